import {expect, fixtureCleanup, waitUntil} from '@open-wc/testing';
import {recordFacts, factBuffer} from '../../src/core/fact-buffer.js';
import {CartChangedEvent} from '../../src/events/cart-changed.js';
import {CartItemAddedEvent} from '../../src/events/cart-item-added.js';
import type {SendCall} from '../../src/events/send-payload.js';
import {SendTrackingEvent} from '../../src/events/send-tracking.js';
import {SendConsentEvent, type Consent} from '../../src/events/send-consent.js';
import {OrderSubmittedEvent} from '../../src/events/order-submitted.js';
import {ShopperChangedEvent} from '../../src/events/shopper-changed.js';
import '../../src/elements/send-tracker/define.js';
import type {SendTracker} from '../../src/elements/send-tracker/send-tracker.js';
import {addCartLinks} from '../../src/send/cart-links.js';
import {plainWebsiteId} from '../../src/send/website-id.js';
import {denyStorage, newWebsiteId, replacing, usePage} from './fixtures/page.js';

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
  let host: HTMLElement & {cartUrl: string; websiteId: string};

  before(recordFacts);
  beforeEach(() => {
    factBuffer().length = 0;
    host = Object.assign(document.createElement('div'), {cartUrl: '/cart?cart={items}#top', websiteId: ''});
    void addCartLinks(host, factBuffer);
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
    const other = Object.assign(document.createElement('div'), {cartUrl: '/cart?cart={items}', websiteId: ''});
    const seen: unknown[] = [];
    other.addEventListener('send-tracking', (event) => {
      const {payload} = event.detail as Extract<SendCall, {action: 'ADDED_TO_ORDER'}>;
      seen.push(payload[0].product['cartUrl']);
    });
    void addCartLinks(other, factBuffer);
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

describe('links to the cart on the next page', () => {
  usePage();
  let websiteId: string;
  let tracker: SendTracker;
  let links: unknown[];
  const key = (): string => `ordercloud-send-elements.cart.${plainWebsiteId(websiteId)}`;
  const stored = (): string | null => localStorage.getItem(key());
  const shopper = (id: string | null): void =>
    void document.dispatchEvent(
      new ShopperChangedEvent({shopper: id === null ? null : {id, email: null, firstName: null, lastName: null}}),
    );
  const consent = (tracking: Consent): void => void document.dispatchEvent(new SendConsentEvent({tracking}));

  // Cold, on a busy machine, its modules take longer than a condition is waited for.
  before(async function () {
    this.timeout(20_000);
    await import('../../src/send/tracker.js');
  });
  before(recordFacts);
  beforeEach(() => {
    websiteId = newWebsiteId();
    links = [];
  });
  afterEach(() => tracker.remove());
  after(fixtureCleanup);

  /** A page that knows nothing but what storage holds, and an add on it. */
  async function openPage(as: Consent = 'granted'): Promise<void> {
    tracker?.remove();
    factBuffer().length = 0;
    tracker = Object.assign(document.createElement('send-tracker'), {
      websiteId,
      cartUrl: '/cart?cart={items}',
      pageViews: 'off' as const,
      consent: as,
      transport: {
        name: 'own',
        ready: () => Promise.resolve(),
        deliver: () => Promise.resolve('acknowledged' as const),
        forget: () => {},
        dispose: () => {},
      },
    });
    tracker.addEventListener('send-tracking', ({detail}) => {
      if (detail.action === 'ADDED_TO_ORDER')
        links.push(String(detail.payload[0].product['cartUrl']).split('cart=')[1]);
    });
    document.body.append(tracker);
    await tracker.updateComplete;
  }
  async function add(...lines: ReturnType<typeof line>[]): Promise<unknown> {
    for (const each of lines) {
      const {length} = links;
      added(each);
      await waitUntil(() => links.length > length);
    }
    return links.at(-1);
  }

  it('hold the lines of the page before', async () => {
    await openPage();
    const sized = line('apron', 1, {Specs: [{SpecID: 'name', Value: 'Ann, B.'}]});
    await add(line('mug', 2), sized);
    await openPage();
    expect(await add(line('pot', 1))).to.equal('mug:2,apron:1:name==Ann~2C~20B.,pot:1');
    await openPage();
    expect(await add(line('mug', 3))).to.equal('apron:1:name==Ann~2C~20B.,pot:1,mug:3');
    expect(stored()).to.equal('apron:1:name==Ann~2C~20B.,pot:1,mug:3');
  });

  it('hold what the page before was told of its cart last', async () => {
    await openPage();
    await add(line('mug', 2));
    changed(line('pot', 1));
    await openPage();
    expect(await add(line('cup', 1))).to.equal('pot:1,cup:1');
    changed();
    expect(stored()).to.equal(null);
  });

  it('hold nothing of what was bought, nor of who has signed out', async () => {
    for (const leave of [
      () => document.dispatchEvent(new OrderSubmittedEvent({order: {}, lineItems: [], guestEmail: null})),
      () => [shopper('ann'), shopper(null)],
      () => [shopper('ann'), shopper('bob'), shopper(null)],
    ]) {
      await openPage();
      await add(line('mug', 2));
      leave();
      expect(stored()).to.equal(null);
      expect(await add(line('pot', 1))).to.equal('pot:1');
      localStorage.clear();
    }
  });

  it('outlive that a page finds its shopper', async () => {
    await openPage();
    await add(line('mug', 2));
    shopper(null);
    shopper('ann');
    shopper('ann');
    expect(stored()).to.equal('mug:2');
    shopper(null);
  });

  for (const as of ['pending', 'denied'] as const) {
    it(`store and read nothing while consent is ${as}`, async () => {
      await openPage(as);
      await add(line('mug', 2));
      changed(line('mug', 2));
      expect(stored()).to.equal(null);
      await openPage(as);
      if (as === 'pending') localStorage.setItem(key(), 'pot:1');
      expect(await add(line('cup', 1))).to.equal('cup:1');
    });
  }

  it('remember what has waited for consent, and forget it when that is withdrawn', async () => {
    await openPage('pending');
    await add(line('mug', 2));
    consent('granted');
    await waitUntil(() => stored() === 'mug:2');
    consent('denied');
    expect(stored()).to.equal(null);
    await add(line('cup', 1));
    expect(stored()).to.equal(null);
  });

  it('hold what was added alone where storage holds junk, is denied or full', async () => {
    await openPage();
    await add(line('mug', 2));
    for (const junk of ['{"a":1}', 'mug:x', '', 'mug:1,,']) {
      localStorage.setItem(key(), junk);
      await openPage();
      expect(await add(line('cup', 1))).to.equal('cup:1');
    }
    const full = (): never => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    await openPage();
    for (const refuse of [denyStorage, () => replacing(Storage.prototype, 'setItem', full)]) {
      const undo = refuse();
      try {
        expect(await add(line('pot', 1))).to.match(/pot:1$/);
      } finally {
        undo();
      }
    }
  });
});
