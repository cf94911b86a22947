import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/oc-cart-count/define.js';
import type {OcCartCount} from '../../src/elements/oc-cart-count/oc-cart-count.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const place = (href = ''): Promise<OcCartCount> =>
  fixture<OcCartCount>(html`<oc-cart-count href=${href}>Cart</oc-cart-count>`);

const label = (element: Element): string | null => part(element, 'link').getAttribute('aria-label');

describe('oc-cart-count', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-cart-item-added', 'oc-cart-changed', 'oc-order-submitted');
  const errors = useEvents('oc-error');

  describe('defaults', () => {
    it('shows no number for a visitor without a token, without a request', async () => {
      await openShop();
      const element = await place();
      await untilStatus(element, 'empty');
      expect(element.count).to.equal(0);
      expect(element.shadowRoot!.querySelector('[part=count]')).to.equal(null);
      expect(label(element)).to.equal('Cart, empty');
      expect(text(part(element, 'link'))).to.equal('Cart');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('is a link where href says where to', async () => {
      const element = await place('/cart.html');
      expect(part(element, 'link').getAttribute('href')).to.equal('/cart.html');
      element.href = 'javascript:alert(1)';
      await element.updateComplete;
      expect(part(element, 'link').localName).to.equal('span');
    });

    it('takes other words', async () => {
      const element = await fixture(html`<oc-cart-count strings='{"unknown": "Korb"}'></oc-cart-count>`);
      expect(label(element)).to.equal('Korb');
    });
  });

  describe('behaviour', () => {
    it('counts units', async () => {
      await openShop();
      const element = await place();
      await fillCart([CASES.plain, 1]);
      await untilStatus(element, 'ready');
      expect(label(element)).to.equal('Cart, 1 item');
      await fillCart([CASES.noPicture, 2]);
      await element.updateComplete;
      expect(element.count).to.equal(3);
      expect(text(part(element, 'count'))).to.equal('3');
      expect(label(element)).to.equal('Cart, 3 items');
    });

    it('says that the cart can not be read, and reads it again', async () => {
      await openShop();
      await signIn();
      const mend = shop.sandbox.faults.add({operation: 'Cart.ListLineItems', kind: 'drop'});
      const element = await place();
      await untilStatus(element, 'error');
      expect(errors.at(-1)?.detail.code).to.equal('offline');
      mend();
      part(element, 'retry').click();
      await untilStatus(element, 'empty');
    });

    it('follows nothing when it is removed', async () => {
      await openShop();
      const element = await place();
      await untilStatus(element, 'empty');
      element.remove();
      await fillCart([CASES.plain, 1]);
      expect(element.status).to.equal('empty');
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await openShop();
      await untilStatus(await place(), 'empty');
      expect(facts).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state, as a link and without', async () => {
      await openShop();
      const [link, picture] = [await place('/cart.html'), await place()];
      await untilStatus(link, 'empty');
      await expect(link).to.be.accessible();
      await expect(picture).to.be.accessible();
      await fillCart([CASES.plain, 12]);
      await untilStatus(link, 'ready');
      await expect(link).to.be.accessible();
      await expect(picture).to.be.accessible();
    });

    it('can be reached by the keyboard as a link', async () => {
      const element = await place('/cart.html');
      part(element, 'link').focus();
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'link'));
    });
  });
});
