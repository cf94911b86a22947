import {expect} from '@open-wc/testing';
import {recordFacts, factBuffer} from '../../src/core/fact-buffer.js';
import {CartChangedEvent} from '../../src/events/cart-changed.js';
import {CartItemAddedEvent} from '../../src/events/cart-item-added.js';
import type {SendCall} from '../../src/events/send-payload.js';
import {SendTrackingEvent} from '../../src/events/send-tracking.js';
import {addCartLinks} from '../../src/send/cart-links.js';

const line = (ProductID: string, Quantity: number, rest: object = {}): CartChangedEvent['detail']['lineItems'][0] => ({
  ID: `line-${ProductID}`,
  ProductID,
  Quantity,
  ...rest,
});
const added = (lineItem: ReturnType<typeof line>): void =>
  void document.dispatchEvent(new CartItemAddedEvent({lineItem, quantity: 1, order: null}));
const changed = (...lineItems: ReturnType<typeof line>[]): void =>
  void document.dispatchEvent(new CartChangedEvent({order: null, lineItems}));

describe('links to the cart', () => {
  const origin = location.origin;
  let host: HTMLElement & {cartUrl: string};

  before(recordFacts);
  beforeEach(() => {
    factBuffer().length = 0;
    host = Object.assign(document.createElement('div'), {cartUrl: '/cart?cart={items}#top'});
    addCartLinks(host, factBuffer);
  });

  /** The property that an event about an add has, after everybody has heard of it. */
  function linkOf(itemCode: string, itemQuantity = 1): unknown {
    const product = {itemCode, itemQuantity, itemPrice: 1, itemTotalPrice: 1, itemUrl: `${origin}/p`};
    const event = new SendTrackingEvent({action: 'ADDED_TO_ORDER', payload: [{product}]});
    host.dispatchEvent(event);
    return (event.detail as Extract<SendCall, {action: 'ADDED_TO_ORDER'}>).payload[0].product['cartUrl'];
  }

  it('hold what was added alone where the cart is not known', () => {
    added(line('mug', 3));
    expect(linkOf('mug')).to.equal(`${origin}/cart?cart=mug:3#top`);
    added(line('apron', 1, {Specs: [{SpecID: 'size', OptionID: 'm', Value: 'M'}]}));
    expect(linkOf('apron')).to.equal(`${origin}/cart?cart=apron:1:size=m=M#top`);
  });

  it('hold the lines of the latest cart with what was added', () => {
    changed(line('old', 1));
    changed(line('mug', 1), line('pot', 2));
    added(line('mug', 2));
    added(line('tray', 1));
    expect(linkOf('tray')).to.equal(`${origin}/cart?cart=pot:2,mug:2,tray:1#top`);
    changed();
    added(line('cup', 1));
    expect(linkOf('cup')).to.equal(`${origin}/cart?cart=cup:1#top`);
  });

  it('hold what an event of before this page was about', () => {
    changed(line('mug', 1));
    expect(linkOf('pot', 2)).to.equal(`${origin}/cart?cart=mug:1,pot:2#top`);
  });

  it('are for adds alone, and for hosts that have a template', () => {
    expect(linkOf('mug', -1)).to.equal(undefined);
    host.cartUrl = '';
    expect(linkOf('mug')).to.equal(undefined);
    host.cartUrl = 'javascript:{items}';
    expect(linkOf('mug')).to.equal(undefined);
    const event = new SendTrackingEvent({action: 'PAGE_VIEWED', payload: []});
    host.dispatchEvent(event);
    expect(event.detail).to.deep.equal({action: 'PAGE_VIEWED', payload: []});
  });

  it('can be changed by the page, whose listeners come later', () => {
    const other = Object.assign(document.createElement('div'), {cartUrl: '/cart?cart={items}'});
    const seen: unknown[] = [];
    other.addEventListener('send-tracking', (event) => {
      const {payload} = event.detail as Extract<SendCall, {action: 'ADDED_TO_ORDER'}>;
      seen.push(payload[0].product['cartUrl']);
    });
    addCartLinks(other, factBuffer);
    host = other;
    linkOf('mug');
    expect(seen).to.deep.equal([`${origin}/cart?cart=mug:1`]);
  });

  it('survive hand-made facts of any shape', () => {
    factBuffer().push({type: 'oc-cart-changed', detail: {lineItems: 3}}, {type: 'oc-cart-item-added', detail: null});
    factBuffer().push({type: 'oc-cart-changed', detail: {lineItems: [null, {ProductID: {}}, line('pot', 1)]}});
    expect(linkOf('mug')).to.equal(`${origin}/cart?cart=pot:1,mug:1#top`);
  });

  it('are left out where the cart is too much for a link', () => {
    changed(...Array.from({length: 60}, (_, index) => line(`p${index}`, 1)));
    expect(linkOf('p1')).to.equal(undefined);
  });
});
