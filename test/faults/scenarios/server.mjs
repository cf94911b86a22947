/** A collector that fails, is out of reach, or is kept out of reach. */
import assert from 'node:assert/strict';
import {atLeast, upTo} from '../expectation.mjs';

const FIVE = ['a1', 'a2', 'a3', 'a4', 'a5'];

/** A page that has sent one event, so that Send's library is there where it is used. */
async function warmTab(cell) {
  const tab = await cell.tab();
  await tab.go();
  await tab.add('warm');
  await cell.arrives('warm');
  return tab;
}

const UNSEEN =
  'With no status to be seen (0) the library may or may not have been heard, and Send can’t tell a second one.';

export const server = [
  {
    number: '2',
    name: 'two answers 500, then all is well',
    expect: {
      http: {why: 'A 500 is tried again, and what is behind it waits.'},
      library: {why: 'The failure is seen through resource timing, so handing over again is safe, in its place.'},
      naive: {lost: 2, why: 'Proves the ground: two are refused and nobody tries again.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      cell.collector.fault({status: 500, times: 2});
      await tab.add(...FIVE);
    },
  },
  {
    number: '2b',
    name: 'one answer 429 that asks for two seconds of rest',
    expect: {
      http: {why: 'The rest that is asked for is kept, then all goes on in order.'},
      library: {why: 'A 429 is seen like any failure; the header is not, so the kit’s own pause decides.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      const headers = {'retry-after': '2', 'access-control-expose-headers': 'retry-after'};
      cell.collector.fault({status: 429, headers, times: 1});
      await tab.add(...FIVE);
    },
    check({transport, collector}) {
      const posts = collector.requests.filter(({method, path}) => method === 'POST' && path === '/track');
      const refused = posts.findIndex(({outcome}) => outcome === 'status 429');
      const pause = posts[refused + 1].at - posts[refused].at;
      if (transport === 'http') assert.ok(pause >= 1950, `tried again after ${pause} ms`);
    },
  },
  {
    number: '3',
    name: 'five adds while offline, then online again',
    expect: {
      http: {why: 'The browser says when it is online again.'},
      library: {unknown: upTo(1), why: `${UNSEEN} One may be tried before the browser is known to be offline.`},
      naive: {unknown: 5, why: 'Proves the ground: nothing leaves an offline browser.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      await tab.goOffline(true);
      await tab.add(...FIVE);
      await cell.until(() => tab.page.evaluate(() => !globalThis.underWay), 'what was tried to fail');
      await tab.goOffline(false);
    },
  },
  {
    number: '4',
    name: 'five adds while the server is down, the page loaded again when it is up',
    expect: {
      http: {why: 'Refused connections are tried again, by the next page at the latest.'},
      library: {unknown: upTo(5), why: UNSEEN},
      naive: {unknown: 5, why: 'Proves the ground: the port is closed.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      await cell.collector.down();
      const refused = new Promise((resolve) => tab.page.once('requestfailed', resolve));
      await tab.add(...FIVE);
      // A connection that is still being made would find the server up again.
      await refused;
      await cell.collector.up();
      await tab.go();
    },
  },
  {
    number: '7',
    name: 'the answer is lost after the work was done, twice',
    expect: {
      http: {doubled: 2, why: 'No answer looks like no work. Each lost answer costs one copy, and no event is lost.'},
      library: {
        doubled: 2,
        why: 'A request that ends without an answer, where answers were seen before, is a failure that was seen.',
      },
      naive: {why: 'Proves the ground: the work was done.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      cell.collector.fault({lose: 'after', times: 2});
      await tab.add(...FIVE);
    },
  },
  {
    number: '7k',
    name: 'the same with connections that are used again',
    collector: {keepAlive: true},
    expect: {
      http: {doubled: 2, why: 'The same figure: the first copy of two is the browser’s own.'},
      library: {doubled: upTo(2), why: 'Chromium sends a POST again by itself on a connection that was used before.'},
      naive: {doubled: atLeast(1), why: 'Proves the ground: nobody but the browser tries again.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      cell.collector.fault({lose: 'after', times: 2});
      await tab.add(...FIVE);
    },
  },
  {
    number: '7c',
    name: 'the page is left while the answer is on its way',
    expect: {
      http: {doubled: upTo(1), why: 'The page that could have seen the answer is gone, as in 7.'},
      library: {why: 'What was handed over without an answer is not handed over again.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      const quick = cell.collector.fault({answerDelay: 1500});
      await tab.add('a1', 'a2', 'a3');
      await cell.arrives('a1');
      await tab.leave('/next');
      quick();
    },
  },
  {
    number: '12',
    name: 'only the first request fails, five adds 300 ms apart',
    expect: {
      http: {why: 'The line waits for its first.'},
      library: {unknown: upTo(1), why: UNSEEN},
      naive: {unknown: 1, why: 'Proves the ground: the first is dropped.'},
    },
    async steps(cell) {
      const tab = await warmTab(cell);
      cell.collector.fault({lose: 'before', times: 1});
      for (const code of FIVE) {
        await tab.add(code);
        await tab.pause(300);
      }
    },
  },
  {
    number: '34',
    name: 'a blocker lets the script through but not the events; it is off on the next page',
    expect: {
      http: {why: 'Status 0 while online is tried again, more and more seldom, and kept for the next page.'},
      library: {unknown: upTo(3), why: UNSEEN},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      const unblock = cell.collector.fault({method: null, lose: 'before'});
      await tab.add('a1', 'a2', 'a3');
      await tab.pause(3000);
      const tries = cell.collector.count('OPTIONS') + cell.collector.count('POST');
      assert.ok(tries <= 12, `${tries} tries in three seconds`);
      unblock();
      await tab.leave('/next');
      await tab.add('a4');
    },
  },
];
