import {expect, fixture, html} from '@open-wc/testing';
import type {BuyerProduct, LineItem} from 'ordercloud-javascript-sdk';
import '../../src/elements/oc-add-to-cart-button/define.js';
import type {OcAddToCartButton} from '../../src/elements/oc-add-to-cart-button/define.js';
import '../../src/elements/oc-cart/define.js';
import type {OcCart} from '../../src/elements/oc-cart/oc-cart.js';
import '../../src/elements/oc-cart-count/define.js';
import '../../src/elements/oc-product-card/define.js';
import type {OcProductCard} from '../../src/elements/oc-product-card/define.js';
import '../../src/elements/oc-product-view/define.js';
import type {OcProductView} from '../../src/elements/oc-product-view/define.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {toSendProduct, toViewedProduct} from '../../src/send/product.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, text, untilStatus} from '../support/shop.js';

/** One thing that is different about an answer. */
interface Lack {
  path: readonly string[];
  how: 'null' | 'missing';
}

const nameOf = ({path, how}: Lack): string => `${path.join('.')} ${how}`;

/** Every property of `value` at any depth, of lists those of the first entry. */
function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string, unknown][] = Object.entries(value);
  const taken = Array.isArray(value) ? entries.slice(0, 1) : entries;
  return taken.flatMap(([key, each]) => [[key], ...pathsIn(each).map((path) => [key, ...path])]);
}

/** A list may be shorter, but holds no nulls. */
const lacksIn = (value: unknown): Lack[] =>
  pathsIn(value).flatMap((path): Lack[] =>
    path.at(-1) === '0'
      ? [{path, how: 'missing'}]
      : [
          {path, how: 'null'},
          {path, how: 'missing'},
        ],
  );

function without<T>(value: T, {path, how}: Lack): T {
  const copy = structuredClone(value);
  const owner = path
    .slice(0, -1)
    .reduce((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>);
  const last = path.at(-1)!;
  if (how === 'null') owner[last] = null;
  else if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else delete owner[last];
  return copy;
}

/** Everything null, or left out, but what names it. */
const bare = (value: object, kept: readonly string[], how: Lack['how']): object =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      kept.includes(key) ? [[key, each as unknown]] : how === 'null' ? [[key, null]] : [],
    ),
  );

describe('answers that lack something', () => {
  const shop = useSandbox();
  useWarnings();
  const facts = useEvents('oc-cart-item-added');
  let change: ((line: string, body: unknown) => unknown) | null = null;

  beforeEach(async () => {
    const answer = globalThis.fetch;
    change = null;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const {pathname} = new URL(request.url);
      const response = await answer(request);
      const body = await response.text();
      if (!change || body === '' || !response.ok) return new Response(body || null, {status: response.status});
      const changed = change(`${request.method} ${pathname}`, JSON.parse(body));
      return new Response(JSON.stringify(changed), {status: response.status});
    };
    await openShop();
  });

  /** Lets answers to `line` go through `edit`. */
  function alter(line: string, edit: (body: unknown) => unknown): void {
    change = (asked, body) => (asked === line ? edit(body) : body);
  }

  const read = async (path: string): Promise<unknown> =>
    (
      await shop.ask('GET', path, {
        token: await commerce().session.call('', (_, {accessToken}) => Promise.resolve(accessToken)),
      })
    ).body;

  describe('a product', () => {
    let view: OcProductView;
    let card: OcProductCard;
    let button: OcAddToCartButton;

    async function place(productID: string): Promise<void> {
      const page = await fixture(html`
        <div lang="en-US">
          <oc-product-view product-id=${productID}><oc-add-to-cart-button></oc-add-to-cart-button></oc-product-view>
          <oc-product-card product-id=${productID} product-url="/p/{ID}/{xp.Url}"></oc-product-card>
        </div>
      `);
      view = page.querySelector('oc-product-view')!;
      card = page.querySelector('oc-product-card')!;
      button = page.querySelector('oc-add-to-cart-button')!;
      await untilStatus(view, 'ready');
      await untilStatus(card, 'ready');
    }

    /** Reads the product anew and lets the elements show it. */
    async function showAgain(productID: string): Promise<void> {
      const {status} = await new Promise<{status: string}>((resolve) => {
        let first = true;
        const unwatch = commerce().catalog.watch(productID, (snapshot) => {
          if (!first && snapshot.status !== 'loading') queueMicrotask(() => (unwatch(), resolve(snapshot)));
          first = false;
        });
        commerce().catalog.reload(productID);
      });
      for (const element of [view, card]) {
        await element.updateComplete;
        expect(element.status).to.equal(status);
      }
      await button.updateComplete;
    }

    for (const productID of [CASES.sale, CASES.limitedStock, CASES.variantStock]) {
      it(`shows with one thing less: ${productID}`, async function () {
        this.timeout(20_000);
        await place(productID);
        const whole = (await read(`/v1/me/products/${productID}`)) as BuyerProduct;
        for (const lack of lacksIn(whole)) {
          alter(`GET /v1/me/products/${productID}`, (body) => without(body, lack));
          await showAgain(productID);
          const expected = nameOf(lack).startsWith('ID ') ? 'error' : 'ready';
          expect(view.status, nameOf(lack)).to.equal(expected);
          const shown = text(part(view, 'price'));
          expect(shown, nameOf(lack)).to.match(
            /^\$?\d+\.\d\d$|^Price on request$|^Regular price \$?\d+\.\d\d Sale price/,
          );
          expect(text(part(card, 'price')), nameOf(lack)).to.equal(shown);
          if (expected === 'error') continue;
          expect(part<HTMLButtonElement>(button, 'button').disabled, nameOf(lack)).to.equal(
            shown === 'Price on request',
          );
          expect(toViewedProduct(view.product!, null)?.itemCode, nameOf(lack)).to.equal(productID);
        }
      });
    }

    it('shows with nothing but its ID, and with what no version knows yet', async () => {
      await place(CASES.sale);
      for (const how of ['null', 'missing'] as const) {
        alter(`GET /v1/me/products/${CASES.sale}`, (body) => bare(body as object, ['ID'], how));
        await showAgain(CASES.sale);
        expect(view.status, how).to.equal('ready');
        expect(text(part(card, 'price')), how).to.equal('Price on request');
        expect(text(part(button, 'note')), how).to.equal('Price on request');
        expect(toViewedProduct(view.product!, null)).to.include({itemCode: CASES.sale, itemPrice: 0});
      }
      alter(`GET /v1/me/products/${CASES.sale}`, (body) => ({...(body as object), Later: {Than: ['this']}}));
      await showAgain(CASES.sale);
      expect(text(part(card, 'sale-price'))).to.equal('$14.90');
    });
  });

  describe('a cart', () => {
    const LINES = '/v1/cart/lineitems';
    let cart: OcCart;

    beforeEach(async () => {
      await fillCart([CASES.specs, 2], [CASES.plain, 1]);
      cart = await fixture(html`<oc-cart lang="en-US" product-url="/p/{ID}"></oc-cart>`);
      await untilStatus(cart, 'ready');
    });

    async function showAgain(lack: string, status = 'ready'): Promise<void> {
      await commerce().cart.reload();
      await cart.updateComplete;
      expect(cart.status, lack).to.equal(status);
      if (status === 'ready') expect(cart.shadowRoot!.querySelectorAll('[part=line]'), lack).to.have.length(2);
      expect(cart.shadowRoot!.textContent, lack).not.to.match(/undefined|null|NaN/);
    }

    it('shows with one thing less about a line', async function () {
      this.timeout(20_000);
      const [line] = ((await read(LINES)) as {Items: LineItem[]}).Items;
      const inList = (edit: (line: LineItem) => unknown) => (body: unknown) => {
        const {Meta, Items} = body as {Meta: unknown; Items: LineItem[]};
        return {Meta, Items: [edit(Items[0]!), ...Items.slice(1)]};
      };
      for (const lack of lacksIn(line)) {
        alter(
          `GET ${LINES}`,
          inList((each) => without(each, lack)),
        );
        await showAgain(nameOf(lack));
        const {lineItems} = commerce().cart.state.value;
        const sent = toSendProduct(lineItems[0]!);
        expect(sent?.itemCode, nameOf(lack)).to.equal(nameOf(lack).startsWith('ProductID ') ? undefined : CASES.specs);
      }
      for (const how of ['null', 'missing'] as const) {
        alter(
          `GET ${LINES}`,
          inList((each) => bare(each, ['ID', 'ProductID'], how)),
        );
        await showAgain(`all ${how}`);
      }
    });

    it('shows with one thing less about the order', async function () {
      this.timeout(20_000);
      for (const lack of lacksIn(await read('/v1/cart'))) {
        alter('GET /v1/cart', (body) => without(body, lack));
        await showAgain(nameOf(lack), nameOf(lack) === 'ID missing' ? 'error' : 'ready');
      }
      alter('GET /v1/cart', (body) => bare(body as object, ['ID'], 'null'));
      await showAgain('all null');
    });

    it('reads on where the meta data name no number of pages', async () => {
      const [line] = ((await read(LINES)) as {Items: LineItem[]}).Items;
      let page = 0;
      alter(`GET ${LINES}`, () => ({
        Meta: {TotalPages: null, TotalCount: 101},
        Items: Array.from({length: page++ === 0 ? 100 : 1}, (_, index) => ({...line, ID: `${page}-${index}`})),
      }));
      await commerce().cart.reload();
      expect(commerce().cart.state.value.lineItems).to.have.length(101);
    });

    it('shows without the meta data of a list, and says where the list itself lacks', async () => {
      alter(`GET ${LINES}`, (body) => ({...(body as object), Meta: null}));
      await showAgain('Meta');
      alter(`GET ${LINES}`, () => ({Meta: {}, Items: null}));
      await showAgain('Items', 'error');
      change = null;
      await showAgain('nothing');
    });
  });

  describe('an add', () => {
    it('counts with one thing less about the line', async function () {
      this.timeout(30_000);
      const button = await fixture<OcAddToCartButton>(
        html`<oc-add-to-cart-button product-id=${CASES.specs} quantity="2"></oc-add-to-cart-button>`,
      );
      await button.add();
      const [line] = ((await read('/v1/cart/lineitems')) as {Items: LineItem[]}).Items;
      for (const lack of lacksIn(line)) {
        await commerce().session.signOut();
        facts.length = 0;
        alter('POST /v1/cart/lineitems', (body) => without(body, lack));
        await button.add();
        await button.updateComplete;
        const name = nameOf(lack);
        if (name.startsWith('ID ')) {
          expect(button.status, name).to.equal('error');
          continue;
        }
        expect(button.status, name).to.equal('ready');
        expect(facts[0]?.detail.quantity, name).to.equal(2);
        expect(text(part(button, 'status')), name).to.match(/^Added: 2 × \S/);
      }
    });
  });
});
