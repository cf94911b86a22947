import {expect, fixture, fixtureCleanup, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-add-to-cart-button/define.js';
import '../../src/elements/oc-product-card/define.js';
import type {OcAddToCartButton} from '../../src/elements/oc-add-to-cart-button/define.js';
import {CASES} from '../support/catalogue-cases.js';
import {explained, useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';

const ADD = 'POST /v1/cart/lineitems';

describe('oc-add-to-cart-button', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const intents = useEvents('oc-cart-item-adding');
  const facts = useEvents('oc-cart-item-added');
  const errors = useEvents('oc-error');
  const others = useEvents('oc-product-viewed', 'oc-cart-changed', 'oc-order-submitted', 'oc-cart-item-removed');
  const adds = (): string[] => shop.requests.filter((line) => line === ADD);
  const part = (element: Element, name: string): HTMLElement | null =>
    element.shadowRoot!.querySelector(`[part~="${name}"]`);
  const button = (element: Element): HTMLButtonElement => part(element, 'button') as HTMLButtonElement;
  const text = (element: Element, name: string): string =>
    (part(element, name)?.textContent ?? '').replace(/\s+/g, ' ').trim();

  const alone = (productID: string): Promise<OcAddToCartButton> =>
    fixture(html`<oc-add-to-cart-button product-id=${productID}></oc-add-to-cart-button>`);

  /** The button in the card of a product that has been read. */
  async function inCard(productID: string): Promise<OcAddToCartButton> {
    const card = await fixture<HTMLElementTagNameMap['oc-product-card']>(
      html`<oc-product-card product-id=${productID}><oc-add-to-cart-button></oc-add-to-cart-button></oc-product-card>`,
    );
    await waitUntil(() => card.status === 'ready', 'card', {timeout: 4000});
    const element = card.querySelector('oc-add-to-cart-button')!;
    await element.updateComplete;
    return element;
  }

  async function press(element: OcAddToCartButton): Promise<void> {
    button(element).click();
    await waitUntil(() => element.status !== 'loading', 'answer', {timeout: 4000});
    await element.updateComplete;
  }

  beforeEach(() => shop.session());
  afterEach(() => fixtureCleanup());

  describe('defaults', () => {
    it('is an idle, plain button that asks OrderCloud for nothing', async () => {
      const element = await alone(CASES.plain);
      expect(element.status).to.equal('idle');
      expect(element.quantity).to.equal(null);
      expect(element.specs).to.deep.equal([]);
      expect(text(element, 'button')).to.equal('Add to cart');
      expect(button(element).disabled).to.equal(false);
      expect(shop.requests).to.deep.equal([]);
    });

    it('says in the console that it has no product, and in words when it is pressed', async () => {
      const element = await alone('');
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.match(/^<oc-add-to-cart-button product-id> .*\[product-id-missing\]$/);
      await press(element);
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['product-id-missing']);
      expect(intents).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('adds the quantity it is given', async () => {
      const element = await alone(CASES.plain);
      element.setAttribute('quantity', '3');
      await press(element);
      expect(facts[0]!.detail.quantity).to.equal(3);
      expect(facts[0]!.detail.lineItem).to.include({ProductID: CASES.plain, Quantity: 3});
    });

    it("begins with the smallest quantity of the product's price schedule", async () => {
      await press(await inCard(CASES.minMax));
      expect(facts[0]!.detail.quantity).to.equal(4);
    });

    it('adds nothing where the quantity is wrong, and says so', async () => {
      for (const quantity of ['0', '-1', '1.5', 'many', '']) {
        const element = await alone(CASES.plain);
        element.setAttribute('quantity', quantity);
        await element.updateComplete;
        await press(element);
        expect(text(element, 'error'), quantity).to.equal('Choose a quantity of 1 or more.');
      }
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(Array(5).fill('quantity-invalid'));
      await explained();
      expect(warnings.filter((line) => line.includes('[quantity-invalid]'))).to.have.length(1);
      expect([...intents, ...shop.requests]).to.deep.equal([]);
    });

    it('adds with specs', async () => {
      const element = await alone(CASES.requiredSpec);
      await press(element);
      expect(text(element, 'error')).to.equal('Choose the options first.');
      const specs = (await shop.ask('GET', `/v1/me/products/${CASES.requiredSpec}/specs`, {
        token: shop.sandbox.tokensFor().accessToken,
      })) as {body: {Items: {ID: string; Options: {ID: string}[]}[]}};
      const {ID: SpecID, Options} = specs.body.Items[0]!;
      element.setAttribute('specs', JSON.stringify([{SpecID, OptionID: Options[0]!.ID}]));
      await press(element);
      expect(facts[0]!.detail.lineItem.Specs![0]).to.include({SpecID, OptionID: Options[0]!.ID});
    });

    it('adds nothing where specs are wrong, and says so in the console', async () => {
      for (const specs of ['[{', '{}', '[null]', '[{"OptionID": "red"}]']) {
        const element = await alone(CASES.plain);
        element.setAttribute('specs', specs);
        await press(element);
      }
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(Array(4).fill('specs-invalid'));
      await explained();
      expect(warnings.filter((line) => line.includes('[specs-invalid]'))).to.have.length(1);
      expect([...intents, ...shop.requests]).to.deep.equal([]);
    });

    it("takes specs that a framework's proxy holds", async () => {
      const element = await alone(CASES.plain);
      element.specs = new Proxy([], {});
      await press(element);
      expect(element.status).to.equal('ready');
    });

    it('adds to an order by the Orders routes', async () => {
      const session = await shop.session();
      await session.signIn('ada', 'Sandbox-1');
      const order = await session.call('Orders.Create', (sdk, options) => sdk.Orders.Create('Outgoing', {}, options));
      const element = await alone(CASES.plain);
      element.orderId = order.ID;
      await press(element);
      expect(shop.requests).to.include(`POST /v1/orders/Outgoing/${order.ID}/lineitems`);
      expect(adds()).to.deep.equal([]);
      expect(facts[0]!.detail.lineItem.ProductID).to.equal(CASES.plain);
    });
  });

  describe('behaviour', () => {
    it('takes the product of the element around it, whichever is defined first', async () => {
      const element = await inCard(CASES.plain);
      await press(element);
      expect(facts[0]!.detail.lineItem.ProductID).to.equal(CASES.plain);
      await explained();
      expect(warnings).to.deep.equal([]);
    });

    it('prefers its own product', async () => {
      const element = await inCard(CASES.outOfStock);
      element.productId = CASES.plain;
      await element.updateComplete;
      expect(button(element).disabled).to.equal(false);
      await press(element);
      expect(facts[0]!.detail.lineItem.ProductID).to.equal(CASES.plain);
    });

    it('says what was added', async () => {
      const element = await alone(CASES.plain);
      element.quantity = 2;
      await press(element);
      expect(element.matches(':state(ready)')).to.equal(true);
      expect(text(element, 'status')).to.equal(`Added: 2 × ${facts[0]!.detail.lineItem.Product!.Name}`);
    });

    it('adds once when it is pressed twice', async () => {
      const element = await alone(CASES.plain);
      button(element).click();
      await element.updateComplete;
      expect(button(element).getAttribute('aria-disabled')).to.equal('true');
      expect(button(element).getAttribute('aria-busy')).to.equal('true');
      await press(element);
      expect(adds()).to.have.length(1);
      expect(facts).to.have.length(1);
    });

    it('can not be pressed where the product has no price or is out of stock', async () => {
      const [priceless, gone] = [await inCard(CASES.noPrice), await inCard(CASES.outOfStock)];
      expect(text(priceless, 'note')).to.equal('Price on request');
      expect(text(gone, 'note')).to.equal('Out of stock');
      for (const element of [priceless, gone]) {
        expect(button(element).disabled).to.equal(true);
        await element.add();
      }
      expect(adds()).to.deep.equal([]);
      for (const id of [CASES.backorder, CASES.variantStock, CASES.limitedStock]) {
        expect(button(await inCard(id)).disabled, id).to.equal(false);
      }
    });

    it('says why OrderCloud has refused', async () => {
      const tooFew = await inCard(CASES.minMax);
      tooFew.quantity = 2;
      await press(tooFew);
      expect(text(tooFew, 'error')).to.equal('The smallest quantity is 4.');
      const tooMany = await inCard(CASES.limitedStock);
      tooMany.quantity = 3;
      await press(tooMany);
      expect(text(tooMany, 'error')).to.equal('Only 2 left.');
      const between = await alone(CASES.restricted);
      between.quantity = 2;
      await press(between);
      expect(text(between, 'error')).to.equal('This quantity is not offered.');
      expect(part(between, 'retry')).to.equal(null);
      expect(facts).to.deep.equal([]);
    });

    it('tries again after a lost connection', async () => {
      shop.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'drop', times: 1});
      const element = await alone(CASES.plain);
      await press(element);
      expect(text(element, 'error')).to.equal('This could not be added to the cart. Check the connection.');
      expect(errors[0]!.detail).to.include({code: 'offline', operation: 'Cart.CreateLineItem'});
      expect(facts).to.deep.equal([]);
      part(element, 'retry')!.click();
      expect(element.shadowRoot!.activeElement).to.equal(button(element));
      await waitUntil(() => element.status === 'ready');
      expect(facts).to.have.length(1);
    });

    it('forgets what it said when the product changes', async () => {
      const element = await alone(CASES.plain);
      await press(element);
      element.productId = CASES.sale;
      await element.updateComplete;
      expect(element.status).to.equal('idle');
      expect(text(element, 'status')).to.equal('');
    });

    it('leaves nothing behind, and follows the element it is moved into', async () => {
      const element = await inCard(CASES.outOfStock);
      element.remove();
      element.productId = '';
      const other = await inCard(CASES.plain);
      other.parentElement!.append(element);
      await element.updateComplete;
      expect(button(element).disabled).to.equal(false);
      await press(element);
      expect(facts[0]!.detail.lineItem.ProductID).to.equal(CASES.plain);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await inCard(CASES.plain);
      expect([...intents, ...facts, ...others]).to.deep.equal([]);
    });

    it('asks, then tells, from itself', async () => {
      const element = await alone(CASES.plain);
      await press(element);
      expect(intents[0]!.detail).to.deep.equal({productID: CASES.plain, quantity: 1, specs: []});
      expect([intents[0]!.target, facts[0]!.target]).to.deep.equal([element, element]);
    });

    it('adds what a listener has made of it', async () => {
      const element = await alone(CASES.plain);
      element.addEventListener('oc-cart-item-adding', ({detail}) => Object.assign(detail, {quantity: 5}), {once: true});
      await press(element);
      expect(facts[0]!.detail.quantity).to.equal(5);
    });

    it('adds nothing when a listener cancels', async () => {
      const element = await alone(CASES.plain);
      element.addEventListener('oc-cart-item-adding', (event) => event.preventDefault(), {once: true});
      await press(element);
      expect(element.status).to.equal('idle');
      expect([...facts, ...errors, ...shop.requests]).to.deep.equal([]);
    });

    it('checks again what a listener has made of it', async () => {
      for (const [edit, code] of [
        [{quantity: 0}, 'quantity-invalid'],
        [{quantity: '2'}, 'quantity-invalid'],
        [{productID: ' '}, 'product-id-missing'],
        [{specs: null}, 'specs-invalid'],
      ] as const) {
        const element = await alone(CASES.plain);
        element.addEventListener('oc-cart-item-adding', ({detail}) => Object.assign(detail, edit), {once: true});
        await press(element);
        expect(errors.at(-1)!.detail.code).to.equal(code);
      }
      expect(shop.requests).to.deep.equal([]);
    });

    it('adds a second time with the difference', async () => {
      const element = await alone(CASES.plain);
      await press(element);
      await press(element);
      expect(facts.map(({detail}) => [detail.quantity, detail.lineItem.Quantity])).to.deep.equal([
        [1, 1],
        [1, 2],
      ]);
    });

    it('is told by the document when the element has gone meanwhile', async () => {
      const element = await alone(CASES.plain);
      const added = oneEvent(document, 'oc-cart-item-added');
      button(element).click();
      element.remove();
      expect((await added).target).to.equal(document);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      const element = await alone(CASES.plain);
      await expect(element).to.be.accessible();
      await press(element);
      await expect(element).to.be.accessible();
      element.quantity = 0;
      await press(element);
      await expect(element).to.be.accessible();
      await expect(await inCard(CASES.outOfStock)).to.be.accessible();
    });

    it('is named after the product', async () => {
      const element = await inCard(CASES.plain);
      const name = element.closest('oc-product-card')!.product?.Name;
      expect(button(element).textContent.trim().replace(/\s+/g, ' ')).to.equal(`Add to cart: ${name}`);
    });

    it('is pressed by keyboard, and keeps the focus while it adds', async () => {
      const element = await alone(CASES.plain);
      element.focus();
      const added = oneEvent(element, 'oc-cart-item-added');
      await sendKeys({press: 'Enter'});
      expect(element.shadowRoot!.activeElement).to.equal(button(element));
      await added;
      expect(element.shadowRoot!.activeElement).to.equal(button(element));
    });

    it('tells what was added in a polite live region, and a failure as an alert', async () => {
      const element = await alone(CASES.plain);
      expect(part(element, 'status')!.getAttribute('role')).to.equal('status');
      element.quantity = 0;
      await press(element);
      expect(part(element, 'error')!.getAttribute('role')).to.equal('alert');
      expect(button(element).getAttribute('aria-describedby')).to.contain(part(element, 'error')!.id);
    });
  });
});
