/**
 * The rules of OrderCloud for price, quantity, stock and specs, one row each: what a shopper is shown, what may be added,
 * what is said of the rest, and what Send hears. A row that is refused here is held against the sandbox too, which has to
 * refuse it with the code that is named.
 */
import {expect, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-add-to-cart-button/define.js';
import '../../src/elements/oc-availability/define.js';
import '../../src/elements/oc-price/define.js';
import '../../src/elements/oc-product-options/define.js';
import '../../src/elements/oc-quantity-input/define.js';
import type {OcProductView} from '../../src/elements/oc-product-view/define.js';
import type {SendProduct} from '../../src/events/send-payload.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {Tracker} from '../../src/send/tracker.js';
import {newHost, type Settings} from '../send/fixtures/host.js';
import {newWebsiteId, usePage} from '../send/fixtures/page.js';
import {FakeTransport} from '../send/fixtures/transport.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {returnFromCache} from '../support/page-life.js';
import {inView, settled} from '../support/parts.js';
import {at, useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, text} from '../support/shop.js';

interface Row {
  rule: string;
  product: string;
  /** Units of the product in the cart beforehand. */
  held?: number;
  /** By spec: what is chosen. */
  options?: Record<string, string>;
  /** By spec: what is typed. */
  texts?: Record<string, string>;
  place?: string;
  /** What is typed; what is there at first by default. */
  quantity?: number;
  /** What the button says for itself, so that OrderCloud has to answer. */
  own?: number;
  price: string;
  stock?: string;
  /** From and to, or the list; as it is at first. */
  allowed: string;
  /** What the view tells Send. */
  viewed: number;
  /** What the add tells Send: itemPrice and itemTotalPrice. */
  added?: [itemPrice: number, itemTotalPrice: number];
  /** What is said in words, and OrderCloud's code for the same. */
  refused?: [words: string, code: string];
}

const {priceBreaks, saleOnHigherBreak, minMax, markups, placed, placedVariants, variantStock, requiredText} = CASES;

const rows: Row[] = [
  {
    rule: 'a break not reached',
    product: priceBreaks,
    quantity: 3,
    price: '$13.00',
    allowed: '1–',
    viewed: 13,
    added: [13, 39],
  },
  {
    rule: 'a break just reached',
    product: priceBreaks,
    quantity: 4,
    price: '$11.50',
    allowed: '1–',
    viewed: 13,
    added: [11.5, 46],
  },
  {
    rule: 'a break reached with the line in the cart',
    product: priceBreaks,
    held: 3,
    price: '$11.50',
    allowed: '1–',
    viewed: 13,
    added: [11.5, 11.5],
  },
  {
    rule: 'a sale',
    product: CASES.sale,
    price: 'Regular price $18.90 Sale price $14.90',
    allowed: '1–',
    viewed: 14.9,
    added: [14.9, 14.9],
  },
  {
    rule: 'a break that is not on sale',
    product: saleOnHigherBreak,
    price: '$10.50',
    allowed: '1–',
    viewed: 10.5,
    added: [10.5, 10.5],
  },
  {
    rule: 'a break that is on sale',
    product: saleOnHigherBreak,
    quantity: 6,
    price: 'Regular price $9.50 Sale price $7.90',
    allowed: '1–',
    viewed: 10.5,
    added: [7.9, 47.4],
  },
  {rule: 'a sale that is over', product: CASES.saleOver, price: '$32.00', allowed: '1–', viewed: 32, added: [32, 32]},
  {
    rule: 'no price',
    product: CASES.noPrice,
    price: 'Price on request',
    allowed: '',
    viewed: 0,
    refused: ['Price on request', 'PriceSchedule.MissingOrConflicting'],
  },
  {rule: 'the smallest quantity', product: minMax, price: '$5.00', allowed: '4–200', viewed: 5, added: [5, 20]},
  {
    rule: 'less than the smallest quantity',
    product: minMax,
    quantity: 3,
    price: '$5.00',
    allowed: '4–200',
    viewed: 5,
    refused: ['The smallest quantity is 4.', 'PriceSchedule.CannotBeLessThanMin'],
  },
  {
    rule: 'more than the largest quantity',
    product: minMax,
    quantity: 201,
    price: '$4.20',
    allowed: '4–200',
    viewed: 5,
    refused: ['The largest quantity is 200.', 'PriceSchedule.CannotExceedMax'],
  },
  {
    rule: 'a restricted quantity',
    product: CASES.restricted,
    quantity: 6,
    price: '$21.50',
    allowed: '1,6,12',
    viewed: 24,
    added: [21.5, 129],
  },
  {
    rule: 'a quantity between',
    product: CASES.restricted,
    own: 2,
    price: '$24.00',
    allowed: '1,6,12',
    viewed: 24,
    refused: ['This quantity is not offered.', 'PriceSchedule.QuantityNotAllowed'],
  },
  {
    rule: 'cumulative quantities',
    product: CASES.cumulative,
    held: 4,
    options: {grind: 'espresso'},
    price: '$40.00',
    allowed: '1–',
    viewed: 44,
    added: [40, 40],
  },
  {
    rule: 'a markup for each unit',
    product: markups,
    options: {'gift-wrap': 'box'},
    quantity: 2,
    price: '$131.00',
    stock: 'In stock',
    allowed: '1–9',
    viewed: 119,
    added: [131, 262],
  },
  {
    rule: 'a markup once a line',
    product: markups,
    options: {'gift-wrap': 'paper'},
    quantity: 3,
    price: '$120.50',
    allowed: '1–9',
    viewed: 119,
    added: [120.5, 361.5],
  },
  {
    rule: 'a markup in per cent',
    product: markups,
    options: {care: 'five-years'},
    price: '$130.90',
    allowed: '1–9',
    viewed: 119,
    added: [130.9, 130.9],
  },
  {
    rule: 'several markups',
    product: markups,
    options: {'gift-wrap': 'paper', care: 'five-years'},
    quantity: 2,
    price: '$133.15',
    allowed: '1–9',
    viewed: 119,
    added: [133.15, 266.3],
  },
  {
    rule: 'an optional text',
    product: markups,
    texts: {engraving: 'Ada'},
    price: '$119.00',
    allowed: '1–9',
    viewed: 119,
    added: [119, 119],
  },
  {
    rule: 'stock',
    product: CASES.limitedStock,
    quantity: 2,
    price: '$39.00',
    stock: 'Only 2 left',
    allowed: '1–2',
    viewed: 39,
    added: [39, 78],
  },
  {
    rule: 'more than the stock',
    product: CASES.limitedStock,
    quantity: 3,
    price: '$39.00',
    stock: 'Only 2 left',
    allowed: '1–2',
    viewed: 39,
    refused: ['Only 2 left.', 'Inventory.Insufficient'],
  },
  {
    rule: 'more than the stock with the cart',
    product: CASES.limitedStock,
    held: 1,
    quantity: 2,
    price: '$39.00',
    stock: 'Only 2 left',
    allowed: '1–1',
    viewed: 39,
    refused: ['With the 1 in your cart.', 'Inventory.Insufficient'],
  },
  {
    rule: 'no stock',
    product: CASES.outOfStock,
    price: '$29.00',
    stock: 'Out of stock',
    allowed: '1–',
    viewed: 29,
    refused: ['Out of stock', 'Inventory.Insufficient'],
  },
  {
    rule: 'stock that may be exceeded',
    product: CASES.backorder,
    quantity: 4,
    price: '$49.00',
    stock: 'Only 3 left',
    allowed: '1–',
    viewed: 49,
    added: [49, 196],
  },
  {
    rule: 'stock of a variant',
    product: variantStock,
    options: {cups: 'three'},
    quantity: 5,
    price: '$28.00',
    stock: 'Only 5 left',
    allowed: '1–',
    viewed: 28,
    added: [28, 140],
  },
  {
    rule: 'more than the stock of a variant',
    product: variantStock,
    options: {cups: 'three'},
    quantity: 6,
    price: '$28.00',
    stock: 'Only 5 left',
    allowed: '1–',
    viewed: 28,
    refused: ['Only 5 left.', 'Inventory.Insufficient'],
  },
  {
    rule: 'no stock of a variant',
    product: variantStock,
    options: {cups: 'six'},
    price: '$37.00',
    stock: 'Out of stock',
    allowed: '1–',
    viewed: 28,
    refused: ['No more of it can be added.', 'Inventory.Insufficient'],
  },
  {
    rule: 'stock of a place',
    product: placed,
    place: 'harbour',
    quantity: 2,
    price: '$44.00',
    stock: 'Only 2 left',
    allowed: '1–2',
    viewed: 44,
    added: [44, 88],
  },
  {
    rule: 'more than the stock of a place',
    product: placed,
    place: 'harbour',
    quantity: 3,
    price: '$44.00',
    stock: 'Only 2 left',
    allowed: '1–2',
    viewed: 44,
    refused: ['Only 2 left.', 'Inventory.Insufficient'],
  },
  {
    rule: 'stock of a variant at a place',
    product: placedVariants,
    options: {'board-size': 'm'},
    place: 'harbour',
    quantity: 2,
    price: '$72.00',
    stock: 'Only 2 left',
    allowed: '1–',
    viewed: 72,
    added: [72, 144],
  },
  {
    rule: 'no stock of a variant at a place',
    product: placedVariants,
    options: {'board-size': 'l'},
    place: 'harbour',
    price: '$96.00',
    stock: 'Out of stock',
    allowed: '1–',
    viewed: 72,
    refused: ['No more of it can be added.', 'Inventory.Insufficient'],
  },
  {rule: 'a default', product: CASES.specs, price: '$14.20', allowed: '1–', viewed: 14.2, added: [14.2, 14.2]},
  {
    rule: 'a required option',
    product: CASES.requiredSpec,
    price: '$25.00',
    allowed: '1–',
    viewed: 25,
    refused: ['Choose: Value.', 'Spec.OneOrMoreRequiresValue'],
  },
  {
    rule: 'a required text',
    product: requiredText,
    price: '$34.00',
    allowed: '1–',
    viewed: 34,
    refused: ['Fill in: Monogram.', 'Spec.OneOrMoreRequiresValue'],
  },
  {
    rule: 'a text',
    product: requiredText,
    texts: {monogram: 'AL'},
    price: '$34.00',
    allowed: '1–',
    viewed: 34,
    added: [34, 34],
  },
  {
    rule: 'an option that wants a text',
    product: CASES.openOption,
    options: {colour: 'own-colour'},
    price: '$61.00',
    allowed: '1–',
    viewed: 46,
    refused: ['Fill in: Colour.', 'Spec.RequiresValue'],
  },
  {
    rule: 'an option with its text',
    product: CASES.openOption,
    options: {colour: 'own-colour'},
    texts: {colour: 'Plum'},
    quantity: 3,
    price: '$51.00',
    allowed: '1–',
    viewed: 46,
    added: [51, 153],
  },
  {
    rule: 'a variant',
    product: CASES.variants,
    options: {size: 'large', glaze: 'white'},
    price: '$30.00',
    allowed: '1–',
    viewed: 24,
    added: [30, 30],
  },
  {
    rule: 'an inactive combination',
    product: CASES.variants,
    options: {size: 'large', glaze: 'clay'},
    price: '$30.00',
    allowed: '1–',
    viewed: 24,
    refused: ['Clay is not offered with 3–4 cups.', 'LineItem.VariantNotFound'],
  },
  {
    rule: 'a combination that was never made',
    product: CASES.missingVariant,
    options: {size: 'large', glaze: 'slate'},
    price: '$26.00',
    allowed: '1–',
    viewed: 21,
    refused: ['Slate is not offered with Large.', 'LineItem.VariantNotFound'],
  },
];

describe('the rules of a product', () => {
  usePage();
  useWarnings();
  const shop = useSandbox();
  let transport: FakeTransport;
  let tracker: Tracker;
  let host: Settings;

  beforeEach(async () => {
    // Another visit: a product is viewed once in each.
    returnFromCache();
    transport = new FakeTransport();
    tracker = new Tracker(newWebsiteId());
    host = newHost({transport});
    tracker.attach(host);
    await openShop();
  });
  afterEach(() => tracker.detach(host));

  /** What Send got of a kind, when it has come. */
  async function sent(action: 'PAGE_VIEWED' | 'ADDED_TO_ORDER'): Promise<SendProduct> {
    const calls = (): SendProduct[] =>
      transport.calls.flatMap((call) => (call.action === action && call.payload[0] ? [call.payload[0].product] : []));
    await waitUntil(() => calls().length > 0, action);
    expect(calls()).to.have.length(1);
    return calls()[0]!;
  }

  const place = ({product, place: at}: Row): Promise<OcProductView> =>
    inView(
      product,
      html`<oc-price></oc-price><oc-product-options></oc-product-options><oc-quantity-input></oc-quantity-input>
        <oc-availability place=${at ?? ''}></oc-availability><oc-add-to-cart-button></oc-add-to-cart-button>`,
    );

  const inside = (view: Element, tag: string, selector: string): HTMLElement[] => [
    ...view.querySelector(tag)!.shadowRoot!.querySelectorAll<HTMLElement>(selector),
  ];

  const fill = async (field: HTMLElement | undefined, value: string): Promise<void> => {
    (field as HTMLInputElement).value = value;
    field!.dispatchEvent(new Event('change'));
    await Promise.resolve();
  };

  async function choose(view: OcProductView, {options = {}, texts = {}, quantity, own}: Row): Promise<void> {
    for (const [spec, option] of Object.entries(options)) {
      const [list] = inside(view, 'oc-product-options', `[data-spec$="-${spec}"] select`);
      const names = [...((list as HTMLSelectElement | undefined)?.options ?? [])].map((each) =>
        text(each).toLowerCase(),
      );
      const index = names.findIndex((name) => name.startsWith(option));
      if (list) await fill(list, (list as HTMLSelectElement).options[index]!.value);
      else inside(view, 'oc-product-options', `[data-spec$="-${spec}"] [value="${option}"]`)[0]!.click();
      await settled(view);
    }
    for (const [spec, value] of Object.entries(texts)) {
      await fill(inside(view, 'oc-product-options', `[data-spec$="-${spec}"] [part=field]`)[0], value);
    }
    if (quantity) await fill(inside(view, 'oc-quantity-input', '[part=input]')[0], String(quantity));
    if (own) view.querySelector('oc-add-to-cart-button')!.quantity = own;
    await settled(view);
  }

  function allowed(view: Element): string {
    const [field] = inside(view, 'oc-quantity-input', '[part=input]') as (HTMLInputElement | HTMLSelectElement)[];
    if (!field) return '';
    return 'options' in field ? [...field.options].map((option) => option.value).join() : `${field.min}–${field.max}`;
  }

  /** All that is said of what can't be had. */
  const said = (view: Element): string =>
    ['oc-product-options', 'oc-quantity-input', 'oc-add-to-cart-button']
      .flatMap((tag) => inside(view, tag, '[part=problem], [part=note], [part=error]'))
      .map(text)
      .join(' ');

  /** What OrderCloud answers where it is asked all the same. */
  async function answer({product, options = {}, texts = {}, quantity, own, place: where}: Row): Promise<unknown> {
    const token = await commerce().session.call('', (_, {accessToken}) => Promise.resolve(accessToken));
    const Specs = [...new Set([...Object.keys(options), ...Object.keys(texts)])].map((spec) => ({
      SpecID: `${product}-${spec}`,
      OptionID: options[spec],
      Value: texts[spec],
    }));
    const record = [product, product === placedVariants ? options['board-size'] : '', where].filter(Boolean).join('-');
    const body = {ProductID: product, Quantity: own ?? quantity ?? 1, Specs, InventoryRecordID: where && record};
    return at((await shop.ask('POST', '/v1/cart/lineitems', {token, body})).body, 'Errors[0].ErrorCode');
  }

  for (const row of rows) {
    it(`${row.rule}: ${row.price}`, async () => {
      if (row.held) await fillCart([row.product, row.held]);
      const view = await place(row);
      expect(allowed(view), 'allowed').to.equal(row.allowed);
      expect((await sent('PAGE_VIEWED')).itemPrice, 'viewed').to.equal(row.viewed);
      await choose(view, row);
      expect(text(inside(view, 'oc-price', '[part=price]')[0]!), 'price').to.equal(row.price);
      if (row.stock) expect(text(inside(view, 'oc-availability', '[part~=availability]')[0]!)).to.equal(row.stock);
      await view.querySelector('oc-add-to-cart-button')!.add();
      await settled(view);
      if (row.added) {
        expect(said(view).trim()).to.equal('');
        const {itemPrice, itemTotalPrice} = await sent('ADDED_TO_ORDER');
        expect([itemPrice, itemTotalPrice], 'added').to.deep.equal(row.added);
        return;
      }
      expect(said(view)).to.contain(row.refused![0]);
      expect(transport.words.filter((word) => word.startsWith('add'))).to.deep.equal([]);
      if (!row.own) {
        expect(shop.requests.filter((line) => line.startsWith('POST /v1/cart/lineitems'))).to.have.length(
          row.held ? 1 : 0,
        );
      }
      expect(await answer(row)).to.equal(row.refused![1]);
    });
  }
});
