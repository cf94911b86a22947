/** Pages that are left while something is on its way. */
import assert from 'node:assert/strict';
import {atLeast, upTo} from '../expectation.mjs';
import {added} from '../facts.mjs';

const PREFLIGHT = 300;
/** As FactEvent's own limit for whoever waits with leaving, in milliseconds. */
const WAIT_LIMIT = 1000;

/** No back/forward cache keeps such a page: what it has begun ends with it. */
const unkept = {head: `<script>addEventListener('unload', () => {});</script>`, headers: {'cache-control': 'no-store'}};

const ONE_EACH =
  'The library has one request in flight at most; it dies with its page, and Send can’t tell a second one.';

export const leaving = [
  {
    number: '1',
    name: 'three adds and away in the same turn, four times, preflights of 300 ms',
    page: () => unkept,
    expect: {
      http: {why: 'What is not acknowledged is in storage before the page goes, and the next page sends it.'},
      library: {unknown: upTo(4), why: ONE_EACH},
      naive: {unknown: atLeast(6), why: 'Proves the ground: nothing keeps what is in flight.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.collector.fault({method: 'OPTIONS', delay: PREFLIGHT});
      await tab.go('/1');
      for (const page of [1, 2, 3, 4]) {
        await tab.leave(`/${page + 1}`, ...[1, 2, 3].map((n) => added(`page-${page}-add-${n}`)));
      }
      await tab.add('last');
    },
  },
  {
    number: '1b',
    name: 'away while the preflight of the first of three is under way',
    page: () => unkept,
    expect: {
      http: {why: 'The request was never sent, so the next page sends it, and only the next page.'},
      library: {unknown: upTo(1), why: ONE_EACH},
      naive: {unknown: atLeast(1), why: 'Proves the ground: the POST behind the preflight is never sent.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.collector.fault({method: 'OPTIONS', delay: PREFLIGHT});
      await tab.go();
      await tab.add('a1', 'a2', 'a3');
      await cell.until(() => cell.collector.count('OPTIONS') > 0, 'a preflight');
      await tab.leave('/next');
      await tab.add('a4');
    },
  },
  {
    number: '29b',
    name: 'away with more than a browser lets a page leave behind (64 KB)',
    page: () => unkept,
    expect: {
      http: {why: 'What the browser refuses to send behind the page stays in storage for the next one.'},
      library: {unknown: upTo(1), why: ONE_EACH},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      const name = 'A name that is much too long. '.repeat(140);
      await tab.leave('/next', ...Array.from({length: 30}, (_, n) => added(`large-${n}`, name)));
    },
  },
  {
    number: '35',
    name: 'whoever waits with leaving until a fact has settled is not kept',
    expect: {
      http: {why: 'Waiting ends after a second; the next page sends what was not acknowledged.'},
      library: {unknown: upTo(1), why: ONE_EACH},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      const open = cell.swallowAll();
      cell.want(0, 'a1');
      const waited = await tab.page.evaluate(async ({detail}) => {
        const {CartItemAddedEvent} = await import('/kit/events.js');
        const fact = new CartItemAddedEvent(detail);
        const from = performance.now();
        globalThis.dispatchEvent(fact);
        await fact.settled();
        return performance.now() - from;
      }, added('a1'));
      assert.ok(waited < 2 * WAIT_LIMIT, `waited ${waited} ms`);
      await tab.leave('/next');
      open();
    },
  },
];
