/** A shop with an OrderCloud SDK of its own, in one bundle with the kit: neither sees anything of the other. */
import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {build} from 'esbuild';
import {startBrowser} from '../support/browser.mjs';
import {installPackage} from '../support/installed.mjs';
import {serveFolder, serveHandler} from '../support/serve.mjs';
import {startServices} from '../support/service.mjs';

const SHOP = `
  import * as OrderCloud from 'ordercloud-javascript-sdk';
  import 'ordercloud-send-elements/define.js';
  globalThis.OrderCloud = OrderCloud;
`;

/** A token as OrderCloud's are shaped, of another organization. */
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HOST_TOKEN = [part({alg: 'none'}), part({usr: 'hostess', cid: 'host', exp: 4102444800}), 'signature'].join('.');

const HEADERS = {'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type'};

let installed, services, hostApi, shop, browser;
const hostRequests = [];

before(async () => {
  [installed, services, browser] = await Promise.all([installPackage(), startServices(), startBrowser()]);
  const folder = join(installed.folder, 'shop');
  await writeFile(join(installed.folder, 'shop.js'), SHOP);
  await build({
    entryPoints: [join(installed.folder, 'shop.js')],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: folder,
    logLevel: 'error',
  });
  const page = `<!doctype html><link rel="icon" href="data:,"><title>Shop</title>
    <script type="module" src="shop.js"></script>
    <oc-session client-id="${services.SANDBOX.clientId}" base-api-url="${services.api}"></oc-session>`;
  await writeFile(join(folder, 'index.html'), page);
  hostApi = await serveHandler(async ({method, url, headers}) => {
    if (method === 'OPTIONS') return new Response(null, {status: 204, headers: HEADERS});
    hostRequests.push(`${method} ${new URL(url).pathname} ${headers.get('authorization')}`);
    return Response.json({ID: 'hostess'}, {headers: HEADERS});
  });
  shop = await serveFolder(folder);
});

after(() => Promise.all([browser?.close(), services?.close(), hostApi?.close(), shop?.close(), installed?.remove()]));

test('a host on another base URL keeps its configuration, its tokens and its answers', async () => {
  const page = await browser.newPage();
  await page.goto(`${shop.origin}/index.html`);
  await page.waitForFunction(() => customElements.get('oc-product-view'));

  const before = await page.evaluate(
    (baseApiUrl, token) => {
      const {Configuration, Tokens} = globalThis.OrderCloud;
      Configuration.Set({baseApiUrl, clientID: 'host', timeoutInMilliseconds: 1234});
      Tokens.SetAccessToken(token);
      return JSON.stringify(Configuration.Get());
    },
    hostApi.origin,
    HOST_TOKEN,
  );
  const viewed = await page.evaluate(async () => {
    const fact = new Promise((resolve) => addEventListener('oc-product-viewed', resolve, {once: true}));
    const view = document.createElement('oc-product-view');
    view.productId = 'house-blend';
    document.body.append(view);
    return (await fact).detail.product.ID;
  });
  const after = await page.evaluate(async () => {
    const {Configuration, Me, Tokens} = globalThis.OrderCloud;
    const {ID} = await Me.Get();
    return {configuration: JSON.stringify(Configuration.Get()), token: Tokens.GetAccessToken(), user: ID};
  });
  const shown = await page.evaluate(async () => {
    const fact = new Promise((resolve) => addEventListener('oc-product-viewed', resolve, {once: true}));
    document.querySelector('oc-product-view').productId = 'morning-filter';
    return (await fact).detail.product.ID;
  });

  assert.equal(viewed, 'house-blend');
  assert.deepEqual(after, {configuration: before, token: HOST_TOKEN, user: 'hostess'});
  assert.equal(shown, 'morning-filter');
  assert.deepEqual(hostRequests, [`GET /v1/me Bearer ${HOST_TOKEN}`]);
  assert.ok(services.requests.length >= 3);
  assert.ok(
    services.requests.every((line) => !line.includes(HOST_TOKEN)),
    'the kit never sends the host’s token',
  );
});
