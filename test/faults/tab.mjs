import assert from 'node:assert/strict';
import {added} from './facts.mjs';

/** One tab of a cell's visitor. */
export class Tab {
  page;
  isGone = false;
  #cell;
  #lane;
  #network = null;

  static async open(cell, page, lane) {
    const tab = new Tab();
    tab.page = page;
    tab.#cell = cell;
    tab.#lane = lane;
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => cell.pageErrors.push(String(error)));
    page.on('error', () => (tab.isGone = true));
    page.on('request', (request) => tab.#noteRequest(request));
    await page.evaluateOnNewDocument(() => {
      globalThis.sendErrors = [];
      globalThis.sendTransports = [];
      addEventListener('send-tracked', ({detail}) => globalThis.sendTransports.push(detail.transport));
      addEventListener('send-error', ({detail}) => globalThis.sendErrors.push(detail.code));
      addEventListener('pageshow', ({persisted}) => (globalThis.restored = persisted));
    });
    return tab;
  }

  /** Runs a function in each page of this tab, before any script of the page. */
  before(work, ...args) {
    return this.page.evaluateOnNewDocument(work, ...args);
  }

  /** Goes to a page and waits until all of it is loaded, the kit too. */
  async go(path = '/') {
    await this.page.goto(this.#cell.shop.origin + path, {waitUntil: 'load'});
  }

  /** Fires facts in one go. @param {...import('./facts.mjs').Fact} facts */
  async fire(...facts) {
    this.#want(facts);
    await this.repeat(...facts);
  }

  /** Fires facts that add nothing to what has to arrive. */
  repeat(...facts) {
    return this.page.evaluate(fireAll, facts, null);
  }

  /** Fires an add for each code in one go. */
  add(...codes) {
    return this.fire(...codes.map((code) => added(code)));
  }

  /** Fires facts and goes to another page in the same turn of the event loop. */
  async leave(path, ...facts) {
    this.#want(facts);
    await Promise.all([this.page.waitForNavigation({waitUntil: 'load'}), this.page.evaluate(fireAll, facts, path)]);
  }

  /** The browser's Back; true where the page came back as it was, false where it was loaded anew. */
  async back() {
    await this.page.goBack({waitUntil: 'load'});
    return this.page.evaluate(() => globalThis.restored);
  }

  /** Cuts the tab off from every network, or connects it again. */
  async goOffline(offline) {
    this.#network ??= await this.page.createCDPSession();
    await this.#network.send('Network.enable');
    const unlimited = {latency: 0, downloadThroughput: -1, uploadThroughput: -1};
    await this.#network.send('Network.emulateNetworkConditions', {offline, ...unlimited});
    await this.page.waitForFunction((expected) => navigator.onLine !== expected, {}, offline);
  }

  /** The process behind the tab dies. */
  async crash() {
    const client = await this.page.createCDPSession();
    // Nobody is left to answer this.
    void client.send('Page.crash').catch(() => {});
    await this.#cell.until(() => this.isGone, 'the crash');
  }

  async close() {
    this.isGone = true;
    await this.page.close();
  }

  /** Lets time pass, in milliseconds, where that is what happens. */
  pause(time) {
    return this.page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), time);
  }

  /** What the shop's pages hold in localStorage. */
  stored() {
    return this.page.evaluate(() => ({...localStorage}));
  }

  /** Codes of the `send-error` events of the present page. */
  sendErrors() {
    return this.page.evaluate(() => globalThis.sendErrors);
  }

  /** The tracker's own account, or null where it keeps none. */
  stats() {
    return this.page.evaluate(() => document.querySelector('send-tracker')?.stats?.() ?? null);
  }

  /** The tracker names the way that events went; where it keeps an account of its own, that has to add up. */
  async checkAccount() {
    if (this.isGone) return;
    // A page that was prerendered has begun without this tab's preparations.
    const transports = await this.page.evaluate(() => globalThis.sendTransports ?? []);
    assert.deepEqual([...new Set(transports)], transports.length > 0 ? [this.#cell.deliveredBy] : [], 'the transport');
    const stats = await this.stats();
    if (stats) assert.equal(sumOf(stats), stats.captured, `stats() add up: ${JSON.stringify(stats)}`);
  }

  /** What can be said of the tab after a failure. */
  report() {
    if (this.isGone) return 'gone';
    return Promise.all([this.sendErrors(), this.stats()])
      .then(([errors, stats]) => ({url: this.page.url(), errors, stats}))
      .catch(String);
  }

  #want(facts) {
    this.#cell.want(this.#lane, ...facts.map(({code}) => code).filter((code) => code !== null));
  }

  #noteRequest(request) {
    if (request.method() !== 'POST' || !request.url().startsWith(this.#cell.collector.origin)) return;
    const body = parsed(request.postData());
    if (body?.actionType) this.#cell.noteHanded(body);
  }
}

/** What `captured` has to be. */
export const sumOf = ({pending, handed, acknowledged, unknown, elsewhere, dropped}) =>
  pending + handed + acknowledged + unknown + elsewhere + Object.values(dropped).reduce((sum, count) => sum + count, 0);

/** Runs in the page. */
function fireAll(facts, path) {
  for (const {type, detail} of facts) globalThis.dispatchEvent(new CustomEvent(type, {detail}));
  if (path) location.href = path;
}

function parsed(text) {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
