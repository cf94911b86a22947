import assert from 'node:assert/strict';
import {FaultCollector, LIBRARY_PATH} from '../support/fault-collector.mjs';
import {waitFor} from '../support/collector.mjs';
import {COUNTS, misses, shown} from './expectation.mjs';
import {codeOf} from './facts.mjs';
import {pageOf} from './page.mjs';
import {Tab} from './tab.mjs';

/** How long a cell may take to come to what is expected, in milliseconds. */
const LIMIT = 15_000;
/** How long it has to stay so, with no request at the collector. */
const QUIET = 700;
/** How long nothing must have come from a tab that is gone, in milliseconds. */
const ABANDONED = 400;

/**
 * One scenario with one transport: a visitor with a browser context of their own, a shop and a collector on origins of
 * their own, and the account of what was fired, what has arrived and what has not.
 */
export class Cell {
  transport;
  collector;
  shop;
  ground;
  /** @type {Tab[]} */
  tabs = [];
  /** Uncaught errors of the pages. */
  pageErrors = [];
  #scenario;
  #contexts = [];
  /** Codes in the order in which they were fired, with the lane within which the order counts. */
  #fired = [];
  /** Codes of which a request was begun. */
  #handed = new Set();

  static async open(ground, scenario, transport) {
    const cell = new Cell();
    cell.ground = ground;
    cell.transport = transport;
    cell.#scenario = scenario;
    const {libraryScript} = ground;
    cell.collector = await FaultCollector.start({libraryScript, ...scenario.collector});
    cell.shop = await ground.serve((path) => pageOf(cell, scenario.page?.({path, cell}) ?? {}));
    return cell;
  }

  async close() {
    for (const context of this.#contexts) await context.close();
    await this.collector.down();
    await this.shop.close();
  }

  get libraryUrl() {
    const {origin} = this.collector;
    return `${origin}${LIBRARY_PATH}?endpoint=${origin}&forms=${origin}`;
  }

  /**
   * A new tab of the visitor, on no page yet.
   *
   * @param {number} [lane] see {@link Cell.want}
   * @param {object} [options]
   * @param {boolean} [options.fresh] the tab of another visitor
   */
  async tab(lane = 0, {fresh = false} = {}) {
    if (fresh || this.#contexts.length === 0) this.#contexts.push(await this.ground.browser.createBrowserContext());
    const tab = await Tab.open(this, await this.#contexts.at(-1).newPage(), lane);
    this.tabs.push(tab);
    return tab;
  }

  /** Expects events to arrive, in this order among those of the same lane. */
  want(lane, ...codes) {
    for (const code of codes) this.#fired.push({code, lane});
  }

  /** How often an event is expected. */
  wanted(code) {
    return this.#fired.filter((each) => each.code === code).length;
  }

  noteHanded(body) {
    this.#handed.add(codeOf(body));
  }

  /** Resolves with whether an event has arrived `count` times within a few seconds. */
  arrives(code, count = 1, limit = 3000) {
    const found = () => this.#arrived().filter((each) => each === code).length >= count;
    return waitFor(found, code, limit).catch(() => false);
  }

  /** Waits for something that the scenario can't go on without. */
  until(condition, what, limit = LIMIT) {
    return waitFor(condition, what, limit);
  }

  /** Waits until sending an event was tried. */
  tried() {
    const {collector} = this;
    return this.until(() => collector.count('OPTIONS') + collector.count('POST') > 0, 'a try');
  }

  /** Waits until nothing more comes from a tab that is gone: what it has begun may live on for a moment. */
  abandoned() {
    const since = Date.now();
    const last = () => Math.max(since, this.collector.requests.at(-1)?.at ?? 0);
    return this.until(() => Date.now() - last() > ABANDONED, 'the requests of a tab that is gone to end');
  }

  /** Nothing that has to do with an event gets an answer until the function that comes back is called. */
  swallowAll() {
    return this.collector.fault({method: null, hole: true});
  }

  /** The counts as they are just now. */
  row() {
    const queues = new Map();
    this.#fired.forEach(({code}, index) => queues.set(code, [...(queues.get(code) ?? []), index]));
    const last = new Map();
    const extra = [];
    let disordered = 0;
    for (const code of this.#arrived()) {
      const index = queues.get(code)?.shift();
      if (index === undefined) {
        extra.push(code);
        continue;
      }
      const {lane} = this.#fired[index];
      if (index < (last.get(lane) ?? -1)) disordered += 1;
      last.set(lane, Math.max(index, last.get(lane) ?? -1));
    }
    const missing = [...queues].flatMap(([code, left]) => left.map(() => code));
    const unknown = missing.filter((code) => this.#handed.has(code) && !this.#wasRefused(code));
    const lost = missing.filter((code) => !unknown.includes(code));
    return {
      fired: this.#fired.length,
      received: this.#fired.length - missing.length,
      ...{lost: lost.length, unknown: unknown.length, doubled: extra.length, disordered},
      codes: {lost, unknown, doubled: extra},
    };
  }

  /** Waits until the counts are as expected and stay so; fails with what they are otherwise. */
  async judge(expectation) {
    this.#checkTransport();
    const {limit = LIMIT, quiet = QUIET} = this.#scenario;
    const since = Date.now();
    const settled = () => {
      const end = Math.max(since, this.collector.requests.at(-1)?.at ?? 0);
      return Date.now() - end > quiet && misses(this.row(), expectation).length === 0;
    };
    const isSo = await waitFor(settled, 'the counts', limit).catch(() => false);
    const row = this.row();
    if (!isSo) {
      const wrong = misses(row, expectation);
      const counts = COUNTS.map((count) => `${count} ${row[count]} (expected ${shown(expectation[count])})`).join(', ');
      assert.fail(
        `${wrong.length > 0 ? `Not as expected: ${wrong.join(', ')}` : 'It does not come to rest'}. ${counts}. ` +
          `${brief(row.codes)} Expected since: ${expectation.why} ${await this.#circumstances()}`,
      );
    }
    this.#checkTransport();
    if (!this.#scenario.breaksPages) assert.deepEqual(this.pageErrors, [], 'uncaught errors of the pages');
    for (const tab of this.tabs) await tab.checkAccount();
  }

  /** The transport that `send-tracked` has to name. */
  get deliveredBy() {
    return this.#scenario.fallsBack ? 'http' : this.transport;
  }

  /** A kit that doesn't know a transport goes by the library, and would be judged as something that it isn't. */
  #checkTransport() {
    if (this.transport !== 'http' || this.#scenario.bringsLibrary) return;
    assert.equal(this.collector.count('GET', LIBRARY_PATH), 0, 'transport="http" is not there: the library was loaded');
  }

  #arrived() {
    return this.collector.received.map(({body}) => codeOf(body));
  }

  /** Whether the last answer to an event was a failure that a page could see. */
  #wasRefused(code) {
    const tries = this.collector.requests.filter(({method, body}) => method === 'POST' && body?.actionType);
    const last = tries.findLast(({body}) => codeOf(body) === code);
    return /^status [45]/.test(last?.outcome ?? '');
  }

  async #circumstances() {
    const said = await Promise.all(this.tabs.map((tab) => tab.report()));
    const outcomes = {};
    for (const {method, path, outcome} of this.collector.requests) {
      const line = `${method} ${path} ${outcome}`;
      outcomes[line] = (outcomes[line] ?? 0) + 1;
    }
    return `Collector: ${JSON.stringify(outcomes)}. Tabs: ${JSON.stringify(said)}. Errors: ${this.pageErrors.join('; ')}`;
  }
}

/** The first codes of each kind. */
const brief = (codes) =>
  Object.entries(codes)
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${kind}: ${list.slice(0, 8).join(', ')}${list.length > 8 ? ', …' : ''}.`)
    .join(' ');
