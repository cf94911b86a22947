import assert from 'node:assert/strict';
import {waitFor} from './collector.mjs';

/** One visitor of a journey: a browser context with a page, and what was seen of it. */
export class Visitor {
  /** Lines of the console from warnings upwards, and uncaught errors. */
  complaints = [];
  /** URLs of requests to other hosts than the shop's. */
  requests = [];
  #journey;
  #context;
  #network;

  static async arrive(journey, browser, options) {
    const visitor = new Visitor();
    visitor.#journey = journey;
    visitor.#context = await browser.createBrowserContext();
    visitor.page = await visitor.#context.newPage();
    await visitor.#watch(options);
    return visitor;
  }

  async leave() {
    await this.#context?.close();
    this.#context = null;
  }

  /** Forgets all that the shop has left in the browser, so that the next page is a first visit. */
  async forget() {
    await this.page.goto('about:blank');
    const client = await this.page.createCDPSession();
    await client.send('Storage.clearDataForOrigin', {origin: this.#journey.shop, storageTypes: 'all'});
    await client.detach();
  }

  /** @param {{storage?: Record<string, string>}} [options] what the shop's localStorage holds at the start of each page */
  async #watch({storage = {}} = {}) {
    const {page} = this;
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => {
      if (['warn', 'error'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.#journey.shop)) this.requests.push(request.url());
      this.#refuseTokens(request);
    });
    await page.evaluateOnNewDocument((entries) => {
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
      globalThis.errors = [];
      addEventListener('oc-error', ({detail}) =>
        globalThis.errors.push({code: detail.code, retry: Boolean(detail.retry)}),
      );
    }, storage);
  }

  /** Cuts the page off from every network, or connects it again; puppeteer's own way is for the newest Chrome only. */
  async goOffline(offline) {
    this.#network ??= await this.page.createCDPSession();
    await this.#network.send('Network.enable');
    const unlimited = {latency: 0, downloadThroughput: -1, uploadThroughput: -1};
    await this.#network.send('Network.emulateNetworkConditions', {offline, ...unlimited});
  }

  /**
   * Goes to a page of the shop and waits until its tags have been defined. Who leaves a page before Send has answered
   * makes the next one identify them again, which is what the faults are about.
   */
  async open(path) {
    await this.until(() => !document.querySelector('send-tracker')?.stats?.().handed);
    await this.page.goto(new URL(path, this.#journey.shop).href);
    await this.settled();
  }

  async settled() {
    await this.until(() => !document.querySelector(':not(:defined)'));
    await this.checkTokens();
  }

  /** Waits until a function of the page gives something truthy. By the clock, since a tab in the back draws no frames. */
  until(condition, ...args) {
    return this.page.waitForFunction(condition, {polling: 50}, ...args);
  }

  /** Presses the button of an element of ours, or another one inside. Not by the mouse: the page may still move under it. */
  async press(selector, button = 'button') {
    const handle = await this.page.waitForSelector(`${selector} >>> ${button}:not([disabled])`);
    await handle.evaluate((each) => each.click());
  }

  /** Does what leads to another page, and waits for that one. */
  async follow(action) {
    const [response] = await Promise.all([this.page.waitForNavigation(), action()]);
    await this.settled();
    return response;
  }

  async type(selector, text) {
    await (await this.page.waitForSelector(selector)).type(text);
  }

  async signIn({username, password}) {
    await this.type('oc-login-form >>> [name=username]', username);
    await this.type('oc-login-form >>> [name=password]', password);
    await this.press('oc-login-form');
  }

  /** The text that a shopper sees in an element, its shadow tree first. */
  text(selector) {
    return this.page.$eval(selector, ({shadowRoot, innerText}) => {
      const parts = [...(shadowRoot?.children ?? [])].map((child) => child.innerText ?? '');
      return [...parts, innerText].join('\n');
    });
  }

  /** Waits until an element shows a text that matches. */
  async sees(selector, pattern) {
    let text = '';
    const shown = async () => pattern.test((text = await this.text(selector)));
    await waitFor(shown, () => `${pattern} in ${selector}, which shows ${JSON.stringify(text)}`);
  }

  /** Waits until the element's status is this one. */
  async has(selector, status) {
    await this.until((s, wanted) => document.querySelector(s)?.status === wanted, selector, status);
  }

  /** `oc-error` events of the present page. */
  errors() {
    return this.page.evaluate(() => globalThis.errors);
  }

  async cookies() {
    const text = await this.page.evaluate(() => document.cookie);
    return Object.fromEntries(
      text
        .split('; ')
        .filter(Boolean)
        .map((pair) => pair.split(/=(.*)/s).slice(0, 2)),
    );
  }

  /** What the shop's pages hold in storage. */
  storage() {
    return this.page.evaluate(() => ({...localStorage, ...sessionStorage}));
  }

  /** No token of OrderCloud's stands in a cookie or in the page's URL. */
  async checkTokens() {
    const {cookie, href} = await this.page.evaluate(() => ({cookie: document.cookie, href: location.href}));
    for (const token of this.#journey.tokens) {
      assert.ok(!decodeURIComponent(cookie).includes(token), 'a token in document.cookie');
      assert.ok(!decodeURIComponent(href).includes(token), "a token in the page's URL");
    }
    assert.doesNotMatch(cookie, /ordercloud|eyJ/, 'a cookie that looks like a token');
  }

  /** Nobody but OrderCloud is told a token. */
  #refuseTokens(request) {
    if (request.url().startsWith(this.#journey.api)) return;
    const said = `${request.url()}\n${request.postData() ?? ''}`;
    for (const token of this.#journey.tokens) {
      if (said.includes(token)) this.complaints.push(`A token was sent to ${request.url()}`);
    }
  }
}
