/** Storage that is full, denied, cleared, damaged or too small. */
import assert from 'node:assert/strict';
import {upTo} from '../expectation.mjs';
import {bought, viewed} from '../facts.mjs';
import {WEBSITE_ID} from '../website.mjs';

const FIVE = ['a1', 'a2', 'a3', 'a4', 'a5'];
export const OUTBOX = 'ordercloud-send-elements.outbox.';
const CARTS = 250;
const VIEWS = 350;

export const storage = [
  {
    number: '8',
    name: 'localStorage is full: setItem throws',
    expect: {
      http: {why: 'Memory stands in for storage while the page lives.'},
      library: {why: 'Memory stands in for storage while the page lives.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.before(() => {
        globalThis.Storage.prototype.setItem = () => {
          throw new globalThis.DOMException('Full', 'QuotaExceededError');
        };
      });
      await tab.go();
      await tab.add(...FIVE);
    },
  },
  {
    number: '9',
    name: 'localStorage is denied: reading it throws',
    fallsBack: true,
    expect: {
      http: {why: 'Memory stands in for storage while the page lives.'},
      library: {
        why: 'The library reads localStorage unguarded and dies of it, so it is not loaded, and HTTP stands in.',
      },
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.before(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new globalThis.DOMException('Denied', 'SecurityError');
          },
        });
      });
      await tab.go();
      await tab.add(...FIVE);
    },
  },
  {
    number: '29',
    name: 'a day offline: a purchase, 250 adds and 350 views, then online',
    collector: {keepAlive: true, preflightMaxAge: 600},
    limit: 60_000,
    expect: {
      http: {
        lost: upTo(500),
        why: 'The outbox has a limit; views go first, purchases last, and each is accounted for.',
      },
      library: {
        lost: upTo(500),
        unknown: upTo(1),
        why: 'As with http; one may be tried before the browser is known to be offline.',
      },
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      await tab.add('warm');
      await cell.arrives('warm');
      await tab.goOffline(true);
      await tab.fire(bought('first'));
      await tab.add(...Array.from({length: CARTS}, (_, n) => `add-${n}`));
      await tab.fire(...Array.from({length: VIEWS}, (_, n) => viewed(`view-${n}`)));
      await cell.until(() => tab.page.evaluate(() => !navigator.onLine), 'the page to be offline');
      await tab.goOffline(false);
    },
    async check(cell) {
      const {codes, lost} = cell.row();
      assert.ok(!codes.lost.includes('order in-first'), 'the purchase has arrived');
      const stats = await cell.tabs[0].stats();
      assert.ok(stats, 'There is no stats(), so nobody knows what was dropped.');
      const dropped = Object.values(stats.dropped).reduce((sum, count) => sum + count, 0);
      assert.equal(dropped, lost, 'all that is lost is accounted for');
    },
  },
  {
    number: '31',
    name: 'junk and entries of another age under the outbox’s keys',
    expect: {
      http: {why: 'What can’t be read is passed over.'},
      library: {why: 'What can’t be read is passed over.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      const junk = ['{broken', '', 'null', '[]', '{}', '17', '"text"', '{"v":0,"call":{"action":"NONE"}}', '[null,{}]'];
      await tab.before(
        (prefix, websiteId, values) => {
          if (localStorage.length > 0) return;
          values.forEach((value, n) => {
            localStorage.setItem(`${prefix}${n}`, value);
            for (const id of [websiteId, websiteId.replaceAll('-', '')]) {
              localStorage.setItem(`${prefix}${id}.${n}`, value);
              localStorage.setItem(`${prefix}${id}.${1.7e12 + n}.${n}`, value);
            }
          });
          localStorage.setItem(`${prefix}${websiteId}`, '{');
          localStorage.setItem(prefix, 'null');
        },
        OUTBOX,
        WEBSITE_ID,
        junk,
      );
      await tab.go();
      await tab.add('a1', 'a2');
      await cell.arrives('a2');
      await tab.leave('/next');
      await tab.add('a3', 'a4');
    },
  },
  {
    number: '31b',
    name: 'the site clears localStorage with three unsent',
    expect: {
      http: {
        lost: upTo(3),
        unknown: upTo(1),
        why: 'Who clears storage may clear the outbox, also of what is under way; what comes next is sent.',
      },
      library: {lost: upTo(3), unknown: upTo(1), why: 'As with http.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      const answer = cell.swallowAll();
      await tab.add('a1', 'a2', 'a3');
      await cell.tried();
      await tab.page.evaluate(() => localStorage.clear());
      answer();
      await tab.add('a4');
    },
    check(cell) {
      const {codes} = cell.row();
      assert.ok(![...codes.lost, ...codes.unknown].includes('a4'), 'what came next has arrived');
    },
  },
];
