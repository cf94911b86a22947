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

/** What the shop's storage holds once a shopper is signed in. */
async function signedIn(shopper) {
  const visitor = await journey.visitor();
  await visitor.open('account.html');
  await visitor.signIn(shopper);
  await visitor.sees('oc-login-form', new RegExp(shopper.firstName));
  const kept = Object.entries(await visitor.storage());
  await visitor.leave();
  return Object.fromEntries(kept.filter(([key]) => key.startsWith('ordercloud-send-elements.session.')));
}

/** Somebody who is signed in opens a page for the first time and presses the button; gives what Send received of them. */
async function buys(storage, open) {
  const visitor = await journey.visitor({storage});
  await open(visitor);
  await visitor.settled();
  await visitor.press('oc-add-to-cart-button');
  await visitor.has('oc-add-to-cart-button', 'ready');
  const {uid} = await waitFor(async () => ((await visitor.cookies()).uid ? visitor.cookies() : null), 'a visitor ID');
  const received = () => linesOf(journey.sandbox.received.filter(({body}) => body.ContactId === uid));
  await waitFor(
    () => received().length >= EVENTS.length,
    () => `${EVENTS}; received were ${received()}`,
  );
  await visitor.leave();
  return received();
}

test('all 120 orders of upgrade of five tags', async () => {
  const orders = [...permutations(TAGS)];
  const {shopper, otherShopper} = journey.SANDBOX;
  const lane = async (who) => {
    const storage = await signedIn(who);
    for (let order = orders.pop(); order; order = orders.pop()) {
      const page = `upgrade-order.html?tags=${order}`;
      const received = await buys(storage, (visitor) => visitor.page.goto(new URL(page, journey.shop).href));
      assert.deepEqual(received, EVENTS, `in the order ${order}`);
    }
  };
  assert.equal(orders.length, 120);
  await Promise.all([lane(shopper), lane(otherShopper)]);
});

for (const [name, page] of Object.entries({
  'a script in the head that runs before the body is there': 'upgrade-head.html',
  'a script at the end of the body': 'upgrade-end.html',
})) {
  test(name, async () => {
    const storage = await signedIn(journey.SANDBOX.shopper);
    assert.deepEqual(await buys(storage, (visitor) => visitor.page.goto(new URL(page, journey.shop).href)), EVENTS);
  });
}

test('a script that is injected after load', async () => {
  const storage = await signedIn(journey.SANDBOX.shopper);
  const received = await buys(storage, async ({page}) => {
    await page.goto(new URL('upgrade-late.html', journey.shop).href);
    await page.addScriptTag({type: 'module', url: '/kit/kit.js'});
  });
  assert.deepEqual(received, EVENTS);
});

test('facts that a page has fired by hand before any script', async () => {
  const storage = await signedIn(journey.SANDBOX.shopper);
  const page = new URL('upgrade-by-hand.html', journey.shop).href;
  const received = await buys(storage, (visitor) => visitor.page.goto(page));
  assert.deepEqual(received.toSorted(), [...EVENTS, 'ADDED_TO_ORDER 2'].toSorted());
});
