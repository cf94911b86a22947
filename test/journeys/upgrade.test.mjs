/** Tags may come to life in any order and at any time: Send receives the same events, each once. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {linesOf, waitFor} from '../support/collector.mjs';
import {useJourney} from '../support/journey.mjs';

const TAGS = ['oc-session', 'oc-product-view', 'oc-add-to-cart-button', 'oc-cart-count', 'send-tracker'];
const EVENTS = ['IDENTIFY', 'PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 1'];

const journey = useJourney();

function* permutations(items) {
  if (items.length === 0) yield [];
  for (const item of items) {
    for (const rest of permutations(items.filter((other) => other !== item))) yield [item, ...rest];
  }
}

/** Somebody who is signed in already when they first come to a page. */
async function signedIn(shopper) {
  const visitor = await journey.visitor();
  await visitor.open('account.html');
  await visitor.signIn(shopper);
  await visitor.sees('oc-login-form', new RegExp(shopper.firstName));
  const kept = Object.entries(await visitor.storage());
  await visitor.leave();
  const session = kept.filter(([key]) => key.startsWith('ordercloud-send-elements.session.'));
  return journey.visitor({storage: Object.fromEntries(session)});
}

/** The visitor opens the page for the first time and presses the button; gives what Send received of them. */
async function buys(visitor, path, {script = async () => {}, count = EVENTS.length} = {}) {
  await visitor.forget();
  await visitor.page.goto(new URL(path, journey.shop).href);
  await script();
  await visitor.settled();
  await visitor.has('oc-product-view', 'ready');
  await visitor.press('oc-add-to-cart-button');
  await visitor.has('oc-add-to-cart-button', 'ready');
  const {uid} = await waitFor(async () => ((await visitor.cookies()).uid ? visitor.cookies() : null), 'a visitor ID');
  const received = () => linesOf(journey.sandbox.received.filter(({body}) => body.ContactId === uid));
  await waitFor(
    () => received().length >= count,
    () => `${count} events; received were ${received()}`,
  );
  return received();
}

test('all 120 orders of upgrade of five tags', async () => {
  const orders = [...permutations(TAGS)];
  const {shopper, otherShopper} = journey.SANDBOX;
  const lane = async (who) => {
    const visitor = await signedIn(who);
    for (let order = orders.pop(); order; order = orders.pop()) {
      assert.deepEqual(await buys(visitor, `upgrade-order.html?tags=${order}`), EVENTS, `in the order ${order}`);
    }
  };
  assert.equal(orders.length, 120);
  await Promise.all([lane(shopper), lane(otherShopper)]);
  await journey.quiet();
  const all = linesOf(journey.sandbox.received);
  for (const line of EVENTS.slice(1)) assert.equal(all.filter((each) => each === line).length, 120, line);
});

test('a script in the head that runs before the body is there', async () => {
  assert.deepEqual(await buys(await signedIn(journey.SANDBOX.shopper), 'upgrade-head.html'), EVENTS);
});

test('a script at the end of the body', async () => {
  assert.deepEqual(await buys(await signedIn(journey.SANDBOX.shopper), 'upgrade-end.html'), EVENTS);
});

test('a script that is injected after load', async () => {
  const ada = await signedIn(journey.SANDBOX.shopper);
  const script = () => ada.page.addScriptTag({type: 'module', url: '/kit/kit.js'});
  assert.deepEqual(await buys(ada, 'upgrade-late.html', {script}), EVENTS);
});

test('facts that a page has fired by hand before any script', async () => {
  const received = await buys(await signedIn(journey.SANDBOX.shopper), 'upgrade-by-hand.html', {count: 4});
  assert.deepEqual(received.toSorted(), [...EVENTS, 'ADDED_TO_ORDER 2'].toSorted());
});
