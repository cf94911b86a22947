import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-order-summary/define.js';
import type {OcOrderSummary} from '../../src/elements/oc-order-summary/oc-order-summary.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {openCheckout, shipped} from '../support/checkout.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {part, text, untilStatus} from '../support/shop.js';

const place = (template = html`<oc-order-summary></oc-order-summary>`): Promise<OcOrderSummary> =>
  fixture<OcOrderSummary>(template);

const has = (element: Element, name: string): boolean =>
  element.shadowRoot!.querySelector(`[part~="${name}"]`) !== null;

async function placeReady(template?: ReturnType<typeof html>): Promise<OcOrderSummary> {
  await openCheckout();
  const element = await place(template);
  await untilStatus(element, 'ready');
  return element;
}

describe('oc-order-summary', () => {
  const shop = useSandbox();
  const errors = useEvents('oc-error');
  const orders = useEvents('oc-order-submitting', 'oc-order-submitted');

  describe('defaults', () => {
    it('is empty without a cart, without a request', async () => {
      await fixture(html`<oc-session client-id=${SANDBOX.clientId} base-api-url=${SANDBOX.baseApiUrl}></oc-session>`);
      const element = await place();
      await untilStatus(element, 'empty');
      expect(text(part(element, 'empty'))).to.equal('Your cart is empty.');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('links products, and takes other words', async () => {
      const element = await placeReady(
        html`<oc-order-summary product-url="/p/{ID}" strings='{"total": "Summe"}'></oc-order-summary>`,
      );
      expect(part(element, 'name').getAttribute('href')).to.equal(`/p/${CASES.plain}`);
      expect(text(part(element, 'total-label'))).to.equal('Summe');
    });
  });

  describe('behaviour', () => {
    it('shows lines and totals, and shipping and tax when they are calculated', async () => {
      const element = await placeReady();
      expect(text(part(element, 'line'))).to.match(/^2 × .+ \$25\.00$/);
      expect(has(element, 'shipping')).to.equal(false);
      await shipped();
      await element.updateComplete;
      expect(text(part(element, 'shipping'))).to.equal('$5.00');
      expect(text(part(element, 'tax'))).to.equal('$2.00');
      expect(text(part(element, 'total'))).to.equal('$32.00');
    });

    it('names the promotions that OrderCloud says', async () => {
      await openCheckout();
      const worksheet = {
        Order: {ID: 'x', Subtotal: 25, PromotionDiscount: 5, Total: 20, Currency: 'USD'},
        LineItems: [{ID: 'l', ProductID: CASES.plain, Quantity: 2, LineTotal: 20}],
        OrderPromotions: [{Code: 'SPRING', Amount: 5}],
      };
      shop.sandbox.faults.add({operation: 'Cart.GetOrderWorksheet', kind: 'junk', body: worksheet});
      const element = await place();
      await untilStatus(element, 'ready');
      expect(text(part(element, 'promotion-label'))).to.equal('SPRING');
      expect(text(part(element, 'promotion'))).to.equal('-$5.00');
      expect(has(element, 'discount')).to.equal(false);
    });

    it('follows the cart', async () => {
      const element = await placeReady();
      await commerce().cart.add({productID: CASES.plain, quantity: 1});
      await waitUntil(() => text(part(element, 'total')) === '$37.50');
    });

    it('tells of a failure, and reads again', async () => {
      await openCheckout();
      shop.sandbox.faults.add({operation: 'Cart.GetOrderWorksheet', kind: 'drop', times: 1});
      const element = await place();
      await untilStatus(element, 'error');
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['offline']);
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await placeReady();
      expect(orders).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      const element = await placeReady();
      await shipped();
      await expect(element).to.be.accessible();
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      await expect(element).to.be.accessible();
    });
  });
});
