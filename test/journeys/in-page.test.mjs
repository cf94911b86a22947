/** The sandbox under a page by itself: the shipped kit asks the real hosts, and MSW lets the sandbox answer. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {waitFor} from '../support/collector.mjs';
import {useJourney} from '../support/journey.mjs';

const journey = useJourney();

const lines = (page) => page.evaluate(() => globalThis.sandbox.received.map(({body}) => body.actionType ?? 'forms'));

async function addsOne(visitor) {
  await visitor.settled();
  await visitor.press('oc-add-to-cart-button');
  await visitor.has('oc-add-to-cart-button', 'ready');
  const all = ['forms', 'PAGE_VIEWED', 'ADDED_TO_ORDER'];
  await waitFor(async () => (await lines(visitor.page)).join() === all.join(), all.join());
  assert.deepEqual(await visitor.errors(), []);
}

test('over http by a service worker, which answers for the library too', async () => {
  const guest = await journey.visitor();
  await guest.page.goto(new URL('in-page.html', journey.shop).href);
  await addsOne(guest);
  assert.ok(guest.requests.includes('https://t.stat-track.com/track'));
  const other = await guest.page.evaluate(async () => (await fetch('/in-page.html')).status);
  assert.equal(other, 200);
  assert.deepEqual(journey.sandbox.received, []);
});

test('from a disk by interception, with the library beside the page', async () => {
  const guest = await journey.visitor();
  await guest.page.goto(journey.fileUrl('in-page.html'));
  await addsOne(guest);
});

test('what the sandbox drops fails as a lost connection does', async () => {
  const guest = await journey.visitor();
  await guest.page.goto(new URL('in-page.html', journey.shop).href);
  await guest.settled();
  await guest.page.evaluate(() => globalThis.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'drop'}));
  await guest.press('oc-add-to-cart-button');
  await guest.has('oc-add-to-cart-button', 'error');
  assert.equal((await guest.errors())[0].code, 'offline');
});
