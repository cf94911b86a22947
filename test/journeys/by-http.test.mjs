/** The purchase of purchase.test.mjs without Send's library: the same bodies, in order, over slow preflights. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodiesOf} from '../support/bodies.mjs';
import {linesOf} from '../support/collector.mjs';
import {useJourney} from '../support/journey.mjs';

const PRODUCT = 'product.html?id=house-blend';

const journey = useJourney({preflight: 300, tracker: 'transport="http"'});

test('somebody signs in, looks, adds and buys, and Send’s library is never asked for', async () => {
  const {email, firstName, lastName} = journey.SANDBOX.shopper;
  const ada = await journey.visitor();
  await ada.open('sign-in.html');
  await ada.follow(() => ada.signIn(journey.SANDBOX.shopper));
  await ada.press('#two');
  await ada.has('#two', 'ready');
  // At once: what is not sent yet goes with the next page.
  await ada.follow(() => ada.page.click('a[href="cart.html"]'));
  await ada.follow(() => ada.press('oc-submit-order-button'));
  const all = [
    'PAGE_VIEWED',
    'IDENTIFY',
    'PAGE_VIEWED house-blend',
    'ADDED_TO_ORDER 2',
    'PAGE_VIEWED',
    'ORDER_COMPLETED',
    'PAGE_VIEWED',
  ];
  await journey.received(...all);
  await journey.quiet();
  assert.deepEqual(linesOf(journey.sandbox.received), all);

  const bodies = bodiesOf(journey, await ada.cookies(), {email});
  const names = {ContactName: `${firstName} ${lastName}`, properties: {FirstName: firstName, LastName: lastName}};
  const body = (line) => journey.event(line).body;
  assert.deepEqual(body('IDENTIFY'), bodies.identify(email, names));
  assert.deepEqual(body('PAGE_VIEWED house-blend'), bodies.view(PRODUCT));
  assert.deepEqual(body('ADDED_TO_ORDER 2'), bodies.added(PRODUCT, 2));
  assert.deepEqual(body('ORDER_COMPLETED'), bodies.bought('cart.html', 2));
  const asked = ada.requests.filter((url) => url.startsWith(journey.send)).map((url) => new URL(url).pathname);
  assert.deepEqual([...new Set(asked)].sort(), ['/identify', '/track']);
  assert.deepEqual(ada.complaints, []);
  await ada.checkTokens();
});
