/** What goes wrong shows in the element, can be tried again, and is never told to Send as if it had worked. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useJourney} from '../support/journey.mjs';

const PRODUCT = 'product.html?id=house-blend';
const VIEWED = 'PAGE_VIEWED house-blend';

const journey = useJourney();

/** Waits until nothing is asked of anybody; Send has received these events then, and no token was seen. */
async function end(visitor, ...lines) {
  await journey.quiet();
  await journey.received(...lines);
  await visitor.checkTokens();
}

const codes = async (visitor) => (await visitor.errors()).map(({code}) => code);

test('a product that is not there is said, and the page counts as a plain one', async () => {
  const guest = await journey.visitor();
  await guest.open('product.html?id=nothing-here');
  await guest.has('oc-product-view', 'error');
  await guest.sees('oc-product-view', /not|isn’t|no longer/i);
  assert.deepEqual(await codes(guest), ['NotFound']);
  await end(guest, 'PAGE_VIEWED');
});

test('a product that could not be read is shown and counted after trying again', async () => {
  journey.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'status', status: 503, times: 1});
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await guest.has('oc-product-view', 'error');
  assert.deepEqual(await codes(guest), ['ServerError']);
  await guest.press('oc-product-view', '[part~=retry]');
  await guest.sees('oc-product-view', /House Blend/);
  await journey.quiet();
  assert.equal(journey.event(VIEWED).body.properties[0].product.itemPrice, 12.5);
});

test('a token that is revoked in mid-journey is renewed, and nobody notices', async () => {
  const ada = await journey.visitor();
  await ada.open('account.html');
  await ada.signIn(journey.SANDBOX.shopper);
  await journey.received('PAGE_VIEWED', 'IDENTIFY');
  await ada.open(PRODUCT);
  await journey.received('PAGE_VIEWED', 'IDENTIFY', VIEWED);
  journey.sandbox.revokeTokens();
  await ada.press('#two');
  await ada.has('#two', 'ready');
  await ada.open('cart.html');
  await ada.follow(() => ada.press('oc-submit-order-button'));
  assert.deepEqual(await codes(ada), []);
  const pages = ['PAGE_VIEWED', 'PAGE_VIEWED', 'PAGE_VIEWED'];
  await end(ada, 'IDENTIFY', VIEWED, 'ADDED_TO_ORDER 2', 'ORDER_COMPLETED', ...pages);
});

test('an add while offline is said, and counted once it has worked', async () => {
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await journey.received(VIEWED);
  await guest.goOffline(true);
  await guest.press('#two');
  await guest.has('#two', 'error');
  await guest.sees('#two', /can’t be reached|connection|offline/i);
  assert.deepEqual(await guest.errors(), [{code: 'offline', retry: true}]);
  await end(guest, VIEWED);
  await guest.goOffline(false);
  await guest.press('#two', '[part~=retry]');
  await guest.has('#two', 'ready');
  await end(guest, VIEWED, 'ADDED_TO_ORDER 2');
});

test('an add whose answer is lost is not done twice', async () => {
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await guest.press('#one');
  await journey.received(VIEWED, 'ADDED_TO_ORDER 1');
  journey.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'answer-lost', times: 1});
  journey.sandbox.faults.add({operation: 'Cart.PatchLineItem', kind: 'answer-lost', times: 1});
  await guest.press('#two');
  await guest.until(() => ['ready', 'error'].includes(document.querySelector('#two').status));
  if ((await guest.errors()).length > 0) await guest.press('#two', '[part~=retry]');
  await guest.has('#two', 'ready');
  await end(guest, VIEWED, 'ADDED_TO_ORDER 1', 'ADDED_TO_ORDER 2');
  await guest.open('cart.html');
  const quantity = await guest.page.$eval('oc-cart >>> input', (input) => input.value);
  assert.equal(quantity, '3');
});

test('an order that is not submitted is not a purchase, and is one after trying again', async () => {
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await guest.press('#one');
  await journey.received(VIEWED, 'ADDED_TO_ORDER 1');
  journey.sandbox.faults.add({operation: 'Cart.Submit', kind: 'status', status: 503, times: 1});
  await guest.open('unnamed-cart.html');
  await guest.press('oc-submit-order-button');
  await guest.has('oc-submit-order-button', 'error');
  await end(guest, VIEWED, 'ADDED_TO_ORDER 1', 'PAGE_VIEWED');
  await guest.follow(() => guest.press('oc-submit-order-button', '[part~=retry]'));
  await end(guest, VIEWED, 'ADDED_TO_ORDER 1', 'PAGE_VIEWED', 'ORDER_COMPLETED', 'PAGE_VIEWED');
});

test('a shop goes on where Send can’t be reached', async () => {
  for (const operation of ['Send.Identify', 'Send.Track', 'Send.Forms', 'Send.Script']) {
    journey.sandbox.faults.add({operation, kind: 'drop'});
  }
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await guest.press('#one');
  await guest.has('#one', 'ready');
  await guest.open('guest-cart.html');
  await guest.page.type('#email', 'guest@example.org');
  const response = await guest.follow(() => guest.press('oc-submit-order-button'));
  assert.match(response.url(), /thank-you\.html/);
  assert.deepEqual(await codes(guest), []);
});
