import {aTimeout, expect, fixture, html, nextFrame, oneEvent, waitUntil} from '@open-wc/testing';
import {CartItemAddedEvent} from '../../src/events/cart-item-added.js';
import {SendConsentEvent} from '../../src/events/send-consent.js';
import type {SendTrackingEvent} from '../../src/events/send-tracking.js';
import {SendTracker} from '../../src/elements/send-tracker/define.js';
import {ENDPOINT, LIBRARY_URL, denyStorage, goLive, newWebsiteId, replacing, usePage} from '../send/fixtures/page.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {cookies} from '../support/library-page.js';

const lineItem = {
  ID: 'l1',
  ProductID: 'shoe',
  Quantity: 1,
  UnitPrice: 5,
  Product: {Name: 'Shoe', xp: {Photo: '/s.jpg'}},
};
const add = (): CartItemAddedEvent => {
  const event = new CartItemAddedEvent({lineItem, quantity: 1, order: null});
  document.dispatchEvent(event);
  return event;
};
const scripts = (): HTMLScriptElement[] => [...document.scripts].filter(({src}) => src.includes('/fixtures/library'));
const isAdd = (call: unknown[]): boolean => call[0] === 'trackAddToOrder';

/** A tracker of its own website, of which nothing else on the page knows. */
const newTracker = (websiteId = newWebsiteId()): SendTracker =>
  Object.assign(document.createElement('send-tracker'), {
    websiteId,
    libraryUrl: LIBRARY_URL,
    endpoint: ENDPOINT,
    pageViews: 'off' as const,
  });
const show = async (element: SendTracker): Promise<SendTracker> => {
  await fixture(html`${element}`);
  return element;
};
/** What it is told is done. */
const settle = async (): Promise<void> => {
  await nextFrame();
  await aTimeout(0);
};

describe('send-tracker', () => {
  const page = usePage();
  const errors = useEvents('send-error');
  const tracked = useEvents('send-tracked');
  const warnings = useWarnings();
  const adds = (): unknown[][] => page.calls().filter(isAdd);
  const codes = (): string[] => errors.map(({detail}) => detail.code);

  // Cold, on a busy machine, its modules take longer than a condition is waited for.
  before(async function () {
    this.timeout(20_000);
    await import('../../src/send/tracker.js');
  });

  describe('defaults', () => {
    it('are those of Send’s service, with consent as the page owner’s own statement', () => {
      const {libraryUrl, endpoint, consent, pageViews, events} = new SendTracker();
      expect([libraryUrl, endpoint]).to.deep.equal([
        'https://cdn.stat-track.com/statics/moosend-tracking.min.js',
        'https://t.stat-track.com',
      ]);
      expect([consent, pageViews, events]).to.deep.equal(['granted', 'auto', null]);
    });

    it('send a page view', async () => {
      const element = newTracker();
      element.pageViews = 'auto';
      await show(element);
      await waitUntil(() => tracked.length === 1);
      expect(page.calls()).to.deep.equal([
        ['init', element.websiteId],
        ['trackPageView', location.href],
      ]);
    });

    it('leave light DOM alone and have no shadow', async () => {
      const element = await show(newTracker());
      expect(element.shadowRoot).to.be.null;
    });
  });

  describe('properties and attributes', () => {
    it('come from markup', async () => {
      const element = await fixture<SendTracker>(html`
        <send-tracker
          disabled
          debug
          website-id="x"
          library-url="/l.js"
          endpoint="/e"
          consent="denied"
          consent-identify="pending"
          consent-source="event"
          page-views="off"
          events="cart"
          product-url="/p/{ID}"
        ></send-tracker>
      `);
      const {websiteId, libraryUrl, endpoint, consent, consentIdentify, consentSource} = element;
      expect([websiteId, libraryUrl, endpoint]).to.deep.equal(['x', '/l.js', '/e']);
      expect([consent, consentIdentify, consentSource]).to.deep.equal(['denied', 'pending', 'event']);
      const {pageViews, events, productUrl, disabled, debug} = element;
      expect([pageViews, events, productUrl, disabled, debug]).to.deep.equal(['off', 'cart', '/p/{ID}', true, true]);
    });

    it('that are taken away leave their defaults', async () => {
      const element = await fixture<SendTracker>(html`
        <send-tracker disabled website-id="x" library-url="/l.js" endpoint="/e" product-url="/p"></send-tracker>
      `);
      for (const name of ['website-id', 'library-url', 'endpoint', 'product-url']) element.removeAttribute(name);
      await element.updateComplete;
      const {websiteId, libraryUrl, endpoint, productUrl} = element;
      const fresh = new SendTracker();
      expect([websiteId, libraryUrl, endpoint, productUrl]).to.deep.equal(['', fresh.libraryUrl, fresh.endpoint, '']);
    });

    for (const none of [undefined, null]) {
      it(`are as by default while a framework binds ${none} to them`, async () => {
        const element = newTracker();
        const {libraryUrl, endpoint} = element;
        const names = ['websiteId', 'libraryUrl', 'transport', 'endpoint', 'consentIdentify', 'consentSource'];
        const others = [
          'consentPurposes',
          'pageViews',
          'routeQuery',
          'routeKey',
          'viewWhen',
          'events',
          'productUrl',
          'cartUrl',
        ];
        const unbind = (): unknown =>
          Object.assign(element, Object.fromEntries([...names, ...others].map((name) => [name, none])));
        unbind();
        await show(element);
        await element.updateComplete;
        const fresh = new SendTracker();
        expect([element.endpoint, element.transport, element.consentSource]).to.deep.equal([
          fresh.endpoint,
          'library',
          null,
        ]);
        Object.assign(element, {libraryUrl, endpoint, websiteId: newWebsiteId(), pageViews: 'off'});
        add();
        await waitUntil(() => adds().length === 1);
        unbind();
        await element.updateComplete;
        // The words of a mistake are loaded with the first one.
        await waitUntil(() => codes().length > 0);
        expect(new Set(codes())).to.deep.equal(new Set(['website-id-missing']));
      });

      it(`send by HTTP as by default while the endpoint is ${none}`, async () => {
        const urls: unknown[] = [];
        const answer = (url: unknown): Promise<Response> => {
          urls.push(url);
          return Promise.resolve(new Response());
        };
        const undo = replacing(globalThis, 'fetch', answer);
        await show(Object.assign(newTracker(), {transport: 'http', endpoint: none}));
        add();
        await waitUntil(() => tracked.length === 1);
        undo();
        expect(urls).to.deep.equal(['https://t.stat-track.com/track']);
      });
    }

    it('map products, by a script or by attributes, however late', async () => {
      const element = newTracker();
      element.append(Object.assign(document.createElement('script'), {type: 'application/json'}));
      element.productUrl = '/p/{ID}';
      await show(element);
      element.firstElementChild!.setAttribute('data-map', '');
      element.firstElementChild!.textContent = '{"itemCategory": "Product.Category", "kind": "Name"}';
      element.setAttribute('item-image', 'xp.Photo');
      add();
      await waitUntil(() => tracked.length === 1);
      const origin = location.origin;
      expect(adds()).to.deep.equal([
        ['trackAddToOrder', 'shoe', 5, `${origin}/p/shoe`, 1, 5, 'Shoe', `${origin}/s.jpg`, {kind: 'Shoe'}],
      ]);
    });

    it('may be set late', async () => {
      const element = newTracker('');
      await show(element);
      add();
      element.setAttribute('website-id', newWebsiteId().replaceAll('-', '').toUpperCase());
      await waitUntil(() => adds().length === 1);
    });

    it('hand the nonce on', async () => {
      const element = newTracker();
      element.nonce = 'n1';
      await show(element);
      add();
      await waitUntil(() => adds().length === 1);
      expect(scripts()[0]!.nonce).to.equal('n1');
    });

    for (const [code, attribute, value] of [
      ['website-id-missing', 'website-id', ''],
      ['website-id-invalid', 'website-id', 'not-a-uuid'],
      ['website-id-invalid', 'website-id', 'b0000000-000040008000-00000000feed'],
      ['consent-invalid', 'consent', 'yes'],
      ['consent-source-unknown', 'consent-source', 'none'],
    ] as const) {
      it(`say once what is wrong: ${code} for ${attribute}="${value}"`, async () => {
        const element = newTracker();
        element.setAttribute(attribute, value);
        await show(element);
        element.requestUpdate();
        await element.updateComplete;
        add();
        await waitUntil(() => codes().length > 0);
        await settle();
        expect(codes()).to.deep.equal([code]);
        expect(warnings.every((line) => line.endsWith(`[${code}]`))).to.be.true;
        expect(page.calls()).to.deep.equal([]);
      });
    }
  });

  describe('behaviour', () => {
    it('adds links to the cart from the first event on, also where the tag comes late', async () => {
      add();
      const element = Object.assign(newTracker(), {cartUrl: '/cart?cart={items}'});
      await show(element);
      await waitUntil(() => adds().length > 0);
      expect((adds().at(-1)!.at(-1) as {cartUrl: string}).cartUrl).to.match(/\/cart\?cart=(.*,)?shoe:1/);
    });

    it('tells Send what happens, one after the other', async () => {
      await show(newTracker());
      document.dispatchEvent(new CustomEvent('send-identify', {detail: {email: 'ada@example.com'}}));
      add();
      await waitUntil(() => tracked.length === 2);
      expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'identify', 'trackAddToOrder']);
    });

    it('uses a library that is there', async () => {
      const calls = goLive();
      await show(newTracker());
      add();
      await waitUntil(() => calls.length === 2);
      expect(scripts()).to.deep.equal([]);
    });

    it('loads nothing until consent is given, and then sends what has waited', async () => {
      const element = newTracker();
      element.consent = 'pending';
      await show(element);
      add();
      await settle();
      expect([scripts().length, window.mootrack, cookies(), localStorage.length]).to.deep.equal([0, undefined, {}, 0]);
      document.dispatchEvent(new SendConsentEvent({tracking: 'granted'}));
      await waitUntil(() => adds().length === 1);
    });

    it('takes a later value of its property for the page’s word, also with a consent source', async () => {
      const element = newTracker();
      element.consentSource = 'event';
      await show(element);
      add();
      await settle();
      expect(page.calls()).to.deep.equal([]);
      element.consent = 'granted';
      await waitUntil(() => adds().length === 1);
    });

    it('waits for a consent source that comes late', async () => {
      const element = newTracker();
      await show(element);
      await settle();
      element.setAttribute('consent-source', 'event');
      await element.updateComplete;
      add();
      await settle();
      expect(page.calls()).to.deep.equal([]);
    });

    it('calls nothing and leaves nothing once consent is withdrawn', async () => {
      const element = newTracker();
      await show(element);
      add();
      await waitUntil(() => tracked.length === 1);
      expect(cookies()).to.have.property('uid');
      element.setAttribute('consent', 'denied');
      await element.updateComplete;
      add();
      await settle();
      expect([adds().length, cookies(), localStorage.length]).to.deep.equal([1, {}, 0]);
    });

    it('sends nothing while it is disabled', async () => {
      const element = newTracker();
      element.disabled = true;
      element.pageViews = 'load';
      await show(element);
      add();
      await settle();
      expect([page.calls(), scripts()]).to.deep.equal([[], []]);
    });

    it('keeps what it could not send, and sends it when it is tried again', async () => {
      const element = newTracker();
      element.libraryUrl = 'http://127.0.0.1:1/test/send/fixtures/library.js';
      await show(element);
      add();
      await waitUntil(() => errors.length > 0);
      expect(codes()).to.deep.equal(['library-blocked']);
      element.libraryUrl = LIBRARY_URL;
      errors[0]!.detail.retry!();
      await waitUntil(() => adds().length === 1);
    });

    it('sends by HTTP, without the library, where that would die of denied storage', async () => {
      const bodies: unknown[] = [];
      const answer = (_: unknown, init?: RequestInit): Promise<Response> => {
        bodies.push(JSON.parse(init?.body as string));
        return Promise.resolve(new Response());
      };
      const undo = [denyStorage(), replacing(globalThis, 'fetch', answer)];
      await show(newTracker());
      add();
      await waitUntil(() => tracked.length === 1);
      undo.forEach((each) => each());
      expect([tracked[0]!.detail.transport, codes(), scripts()]).to.deep.equal(['http', [], []]);
      expect(bodies[0]).to.deep.include({actionType: 'ADDED_TO_ORDER', Url: location.href});
    });

    it('survives a library that is replaced or taken away', async () => {
      await show(newTracker());
      add();
      await waitUntil(() => tracked.length === 1);
      delete window.mootrack;
      add();
      await waitUntil(() => tracked.length === 2);
      const calls = goLive();
      add();
      await waitUntil(() => calls.some(isAdd), undefined, {timeout: 3000});
      expect(calls[0]![0]).to.equal('init');
    });

    it('keeps whoever leaves waiting for Send’s answer, one second at most', async () => {
      const element = newTracker();
      await show(element);
      await settle();
      await add().settled();
      expect(tracked).to.have.length(1);
      goLive();
      const from = performance.now();
      await add().settled();
      expect(performance.now() - from).to.be.within(900, 1500);
      element.remove();
    });

    it('goes on when it is moved, without doing anything twice', async () => {
      const element = newTracker();
      element.pageViews = 'load';
      await show(element);
      await waitUntil(() => tracked.length === 1);
      document.body.append(element);
      add();
      await waitUntil(() => tracked.length === 2);
      await settle();
      expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'trackPageView', 'trackAddToOrder']);
      element.remove();
    });

    it('leaves the work to the first tag of a website, and takes over when that goes', async () => {
      const id = newWebsiteId();
      const first = await show(newTracker(id));
      await show(newTracker(id.toUpperCase()));
      await settle();
      add();
      await waitUntil(() => tracked.length === 1);
      expect(tracked[0]!.target).to.equal(first);
      first.remove();
      add();
      await waitUntil(() => tracked.length === 2);
      expect(adds()).to.have.length(2);
    });

    it('hears nothing once it is gone', async () => {
      const element = await show(newTracker());
      await settle();
      element.remove();
      add();
      await settle();
      expect(page.calls()).to.deep.equal([]);
    });

    it('works for another website when its ID changes', async () => {
      const element = await show(newTracker());
      await settle();
      element.websiteId = newWebsiteId();
      await settle();
      add();
      await waitUntil(() => adds().length === 1);
      expect(page.calls()[0]).to.deep.equal(['init', element.websiteId]);
    });
  });

  describe('events', () => {
    const intents = useEvents('oc-cart-item-adding', 'oc-order-submitting', 'oc-cart-changed', 'send-tracking');

    it('fires no intent, cart or order event on first render', async () => {
      const element = newTracker();
      await show(element);
      await settle();
      expect(intents).to.deep.equal([]);
    });

    it('lets the page edit or cancel at the tag', async () => {
      const element = newTracker();
      await show(element);
      await settle();
      setTimeout(() => add());
      const intent = (await oneEvent(element, 'send-tracking')) as unknown as SendTrackingEvent;
      expect([intent.detail.action, intent.cancelable, intent.bubbles]).to.deep.equal(['ADDED_TO_ORDER', true, true]);
    });

    it('says what was sent', async () => {
      await show(newTracker());
      add();
      await waitUntil(() => tracked.length === 1);
      const {action, transport, payload} = tracked[0]!.detail;
      expect([action, transport, (payload as [{product: {itemCode: string}}])[0].product.itemCode]).to.deep.equal([
        'ADDED_TO_ORDER',
        'library',
        'shoe',
      ]);
    });
  });

  describe('accessibility', () => {
    it('shows nothing and is accessible', async () => {
      const element = await show(newTracker());
      expect(element.getBoundingClientRect().height).to.equal(0);
      await expect(element).to.be.accessible();
    });

    it('says once that consent is the owner’s statement', async () => {
      const lines: string[] = [];
      const restore = replacing(console, 'info', (line: string) => void lines.push(line));
      await show(newTracker());
      await show(newTracker());
      await settle();
      restore();
      expect(lines.length).to.be.at.most(1);
    });
  });
});
