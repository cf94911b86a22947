/** The ground of the fault scenarios: the kit as it is built, the stand-in for Send's library, and a real Chromium. */
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import puppeteer from 'puppeteer-core';
import {bundle, registering, sendTags} from '../../scripts/bundle.mjs';
import {chromeArguments, findChrome} from '../../scripts/chrome.mjs';

const NO_BACK_FORWARD_CACHE = '--disable-back-forward-cache';

export class Ground {
  browser = null;
  libraryScript = '';
  /** Whether a page that is left is kept and comes back as it was. Headless builds without a window refuse. */
  keepsPages = false;
  /** Whether Speculation Rules prerender a page. */
  prerenders = false;
  #folder = '';

  static async make() {
    const ground = new Ground();
    ground.#folder = await mkdtemp(join(tmpdir(), 'faults-'));
    const [executablePath] = await Promise.all([findChrome(), ground.#build()]);
    const ignoreDefaultArgs = [NO_BACK_FORWARD_CACHE];
    ground.browser = await puppeteer.launch({executablePath, args: chromeArguments, ignoreDefaultArgs});
    if (ground.browser.process().spawnargs.includes(NO_BACK_FORWARD_CACHE)) throw new Error('No page would be kept.');
    await ground.#examineBrowser();
    return ground;
  }

  async close() {
    await this.browser?.close();
    await rm(this.#folder, {recursive: true, force: true});
  }

  /**
   * Serves the kit under `/kit/`, a second copy of it under `/copy/`, and pages everywhere else.
   *
   * @param {(path: string) => {html: string, headers?: Record<string, string>}} page `path` has the query
   */
  async serve(page) {
    const asked = [];
    const server = createServer(async ({url, headers}, outgoing) => {
      asked.push({url, purpose: headers['sec-purpose'] ?? ''});
      if (/^\/(kit|copy)\//.test(url)) {
        const script = await readFile(join(this.#folder, url)).catch(() => null);
        outgoing.writeHead(script ? 200 : 404, {'content-type': 'text/javascript', 'cache-control': 'no-cache'});
        outgoing.end(script);
        return;
      }
      const {html, headers: own} = page(url);
      outgoing.writeHead(200, {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...own});
      outgoing.end(html);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
      /** Every request: `url`, and its `purpose` where the browser tells one. */
      asked,
      origin: `http://127.0.0.1:${server.address().port}`,
      close: () => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      },
    };
  }

  async #build() {
    const library = `${this.#folder}/library.js`;
    const settings = {minify: true, sourcemap: false};
    const kit = (folder, entry) =>
      bundle({
        ...entry,
        ...settings,
        outdir: `${this.#folder}/${folder}`,
        splitting: true,
        chunkNames: 'chunks/[hash]',
      });
    const send = {stdin: registering(sendTags), entryNames: 'send'};
    await Promise.all([
      kit('kit', send),
      kit('copy', send),
      kit('kit', {entryPoints: [{in: './src/events/index.ts', out: 'events'}]}),
      bundle({entryPoints: ['./src/sandbox/send/library-entry.ts'], ...settings, outfile: library, format: 'iife'}),
    ]);
    this.libraryScript = await readFile(library, 'utf8');
  }

  async #examineBrowser() {
    const rules = {prerender: [{source: 'list', urls: ['/ahead'], eagerness: 'immediate'}]};
    const script = `<script type="speculationrules">${JSON.stringify(rules)}</script>`;
    const shop = await this.serve((path) => ({
      html: `<!doctype html><title>${path}</title>${path === '/b' ? script : ''}`,
    }));
    const page = await this.browser.newPage();
    await page.evaluateOnNewDocument(() =>
      addEventListener('pageshow', ({persisted}) => (globalThis.restored = persisted)),
    );
    await page.goto(`${shop.origin}/a`);
    await page.goto(`${shop.origin}/b`);
    const ahead = () => shop.asked.some(({purpose}) => purpose.includes('prerender'));
    for (let tries = 0; tries < 40 && !ahead(); tries++)
      await page.evaluate(() => new Promise((r) => setTimeout(r, 25)));
    this.prerenders = ahead();
    await page.goBack();
    this.keepsPages = await page.evaluate(() => globalThis.restored);
    await page.close();
    await shop.close();
  }
}
