import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-price/define.js';
import type {OcPrice} from '../../src/elements/oc-price/define.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {inView, selectionIn, settled} from '../support/parts.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, text} from '../support/shop.js';

describe('oc-price', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const events = useEvents('oc-cart-item-adding', 'oc-cart-item-added', 'oc-cart-changed', 'oc-order-submitted');
  const errors = useEvents('oc-error');

  async function shown(productID: string): Promise<OcPrice> {
    const view = await inView(productID, html`<oc-price breaks></oc-price>`);
    return view.querySelector('oc-price')!;
  }

  const alone = async (productID: string): Promise<OcPrice> => {
    const element = await fixture<OcPrice>(html`<oc-price lang="en-US" product-id=${productID}></oc-price>`);
    await settled(element);
    return element;
  };

  const rows = (element: Element): string[] =>
    [...element.shadowRoot!.querySelectorAll('tbody tr')].map((row) => text(row));

  const choose = async (element: OcPrice, quantity: number): Promise<void> => {
    selectionIn(element).setQuantity(quantity);
    await element.updateComplete;
  };

  beforeEach(() => openShop());

  describe('defaults', () => {
    it('is idle without a product, and says so in the console', async () => {
      const element = await fixture<OcPrice>(html`<oc-price></oc-price>`);
      expect(element.status).to.equal('idle');
      expect(element.price).to.equal(null);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.contain('<oc-price product-id>').and.to.contain('[product-id-missing]');
      expect(shop.requests).to.deep.equal([]);
    });

    it('shows the price of one, without a table', async () => {
      const element = await alone(CASES.priceBreaks);
      expect(text(part(element, 'price'))).to.equal('$13.00');
      expect(rows(element)).to.deep.equal([]);
      expect(element.shadowRoot!.querySelector('[part=total]')).to.equal(null);
    });
  });

  describe('properties and attributes', () => {
    it('takes the currency where the schedule names none', async () => {
      const element = await alone(CASES.noCurrency);
      expect(text(part(element, 'price'))).to.equal('11.90');
      element.currency = 'EUR';
      await element.updateComplete;
      expect(text(part(element, 'price'))).to.equal('€11.90');
    });

    it('shows a table of prices by quantity where there are several', async () => {
      const element = await shown(CASES.priceBreaks);
      expect(rows(element)).to.deep.equal(['1–3 $13.00', '4–11 $11.50', '12 or more $9.75']);
      expect(text(part(element, 'current'))).to.equal('1–3 $13.00');
      expect(rows(await shown(CASES.plain))).to.deep.equal([]);
      expect(rows(await shown(CASES.restricted))).to.deep.equal(['1 $24.00', '6 $21.50', '12 $19.00']);
      expect(rows(await shown(CASES.saleOnHigherBreak))[1]).to.equal('6 or more $9.50 $7.90');
    });

    it('takes other words', async () => {
      const element = await alone(CASES.noPrice);
      expect(text(part(element, 'price'))).to.equal('Price on request');
      expect(element.price).to.equal(null);
      element.strings = {noPrice: 'Ask us'};
      await element.updateComplete;
      expect(text(part(element, 'price'))).to.equal('Ask us');
    });

    it('follows another product', async () => {
      const element = await alone(CASES.plain);
      element.productId = CASES.sale;
      await element.updateComplete;
      await settled(element);
      expect(text(part(element, 'price'))).to.equal('Regular price $18.90 Sale price $14.90');
    });
  });

  describe('behaviour', () => {
    it('shows the price of the chosen quantity, and of all units', async () => {
      const element = await shown(CASES.priceBreaks);
      await choose(element, 4);
      expect(text(part(element, 'price'))).to.equal('$11.50');
      expect(text(part(element, 'total'))).to.equal('4 for $46.00');
      expect(text(part(element, 'current'))).to.equal('4–11 $11.50');
      expect(element.price).to.include({unitPrice: 11.5, total: 46});
    });

    it('counts what the cart holds', async () => {
      await fillCart([CASES.priceBreaks, 3]);
      const element = await shown(CASES.priceBreaks);
      expect(text(part(element, 'price'))).to.equal('$11.50');
      expect(text(part(element, 'held'))).to.equal('Counted with the 3 in your cart.');
    });

    it('reads a product and its specs once for all who need them', async () => {
      const view = await inView(CASES.specs, html`<oc-price></oc-price><oc-price></oc-price>`);
      expect(view.querySelectorAll('oc-price')).to.have.length(2);
      expect(shop.requests.filter((line) => line.includes('/me/products/'))).to.deep.equal([
        `GET /v1/me/products/${CASES.specs}`,
        `GET /v1/me/products/${CASES.specs}/specs?page=1&pageSize=100`,
      ]);
    });

    it('leaves the failure of the product to the product element around it', async () => {
      const element = await shown(CASES.invisible);
      expect(element.status).to.equal('empty');
      expect(errors.map(({target}) => (target as Element).localName)).to.deep.equal(['oc-product-view']);
    });

    it('tells of a failure itself where it names its product, and tries again', async () => {
      shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'drop', times: 1});
      const element = await alone(CASES.plain);
      expect(text(part(element, 'error'))).to.equal('This could not be loaded. Check the connection.');
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['offline']);
      part(element, 'retry').click();
      await settled(element);
      expect(text(part(element, 'price'))).to.equal('$12.50');
    });

    it('leaves nothing behind, and keeps the choice where it is moved', async () => {
      const element = await shown(CASES.priceBreaks);
      const view = element.closest('oc-product-view')!;
      await choose(element, 12);
      view.prepend(element);
      await element.updateComplete;
      expect(text(part(element, 'price'))).to.equal('$9.75');
      element.remove();
      await element.updateComplete;
      view.append(element);
      await settled(element);
      expect(text(part(element, 'price'))).to.equal('$13.00');
      element.remove();
      const before = shop.requests.length;
      commerce().catalog.reload(CASES.priceBreaks);
      await fillCart([CASES.plain, 1]);
      expect(shop.requests.slice(before).filter((line) => line.includes('/specs'))).to.deep.equal([]);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await shown(CASES.priceBreaks);
      expect(events).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      await expect(await shown(CASES.saleOnHigherBreak)).to.be.accessible();
      await expect(await shown(CASES.noPrice)).to.be.accessible();
      await expect(await alone(CASES.invisible)).to.be.accessible();
      await expect(await fixture(html`<oc-price product-id=${CASES.restricted}></oc-price>`)).to.be.accessible();
    });

    it('tells a price that the shopper has changed, not one that appears', async () => {
      const element = await shown(CASES.priceBreaks);
      const region = element.shadowRoot!.querySelector('[aria-live]')!;
      expect(region.getAttribute('aria-live')).to.equal('off');
      await choose(element, 4);
      expect(region.getAttribute('aria-live')).to.equal('polite');
    });

    it('gives the focus from the button to try again to what it shows', async () => {
      shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'status', status: 500, times: 1});
      const element = await alone(CASES.plain);
      part(element, 'retry').focus();
      part(element, 'retry').click();
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'prices'));
      await settled(element);
    });
  });
});
