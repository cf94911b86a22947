/** The ground of the benchmark: the kit as it is built, its peer, a collector, and pages in Chromium. */
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {bundle, registering, sendTags} from '../../scripts/bundle.mjs';
import {startBrowser} from '../support/browser.mjs';
import {FaultCollector, LIBRARY_PATH} from '../support/fault-collector.mjs';
import {serveFolder} from '../support/serve.mjs';

const WEBSITE_ID = 'b0000000-0000-4000-8000-00000000feed';
/** Clocks of an isolated page tick every 5 microseconds, and those of others every 100. */
const ISOLATED = {'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'credentialless'};

const kitPage = (transport) => ({
  script: '/kit/send.js',
  body: `<send-tracker website-id="${WEBSITE_ID}" transport="${transport}" page-views="off" endpoint="{{collector}}"
    library-url="{{collector}}${LIBRARY_PATH}?endpoint={{collector}}&amp;forms={{collector}}"></send-tracker>`,
  async start() {
    const {prepareFact, nextTask} = globalThis.bench;
    const tracker = document.querySelector('send-tracker');
    const queued = () => tracker.stats().pending + tracker.stats().handed;
    globalThis.sender = {prepare: prepareFact, queued};
    // The tracker comes with its tag, and its transport with its first event.
    prepareFact(-1)();
    while (tracker.stats().acknowledged === 0) await nextTask();
  },
});

export const SENDERS = {
  http: kitPage('http'),
  library: kitPage('library'),
  snowplow: {script: '/snowplow.js', body: '', start: (collector) => globalThis.snowplow.startSnowplow(collector)},
};

export class Ground {
  #folder;
  #browser;
  #site;
  #collector;

  static async make() {
    const ground = new Ground();
    ground.#folder = await mkdtemp(join(tmpdir(), 'bench-'));
    const libraryScript = await ground.#build();
    ground.#collector = await FaultCollector.start({libraryScript, keepAlive: true, preflightMaxAge: 600});
    // The peer's bodies are none of Send's, and would be refused.
    ground.#collector.fault({match: (body) => Boolean(body?.schema), status: 200});
    const fill = () => ({collector: ground.#collector.origin});
    [ground.#site, ground.#browser] = await Promise.all([
      serveFolder(ground.#folder, {fill, headers: ISOLATED}),
      startBrowser(),
    ]);
    return ground;
  }

  async close() {
    await this.#browser.close();
    await Promise.all([this.#site.close(), this.#collector.down()]);
    await rm(this.#folder, {recursive: true, force: true});
  }

  /** The browser's own name and version. */
  version() {
    return this.#browser.version();
  }

  /** Opens a page of a sender's, with storage of its own, and gives it to `work`. */
  async open(name, work) {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    try {
      await page.goto(`${this.#site.origin}/${name}.html`);
      if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error('The clock is a coarse one.');
      await page.evaluate(SENDERS[name].start, this.#collector.origin);
      return await work(page);
    } finally {
      await context.close();
    }
  }

  /** Answers nothing while `work` is under way, so that events queue up; then drops the request that waits. */
  async whileSlow(work) {
    const end = this.#collector.fault({hole: true});
    try {
      return await work();
    } finally {
      end();
    }
  }

  async #build() {
    const here = (file) => fileURLToPath(new URL(file, import.meta.url));
    const settings = {minify: true, sourcemap: false};
    const classic = {...settings, format: 'iife'};
    const library = join(this.#folder, 'library.js');
    await Promise.all([
      bundle({
        ...settings,
        stdin: registering(sendTags),
        entryNames: 'send',
        outdir: join(this.#folder, 'kit'),
        splitting: true,
      }),
      bundle({...classic, entryPoints: ['./src/sandbox/send/library-entry.ts'], outfile: library}),
      bundle({
        ...classic,
        entryPoints: [here('in-page.js')],
        globalName: 'bench',
        outfile: join(this.#folder, 'bench.js'),
      }),
      bundle({
        ...classic,
        entryPoints: [here('snowplow.js')],
        globalName: 'snowplow',
        outfile: join(this.#folder, 'snowplow.js'),
      }),
      ...Object.entries(SENDERS).map(([name, {script, body}]) =>
        writeFile(
          join(this.#folder, `${name}.html`),
          `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
<script src="/bench.js"></script><script ${script.startsWith('/kit') ? 'type="module"' : ''} src="${script}"></script>${body}`,
        ),
      ),
    ]);
    return readFile(library, 'utf8');
  }
}
