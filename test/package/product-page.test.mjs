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
