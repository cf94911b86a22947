import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/oc-order-view/define.js';
import type {OcOrderView} from '../../src/elements/oc-order-view/oc-order-view.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {placeOrder} from '../support/orders.js';
import {textAt, useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const place = (orderID: string): Promise<OcOrderView> =>
  fixture<OcOrderView>(
    html`<oc-order-view lang="en" order-id=${orderID} product-url="/p/{ID}"><button>Again</button></oc-order-view>`,
  );

describe('oc-order-view', () => {
  const shop = useSandbox({now: () => Date.parse('2026-03-01T12:00:00Z')});
  const errors = useEvents('oc-error');
  const others = useEvents('oc-cart-changed', 'oc-order-submitted', 'oc-product-viewed');
  const before = location.href;
  afterEach(() => history.replaceState(null, '', before));

  /** An order with addresses and a payment. */
  async function placeFull(): Promise<string> {
    const {accessToken: token} = shop.sandbox.tokensFor();
    const ask = (method: string, path: string, body?: object): ReturnType<typeof shop.ask> =>
      shop.ask(method, `/v1/cart${path}`, {token, ...(body && {body})});
    await ask('POST', '/lineitems', {ProductID: CASES.plain, Quantity: 2});
    const {homeAddressId: home} = SANDBOX.shopper;
    await ask('PATCH', '', {ShippingAddressID: home, BillingAddressID: home});
    await ask('POST', '/payments', {Type: 'PurchaseOrder', Amount: 25});
    const id = textAt((await ask('GET', '')).body, 'ID');
    shop.sandbox.acceptPayments(id);
    await ask('POST', '/submit');
    return id;
  }

  describe('defaults', () => {
    it('shows guests what is for them, without a request', async () => {
      await openShop();
      const element = await place('any');
      expect(element.status).to.equal('empty');
      expect(text(part(element, 'guest'))).to.equal('Sign in to see your order.');
      expect(shop.requests).to.deep.equal([]);
    });

    it('says that the page names no order', async () => {
      await openShop();
      await signIn();
      const element = await place('');
      expect(element.status).to.equal('empty');
      expect(text(part(element, 'empty'))).to.equal('There is no order to show.');
    });
  });

  describe('properties and attributes', () => {
    it('takes the order from the page’s URL', async () => {
      const id = await placeOrder(shop, [CASES.plain, 1]);
      history.replaceState(null, '', `?order=${id}`);
      await openShop();
      await signIn();
      const element = await fixture<OcOrderView>(html`<oc-order-view order-id-from="order"></oc-order-view>`);
      await untilStatus(element, 'ready');
      expect(text(part(element, 'number'))).to.equal(`Order ${id}`);
    });

    it('follows another ID', async () => {
      const [first, second] = [await placeOrder(shop, [CASES.plain, 1]), await placeOrder(shop, [CASES.sale, 1])];
      await openShop();
      await signIn();
      const element = await place(first);
      await untilStatus(element, 'ready');
      element.orderId = second;
      await element.updateComplete;
      await untilStatus(element, 'ready');
      expect(text(part(element, 'number'))).to.equal(`Order ${second}`);
    });
  });

  describe('behaviour', () => {
    it('shows all that belongs to the order', async () => {
      const id = await placeFull();
      shop.sandbox.shipOrder(id, {shipper: 'Royal Mail', trackingNumber: 'RM 1'});
      await openShop();
      await signIn();
      const element = await place(id);
      await untilStatus(element, 'ready');
      expect(text(part(element, 'summary'))).to.equal('Placed on Mar 1, 2026 · Completed');
      expect(part(element, 'name').getAttribute('href')).to.equal(`/p/${CASES.plain}`);
      expect(text(part(element, 'line-total'))).to.equal('$25.00');
      expect(text(part(element, 'total'))).to.equal('$25.00');
      const details = text(part(element, 'details'));
      expect(details).to.contain('Shipped to Ada Lovelace, 12 St James’s Square');
      expect(details).to.contain('Bill to Ada Lovelace');
      expect(details).to.contain('Paid by Purchase order, $25.00');
      expect(details).to.contain('Shipments Royal Mail, Mar 1, 2026, Tracking number RM 1');
      expect(element.querySelector('button')!.assignedSlot).to.exist;
    });

    it('shows no part of what there is not', async () => {
      const id = await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      const element = await place(id);
      await untilStatus(element, 'ready');
      expect(element.shadowRoot!.querySelector('[part=details]')).to.equal(null);
    });

    it('says that there is no such order, and nothing to try again', async () => {
      await openShop();
      await signIn();
      const element = await place('unknown');
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('You have no such order.');
      expect(element.shadowRoot!.querySelector('[part=retry]')).to.equal(null);
    });

    it('tries again after a failure', async () => {
      const id = await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      shop.sandbox.faults.add({operation: 'Orders.Get', kind: 'drop', times: 1});
      const element = await place(id);
      await untilStatus(element, 'error');
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
    });

    it('is gone with its shopper', async () => {
      const id = await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      const element = await place(id);
      await untilStatus(element, 'ready');
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      expect(element.shadowRoot!.querySelector('[part=number]')).to.equal(null);
    });
  });

  describe('events', () => {
    it('fires nothing', async () => {
      const id = await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      await untilStatus(await place(id), 'ready');
      expect([...others, ...errors]).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      const id = await placeFull();
      await openShop();
      const element = await place(id);
      await expect(element).to.be.accessible();
      await signIn();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      element.orderId = 'unknown';
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
    });
  });
});
