/** What a visitor who has not agreed leaves behind: nothing of Send's. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useJourney} from '../support/journey.mjs';

const journey = useJourney();

/** Nothing on the page, in the browser or on the wire has to do with Send. */
async function findsNothingOfSends(visitor) {
  await journey.quiet();
  const page = await visitor.page.evaluate(() => ({
    cookie: document.cookie,
    mootrack: typeof globalThis.mootrack,
    scripts: [...document.scripts].map(({src}) => src).filter((src) => src.includes('moosend')),
    stored: Object.entries({...localStorage, ...sessionStorage}).filter(
      ([key, value]) => !key.startsWith('ordercloud-send-elements.session.') || value.includes('moo'),
    ),
  }));
  assert.equal(page.cookie, '');
  assert.equal(page.mootrack, 'undefined');
  assert.deepEqual(page.scripts, []);
  assert.deepEqual(page.stored, []);
  assert.deepEqual(await visitor.page.evaluate(() => globalThis.indexedDB.databases()), []);
  assert.deepEqual(
    visitor.requests.filter((url) => url.startsWith(journey.send)),
    [],
  );
  assert.deepEqual(journey.sandbox.received, []);
  await visitor.checkTokens();
}

for (const consent of ['pending', 'denied']) {
  test(`with consent ${consent} the shop works and nothing of Send's is there`, async () => {
    const guest = await journey.visitor();
    await guest.open(`consent-${consent}.html`);
    await guest.press('oc-add-to-cart-button');
    await guest.has('oc-add-to-cart-button', 'ready');
    await findsNothingOfSends(guest);
  });
}

test('with Global Privacy Control nothing of Send’s is there, whatever the page says', async () => {
  const guest = await journey.visitor();
  await guest.page.evaluateOnNewDocument(() => {
    Object.defineProperty(globalThis.Navigator.prototype, 'globalPrivacyControl', {get: () => true});
  });
  await guest.open('product.html?id=house-blend');
  await guest.press('#one');
  await guest.has('#one', 'ready');
  await findsNothingOfSends(guest);
});

test('what happened before the visitor agrees is sent once they do', async () => {
  const guest = await journey.visitor();
  await guest.open('consent-pending.html');
  await guest.press('oc-add-to-cart-button');
  await guest.has('oc-add-to-cart-button', 'ready');
  await findsNothingOfSends(guest);
  await guest.page.evaluate(() => {
    document.dispatchEvent(new CustomEvent('send-consent', {bubbles: true, detail: {tracking: 'granted'}}));
  });
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 1');
  await guest.checkTokens();
});
