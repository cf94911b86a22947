import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-reorder-button/define.js';
import type {OcReorderButton} from '../../src/elements/oc-reorder-button/oc-reorder-button.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {northLane} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {placeOrder} from '../support/orders.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const catalogue = northLane();
const productOf = (id: string): (typeof catalogue.products)[number]['product'] =>
  catalogue.products.find(({product}) => product.ID === id)!.product;

const place = (orderID: string): Promise<OcReorderButton> =>
  fixture<OcReorderButton>(html`<oc-reorder-button order-id=${orderID}></oc-reorder-button>`);

describe('oc-reorder-button', () => {
  const shop = useSandbox({catalogue});
  const added = useEvents('oc-cart-item-added');
  const asked = useEvents('oc-cart-item-adding');
  const errors = useEvents('oc-error');
  afterEach(() => {
    productOf(CASES.sale).Active = true;
  });

  const cart = async (): Promise<string[]> => {
    await commerce().cart.reload();
    return commerce().cart.state.value.lineItems.map(({ProductID, Quantity}) => `${ProductID} ${Quantity}`);
  };

  describe('defaults', () => {
    it('is not there for guests', async () => {
      await openShop();
      const element = await place('any');
      expect(element.status).to.equal('empty');
      expect(part(element, 'button').hidden).to.equal(true);
      expect(shop.requests).to.deep.equal([]);
    });

    it('is a button for who is signed in', async () => {
      await openShop();
      await signIn();
      const element = await place('any');
      expect(element.status).to.equal('idle');
      expect(text(part(element, 'button'))).to.equal('Order again');
    });
  });

  describe('properties and attributes', () => {
    it('takes the order from the page’s URL', async () => {
      const before = location.href;
      const id = await placeOrder(shop, [CASES.plain, 1]);
      history.replaceState(null, '', `?order=${id}`);
      await openShop();
      await signIn();
      const element = await fixture<OcReorderButton>(
        html`<oc-reorder-button order-id-from="order"></oc-reorder-button>`,
      );
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      history.replaceState(null, '', before);
      expect(await cart()).to.deep.equal([`${CASES.plain} 1`]);
    });
  });

  describe('behaviour', () => {
    it('adds each line, with what was chosen', async () => {
      const specs = [{SpecID: 'apron-linen-colour', OptionID: 'own-colour', Value: 'Teal'}];
      const id = await placeOrder(shop, [
        {ProductID: CASES.plain, Quantity: 2},
        {ProductID: CASES.specs, Quantity: 1},
        {ProductID: CASES.openOption, Quantity: 1, Specs: specs},
      ]);
      await openShop();
      await signIn();
      const element = await place(id);
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(await cart()).to.deep.equal([`${CASES.plain} 2`, `${CASES.specs} 1`, `${CASES.openOption} 1`]);
      const {lineItems} = commerce().cart.state.value;
      expect(lineItems[2]!.Specs![0]).to.include(specs[0]!);
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal(
        'What you ordered then is in your cart.',
      );
    });

    it('says what can not be bought any more, and adds the rest', async () => {
      const id = await placeOrder(shop, [
        {ProductID: CASES.sale, Quantity: 1},
        {ProductID: CASES.limitedStock, Quantity: 2},
        {ProductID: CASES.plain, Quantity: 1},
      ]);
      productOf(CASES.sale).Active = false;
      await openShop();
      await signIn();
      const element = await place(id);
      part(element, 'button').click();
      await untilStatus(element, 'error');
      expect(await cart()).to.deep.equal([`${CASES.plain} 1`]);
      const lines = [...part(element, 'missing').children].map((line) => text(line));
      expect(lines[0]).to.match(/is no longer sold\.$/);
      expect(lines[1]).to.match(/^There is not enough left of/);
      expect(errors).to.have.length(1);
      expect(element.shadowRoot!.querySelector('[part=retry]')).to.equal(null);
    });

    it('tries again what may succeed then, and that alone', async () => {
      const id = await placeOrder(shop, [
        {ProductID: CASES.plain, Quantity: 1},
        {ProductID: CASES.sale, Quantity: 1},
      ]);
      await openShop();
      await signIn();
      const element = await place(id);
      shop.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'status', status: 500, times: 1});
      part(element, 'button').click();
      await untilStatus(element, 'error');
      expect(text(part(element, 'missing'))).to.match(/could not be added\.$/);
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect((await cart()).sort()).to.deep.equal([`${CASES.plain} 1`, `${CASES.sale} 1`].sort());
    });

    it('says that there is no such order', async () => {
      await openShop();
      await signIn();
      const element = await place('unknown');
      part(element, 'button').click();
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('You have no such order.');
    });

    it('is pressed once at a time', async () => {
      const id = await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      const element = await place(id);
      part(element, 'button').click();
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(added).to.have.length(1);
    });
  });

  describe('events', () => {
    it('fires nothing on first render', async () => {
      await openShop();
      await signIn();
      await place('any');
      expect([...asked, ...added, ...errors]).to.deep.equal([]);
    });

    it('asks for each line, and announces what was added of it', async () => {
      const id = await placeOrder(shop, [
        {ProductID: CASES.plain, Quantity: 2},
        {ProductID: CASES.sale, Quantity: 1},
      ]);
      await openShop();
      await signIn();
      await commerce().cart.add({productID: CASES.plain, quantity: 3});
      const element = await place(id);
      const refuse = (event: GlobalEventHandlersEventMap['oc-cart-item-adding']): void => {
        if (event.detail.productID === CASES.sale) event.preventDefault();
      };
      element.addEventListener('oc-cart-item-adding', refuse);
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(asked.map(({detail}) => detail.productID)).to.deep.equal([CASES.plain, CASES.sale]);
      expect(added.map(({detail, target}) => [detail.lineItem.ProductID, detail.quantity, target])).to.deep.equal([
        [CASES.plain, 2, element],
      ]);
      expect(added[0]!.detail.lineItem.Quantity).to.equal(5);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state, and operated by the keyboard', async () => {
      const id = await placeOrder(shop, [CASES.sale, 1]);
      productOf(CASES.sale).Active = false;
      await openShop();
      const element = await place(id);
      await expect(element).to.be.accessible();
      await signIn();
      await element.updateComplete;
      await expect(element).to.be.accessible();
      part(element, 'button').focus();
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      expect(part(element, 'error').getAttribute('role')).to.equal('alert');
      await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'button'));
    });
  });
});
