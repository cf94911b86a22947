/** Purchases from tags alone, over slow preflights, with pages that are gone once they are left. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodiesOf} from '../support/bodies.mjs';
import {useJourney} from '../support/journey.mjs';

const PRODUCT = 'product.html?id=house-blend';

const journey = useJourney({preflight: 300});

const body = (line) => journey.event(line).body;

/** The plain view of one page. */
const pageView = (path) => {
  const isIt = ({body: {actionType, properties, Url}}) =>
    actionType === 'PAGE_VIEWED' && !properties && new URL(Url).pathname === `/${path}`;
  return journey.sandbox.received.find(isIt)?.body;
};

/** Waits until nothing is asked of anybody, then holds Send against the list and the console against silence. */
async function end(visitor, ...lines) {
  await journey.received(...lines);
  await journey.quiet();
  await journey.received(...lines);
  await visitor.checkTokens();
  assert.deepEqual(visitor.complaints, []);
}

test('somebody signs in, looks, adds two, adds one more, and buys', async () => {
  const {email, firstName, lastName} = journey.SANDBOX.shopper;
  const ada = await journey.visitor();
  await ada.open('sign-in.html');
  await ada.follow(() => ada.signIn(journey.SANDBOX.shopper));
  await journey.received('PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED house-blend');
  await ada.press('#two');
  await journey.received('PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2');
  await ada.press('#one');
  const shopping = ['PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2', 'ADDED_TO_ORDER 1'];
  await journey.received(...shopping);
  await ada.follow(() => ada.page.click('a[href="cart.html"]'));
  await journey.received(...shopping, 'PAGE_VIEWED');
  const response = await ada.follow(() => ada.press('oc-submit-order-button'));
  assert.match(response.url(), /thank-you\.html\?order=[\w-]+$/);
  await end(ada, ...shopping, 'PAGE_VIEWED', 'ORDER_COMPLETED', 'PAGE_VIEWED');

  const bodies = bodiesOf(journey, await ada.cookies(), {email});
  const names = {ContactName: `${firstName} ${lastName}`, properties: {FirstName: firstName, LastName: lastName}};
  assert.deepEqual(body('IDENTIFY'), bodies.identify(email, names));
  assert.deepEqual(body('PAGE_VIEWED house-blend'), bodies.view(PRODUCT));
  assert.deepEqual(body('ADDED_TO_ORDER 2'), bodies.added(PRODUCT, 2));
  assert.deepEqual(body('ADDED_TO_ORDER 1'), bodies.added(PRODUCT, 1));
  assert.deepEqual(body('ORDER_COMPLETED'), bodies.bought('cart.html', 3));
  assert.deepEqual(pageView('cart.html'), bodies.page('cart.html'));
  assert.equal(pageView('product.html'), undefined);
});

test('a guest buys with an e-mail address', async () => {
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await guest.press('#one');
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 1');
  await guest.open('guest-cart.html');
  await guest.page.type('#email', 'guest@example.org');
  await guest.follow(() => guest.press('oc-submit-order-button'));
  const all = [
    'PAGE_VIEWED house-blend',
    'ADDED_TO_ORDER 1',
    'PAGE_VIEWED',
    'IDENTIFY',
    'ORDER_COMPLETED',
    'PAGE_VIEWED',
  ];
  await end(guest, ...all);

  const cookies = await guest.cookies();
  const unknown = bodiesOf(journey, cookies);
  const known = bodiesOf(journey, cookies, {email: 'guest@example.org'});
  assert.deepEqual(body('PAGE_VIEWED house-blend'), unknown.view(PRODUCT));
  assert.deepEqual(body('ADDED_TO_ORDER 1'), unknown.added(PRODUCT, 1));
  assert.deepEqual(body('IDENTIFY'), known.identify('guest@example.org'));
  assert.deepEqual(body('ORDER_COMPLETED'), known.bought('guest-cart.html', 1));
  const order = journey.sandbox.received.map(({body: {actionType}}) => actionType);
  assert.ok(order.indexOf('IDENTIFY') < order.indexOf('ORDER_COMPLETED'), 'identified before the purchase');
});

test('a guest buys without an e-mail address, and nobody is identified', async () => {
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await guest.press('#two');
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2');
  await guest.open('unnamed-cart.html');
  await guest.follow(() => guest.press('oc-submit-order-button'));
  await end(guest, 'PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2', 'PAGE_VIEWED', 'ORDER_COMPLETED', 'PAGE_VIEWED');

  const bodies = bodiesOf(journey, await guest.cookies());
  assert.deepEqual(body('ADDED_TO_ORDER 2'), bodies.added(PRODUCT, 2));
  assert.deepEqual(body('ORDER_COMPLETED'), bodies.bought('unnamed-cart.html', 2));
});

test("a guest's e-mail address is asked for where the page does not do without", async () => {
  const guest = await journey.visitor();
  await guest.open(PRODUCT);
  await guest.press('#one');
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 1');
  await guest.open('cart.html');
  await guest.press('oc-submit-order-button');
  await guest.sees('oc-submit-order-button', /e-mail/i);
  assert.deepEqual(
    (await guest.errors()).map(({code}) => code),
    ['guest-email-missing'],
  );
  await end(guest, 'PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 1', 'PAGE_VIEWED');
});

test('a cart is kept through signing in, which adds nothing', async () => {
  const {email} = journey.SANDBOX.shopper;
  const ada = await journey.visitor();
  await ada.open(PRODUCT);
  await ada.press('#two');
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2');
  await ada.open('account.html');
  await ada.sees('oc-cart', /House Blend/);
  await ada.signIn(journey.SANDBOX.shopper);
  await ada.sees('oc-login-form', /Ada/);
  await ada.sees('oc-cart', /House Blend/);
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2', 'PAGE_VIEWED', 'IDENTIFY');
  await ada.open('cart.html');
  await ada.follow(() => ada.press('oc-submit-order-button'));
  const pages = ['PAGE_VIEWED', 'PAGE_VIEWED', 'PAGE_VIEWED'];
  await end(ada, 'PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2', 'IDENTIFY', 'ORDER_COMPLETED', ...pages);
  const bodies = bodiesOf(journey, await ada.cookies(), {email});
  assert.deepEqual(body('ORDER_COMPLETED'), bodies.bought('cart.html', 2));
});

test('an order of the Orders routes is bought by its ID, beside the cart', async () => {
  const {email} = journey.SANDBOX.shopper;
  await journey.ask('POST', '/v1/orders/Outgoing', {ID: 'order-1'});
  const ada = await journey.visitor();
  await ada.open('account.html');
  await ada.signIn(journey.SANDBOX.shopper);
  await journey.received('PAGE_VIEWED', 'IDENTIFY');
  await ada.open('order.html');
  await ada.press('oc-add-to-cart-button');
  await journey.received('PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2');
  const response = await ada.follow(() => ada.press('oc-submit-order-button'));
  assert.match(response.url(), /order=order-1$/);
  const all = [
    'PAGE_VIEWED',
    'IDENTIFY',
    'PAGE_VIEWED house-blend',
    'ADDED_TO_ORDER 2',
    'ORDER_COMPLETED',
    'PAGE_VIEWED',
  ];
  await end(ada, ...all);
  const bodies = bodiesOf(journey, await ada.cookies(), {email});
  assert.deepEqual(body('ADDED_TO_ORDER 2'), bodies.added('order.html', 2));
  assert.deepEqual(body('ORDER_COMPLETED'), bodies.bought('order.html', 2));
});

test('the ground is slippery: an event that nobody waits for is lost when the page is left', async () => {
  const visitor = await journey.visitor();
  await visitor.open('index.html');
  await journey.received('PAGE_VIEWED');
  await visitor.follow(() =>
    visitor.page.evaluate(() => {
      globalThis.mootrack('track', 'NOBODY_WAITS');
      location.href = 'thank-you.html';
    }),
  );
  await end(visitor, 'PAGE_VIEWED', 'PAGE_VIEWED');
});
