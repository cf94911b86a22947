import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-cart-restore/define.js';
import type {OcCartRestore} from '../../src/elements/oc-cart-restore/oc-cart-restore.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, text, untilStatus} from '../support/shop.js';

const {plain, noPicture} = CASES;
const LINK = `cart=${plain}:2,${noPicture}`;

const parts = (element: Element, name: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];
const told = (element: Element): string => text(part(element, 'status'));
const dialog = (element: Element): HTMLDialogElement => part<HTMLDialogElement>(element, 'dialog');
const held = (): [string, number][] =>
  commerce().cart.state.value.lineItems.map(({ProductID, Quantity}) => [ProductID, Quantity!]);

describe('oc-cart-restore', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-cart-item-added', 'oc-cart-item-removed');
  const intents = useEvents('oc-cart-item-adding');
  const errors = useEvents('oc-error');
  const {pathname, search, hash} = location;
  const original = pathname + search + hash;
  const changes = (): unknown[] =>
    facts.map(({type, detail}) => [type.slice(13), detail.lineItem.ProductID, detail.quantity]);
  const writes = (): string[] => shop.requests.filter((request) => /^(POST|PATCH|DELETE) .*\/cart/.test(request));

  afterEach(() => history.replaceState(null, '', original));

  const visit = (query: string): void => history.replaceState({route: 7}, '', `${pathname}?${query}#top`);
  async function place(query: string, auto = false): Promise<OcCartRestore> {
    visit(query);
    return fixture<OcCartRestore>(html`<oc-cart-restore ?auto=${auto}></oc-cart-restore>`);
  }
  async function placeReady(query: string, ...inCart: Parameters<typeof fillCart>): Promise<OcCartRestore> {
    await openShop();
    await fillCart(...inCart);
    const element = await place(query);
    await untilStatus(element, 'ready');
    return element;
  }
  async function press(element: OcCartRestore, ...names: string[]): Promise<void> {
    for (const name of names) {
      await waitUntil(() => parts(element, name).length > 0);
      part(element, name).click();
    }
  }
  const untilTold = (element: OcCartRestore): Promise<void> =>
    waitUntil(() => parts(element, 'restore').length === 0 && element.status === 'ready');

  describe('defaults', () => {
    it('shows nothing and asks for nothing without a cart in the address', async () => {
      await openShop();
      await fillCart([plain, 1]);
      const mark = shop.requests.length;
      const element = await place('q=1');
      expect(element.status).to.equal('empty');
      expect(element.shadowRoot!.childElementCount).to.equal(0);
      expect(shop.requests.length).to.equal(mark);
    });

    it('shows what it would restore, by name, and changes nothing', async () => {
      const element = await placeReady(`${LINK},${CASES.markups}:1:${CASES.markups}-engraving==Hi~20there`);
      expect(parts(element, 'line').map(text)).to.deep.equal([
        '2 × House Blend, 250 g',
        '1 × Garden Peppermint, 50 g',
        '1 × Hand Grinder (Hi there)',
      ]);
      expect([writes(), facts, intents]).to.deep.equal([[], [], []]);
      expect(location.search).to.contain('cart=');
    });

    it('waits for a session', async () => {
      const element = await place(LINK);
      expect(element.status).to.equal('idle');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('restores by itself into an empty cart', async () => {
      await openShop();
      const element = await place(LINK, true);
      await untilTold(element);
      expect(held()).to.deep.equal([
        [plain, 2],
        [noPicture, 1],
      ]);
      expect(told(element)).to.equal('Your saved cart is back.');
    });

    it('asks by itself where the cart holds something', async () => {
      await openShop();
      await fillCart([plain, 1]);
      const element = await place(LINK, true);
      await waitUntil(() => dialog(element).open);
      expect(text(dialog(element))).to.contain('It holds 1 item.');
      expect(held()).to.deep.equal([[plain, 1]]);
    });

    it('lets the shopper confirm a code', async () => {
      await openShop();
      const element = await place(`${LINK}&promo=FIVE`, true);
      await untilStatus(element, 'ready');
      expect(text(element.shadowRoot!.querySelector('ul + p')!)).to.equal('With the code “FIVE”.');
      expect(writes()).to.deep.equal([]);
    });

    it('takes other words', async () => {
      const element = await placeReady(LINK);
      element.strings = {restore: 'Her damit'};
      await element.updateComplete;
      expect(text(part(element, 'restore'))).to.equal('Her damit');
    });
  });

  describe('behaviour', () => {
    it('restores an empty cart at a press, with specs, and takes the parameters out of the address', async () => {
      const SpecID = `${CASES.specs}-grind`;
      const element = await placeReady(`a=%20b&cart=${CASES.specs}:3:${SpecID}=filter&promo=&c=d+e`);
      await press(element, 'restore');
      await untilTold(element);
      expect(held()).to.deep.equal([[CASES.specs, 3]]);
      expect(commerce().cart.state.value.lineItems[0]!.Specs![0]).to.include({SpecID, OptionID: 'filter'});
      expect(location.search + location.hash).to.equal('?a=%20b&c=d+e#top');
      expect(history.state).to.deep.equal({route: 7});
    });

    it('adds what is missing', async () => {
      const element = await placeReady(LINK, [plain, 1], [CASES.priceBreaks, 4]);
      facts.length = 0;
      await press(element, 'restore', 'add');
      await untilTold(element);
      expect(held()).to.deep.equal([
        [plain, 2],
        [CASES.priceBreaks, 4],
        [noPicture, 1],
      ]);
      expect(changes()).to.deep.equal([
        ['added', plain, 1],
        ['added', noPicture, 1],
      ]);
    });

    it('replaces the cart', async () => {
      const element = await placeReady(LINK, [plain, 5], [CASES.priceBreaks, 4]);
      await press(element, 'restore', 'replace');
      await untilTold(element);
      expect(held()).to.deep.equal([
        [plain, 2],
        [noPicture, 1],
      ]);
      expect(changes()).to.deep.equal([
        ['added', noPicture, 1],
        ['removed', plain, 3],
        ['removed', CASES.priceBreaks, 4],
      ]);
    });

    it('keeps the cart', async () => {
      const element = await placeReady(LINK, [plain, 1]);
      await press(element, 'restore', 'keep');
      await untilTold(element);
      expect(held()).to.deep.equal([[plain, 1]]);
      expect(told(element)).to.equal('Your cart was left as it is.');
      expect(location.search).to.equal('');
      expect(facts).to.deep.equal([]);
    });

    it('asks again after Escape', async () => {
      const element = await placeReady(LINK, [plain, 1]);
      await press(element, 'restore');
      await waitUntil(() => dialog(element).open);
      await sendKeys({press: 'Escape'});
      await waitUntil(() => !dialog(element).open);
      expect(location.search).to.contain('cart=');
      await press(element, 'restore');
      await waitUntil(() => dialog(element).open);
    });

    it('has nothing to ask where the cart holds all of it', async () => {
      await openShop();
      await fillCart([plain, 2], [noPicture, 3]);
      const element = await place(LINK);
      await waitUntil(() => told(element) === 'All of your saved cart is in your cart.');
      expect(location.search).to.equal('');
    });

    it('tells what can’t be bought any more, and goes on with the rest', async () => {
      const element = await placeReady(
        `cart=nothing:1,${CASES.outOfStock}:1,${CASES.noPrice},${CASES.variants}:1:${CASES.variants}-size=large;${CASES.variants}-glaze=clay,${plain}`,
      );
      await press(element, 'restore');
      await untilTold(element);
      expect(held()).to.deep.equal([[plain, 1]]);
      expect([...part(element, 'status').querySelectorAll('p')].map(text)).to.deep.equal([
        'Your saved cart is back.',
        'nothing: is no longer offered.',
        'Ceremonial Matcha, 30 g: not enough is in stock.',
        'Espresso Machine Uno: can’t be bought like this any more.',
        'Pour-over Dripper: this combination is no longer offered.',
      ]);
      expect(writes().some((request) => request.includes('nothing'))).to.equal(false);
    });

    it('replaces nothing by nothing', async () => {
      const element = await placeReady(`cart=${CASES.outOfStock}`, [plain, 1]);
      await press(element, 'restore', 'replace');
      await untilTold(element);
      expect(held()).to.deep.equal([[plain, 1]]);
      expect(told(element)).to.contain('Nothing of your saved cart can be bought any more.');
    });

    it('applies the code afterwards, and says where it can’t be', async () => {
      const first = await placeReady(`${LINK}&promo=COFFEE15`);
      await press(first, 'restore');
      await untilTold(first);
      expect(told(first)).to.equal('Your saved cart is back.The code “COFFEE15” was applied.');
      first.remove();
      const second = await place(`${LINK}&promo=SUMMER24`);
      await untilStatus(second, 'ready');
      await press(second, 'restore', 'add');
      await untilTold(second);
      expect(told(second)).to.contain('The code “SUMMER24” was not applied: it has expired.');
      expect(commerce().cart.state.value.order!.PromotionDiscount).to.equal(3.75);
    });

    it('goes on where it was after a lost connection, and adds nothing twice', async () => {
      const element = await placeReady(LINK);
      const mend = shop.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'answer-lost', times: 1});
      await press(element, 'restore');
      await untilStatus(element, 'error');
      mend();
      await press(element, 'retry');
      await untilTold(element);
      expect(held()).to.have.deep.members([
        [plain, 2],
        [noPicture, 1],
      ]);
      expect(changes()).to.have.deep.members([
        ['added', plain, 2],
        ['added', noPicture, 1],
      ]);
    });

    it('looks the cart up again where that failed', async () => {
      await openShop();
      await fillCart([CASES.priceBreaks, 4]);
      await commerce().session.signIn('ada', 'Sandbox-1');
      const mend = shop.sandbox.faults.add({operation: 'Cart.ListLineItems', kind: 'status', status: 500});
      await commerce().cart.reload();
      const element = await place(LINK);
      await untilStatus(element, 'error');
      mend();
      await press(element, 'retry');
      await untilStatus(element, 'ready');
    });

    const hostile = [
      '',
      '%3Cscript%3Ealert(1)%3C/script%3E',
      '../../me:1',
      `${'x'.repeat(5000)}`,
      'mug:99999',
      '%FF:1',
      'a:1:b',
    ];
    for (const value of hostile) {
      it(`asks for nothing where the link is junk: ${value.slice(0, 20)}`, async () => {
        await openShop();
        const element = await place(`cart=${value}&promo=${'y'.repeat(300)}`);
        await untilStatus(element, 'error');
        expect(text(part(element, 'error'))).to.equal('This link holds no cart that could be read.');
        expect(shop.requests).to.deep.equal([]);
      });
    }

    it('shows a link’s text as text', async () => {
      const element = await placeReady(`cart=${plain}:1:x==~3Cimg~20src=x~3E&promo=%3Cb%3Ehi`);
      expect(text(part(element, 'line'))).to.equal('1 × House Blend, 250 g (<img src=x>)');
      expect(element.shadowRoot!.querySelector('img, b')).to.equal(null);
    });

    it('follows nothing any more once it is removed', async () => {
      const element = await placeReady(LINK, [plain, 1]);
      await press(element, 'restore');
      await waitUntil(() => dialog(element).open);
      element.remove();
      expect(dialog(element).open).to.equal(false);
      await fillCart([plain, 1]);
      expect(element.status).to.equal('ready');
    });
  });

  describe('events', () => {
    it('announces each line with the difference, and lets a listener leave one out', async () => {
      const element = await placeReady(LINK);
      addEventListener('oc-cart-item-adding', (event) => event.detail.productID === plain && event.preventDefault(), {
        once: true,
      });
      await press(element, 'restore');
      await untilTold(element);
      expect(intents.map(({detail}) => detail.productID)).to.deep.equal([plain, noPicture]);
      expect(changes()).to.deep.equal([['added', noPicture, 1]]);
      expect(facts[0]!.target).to.equal(element);
    });

    it('says once that the cart could not be restored', async () => {
      const element = await placeReady(LINK);
      shop.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'status', status: 500});
      await press(element, 'restore');
      await untilStatus(element, 'error');
      expect(errors.map(({detail}) => detail.status)).to.deep.equal([500]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      const element = await placeReady(LINK, [plain, 1]);
      await expect(element).to.be.accessible();
      await press(element, 'restore');
      await waitUntil(() => dialog(element).open);
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'drop', times: 1});
      await press(element, 'add');
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      await press(element, 'retry');
      await untilTold(element);
      await expect(element).to.be.accessible();
    });

    it('is used by the keyboard alone', async () => {
      const element = await placeReady(LINK, [plain, 1]);
      part(element, 'restore').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'add'));
      await sendKeys({press: 'Enter'});
      await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'status'));
      expect(told(element)).to.equal('Your saved cart is back.');
      expect(part(element, 'status').getAttribute('role')).to.equal('status');
    });
  });
});
