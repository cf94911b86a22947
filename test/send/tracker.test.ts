import {aTimeout, expect, nextFrame, waitUntil} from '@open-wc/testing';
import {factBuffer} from '../../src/core/fact-buffer.js';
import {CartItemAddedEvent} from '../../src/events/cart-item-added.js';
import {CommerceErrorEvent} from '../../src/events/commerce-error.js';
import {ProductViewedEvent} from '../../src/events/product-viewed.js';
import {ProductViewingEvent} from '../../src/events/product-viewing.js';
import {SendCustomEvent} from '../../src/events/send-event.js';
import type {SendErrorEvent} from '../../src/events/send-error.js';
import type {SendTrackedEvent} from '../../src/events/send-tracked.js';
import type {SendTrackingEvent} from '../../src/events/send-tracking.js';
import {ShopperChangedEvent} from '../../src/events/shopper-changed.js';
import {ShopperResolvingEvent} from '../../src/events/shopper-resolving.js';
import {Tracker, trackerOf} from '../../src/send/tracker.js';
import {TransportError} from '../../src/send/transport.js';
import {returnFromCache, setVisibility} from '../support/page-life.js';
import {newWebsiteId, replacing, usePage} from './fixtures/page.js';
import {newHost, type Settings} from './fixtures/host.js';
import {FakeTransport} from './fixtures/transport.js';

const ada = {id: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace'};
const lineItem = {ID: 'l1', ProductID: 'shoe', Quantity: 1, UnitPrice: 5, LineTotal: 5};
const added = (): CartItemAddedEvent => new CartItemAddedEvent({lineItem, quantity: 1, order: null});
const viewed = (ID: string): ProductViewedEvent => new ProductViewedEvent({product: {ID}, price: null});
const fire = <E extends Event>(event: E, target: EventTarget = document): E => {
  target.dispatchEvent(event);
  return event;
};
const byHand = (type: string, detail: unknown): CustomEvent<unknown> =>
  fire(new CustomEvent(type, {detail, bubbles: true}));
const failure = (operation: string): CommerceErrorEvent =>
  new CommerceErrorEvent({code: 'offline', message: '', status: 0, operation, retry: null});
const page = 'page';

describe('Tracker', () => {
  usePage();
  let transport: FakeTransport;
  let tracker: Tracker;
  let host: Settings;
  let errors: SendErrorEvent[];

  /** Starts a tracker of its own website for a host with these settings. */
  const start = (settings: Partial<Settings> = {}): void => {
    transport = new FakeTransport();
    tracker = new Tracker(newWebsiteId());
    host = newHost({transport, ...settings});
    errors = [];
    host.addEventListener('send-error', (event) => errors.push(event as SendErrorEvent));
    tracker.attach(host);
  };
  const received = async (...words: string[]): Promise<void> => {
    await waitUntil(
      () => transport.calls.length >= words.length,
      `${words.join(', ')}; sent: ${transport?.words.join()}`,
    );
    await aTimeout(0);
    expect(transport.words).to.deep.equal(words);
  };

  afterEach(() => {
    tracker.detach(host);
    setVisibility(null);
  });

  describe('facts', () => {
    it('are heard wherever they are fired, though their way is stopped', async () => {
      start();
      const element = document.createElement('div');
      element.addEventListener('oc-cart-item-added', (event) => event.stopImmediatePropagation());
      document.body.append(element);
      fire(added(), element);
      element.remove();
      await received('add shoe');
    });

    it('may be fired by hand', async () => {
      start();
      byHand('oc-cart-item-added', {lineItem, quantity: 1});
      await received('add shoe');
    });

    it('that came before the tracker are sent, in their order', async () => {
      const frozen = Object.freeze({type: 'oc-cart-item-added', detail: {}});
      const shapeless = {type: 'oc-error', detail: {operation: Object.create(null) as object}};
      const junk = [null, 7, {}, frozen, shapeless] as unknown as {type: string; detail: unknown}[];
      factBuffer().push(...junk, {type: 'send-identify', detail: {email: 'ada@example.com'}});
      factBuffer().push({type: 'oc-cart-item-added', detail: {lineItem, quantity: 1}});
      factBuffer().push({type: 'oc-product-viewed', detail: {product: {ID: 'sock'}, price: null}});
      factBuffer().push({type: 'oc-cart-item-added', detail: {lineItem, quantity: 2}});
      start();
      await received('identify ada@example.com', 'add shoe', 'view sock', 'add shoe');
    });

    it('are taken once, by all trackers of a website', async () => {
      start();
      const event = fire(added());
      factBuffer().push({type: event.type, detail: event.detail, id: event.id});
      fire(event);
      tracker.detach(host);
      tracker.attach(host);
      await received('add shoe');
    });

    it('are taken by each website', async () => {
      start();
      const other = new FakeTransport();
      const otherTracker = new Tracker(newWebsiteId());
      const otherHost = newHost({transport: other});
      otherTracker.attach(otherHost);
      fire(added());
      await received('add shoe');
      await waitUntil(() => other.calls.length === 1);
      otherTracker.detach(otherHost);
    });

    it('with details that make no sense are passed over', async () => {
      start();
      for (const type of ['oc-cart-item-added', 'oc-order-submitted', 'oc-product-viewed', 'oc-shopper-changed']) {
        for (const detail of [null, 7, {}, {lineItem: 1, quantity: 'x', shopper: 'ada'}]) byHand(type, detail);
      }
      fire(added());
      await received('add shoe');
    });

    it('tell the page of their event’s own', async () => {
      factBuffer().push({
        type: 'oc-cart-item-added',
        detail: {lineItem, quantity: 1},
        pageUrl: 'https://shop.example/p',
      });
      start();
      await received('add shoe');
      expect(transport.pages).to.deep.equal(['https://shop.example/p']);
    });

    it('keep whoever leaves waiting until their answer was seen', async () => {
      start();
      const answer = transport.blockAnswers();
      const event = fire(added());
      let settled = false;
      const wait = event.settled().then(() => (settled = true));
      await waitUntil(() => transport.calls.length === 1);
      expect(settled).to.be.false;
      const start1 = performance.now();
      answer();
      await wait;
      expect(performance.now() - start1).to.be.below(500);
    });

    it('keep nobody waiting while consent is pending', async () => {
      start({consent: 'pending'});
      const from = performance.now();
      await fire(added()).settled();
      expect(performance.now() - from).to.be.below(500);
    });
  });

  describe('the page’s say', () => {
    it('can edit an event, and what it left is checked again', async () => {
      start();
      host.addEventListener('send-tracking', (event) => {
        const {detail} = event as SendTrackingEvent;
        if (detail.action === 'ADDED_TO_ORDER') {
          Object.assign(detail.payload[0].product, {itemCode: 'boot', itemPrice: '7.50', itemImage: 'javascript:0'});
        }
      });
      fire(added());
      await received('add boot');
      const [call] = transport.calls;
      const {product} = (call!.payload as [{product: Record<string, unknown>}])[0];
      expect(product['itemPrice']).to.equal(7.5);
      expect(product).not.to.have.property('itemImage');
    });

    it('can cancel one', async () => {
      start();
      host.addEventListener('send-tracking', (event) => event.preventDefault(), {once: true});
      fire(added());
      byHand('send-identify', {email: 'ada@example.com'});
      await received('identify ada@example.com');
    });

    it('hears of what it made unusable', async () => {
      start();
      const spoil = (event: Event): void => void ((event as SendTrackingEvent).detail.payload as unknown[]).pop();
      host.addEventListener('send-tracking', spoil, {once: true});
      fire(added());
      fire(added());
      await received('add shoe');
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['payload-invalid']);
    });

    it('hears of what was sent', async () => {
      start();
      const tracked: unknown[] = [];
      host.addEventListener('send-tracked', (event) => {
        const {action, transport: name} = (event as SendTrackedEvent).detail;
        tracked.push([action, name]);
      });
      fire(added());
      await waitUntil(() => tracked.length > 0);
      expect(tracked).to.deep.equal([['ADDED_TO_ORDER', 'library']]);
    });

    it('hears of a transport’s trouble, with a way to try again', async () => {
      start();
      transport.trouble = new TransportError('library-blocked', 'blocked');
      fire(added());
      await waitUntil(() => errors.length > 0);
      const {code, message, status, operation, retry} = errors[0]!.detail;
      expect([code, message, status, operation]).to.deep.equal(['library-blocked', 'blocked', 0, 'Send.library']);
      transport.trouble = null;
      retry!();
      await received('add shoe');
    });

    it('goes by the library where it has set no transport, and on after a failure', async () => {
      start({transport: null, libraryUrl: 'http://['});
      byHand('oc-cart-item-added', {lineItem, quantity: 1});
      await waitUntil(() => errors.length === 1);
      expect([errors[0]!.detail.code, tracker.stats.pending]).to.deep.equal(['library-blocked', 1]);
      errors[0]!.detail.retry!();
      await waitUntil(() => errors.length === 2);
    });

    it('chooses kinds of events', async () => {
      start({events: ' order  cart'});
      byHand('send-identify', {email: 'ada@example.com'});
      fire(viewed('shoe'));
      fire(added());
      await received('add shoe');
    });

    it('leaves out a page’s own events where they are not among the kinds', async () => {
      start({events: 'identify custom'});
      fire(new SendCustomEvent({event: 'Read', properties: {topic: 'tea', tags: ['a']}}));
      byHand('send-event', {event: 'order_completed'});
      await received('custom Read');
      expect(transport.calls[0]!.payload).to.deep.equal({event: 'Read', properties: {topic: 'tea'}});
      host.events = 'page';
      fire(new SendCustomEvent({event: 'Watched'}));
      host.events = null;
      fire(new SendCustomEvent({event: 'Downloaded'}));
      await received('custom Read', 'custom Downloaded');
    });

    it('maps as the tag says at the time', async () => {
      start({
        productMap: () => ({json: '{"color": "xp.Color"}', attributes: {'item-image': 'xp.Photo'}}),
        productUrl: '/p/{ID}',
      });
      const product = {ID: 'shoe', xp: {Color: 'red', Photo: '/shoe.jpg'}};
      fire(new ProductViewedEvent({product, price: null}));
      await received('view shoe');
      const [{product: sent}] = transport.calls[0]!.payload as [{product: Record<string, unknown>}];
      expect([sent['color'], sent['itemImage'], sent['itemUrl']]).to.deep.equal([
        'red',
        `${location.origin}/shoe.jpg`,
        `${location.origin}/p/shoe`,
      ]);
    });
  });

  describe('consent', () => {
    it('is pending with a consent source, whatever the tag says, until the page says more', async () => {
      start({consentSource: 'event'});
      fire(added());
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      byHand('send-consent', {tracking: 'granted'});
      await received('add shoe');
    });

    it('that the page has given stays when the tag is moved', async () => {
      start({consent: 'pending'});
      byHand('send-consent', {tracking: 'granted'});
      tracker.detach(host);
      tracker.attach(host);
      fire(added());
      await received('add shoe');
    });

    it('can be given before the tracker is there', async () => {
      factBuffer().push({type: 'send-consent', detail: {tracking: 'granted'}});
      start({consent: 'pending'});
      fire(added());
      await received('add shoe');
    });

    it('for being identified stays with the tag unless the page names it', async () => {
      start({consent: 'pending', consentIdentify: 'denied'});
      byHand('send-consent', {tracking: 'granted'});
      byHand('send-identify', {email: 'ada@example.com'});
      fire(added());
      await received('add shoe');
      byHand('send-consent', {tracking: 'granted', identify: 'granted'});
      byHand('send-identify', {email: 'grace@example.com'});
      await received('add shoe', 'identify grace@example.com');
    });

    it('can be given for being identified alone', async () => {
      start({consentIdentify: 'pending'});
      byHand('send-identify', {email: 'ada@example.com'});
      byHand('send-consent', {identify: 'granted'});
      await received('identify ada@example.com');
    });

    it('of the tag’s own counts when it changes later', async () => {
      start({consent: 'pending'});
      fire(added());
      host.consent = 'granted';
      tracker.changeConsent(newHost());
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      tracker.changeConsent(host);
      await received('add shoe');
    });
  });

  describe('persons', () => {
    it('go ahead of what happens while they are asked for', async () => {
      start();
      fire(new ShopperResolvingEvent());
      fire(added());
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      fire(new ShopperChangedEvent({shopper: ada}));
      await received('identify ada@example.com', 'add shoe');
      expect(transport.calls[0]!.payload).to.deep.equal({
        email: 'ada@example.com',
        name: 'Ada Lovelace',
        properties: {FirstName: 'Ada', LastName: 'Lovelace'},
      });
    });

    it('keep nothing back when asking for them fails, wherever the failure shows', async () => {
      const session = document.createElement('div');
      document.body.append(session);
      start();
      for (const [source, operation] of [
        [session, 'Anything'],
        [document, 'Auth.Login'],
      ] as const) {
        fire(new ShopperResolvingEvent(), session);
        fire(added());
        fire(failure('Cart.CreateLineItem'));
        await aTimeout(0);
        const {length} = transport.calls;
        fire(failure(operation), source);
        await waitUntil(() => transport.calls.length === length + 1);
      }
      session.remove();
    });

    it('keep nothing back for longer than two seconds', async () => {
      start();
      const limits: (() => void)[] = [];
      const {setTimeout: real} = globalThis;
      const restore = replacing(globalThis, 'setTimeout', ((run: () => void, delay?: number) => {
        if (delay === 2000) limits.push(run);
        return real(run, delay);
      }) as typeof setTimeout);
      fire(new ShopperResolvingEvent());
      restore();
      fire(added());
      limits[0]!();
      await received('add shoe');
    });

    it('are nobody while they are anonymous, and their e-mail goes when they sign out', async () => {
      start();
      fire(new ShopperChangedEvent({shopper: null}));
      fire(new ShopperChangedEvent({shopper: ada}));
      await received('identify ada@example.com');
      document.cookie = 'email=ada@example.com; path=/';
      fire(new ShopperChangedEvent({shopper: null}));
      await waitUntil(() => !document.cookie.includes('email'));
      await received('identify ada@example.com');
    });

    it('who buy as guests are identified before their purchase', async () => {
      start();
      const detail = {order: {ID: 'o1', Total: 5}, lineItems: [lineItem], guestEmail: 'guest@example.com'};
      byHand('oc-order-submitted', detail);
      byHand('oc-order-submitted', detail);
      await received('identify guest@example.com', 'order 5');
    });
  });

  describe('views', () => {
    it('of the page come alone', async () => {
      start({pageViews: 'auto'});
      await received(page);
      expect(transport.pages).to.deep.equal([location.href]);
    });

    it('of a product take their place', async () => {
      start({pageViews: 'load'});
      fire(new ProductViewingEvent({productID: 'shoe'}));
      await nextFrame();
      fire(viewed('shoe'));
      await nextFrame();
      await received('view shoe');
    });

    it('of a product that a server has rendered too', async () => {
      start({pageViews: 'load'});
      byHand('send-product-viewed', {product: {itemCode: 'shoe'}});
      await nextFrame();
      await received('view shoe');
    });

    it('of the page come when its product can’t be read', async () => {
      const view = document.createElement('div');
      document.body.append(view);
      start({pageViews: 'load'});
      fire(new ProductViewingEvent({productID: 'shoe'}), view);
      fire(failure('Me.GetProduct'));
      await nextFrame();
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      fire(failure('Me.GetProduct'), view);
      view.remove();
      await received(page);
    });

    it('of a product that was announced before the tracker came may fail too', async () => {
      factBuffer().push({type: 'oc-product-viewing', detail: {productID: 'shoe'}});
      start({pageViews: 'load'});
      await nextFrame();
      fire(failure('Me.GetProduct'));
      await received(page);
    });

    it('of one product come once a visit', async () => {
      start();
      fire(viewed('shoe'));
      fire(viewed('shoe'));
      fire(viewed('sock'));
      await received('view shoe', 'view sock');
      returnFromCache();
      fire(viewed('shoe'));
      await received('view shoe', 'view sock', 'view shoe');
    });

    describe('of routes', () => {
      const home = location.href;
      const push = (path: string): string => {
        history.pushState(null, '', path);
        return location.href;
      };
      afterEach(() => {
        tracker.detach(host);
        history.replaceState(null, '', home);
      });

      it('come with their own URLs, though the visitor has moved on', async () => {
        start({pageViews: 'auto'});
        await received(page);
        const list = push('/list?page=2');
        await nextFrame();
        await nextFrame();
        const about = push('/about');
        await received(page, page, page);
        expect(transport.pages).to.deep.equal([home, list, about]);
      });

      for (const pageViews of ['load', 'off']) {
        it(`do not come with page-views="${pageViews}", but products are looked at anew`, async () => {
          const said: string[] = [];
          const undo = replacing(console, 'debug', (text: string) => void said.push(text));
          start({pageViews});
          fire(viewed('shoe'));
          await nextFrame();
          await nextFrame();
          push('/list');
          host.debug = true;
          await waitUntil(() => said.some((text) => text.includes('page is not sent')));
          host.debug = false;
          undo();
          fire(viewed('shoe'));
          await received('view shoe', 'view shoe');
        });
      }
    });

    it('of a product come again when its element has shown another one meanwhile', async () => {
      start();
      const element = document.body.appendChild(document.createElement('div'));
      for (const ID of ['shoe', 'sock', 'shoe', 'shoe']) fire(viewed(ID), element);
      element.remove();
      await received('view shoe', 'view sock', 'view shoe');
    });

    it('wait until the page is seen; purchases do not', async () => {
      setVisibility('hidden');
      start({pageViews: 'load'});
      fire(viewed('shoe'));
      fire(added());
      await received('add shoe');
      setVisibility('visible');
      document.dispatchEvent(new Event('visibilitychange'));
      await received('add shoe', 'view shoe');
    });

    it('of a route that was never seen keep nobody waiting', async () => {
      const {href} = location;
      setVisibility('hidden');
      start();
      fire(viewed('shoe'));
      history.replaceState(null, '', '/elsewhere');
      const settled = tracker.settled().then(() => 'settled');
      const first = await Promise.race([settled, aTimeout(500)]);
      history.replaceState(null, '', href);
      expect(first).to.equal('settled');
    });

    it('and all else wait for a prerendered page to be activated', async () => {
      setVisibility('hidden', {prerendering: true});
      start({pageViews: 'load'});
      factBuffer().push({type: 'oc-cart-item-added', detail: {lineItem, quantity: 1}});
      await nextFrame();
      expect(transport.calls).to.deep.equal([]);
      setVisibility('visible');
      document.dispatchEvent(new Event('prerenderingchange'));
      await received('add shoe', page);
    });
  });

  describe('hosts', () => {
    it('that are disabled send nothing of what happens meanwhile', async () => {
      const said: string[] = [];
      const undo = replacing(console, 'debug', (text: string) => void said.push(text));
      start({disabled: true, debug: true, pageViews: 'load'});
      fire(added());
      await waitUntil(() => said.some((text) => text.includes('page is not sent')));
      undo();
      Object.assign(host, {disabled: false, debug: false});
      tracker.detach(host);
      tracker.attach(host);
      byHand('send-identify', {email: 'ada@example.com'});
      await received('identify ada@example.com');
    });

    it('wait for the first to leave, and go on with what it left', async () => {
      start({consent: 'pending'});
      const second = newHost({transport});
      tracker.attach(second);
      fire(added());
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      tracker.detach(host);
      await received('add shoe');
      tracker.detach(second);
      tracker.attach(host);
    });

    it('leave nothing behind', async () => {
      start({pageViews: 'load'});
      fire(new ShopperResolvingEvent());
      tracker.detach(host);
      fire(added());
      await nextFrame();
      await aTimeout(0);
      // A transport that was never opened has nothing to end.
      expect([transport.calls, transport.disposed]).to.deep.equal([[], 0]);
      tracker.attach(host);
    });

    it('of one website share a tracker', () => {
      const id = newWebsiteId();
      expect(trackerOf(id)).to.equal(trackerOf(id.replaceAll('-', '').toUpperCase()));
      start();
    });
  });

  describe('the console', () => {
    const lines: string[] = [];
    const undo: (() => void)[] = [];
    beforeEach(() => {
      lines.length = 0;
      for (const level of ['debug', 'info', 'warn'] as const) {
        undo.push(replacing(console, level, (line: string) => void lines.push(`${level} ${line}`)));
      }
    });
    afterEach(() => undo.splice(0).forEach((each) => each()));

    it('says what is sent and what is not, and never an e-mail', async () => {
      start({debug: true, events: 'identify cart'});
      fire(viewed('shoe'));
      byHand('send-identify', {email: 'ada@example.com'});
      byHand('send-identify', {email: 'ada@example.com'});
      await waitUntil(() => lines.length === 3);
      expect(lines).to.deep.equal([
        'debug <send-tracker> product is not sent: the events attribute leaves it out',
        'debug <send-tracker> identify was sent by library',
        'debug <send-tracker> IDENTIFY is not sent: known',
      ]);
    });

    it('is silent by default', async () => {
      start();
      fire(added());
      await received('add shoe');
      expect(lines).to.deep.equal([]);
    });

    it('names tokens in cookies before the library comes, without their values', async () => {
      document.cookie = 'ordercloud.access-token=secret; path=/';
      start({consent: 'pending'});
      fire(added());
      expect(errors).to.deep.equal([]);
      byHand('send-consent', {tracking: 'granted'});
      await received('add shoe');
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['token-cookie-exposed']);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain('ordercloud.access-token').and.not.contain('secret');
    });

    it('says that another website’s snippet is on the page', async () => {
      start();
      transport.trouble = new TransportError('website-id-conflict', '');
      fire(added());
      await waitUntil(() => errors.length > 0);
      expect(lines[0]).to.match(/^warn <send-tracker website-id> .*\[website-id-conflict\]$/);
    });
  });
});
