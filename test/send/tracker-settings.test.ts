/** What a tracker does about the settings of its tag, beside those of tracker.test.ts. */
import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {factBuffer} from '../../src/core/fact-buffer.js';
import {uuid} from '../../src/core/ids.js';
import {CartItemRemovedEvent} from '../../src/events/cart-item-removed.js';
import {SendProductViewedEvent} from '../../src/events/send-product-viewed.js';
import {leaveFacts} from '../../src/send/left-facts.js';
import {Tracker} from '../../src/send/tracker.js';
import {useGtag} from './fixtures/consent.js';
import {newHost, type Settings} from './fixtures/host.js';
import {newWebsiteId, replacing, usePage} from './fixtures/page.js';
import {FakeTransport} from './fixtures/transport.js';

const LANDING = Symbol.for('ordercloud-send-elements.landing.v1');
const lineItem = {ID: 'l1', ProductID: 'shoe', Quantity: 1, UnitPrice: 5, LineTotal: 5};

describe('Tracker', () => {
  usePage();
  const undo: (() => void)[] = [];
  let transport: FakeTransport;
  let tracker: Tracker;
  let host: Settings;

  const start = (settings: Partial<Settings> = {}, websiteId = newWebsiteId()): void => {
    transport = new FakeTransport();
    tracker = new Tracker(websiteId);
    host = newHost({transport, ...settings});
    tracker.attach(host);
  };
  const fire = (type: string, detail: unknown): boolean =>
    document.dispatchEvent(new CustomEvent(type, {detail, bubbles: true}));
  const received = async (...words: string[]): Promise<void> => {
    await waitUntil(() => transport.words.length >= words.length, `${words.join()}; sent: ${transport.words.join()}`, {
      timeout: 4000,
    });
    expect(transport.words).to.deep.equal(words);
  };

  afterEach(() => {
    tracker.detach(host);
    undo.splice(0).forEach((each) => each());
  });

  describe('consent-source', () => {
    let gtag: (...command: unknown[]) => void;

    beforeEach(() => {
      gtag = useGtag();
      undo.push(() => delete (window as {dataLayer?: unknown[]}).dataLayer);
    });

    it('waits for the manager, and sends in order what has happened until then', async () => {
      start({consentSource: 'google', consent: 'granted'});
      fire('send-identify', {email: 'ada@example.com'});
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      gtag('consent', 'default', {analytics_storage: 'denied', ad_user_data: 'denied'});
      await aTimeout(50);
      expect([transport.calls, tracker.stats.pending]).to.deep.equal([[], 2]);
      gtag('consent', 'update', {analytics_storage: 'granted', ad_user_data: 'granted'});
      await received('identify ada@example.com', 'add shoe');
    });

    it('lets the tag’s consent to be identified be stricter', async () => {
      start({consentSource: 'google', consentIdentify: 'denied'});
      gtag('consent', 'update', {analytics_storage: 'granted', ad_user_data: 'granted'});
      fire('send-identify', {email: 'ada@example.com'});
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      await received('add shoe');
    });

    it('goes by the purposes that the tag names', async () => {
      start({consentSource: 'google', consentPurposes: 'ad_storage', consentIdentifyPurposes: 'ad_storage'});
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      gtag('consent', 'update', {analytics_storage: 'granted', ad_user_data: 'granted', ad_storage: 'denied'});
      await waitUntil(() => Object.keys(tracker.stats.dropped).length > 0);
      expect(tracker.stats.dropped).to.deep.equal({consent: 1});
    });

    it('ends with its host', async () => {
      start({consentSource: 'google'});
      await aTimeout(50);
      tracker.detach(host);
      gtag('consent', 'update', {analytics_storage: 'granted', ad_user_data: 'granted'});
      tracker.attach(host);
      tracker.detach(host);
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      expect(transport.calls).to.deep.equal([]);
    });
  });

  describe('without-gpc', () => {
    beforeEach(() =>
      undo.push(replacing(navigator as Navigator & {globalPrivacyControl?: boolean}, 'globalPrivacyControl', true)),
    );

    it('is needed to be tracked in a browser that signals Global Privacy Control', async () => {
      start();
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      expect(tracker.stats.dropped).to.deep.equal({consent: 1});
      tracker.detach(host);
      start({withoutGpc: true});
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      await received('add shoe');
    });
  });

  describe('a campaign’s link', () => {
    const land = (url: string): void => {
      const shared = globalThis as {[LANDING]?: string};
      const before = shared[LANDING];
      shared[LANDING] = url;
      undo.push(() => Object.assign(shared, {[LANDING]: before}));
    };

    it('identifies whom it names, first and with consent to that', async () => {
      land('https://shop.example/?email=ada%40example.com');
      start({consent: 'granted', consentIdentify: 'pending'});
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      await received('add shoe');
      fire('send-consent', {tracking: 'granted', identify: 'granted'});
      await received('add shoe', 'identify ada@example.com');
    });

    it('names the campaign in what is sent, and in no cookie before consent', async () => {
      const cmid = 'c0000000-0000-4000-8000-00000000cafe';
      land(`https://shop.example/${newWebsiteId()}?cmid=${cmid}`);
      start({consent: 'pending'});
      fire('oc-cart-item-added', {lineItem, quantity: 1});
      expect(document.cookie).to.equal('');
      fire('send-consent', {tracking: 'granted'});
      await received('add shoe');
      expect(transport.handovers[0]!.visitor.campaignId).to.equal(cmid);
    });
  });

  it('takes the facts that an earlier page has left, before its own and once', async () => {
    const websiteId = newWebsiteId().replaceAll('-', '');
    fire('oc-cart-item-added', {lineItem: {...lineItem, ProductID: 'sock'}, quantity: 1});
    const buffer = (globalThis as {[key: symbol]: unknown})[
      Symbol.for('ordercloud-send-elements.facts.v1')
    ] as object[];
    buffer.push({
      type: 'oc-cart-item-added',
      id: 'left',
      detail: {lineItem, quantity: 1},
      pageUrl: 'https://a.example/',
    });
    leaveFacts(websiteId);
    buffer.length = 0;
    start({}, websiteId);
    fire('oc-cart-item-added', {lineItem: {...lineItem, ProductID: 'hat'}, quantity: 1});
    await waitUntil(() => transport.words.includes('add hat'));
    expect(transport.words.filter((word) => word === 'add shoe')).to.have.lengthOf(1);
    expect(transport.words.at(-1)).to.equal('add hat');
    expect(transport.pages[transport.words.indexOf('add shoe')]).to.equal('https://a.example/');
    expect(Object.keys(localStorage).filter((key) => key.includes('.facts.'))).to.deep.equal([]);
  });

  it('takes no view of an earlier page’s product for one of its own', async () => {
    const websiteId = newWebsiteId().replaceAll('-', '');
    const pageUrl = 'https://a.example/';
    const leave = (): void => {
      factBuffer().push({type: 'oc-product-viewing', id: uuid(), detail: {productID: 'shoe'}, pageUrl});
      factBuffer().push({type: 'oc-product-viewed', id: uuid(), detail: {product: {ID: 'shoe'}}, pageUrl});
      factBuffer().push({type: 'oc-product-viewing', id: uuid(), detail: {productID: 'sock'}, pageUrl});
      leaveFacts(websiteId);
      factBuffer().length = 0;
    };
    leave();
    leave();
    start({pageViews: 'load'}, websiteId);
    await received('view shoe', 'view shoe', 'page');
    fire('send-product-viewed', {product: {itemCode: 'shoe'}});
    await received('view shoe', 'view shoe', 'page', 'view shoe');
    expect(transport.pages.slice(0, 3)).to.deep.equal([pageUrl, pageUrl, location.href]);
  });

  it('leaves nothing of a page that has said something about consent itself', () => {
    const buffer = (globalThis as {[key: symbol]: unknown})[
      Symbol.for('ordercloud-send-elements.facts.v1')
    ] as object[];
    buffer.push({type: 'send-identify', detail: {email: 'ada@example.com'}});
    buffer.push({type: 'send-consent', detail: {tracking: 'denied'}});
    leaveFacts(newWebsiteId());
    expect({...localStorage}).to.deep.equal({});
  });

  it('passes everything over while the page is being edited', async () => {
    const {href} = location;
    history.replaceState(null, '', '?sc_mode=edit');
    undo.push(() => history.replaceState(null, '', href));
    start({pageViews: 'auto'});
    fire('oc-cart-item-added', {lineItem, quantity: 1});
    fire('send-identify', {email: 'ada@example.com'});
    await aTimeout(50);
    expect([transport.calls, tracker.stats.captured]).to.deep.equal([[], 0]);
  });

  it('sends what is taken out of the cart only where removals asks for it', async () => {
    start();
    document.dispatchEvent(new CartItemRemovedEvent({lineItem, quantity: 2}));
    expect(tracker.stats.captured).to.equal(0);
    tracker.detach(host);
    start({removals: true});
    document.dispatchEvent(new CartItemRemovedEvent({lineItem, quantity: 2}));
    await received('add shoe');
    expect(transport.calls[0]!.payload).to.have.nested.property('[0].product.itemQuantity', -2);
  });

  it('sends an event of the page’s own, by its name', async () => {
    start();
    fire('send-event', {event: 'ArticleRead', properties: {topic: 'kettles', deep: {no: 1}}});
    fire('send-event', {event: 'ORDER_COMPLETED'});
    await received('custom ArticleRead');
    expect(transport.calls[0]!.payload).to.deep.equal({event: 'ArticleRead', properties: {topic: 'kettles'}});
  });

  describe('view-when="visible"', () => {
    it('counts a product view when half of what announces it has been in sight for a second', async () => {
      const spacer = Object.assign(document.createElement('div'), {style: 'block-size: 300vh'});
      const element = Object.assign(document.createElement('div'), {style: 'block-size: 100px'});
      document.body.append(spacer, element);
      undo.push(() => [spacer, element].forEach((each) => each.remove()));
      start({viewWhen: 'visible'});
      element.dispatchEvent(new SendProductViewedEvent({product: {itemCode: 'shoe'}}));
      await aTimeout(100);
      expect(tracker.stats.captured).to.equal(0);
      element.scrollIntoView();
      await received('view shoe');
    });
  });

  describe('routes', () => {
    it('are told apart by the parameters that route-query names, or by a function of the page’s own', async () => {
      const {href} = location;
      undo.push(() => history.replaceState(null, '', href));
      start({pageViews: 'auto', routeQuery: 'page'});
      await received('page');
      history.pushState(null, '', '?page=2');
      await received('page', 'page');
      history.pushState(null, '', '?page=2&sort=price');
      host.routeKey = ({searchParams}) => searchParams.get('sort') ?? '';
      history.pushState(null, '', '?page=3&sort=price');
      history.pushState(null, '', '?page=3&sort=name');
      await waitUntil(() => transport.pages.at(-1)?.endsWith('?page=3&sort=name') === true, 'the last', {
        timeout: 4000,
      });
      expect(transport.pages.slice(0, 2)).to.deep.equal([href, new URL('?page=2', href).href]);
    });
  });
});
