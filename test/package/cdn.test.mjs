/** The files for pages without a bundler: the page of the README, `send-*` tags alone, the loader, the classic script. */
import assert from 'node:assert/strict';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {root} from '../../scripts/bundle.mjs';
import {startBrowser} from '../support/browser.mjs';
import {linesOf, waitFor} from '../support/collector.mjs';
import {serveFolder} from '../support/serve.mjs';
import {startServices} from '../support/service.mjs';

const SDK = /ordercloud-sdk/;

let services, pages, folder, browser, context;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordercloud-send-elements-'));
  await cp(`${root}dist/cdn`, join(folder, 'cdn'), {recursive: true});
  [services, pages, browser] = await Promise.all([startServices(), serveFolder(folder), startBrowser()]);
});
beforeEach(async () => {
  await context?.close();
  services.sandbox.reset();
  services.requests.length = 0;
  context = await browser.createBrowserContext();
});
after(async () => {
  await Promise.all([browser?.close(), services?.close(), pages?.close()]);
  await rm(folder, {recursive: true, force: true});
});

/** Opens a page of this text, over HTTP or from the disk, and notes what it requests and complains of. */
async function open(html, {fromDisk = false} = {}) {
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // The catalogue's pictures are not beside these pages.
    const missing = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !missing) complaints.push(message.text());
  });
  const file = join(folder, 'page.html');
  await writeFile(file, html);
  await page.goto(fromDisk ? pathToFileURL(file).href : `${pages.origin}/page.html`);
  return {page, requests, complaints};
}

const head = (script) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A page</title>${script}`;
const moduleScript = (path) => `<script type="module" src="${pages.origin}/cdn/${path}"></script>`;
const session = () =>
  `<oc-session client-id="${services.SANDBOX.clientId}" base-api-url="${services.api}"></oc-session>`;
const tracker = () => `<send-tracker website-id="${services.SANDBOX.websiteId}" library-url="${services.libraryUrl}"
  endpoint="${services.send}"></send-tracker>`;

const received = (...lines) => {
  const found = () => linesOf(services.sandbox.received);
  return waitFor(
    () => JSON.stringify(found().toSorted()) === JSON.stringify(lines.toSorted()),
    () => `${lines.join()}; received were ${found().join()}`,
  );
};

describe('the page of the README', () => {
  /** The page as it stands there, with the reader's own values and with loopback for the three services. */
  async function readmePage() {
    const readme = await readFile(`${root}README.md`, 'utf8');
    const [, page] = /```html\n([\s\S]*?)```/.exec(readme);
    const script = /https:\/\/[^"]+(?=\/cdn\/ordercloud-send-elements\.js")/;
    assert.match(page, script);
    return page
      .replace(script, pages.origin)
      .replace('YOUR-CLIENT-ID', services.SANDBOX.clientId)
      .replace('YOUR-PRODUCT-ID', 'house-blend')
      .replace(/base-api-url="[^"]+"/, `base-api-url="${services.api}"`)
      .replace(
        /website-id="YOUR-WEBSITE-ID"/,
        `website-id="${services.SANDBOX.websiteId}" library-url="${services.libraryUrl}" endpoint="${services.send}"`,
      )
      .replace(/href="\/thank-you"/, 'href="#thank-you"');
  }

  test('sells a product and tells Send of it', async () => {
    const {page} = await open(await readmePage());
    await (await page.waitForSelector('oc-add-to-cart-button >>> button:not([disabled])')).click();
    await received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 1');
    await page.locator('#email').fill('guest@example.com');
    await (await page.waitForSelector('oc-submit-order-button >>> button:not([disabled])')).click();
    await received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 1', 'IDENTIFY', 'ORDER_COMPLETED');
  });
});

test('send.js brings the send tags and what they use, and never the SDK', async () => {
  const product = '<send-product-view item-code="kettle" item-price="39" item-url="/kettle"></send-product-view>';
  const {requests, complaints} = await open(head(moduleScript('send.js')) + tracker() + product);
  await received('PAGE_VIEWED kettle');
  const scripts = requests.filter((url) => url.endsWith('.js') && url.startsWith(pages.origin));
  assert.equal(scripts[0], `${pages.origin}/cdn/send.js`);
  assert.ok(scripts.length <= 5, scripts.join());
  const texts = await Promise.all(scripts.map((url) => readFile(join(folder, new URL(url).pathname), 'utf8')));
  for (const text of texts) assert.doesNotMatch(text, /isOrderCloudError/);
  assert.deepEqual(services.requests, []);
  assert.deepEqual(complaints, []);
});

describe('what only some pages use', () => {
  /** The parts that are requested apart from the others, by the module that each is named after. */
  const parts = (requests) =>
    requests.map((url) => /\/chunks\/(consent-\w+|half-visible)-\w+\.js$/.exec(url)?.[1]).filter(Boolean);
  const withSource = (source) => tracker().replace('<send-tracker', `<send-tracker consent-source="${source}"`);

  test('is not requested by a page that has a tracker and no more', async () => {
    const {page, requests} = await open(head(moduleScript('send.js')) + tracker());
    await received('PAGE_VIEWED');
    await page.evaluate(() => history.pushState(null, '', '#/route'));
    await received('PAGE_VIEWED', 'PAGE_VIEWED');
    assert.deepEqual(parts(requests), []);
  });

  for (const [source, needed] of [
    ['tcf', ['consent-tcf']],
    ['google', ['consent-google']],
    ['event', []],
  ]) {
    test(`is requested where it is used: the consent source ${source}`, async () => {
      const {page, requests, complaints} = await open(head(moduleScript('send.js')) + withSource(source));
      await page.waitForNetworkIdle();
      assert.deepEqual(parts(requests), needed);
      assert.deepEqual(linesOf(services.sandbox.received), []);
      await page.evaluate(() =>
        window.dispatchEvent(new CustomEvent('send-consent', {detail: {tracking: 'granted', identify: 'denied'}})),
      );
      await received('PAGE_VIEWED');
      assert.deepEqual(parts(requests), needed);
      assert.deepEqual(complaints, []);
    });
  }
});

test('a page of send tags never requests the SDK with the whole kit either', async () => {
  const {requests} = await open(head(moduleScript('ordercloud-send-elements.js')) + tracker());
  await received('PAGE_VIEWED');
  assert.ok(!requests.some((url) => SDK.test(url)), requests.join());
});

describe('the loader', () => {
  const loads = (requests) =>
    requests
      .map((url) => /\/elements\/(.+)\.js$/.exec(url)?.[1])
      .filter(Boolean)
      .sort();
  const defined = (page, tag) => page.waitForFunction((name) => customElements.get(name) !== undefined, {}, tag);

  test('loads the tags that stand in the page, and no others', async () => {
    const {page, requests} = await open(`${head(moduleScript('loader.js'))}${session()}<oc-cart-count></oc-cart-count>
      <template><oc-cart></oc-cart></template>`);
    await Promise.all([defined(page, 'oc-session'), defined(page, 'oc-cart-count')]);
    assert.deepEqual(loads(requests), ['oc-cart-count', 'oc-session']);
  });

  test('loads those that come later, and those in open shadow roots', async () => {
    const {page, requests, complaints} = await open(`${head(moduleScript('loader.js'))}${session()}<a-shop></a-shop>`);
    await defined(page, 'oc-session');
    await page.evaluate(() => {
      const section = document.createElement('section');
      section.innerHTML = '<p><oc-cart></oc-cart></p>';
      document.body.append(section);
    });
    await defined(page, 'oc-cart');
    await page.evaluate(() => {
      const Shop = class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({mode: 'open'}).innerHTML = '<oc-logout-button></oc-logout-button>';
        }
      };
      customElements.define('a-shop', Shop);
    });
    await defined(page, 'oc-logout-button');
    await page.evaluate(() => {
      document.querySelector('a-shop').shadowRoot.append(document.createElement('oc-login-form'));
    });
    await defined(page, 'oc-login-form');
    assert.deepEqual(loads(requests), ['oc-cart', 'oc-login-form', 'oc-logout-button', 'oc-session']);
    assert.deepEqual(complaints, []);
  });

  test('shares the SDK and all common code between the tags', async () => {
    const view = '<oc-product-view product-id="house-blend"></oc-product-view>';
    const {requests} = await open(head(moduleScript('loader.js')) + session() + tracker() + view);
    await received('PAGE_VIEWED house-blend');
    assert.equal(requests.filter((url) => SDK.test(url)).length, 1);
    const scripts = requests.filter((url) => url.startsWith(`${pages.origin}/cdn/`));
    assert.equal(new Set(scripts).size, scripts.length);
  });
});

test('the classic script works from a disk, SDK included', async () => {
  const script = `<script src="${pathToFileURL(join(folder, 'cdn/ordercloud-send-elements.classic.js'))}"></script>`;
  const view = '<oc-product-view product-id="house-blend"></oc-product-view>';
  const {page, complaints} = await open(head(script) + session() + view, {fromDisk: true});
  await page.waitForFunction(() => document.querySelector('oc-product-view').status === 'ready');
  assert.deepEqual(complaints, []);
});
