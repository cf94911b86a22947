import {aTimeout, expect} from '@open-wc/testing';
import type {LineItem} from 'ordercloud-javascript-sdk';
import {WAIT_LIMIT} from '../../src/events/fact-event.js';
import {
  CartChangedEvent,
  CartItemAddedEvent,
  CartItemRemovedEvent,
  CommerceErrorEvent,
  OrderSubmittedEvent,
  ProductViewedEvent,
  ProductViewingEvent,
  SendConsentEvent,
  SendCustomEvent,
  SendErrorEvent,
  SendIdentifyEvent,
  SendProductViewedEvent,
  SendTrackedEvent,
  ShopperChangedEvent,
  ShopperResolvingEvent,
} from '../../src/events/index.js';

const lineItem: LineItem = {ID: 'line', ProductID: 'kettle', Quantity: 2};
const failure = {code: 'offline', message: 'No answer.', status: 0, operation: 'Me.Get', retry: null};
const added = (): CartItemAddedEvent => new CartItemAddedEvent({lineItem, quantity: 1, order: null});

const facts = {
  'oc-cart-changed': () => new CartChangedEvent({order: null, lineItems: [lineItem]}),
  'oc-cart-item-added': added,
  'oc-cart-item-removed': () => new CartItemRemovedEvent({lineItem, quantity: 1}),
  'oc-error': () => new CommerceErrorEvent(failure),
  'oc-order-submitted': () => new OrderSubmittedEvent({order: {ID: 'o'}, lineItems: [lineItem], guestEmail: null}),
  'oc-product-viewed': () => new ProductViewedEvent({product: {ID: 'kettle'}, price: null}),
  'oc-product-viewing': () => new ProductViewingEvent({productID: 'kettle'}),
  'oc-shopper-changed': () => new ShopperChangedEvent({shopper: null}),
  'oc-shopper-resolving': () => new ShopperResolvingEvent(),
  'send-consent': () => new SendConsentEvent({tracking: 'granted'}),
  'send-error': () => new SendErrorEvent(failure),
  'send-event': () => new SendCustomEvent({event: 'Read', properties: {topic: 'tea'}}),
  'send-identify': () => new SendIdentifyEvent({email: 'ada@example.com'}),
  'send-product-viewed': () => new SendProductViewedEvent({product: {itemCode: 'kettle'}}),
  'send-tracked': () => new SendTrackedEvent({action: 'PAGE_VIEWED', payload: [], transport: 'library'}),
};

describe('facts', () => {
  for (const [name, make] of Object.entries(facts)) {
    it(`${name} bubbles, is composed, can't be cancelled, and is frozen`, () => {
      const event = make();
      expect(event.type).to.equal(name);
      expect(event.constructor).to.have.property('eventName', name);
      expect(event).to.include({bubbles: true, composed: true, cancelable: false});
      expect(event.detail).to.be.frozen;
    });
  }

  it('have an id of their own, a time and a page', () => {
    const [one, two] = [added(), added()];
    expect(one.id)
      .to.match(/^[0-9a-f-]{36}$/)
      .and.not.equal(two.id);
    expect(new Date(one.occurredAt).toISOString()).to.equal(one.occurredAt);
    expect(one.pageUrl).to.equal(location.href);
  });

  it("hold a copy: neither side can change the other's", () => {
    const line: LineItem<{gift: boolean}> = {ID: 'line', ProductID: 'kettle', xp: {gift: true}};
    const {detail} = new CartItemAddedEvent({lineItem: line, quantity: 1, order: null});
    line.xp!.gift = false;
    const kept = detail.lineItem.xp as {gift: boolean};
    expect(kept.gift).to.equal(true);
    expect(() => (kept.gift = false)).to.throw(TypeError);
    expect(line).not.to.be.frozen;
  });

  it('share what can not be copied, and freeze nothing of it', () => {
    const retry = (): void => {};
    expect(new CommerceErrorEvent({...failure, retry}).detail.retry).to.equal(retry);
    const reactive = new Proxy<LineItem>({ID: 'line', ProductID: 'kettle'}, {});
    const {detail} = new CartItemAddedEvent({lineItem: reactive, quantity: 1, order: null});
    expect(detail).to.be.frozen;
    expect(detail.lineItem.ID).to.equal('line');
    expect(reactive).not.to.be.frozen;
  });

  it('are typed for every event target', () => {
    let quantity = 0;
    const hear = (event: CartItemAddedEvent): void => void (quantity = event.detail.quantity);
    addEventListener('oc-cart-item-added', hear);
    document.body.dispatchEvent(added());
    removeEventListener('oc-cart-item-added', hear);
    expect(quantity).to.equal(1);
  });
});

describe('waitUntil', () => {
  it('lets settled() wait for all that was asked for, failures included', async () => {
    const event = added();
    const done: string[] = [];
    event.waitUntil(aTimeout(20).then(() => done.push('slow')));
    event.waitUntil(Promise.reject(new Error('ignored')));
    await event.settled();
    expect(done).to.deep.equal(['slow']);
  });

  it('settles at once where nobody asked', async () => {
    const start = performance.now();
    await added().settled();
    expect(performance.now() - start).to.be.below(WAIT_LIMIT / 2);
  });

  it('gives up after a second', async () => {
    const event = added();
    event.waitUntil(new Promise(() => {}));
    const start = performance.now();
    await event.settled();
    expect(performance.now() - start).to.be.within(WAIT_LIMIT - 50, WAIT_LIMIT + 1000);
  });
});
