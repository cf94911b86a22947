/** That `npm run size` counts for a product page what a browser loads for one. */
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {after, before, test} from 'node:test';
import {PRODUCT_PAGE, pageFiles} from '../../scripts/page-files.mjs';
import {startBrowser} from '../support/browser.mjs';
import {linesOf, waitFor} from '../support/collector.mjs';
import {serveFolder} from '../support/serve.mjs';
import {startServices} from '../support/service.mjs';

let folder, files, services, shop, browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordercloud-send-elements-'));
  [files, services, shop, browser] = await Promise.all([
    pageFiles(PRODUCT_PAGE),
    startServices(),
    serveFolder(folder),
    startBrowser(),
  ]);
  const page = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A product</title>
    <script type="module" src="stdin.js"></script>
    <oc-session client-id="${services.SANDBOX.clientId}" base-api-url="${services.api}"></oc-session>
    <send-tracker website-id="${services.SANDBOX.websiteId}" library-url="${services.libraryUrl}"
      endpoint="${services.send}"></send-tracker>
    <oc-cart-count></oc-cart-count>
    <oc-product-view product-id="house-blend"><oc-add-to-cart-button></oc-add-to-cart-button></oc-product-view>`;
  await Promise.all([
    writeFile(join(folder, 'index.html'), page),
    writeFile(join(folder, 'de.html'), page.replace('lang="en"', 'lang="de-AT"')),
    ...files.map(({name, contents}) => writeFile(join(folder, name), contents)),
  ]);
});
after(async () => {
  await Promise.all([browser?.close(), services?.close(), shop?.close()]);
  await rm(folder, {recursive: true, force: true});
});

test('a page that is looked at loads its first scripts and what makes calls with the SDK', async () => {
  const page = await browser.newPage();
  const loaded = new Set();
  page.on('request', (request) => {
    if (request.resourceType() === 'script' && request.url().startsWith(shop.origin))
      loaded.add(basename(request.url()));
  });
  await page.goto(`${shop.origin}/index.html`);
  await page.waitForSelector('oc-add-to-cart-button >>> button:not([disabled])');
  await waitFor(() => linesOf(services.sandbox.received).join() === 'PAGE_VIEWED house-blend', 'the view');
  const weighed = files.filter(({part}) => part).map(({name}) => name);
  assert.deepEqual([...loaded].sort(), weighed.sort());
});

/** The files with words that a page in German asks for, and what its button says in the end. */
async function germanPage(words, {blocked = /^$/} = {}) {
  const page = await browser.newPage();
  const asked = new Set();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const name = basename(request.url());
    if (/^(load-words|[a-z]{2})-\w+\.js$/.test(name)) asked.add(name.replace(/-\w+\.js$/, ''));
    if (blocked.test(name)) void request.abort();
    else void request.continue();
  });
  await page.goto(`${shop.origin}/de.html`);
  await page.waitForSelector(`oc-add-to-cart-button >>> ::-p-text(${words})`);
  await page.waitForNetworkIdle({idleTime: 200});
  const button = await page.waitForSelector('oc-add-to-cart-button >>> button');
  const label = await button.evaluate((element) => element.textContent.trim());
  assert.deepEqual(errors, []);
  await page.close();
  return {asked: [...asked].sort(), label};
}

test('a page in German loads the words for it and for no other language', async () => {
  const {asked} = await germanPage('In den Warenkorb');
  assert.deepEqual(asked, ['de', 'load-words']);
});

for (const blocked of [/^de-/, /^load-words-/]) {
  test(`a page in German stays English where ${blocked.source} does not come`, async () => {
    const {label} = await germanPage('Add to cart', {blocked});
    assert.match(label, /^Add to cart/);
  });
}
