/**
 * The demo shop, from its shelves to the thanks, under its own content security policy: what shoppers come to see, and
 * what Send is told.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mkdir, writeFile} from 'node:fs/promises';
import {buildPages, POLICY} from '../../scripts/build-demo.mjs';
import {useJourney} from '../support/journey.mjs';
import {Keyboard} from '../support/keyboard.mjs';

const HOME = {FirstName: 'Mary', LastName: 'Somerville', Street1: '1 Main St', Zip: '55401', City: 'Minneapolis'};
/** The same by the labels of the form. */
const LABELLED = {
  'First name': 'Mary',
  'Last name': 'Somerville',
  Street: '1 Main St',
  'Postal code': '55401',
  City: 'Minneapolis',
  Country: 'United States',
  State: 'MN',
};
const EMAIL = 'mary@example.org';
const VIEW = 'PAGE_VIEWED soup-bowl';
/** Two large bowls, which cost 5 more than the 21 of a small one. */
const BOWLS = {itemCode: 'soup-bowl', itemPrice: 26, itemQuantity: 2, itemTotalPrice: 52};

const journey = useJourney({headers: {'content-security-policy': POLICY}, furnish: openDemo});

/** The demo's pages, with the kit under the name that they load it by. */
async function openDemo(site) {
  const {api, send, SANDBOX} = journey;
  await buildPages(`${site}/demo`);
  await mkdir(`${site}/demo/kit`);
  await writeFile(`${site}/demo/kit/ordercloud-send-elements.js`, "import '/kit/kit.js';");
  const shop = {
    clientId: SANDBOX.clientIdWithCheckout,
    baseApiUrl: api,
    websiteId: SANDBOX.websiteId,
    libraryUrl: `/kit/library.js?endpoint=${send}&forms=${send}`,
    endpoint: send,
  };
  await writeFile(`${site}/demo/config.js`, `globalThis.shop = ${JSON.stringify(shop)};`);
}

/** A visitor with room for the filters beside the products. */
async function arrive() {
  const visitor = await journey.visitor();
  await visitor.page.setViewport({width: 1280, height: 900});
  return visitor;
}

const productOf = (line) => journey.event(line).body.properties[0].product;

/** The fields of a product in an event that `wanted` names. */
const some = (product, wanted) => Object.fromEntries(Object.keys(wanted).map((key) => [key, product[key]]));

/** Waits until nothing is asked of anybody, then holds Send against the list and the console against silence. */
async function end(visitor, ...lines) {
  await journey.received(...lines);
  await journey.quiet();
  await journey.received(...lines);
  await visitor.checkTokens();
  assert.deepEqual(visitor.complaints, []);
}

/** Presses the button of an element once its step of the checkout is open. */
const pressShown = async (visitor, selector, button = '[part=button]') => {
  const handle = await visitor.page.waitForSelector(`${selector} >>> ${button}`, {visible: true});
  await handle.evaluate((each) => each.click());
};

/** Types into a field once its step of the checkout is open. */
const typeShown = async (visitor, selector, text) => {
  await (await visitor.page.waitForSelector(selector, {visible: true})).type(text);
};

/** Presses the label with this text in an element's shadow tree, once it is shown. */
const pressLabel = (visitor, selector, text) =>
  visitor.until(
    (each, wanted) => {
      const labels = [...(document.querySelector(each)?.shadowRoot?.querySelectorAll('label') ?? [])];
      const label = labels.find((one) => one.checkVisibility() && one.textContent.includes(wanted));
      label?.click();
      return Boolean(label);
    },
    selector,
    text,
  );

/** From the shelves to two large white bowls in the cart. */
async function putBowlsIntoCart(visitor) {
  await visitor.open('demo/category.html');
  await visitor.sees('oc-product-list', /House Blend/);
  await pressLabel(visitor, 'oc-facets', 'Studio Mae');
  await visitor.sees('oc-product-list', /^9 products/m);
  await visitor.follow(() => visitor.press('oc-product-list', 'a[href$="id=soup-bowl"]'));
  await visitor.press('oc-product-options', 'input[value=large]');
  const glaze = await visitor.page.waitForSelector('oc-product-options >>> select');
  await glaze.select('0');
  await visitor.press('oc-quantity-input', 'button[part=more]');
  await visitor.sees('oc-price', /\$26\.00/);
  await visitor.press('oc-add-to-cart-button');
}

async function fillAddress(visitor) {
  const form = 'oc-checkout oc-address-form[type=shipping]';
  for (const [name, value] of Object.entries(HOME)) await typeShown(visitor, `${form} >>> [name=${name}]`, value);
  await (await visitor.page.waitForSelector(`${form} >>> [name=Country]`)).select('US');
  await visitor.type(`${form} >>> [name=State]`, 'MN');
  await pressShown(visitor, form);
}

test('the home page leads to a shelf and on to a product, and what it shows are no views', async () => {
  const guest = await arrive();
  await guest.open('demo/index.html');
  await guest.sees('oc-product-list', /House Blend[\s\S]*\$12\.50/);
  await guest.sees('oc-product-card', /Hand Grinder/);
  await journey.received('PAGE_VIEWED');
  await guest.follow(() => guest.press('main oc-category-nav', 'a[href$="category=tea"]'));
  await guest.sees('oc-product-list', /Earl Grey/);
  await journey.received('PAGE_VIEWED', 'PAGE_VIEWED');
  await guest.follow(() => guest.press('oc-product-list', 'a[href$="id=earl-grey-no-3"]'));
  await end(guest, 'PAGE_VIEWED', 'PAGE_VIEWED', 'PAGE_VIEWED earl-grey-no-3');
});

test('from a facet to a variant in the cart, which the drawer shows', async () => {
  const guest = await arrive();
  await putBowlsIntoCart(guest);
  await guest.until(() => document.querySelector('oc-cart-drawer').open);
  await guest.sees('oc-cart-drawer oc-cart', /Soup Bowl[\s\S]*\$52\.00/);
  await end(guest, 'PAGE_VIEWED', VIEW, 'ADDED_TO_ORDER 2');
  assert.equal(productOf(VIEW).itemPrice, 21);
  const added = productOf('ADDED_TO_ORDER 2');
  assert.deepEqual(some(added, BOWLS), BOWLS);
  assert.match(added.cartUrl, /\/demo\/restore\.html\?cart=soup-bowl:2:/);
});

test('a guest checks out with a code, and the purchase is told once', async () => {
  const guest = await arrive();
  await putBowlsIntoCart(guest);
  await journey.received('PAGE_VIEWED', VIEW, 'ADDED_TO_ORDER 2');
  await guest.follow(() => guest.page.$eval('oc-cart-drawer a[href="cart.html"]', (each) => each.click()));
  await guest.type('oc-promo-code >>> input', 'WELCOME10');
  await guest.press('oc-promo-code', '[part=form] button');
  await guest.sees('main oc-cart', /Discount[\s\S]*5\.20[\s\S]*\$46\.80/);
  await journey.received('PAGE_VIEWED', VIEW, 'ADDED_TO_ORDER 2', 'PAGE_VIEWED');
  await guest.follow(() => guest.page.$eval('main a[href="checkout.html"]', (each) => each.click()));
  await typeShown(guest, 'oc-checkout >>> [name=email]', EMAIL);
  await pressShown(guest, 'oc-checkout', '[part=form] button');
  await fillAddress(guest);
  await pressShown(guest, 'oc-address-form[type=billing]');
  await pressShown(guest, 'oc-shipping-methods', 'input[value=express]');
  await pressShown(guest, 'oc-shipping-methods');
  await pressShown(guest, 'oc-payment', 'input[type=radio]');
  await typeShown(guest, 'oc-payment >>> [name=number]', 'PO-7');
  await pressShown(guest, 'oc-payment');
  await guest.sees('oc-order-summary', /\$65\.96/);
  const response = await guest.follow(() => guest.press('oc-checkout >>> oc-submit-order-button'));
  assert.match(response.url(), /thank-you\.html\?order=[\w-]+$/);
  await guest.sees('oc-order-confirmation', /mary@example\.org[\s\S]*Soup Bowl[\s\S]*\$65\.96/);
  const told = [
    'PAGE_VIEWED',
    VIEW,
    'ADDED_TO_ORDER 2',
    'PAGE_VIEWED',
    'PAGE_VIEWED',
    'IDENTIFY',
    'ORDER_COMPLETED',
    'PAGE_VIEWED',
  ];
  await journey.received(...told);
  await guest.page.reload();
  await guest.sees('oc-order-confirmation', /Soup Bowl/);
  await end(guest, ...told, 'PAGE_VIEWED');
  assert.equal(journey.event('IDENTIFY').body.ContactEmailAddress, EMAIL);
  const [{products, totalPrice}] = journey.event('ORDER_COMPLETED').body.properties;
  assert.equal(totalPrice, 65.96);
  assert.deepEqual(
    products.map((each) => some(each, BOWLS)),
    [BOWLS],
  );
});

test('somebody who is known checks out with an address and a budget of her own', async () => {
  const {shopper} = journey.SANDBOX;
  const ada = await arrive();
  await ada.open('demo/sign-in.html');
  await ada.follow(() => ada.signIn(shopper));
  await journey.received('PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED');
  await putBowlsIntoCart(ada);
  const shopping = ['PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED', 'PAGE_VIEWED', VIEW, 'ADDED_TO_ORDER 2'];
  await journey.received(...shopping);
  await ada.follow(() => ada.press('oc-cart-drawer', '[part=checkout]'));
  await pressLabel(ada, 'oc-address-form[type=shipping]', 'Seattle');
  await pressShown(ada, 'oc-address-form[type=shipping]');
  await pressLabel(ada, 'oc-address-form[type=billing]', 'Same');
  await pressLabel(ada, 'oc-address-form[type=billing]', 'London');
  await pressShown(ada, 'oc-address-form[type=billing]');
  await pressShown(ada, 'oc-shipping-methods', 'input[value=standard]');
  await pressShown(ada, 'oc-shipping-methods');
  await pressShown(ada, 'oc-payment', 'input[type=radio]:not([disabled])');
  await pressShown(ada, 'oc-payment');
  await ada.sees('oc-order-summary', /\$61\.16/);
  await ada.follow(() => ada.press('oc-checkout >>> oc-submit-order-button'));
  await ada.sees('oc-order-confirmation', /Seattle[\s\S]*London/);
  const told = [...shopping, 'PAGE_VIEWED', 'ORDER_COMPLETED', 'PAGE_VIEWED'];
  await end(ada, ...told);
  const {ContactEmailAddress, properties} = journey.event('ORDER_COMPLETED').body;
  assert.equal(ContactEmailAddress, shopper.email);
  assert.equal(properties[0].totalPrice, 61.16);

  await ada.open('demo/account.html');
  await ada.sees('oc-address-book', /London/);
  await journey.received(...told, 'PAGE_VIEWED');
  await ada.follow(() => ada.press('oc-order-list', 'a'));
  await ada.sees('oc-order-view', /Soup Bowl[\s\S]*\$61\.16/);
  await journey.received(...told, 'PAGE_VIEWED', 'PAGE_VIEWED');
  await ada.press('oc-reorder-button');
  await ada.until(() => document.querySelector('oc-cart-drawer').open);
  await end(ada, ...told, 'PAGE_VIEWED', 'PAGE_VIEWED', 'ADDED_TO_ORDER 2');
});

test('somebody makes an account, keeps the cart, and finds a product by its name', async () => {
  const mary = await arrive();
  await putBowlsIntoCart(mary);
  const shopping = ['PAGE_VIEWED', VIEW, 'ADDED_TO_ORDER 2'];
  await journey.received(...shopping);
  await mary.open('demo/register.html');
  const fields = {firstName: 'Mary', lastName: 'Somerville', email: EMAIL, username: 'mary', password: 'Sandbox-1'};
  for (const [name, value] of Object.entries(fields)) await mary.type(`oc-register-form >>> [name=${name}]`, value);
  await mary.follow(() => mary.press('oc-register-form'));
  await mary.sees('oc-shopper', /Mary/);
  await mary.sees('oc-cart-drawer', /2/);
  await journey.received(...shopping, 'PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED');
  assert.equal(journey.event('IDENTIFY').body.ContactEmailAddress, EMAIL);
  await mary.type('oc-search-box >>> input', 'grinder');
  await mary.sees('oc-search-box', /Hand Grinder/);
  await mary.follow(() => mary.page.keyboard.press('Enter'));
  await mary.sees('oc-product-list', /Hand Grinder[\s\S]*\$119\.00/);
  const found = [...shopping, 'PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED', 'PAGE_VIEWED'];
  await journey.received(...found);
  await mary.follow(() => mary.press('oc-product-list', 'a[href$="id=hand-grinder"]'));
  await end(mary, ...found, 'PAGE_VIEWED hand-grinder');
});

test("a reminder's link brings the cart back where the shopper wants it", async () => {
  const guest = await arrive();
  await putBowlsIntoCart(guest);
  await journey.received('PAGE_VIEWED', VIEW, 'ADDED_TO_ORDER 2');
  const {cartUrl} = productOf('ADDED_TO_ORDER 2');
  await guest.leave();
  journey.sandbox.reset();

  const later = await arrive();
  await later.open(`${cartUrl},espresso-cup&promo=WELCOME10`);
  await later.sees('oc-cart-restore', /2 × Soup Bowl[\s\S]*1 × Espresso Cup[\s\S]*WELCOME10/);
  await end(later, 'PAGE_VIEWED');
  await later.press('oc-cart-restore', '[part=restore]');
  await later.sees('oc-cart-restore', /is back[\s\S]*WELCOME10/);
  await later.sees('main oc-cart', /Soup Bowl[\s\S]*Espresso Cup/);
  await end(later, 'PAGE_VIEWED', 'ADDED_TO_ORDER 2', 'ADDED_TO_ORDER 1');
  assert.equal(await later.page.evaluate(() => location.search), '');
  assert.deepEqual(some(productOf('ADDED_TO_ORDER 2'), BOWLS), BOWLS);
  assert.match(productOf('ADDED_TO_ORDER 1').cartUrl, /soup-bowl:2:.*,espresso-cup:1$/);
});

test('all of it by the keyboard alone', async () => {
  const guest = await arrive();
  const keyboard = new Keyboard(guest);
  await guest.open('demo/category.html');
  await guest.sees('oc-facets', /Studio Mae/);
  await keyboard.press(/^Brand Studio Mae/, 'Space');
  await guest.sees('oc-product-list', /^9 products/m);
  await guest.follow(() => keyboard.press(/^Soup Bowl/, 'Enter'));
  await guest.has('oc-product-options', 'ready');
  await keyboard.press(/^Size/, 'Space', 'ArrowRight');
  await keyboard.type(/^Glaze/, 'White');
  await keyboard.press(/^One more/, 'Space');
  await guest.sees('oc-price', /\$26\.00/);
  await keyboard.press(/^Add to cart/, 'Enter');
  await guest.until(() => document.querySelector('oc-cart-drawer').open);
  await guest.sees('oc-cart-drawer oc-cart', /Soup Bowl/);
  const shopping = ['PAGE_VIEWED', VIEW, 'ADDED_TO_ORDER 2'];
  await journey.received(...shopping);
  await guest.follow(() => keyboard.press(/check ?out/i, 'Enter'));
  await guest.has('oc-checkout', 'ready');
  await keyboard.type(/your e-mail/i, EMAIL);
  await keyboard.press(/your e-mail/i, 'Enter');
  await keyboard.at(/^Shipping address/);
  for (const [label, value] of Object.entries(LABELLED)) await keyboard.type(new RegExp(`^${label}`), value);
  await keyboard.press(/^Use this address/, 'Enter');
  await keyboard.at(/^Billing address/);
  await keyboard.press(/^Use this address/, 'Enter');
  await keyboard.at(/^Shipping method/);
  await keyboard.press(/Standard/, 'ArrowDown');
  await keyboard.press(/^Use this shipping/, 'Enter');
  await keyboard.at(/^Payment/);
  await keyboard.press(/Purchase order/, 'Space');
  await keyboard.type(/^Purchase order number/, 'PO-7');
  await keyboard.press(/^Use this payment/, 'Enter');
  await keyboard.at(/^Review/);
  await guest.sees('oc-order-summary', /\$71\.16/);
  await guest.follow(() => keyboard.press(/^Place order/, 'Enter'));
  await guest.sees('oc-order-confirmation', /Soup Bowl/);
  await end(guest, ...shopping, 'PAGE_VIEWED', 'IDENTIFY', 'ORDER_COMPLETED', 'PAGE_VIEWED');
  assert.deepEqual(some(productOf('ADDED_TO_ORDER 2'), BOWLS), BOWLS);
});
