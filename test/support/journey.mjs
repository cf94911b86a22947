/**
 * The ground that journeys run on: a shop, OrderCloud and Send, each on an origin of its own over HTTP; the kit as it is
 * built; the stand-in for Send's library; and Chrome.
 */
import {after, before, beforeEach} from 'node:test';
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {bundle, defineModule, everything, kitTags, root} from '../../scripts/bundle.mjs';
import {startBrowser} from './browser.mjs';
import {linesOf, waitFor} from './collector.mjs';
import {serveFolder, serveHandler} from './serve.mjs';
import {Visitor} from './visitor.mjs';

/** Milliseconds without a request. */
const QUIET = 600;

const PAGES = fileURLToPath(new URL('../journeys/pages/', import.meta.url));

/** Builds the kit and the sandbox, inside the project so that what is left as an import is found in its node_modules. */
async function build() {
  const cache = `${root}node_modules/.cache/`;
  await mkdir(cache, {recursive: true});
  const folder = await mkdtemp(`${cache}journey-`);
  const kit = `${folder}/site/kit`;
  const classic = {minify: true, sourcemap: false, format: 'iife'};
  const split = {minify: true, sourcemap: false, splitting: true, outdir: kit, chunkNames: 'chunks/[name]-[hash]'};
  await cp(PAGES, `${folder}/site`, {recursive: true});
  await Promise.all([
    bundle({stdin: everything, entryNames: 'kit', ...split}),
    bundle({entryPoints: kitTags.map((tag) => ({in: defineModule(tag), out: `elements/${tag}`})), ...split}),
    bundle({entryPoints: ['./src/define.ts'], outfile: `${kit}/kit.classic.js`, ...classic}),
    bundle({entryPoints: ['./src/sandbox/send/library-entry.ts'], outfile: `${kit}/library.js`, ...classic}),
    bundle({
      entryPoints: ['./src/sandbox/index.ts'],
      outfile: `${kit}/sandbox.classic.js`,
      globalName: 'OrderCloudSendSandbox',
      ...classic,
    }),
    bundle({
      entryPoints: ['./src/sandbox/index.ts'],
      outfile: `${folder}/sandbox.mjs`,
      platform: 'node',
      packages: 'external',
      sourcemap: false,
      plugins: [],
    }),
    cp(`${root}node_modules/msw/lib/mockServiceWorker.js`, `${folder}/site/mockServiceWorker.js`),
  ]);
  const libraryScript = await readFile(`${kit}/library.js`, 'utf8');
  await writeFile(`${kit}/library-text.js`, `globalThis.libraryScript = ${JSON.stringify(libraryScript)};`);
  return {folder, libraryScript};
}

/** The sandbox's handler, which notes every token that it gives out, what it is busy with, and when it last was. */
function observed(sandbox, journey) {
  return async (request) => {
    journey.busy += 1;
    try {
      const response = await sandbox.handle(request);
      if (new URL(request.url).pathname === '/oauth/token' && response.ok) {
        const {access_token: access, refresh_token: refresh} = await response.clone().json();
        for (const token of [access, refresh]) if (token) journey.tokens.add(token);
      }
      return response;
    } finally {
      journey.busy -= 1;
      journey.lastRequest = Date.now();
    }
  };
}

/**
 * Sets a journey up for the tests of a file, with a fresh sandbox state before each.
 *
 * @param {object} [options]
 * @param {number} [options.preflight] milliseconds that each CORS preflight takes; none is remembered
 * @param {string} [options.tracker] attributes of each page's tracker, beside those of the ground
 * @param {Record<string, string>} [options.headers] of every page of the shop
 * @param {(site: string) => Promise<void>} [options.furnish] puts more into the shop's folder, once the origins are known
 */
export function useJourney({preflight = 0, tracker = '', headers = {}, furnish = async () => {}} = {}) {
  const journey = {
    /** Origins. */
    shop: '',
    api: '',
    send: '',
    /** The sandbox behind `api` and `send`. */
    sandbox: null,
    SANDBOX: null,
    /** Every token that OrderCloud has given out. */
    tokens: new Set(),
    /** Requests that OrderCloud and Send are answering. */
    busy: 0,
    lastRequest: 0,

    /** Somebody with a browser of their own. */
    async visitor(options) {
      const visitor = await Visitor.arrive(journey, browser, options);
      visitors.push(visitor);
      return visitor;
    },

    /** Waits until Send has received exactly these events, in any order; a body is read by `event`. */
    async received(...lines) {
      const found = () => linesOf(journey.sandbox.received);
      const same = () => JSON.stringify(found().toSorted()) === JSON.stringify(lines.toSorted());
      await waitFor(same, () => `${JSON.stringify(lines)}; received were ${JSON.stringify(found())}`);
    },

    /** Waits until nobody has asked OrderCloud or Send for anything for a while, so that what is missing stays missing. */
    quiet() {
      journey.lastRequest = Date.now();
      const left = () => journey.busy === 0 && Date.now() - journey.lastRequest > QUIET;
      return waitFor(left, 'OrderCloud and Send to be left alone');
    },

    /** The only event of this line, such as `ADDED_TO_ORDER 2`. */
    event(line) {
      const events = journey.sandbox.received.filter((event) => linesOf([event])[0] === line);
      if (events.length !== 1) throw new Error(`Received ${events.length} events ${line}.`);
      return events[0];
    },

    /** Where a page of the shop lies on the disk. */
    fileUrl: (page) => pathToFileURL(`${folder}/site/${page}`).href,

    /** Asks OrderCloud beside the journey, with a token of `ada`'s. */
    async ask(method, path, body) {
      const {accessToken} = journey.sandbox.tokensFor();
      const headers = {authorization: `Bearer ${accessToken}`, 'content-type': 'application/json'};
      const init = {method, headers, ...(body === undefined ? {} : {body: JSON.stringify(body)})};
      const response = await journey.sandbox.handle(new Request(`${journey.api}${path}`, init));
      return response.json();
    },
  };
  const visitors = [];
  const servers = [];
  let browser;
  let folder;

  before(async () => {
    const built = await build();
    ({folder} = built);
    const {createSandbox, SANDBOX} = await import(pathToFileURL(`${folder}/sandbox.mjs`).href);
    const sandbox = createSandbox({libraryScript: built.libraryScript, preflightMaxAge: preflight ? 0 : 5});
    const handler = observed(sandbox, journey);
    const [api, send, shop] = await Promise.all([
      serveHandler(handler),
      serveHandler(handler),
      serveFolder(`${folder}/site`, {noStore: true, headers, fill: () => places(journey, tracker)}),
    ]);
    servers.push(api, send, shop);
    Object.assign(journey, {sandbox, SANDBOX, api: api.origin, send: send.origin, shop: shop.origin});
    await furnish(`${folder}/site`);
    browser = await startBrowser();
  });

  beforeEach(async () => {
    for (const visitor of visitors.splice(0)) await visitor.leave();
    journey.sandbox.reset();
    journey.tokens.clear();
    if (preflight) journey.sandbox.faults.add({operation: 'Preflight', kind: 'latency', ms: preflight});
  });

  after(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.close()));
    if (folder) await rm(folder, {recursive: true, force: true});
  });

  return journey;
}

/** What stands for `{{session}}` and so on in the pages: the origins, and the attributes that name them. */
function places({api, send, SANDBOX}, tracker) {
  const library = `${send}/statics/moosend-tracking.min.js?endpoint=${send}&amp;forms=${send}`;
  return {
    api,
    send,
    session: `client-id="${SANDBOX.clientId}" base-api-url="${api}"`,
    tracker: `website-id="${SANDBOX.websiteId}" library-url="${library}" endpoint="${send}" ${tracker}`,
  };
}
