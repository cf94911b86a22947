/**
 * The same purchase on plain HTML pages, in the Vue and the Angular sample, and on the CMS page: Send is told the same.
 * The kit in the samples is what was built; scripts/test-samples.mjs builds it, and them.
 */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buildDemo} from '../../scripts/build-demo.mjs';
import {root} from '../../scripts/bundle.mjs';
import {linesOf, waitFor} from '../support/collector.mjs';
import {useJourney} from '../support/journey.mjs';
import {serveFolder} from '../support/serve.mjs';

const VIEW = 'PAGE_VIEWED house-blend';
const EVENTS = ['IDENTIFY', VIEW, 'ADDED_TO_ORDER 2', 'ORDER_COMPLETED'];

const journey = useJourney();
const servers = [];
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samples-'));
});

after(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await rm(folder, {recursive: true, force: true});
});

/** Serves a sample on an origin of its own; `make` puts it into a folder. */
async function serveSample(name, make) {
  const site = join(folder, name);
  await make(site);
  const {api, send, SANDBOX} = journey;
  const shop = {
    clientId: SANDBOX.clientId,
    baseApiUrl: api,
    websiteId: SANDBOX.websiteId,
    productIds: ['house-blend', 'hand-grinder'],
    libraryUrl: `${send}/statics/moosend-tracking.min.js?endpoint=${send}&forms=${send}`,
    endpoint: send,
  };
  await writeFile(join(site, 'config.js'), `globalThis.shop = ${JSON.stringify(shop)};`);
  const server = await serveFolder(site, {noStore: true});
  servers.push(server);
  return server.origin;
}

/** The built sample with the catalogue's pictures beside it, as a shop has them. */
const built = (name) => async (site) => {
  await cp(`${root}demo/${name}/dist`, site, {recursive: true});
  await cp(`${root}demo/pictures`, join(site, 'pictures'), {recursive: true});
};

/** Waits until Send has received these events, whatever plain page views there are. */
async function received(...events) {
  const lines = () => linesOf(journey.sandbox.received).filter((line) => line !== 'PAGE_VIEWED');
  const same = () => lines().toSorted().join() === events.toSorted().join();
  await waitFor(same, () => `${events}; received were ${lines()}`);
}

/**
 * The bodies of a visitor's last event of each kind, without what differs between two sites by nature: IDs and
 * addresses, which are held against the visitor's cookies and the site here.
 */
async function bodiesOf(visitor, {origin, product, pages}) {
  const {uid, sessionid} = await visitor.cookies();
  const bodyOf = (line) => {
    const {ContactId, sessionId, Url, ...body} = journey.sandbox.received.findLast(
      (event) => linesOf([event])[0] === line,
    ).body;
    assert.deepEqual({ContactId, sessionId}, {ContactId: uid, sessionId: sessionid});
    assert.equal(Url, pages[line] && `${origin}/${pages[line]}`);
    const text = JSON.stringify(body).replaceAll(`${origin}/${product}`, '{product}').replaceAll(origin, '{origin}');
    return [line, JSON.parse(text)];
  };
  return Object.fromEntries(EVENTS.map(bodyOf));
}

/** Waits for silence, then hands over the bodies; the console has to have been silent all along. */
async function end(visitor, site) {
  await journey.quiet();
  await visitor.checkTokens();
  assert.deepEqual(visitor.complaints, []);
  return bodiesOf(visitor, site);
}

async function buyOnPlainPages() {
  const product = 'product.html?id=house-blend';
  const ada = await journey.visitor();
  await ada.open('sign-in.html');
  await ada.follow(() => ada.signIn(journey.SANDBOX.shopper));
  await received('IDENTIFY', VIEW);
  await ada.press('#two');
  await received('IDENTIFY', VIEW, 'ADDED_TO_ORDER 2');
  await ada.follow(() => ada.page.click('a[href="cart.html"]'));
  await ada.follow(() => ada.press('oc-submit-order-button'));
  await received(...EVENTS);
  const pages = {[VIEW]: product, 'ADDED_TO_ORDER 2': product, ORDER_COMPLETED: 'cart.html'};
  return end(ada, {origin: journey.shop, product, pages});
}

/** Everything in one page, by the links that a shopper sees. */
async function buyInOnePage(origin) {
  const product = 'index.html#/product/house-blend';
  const ada = await journey.visitor();
  await ada.page.goto(`${origin}/index.html`);
  await ada.press('header', 'a[href="#/sign-in"]');
  await ada.signIn(journey.SANDBOX.shopper);
  await ada.sees('header', /Hello Ada/);
  await ada.press('oc-product-card', 'a[href$="house-blend"]');
  await received('IDENTIFY', VIEW);
  const field = await ada.page.waitForSelector('oc-product-view input');
  await field.evaluate((input) => input.select());
  await field.type('2');
  await ada.until(() => document.querySelector('oc-add-to-cart-button').quantity === 2);
  await ada.press('oc-add-to-cart-button');
  await received('IDENTIFY', VIEW, 'ADDED_TO_ORDER 2');
  await ada.press('oc-cart-count', 'a');
  await ada.page.waitForSelector('oc-cart');
  await ada.sees('oc-cart', /House Blend/);
  await ada.press('oc-submit-order-button');
  await ada.sees('main', /Thank you/);
  await received(...EVENTS);
  assert.equal(await ada.page.evaluate(() => location.hash), '#/thanks');
  const pages = {[VIEW]: product, 'ADDED_TO_ORDER 2': product, ORDER_COMPLETED: 'index.html#/cart'};
  return end(ada, {origin, product, pages});
}

/** The page has all tags at once, so that the product is seen before somebody signs in and again with the next visit. */
async function buyFromCms(origin) {
  const ada = await journey.visitor();
  await ada.open(`${origin}/cms.html`);
  await received(VIEW);
  await ada.signIn(journey.SANDBOX.shopper);
  await ada.sees('oc-login-form', /Ada/);
  await received(VIEW, 'IDENTIFY');
  await ada.page.reload();
  await received(VIEW, 'IDENTIFY', VIEW);
  await ada.press('oc-add-to-cart-button');
  await received(VIEW, 'IDENTIFY', VIEW, 'ADDED_TO_ORDER 2');
  const response = await ada.follow(() => ada.press('oc-submit-order-button'));
  assert.match(response.url(), /thank-you\.html\?order=[\w-]+$/);
  await received(VIEW, ...EVENTS);
  const pages = {[VIEW]: 'cms.html', 'ADDED_TO_ORDER 2': 'cms.html', ORDER_COMPLETED: 'cms.html'};
  return end(ada, {origin, product: 'product.html?id=house-blend', pages});
}

let plain;

test('plain HTML pages', async () => {
  plain = await buyOnPlainPages();
  assert.deepEqual(Object.keys(plain), EVENTS);
});

for (const name of ['vue', 'angular']) {
  test(`the ${name} sample tells the same as plain HTML pages`, async () => {
    assert.deepEqual(await buyInOnePage(await serveSample(name, built(name))), plain);
  });
}

test('the CMS page tells the same as plain HTML pages', async () => {
  assert.deepEqual(await buyFromCms(await serveSample('cms', buildDemo)), plain);
});
