import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-product-view/define.js';
import '../../src/elements/oc-wishlist-button/define.js';
import type {OcWishlistButton} from '../../src/elements/oc-wishlist-button/oc-wishlist-button.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentWishlist} from '../../src/ordercloud/wishlist.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const place = (productID: string = CASES.plain, signInUrl = ''): Promise<OcWishlistButton> =>
  fixture<OcWishlistButton>(
    html`<oc-wishlist-button product-id=${productID} sign-in-url=${signInUrl}></oc-wishlist-button>`,
  );

const pressed = (element: Element): string | null => part(element, 'button').getAttribute('aria-pressed');

describe('oc-wishlist-button', () => {
  const shop = useSandbox();
  const errors = useEvents('oc-error');
  const others = useEvents('oc-cart-item-adding', 'oc-cart-item-added', 'oc-product-viewed');

  describe('defaults', () => {
    it('shows guests nothing, and asks nothing', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('empty');
      expect(element.shadowRoot!.childElementCount).to.equal(0);
      expect(shop.requests).to.deep.equal([]);
    });

    it('is not pressed where the product is not on the list', async () => {
      await openShop();
      await signIn();
      const element = await place();
      await untilStatus(element, 'ready');
      expect(element.pressed).to.equal(false);
      expect(pressed(element)).to.equal('false');
      expect(text(part(element, 'button'))).to.equal('Wish list');
    });
  });

  describe('properties and attributes', () => {
    it('leads guests to where they sign in', async () => {
      await openShop();
      const element = await place(CASES.plain, '/sign-in');
      expect(part(element, 'sign-in').getAttribute('href')).to.equal('/sign-in');
      element.signInUrl = 'javascript:alert(1)';
      await element.updateComplete;
      expect(element.shadowRoot!.querySelector('a')).to.equal(null);
    });

    it('takes the product around it, and its name', async () => {
      await openShop();
      await signIn();
      const view = await fixture(
        html`<oc-product-view product-id=${CASES.plain}><oc-wishlist-button></oc-wishlist-button></oc-product-view>`,
      );
      const element = view.querySelector('oc-wishlist-button')!;
      await untilStatus(element, 'ready');
      await waitUntil(() => text(part(element, 'button')).startsWith('Wish list: '));
      part(element, 'button').click();
      await waitUntil(() => element.pressed);
      expect(currentWishlist().state.value.productIDs).to.deep.equal([CASES.plain]);
    });
  });

  describe('behaviour', () => {
    it('puts the product on the list and takes it off', async () => {
      await openShop();
      await signIn();
      const [element, twin] = [await place(), await place()];
      await untilStatus(element, 'ready');
      part(element, 'button').click();
      await waitUntil(() => pressed(element) === 'true' && element.status === 'ready');
      await twin.updateComplete;
      expect(pressed(twin)).to.equal('true');
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal('This product is on your wish list.');
      part(element, 'button').click();
      await waitUntil(() => pressed(element) === 'false' && element.status === 'ready');
      expect(shop.requests.filter((line) => line.startsWith('GET /v1/me/productcollections?'))).to.have.length(2);
    });

    it('shows what OrderCloud has kept', async () => {
      await openShop();
      await signIn();
      await currentWishlist().set(CASES.plain, true);
      const element = await place();
      await untilStatus(element, 'ready');
      expect(pressed(element)).to.equal('true');
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      await commerce().session.signIn('grace', 'Sandbox-1');
      await untilStatus(element, 'ready');
      expect(pressed(element)).to.equal('false');
    });

    it('says what went wrong, and tries again', async () => {
      await openShop();
      await signIn();
      const element = await place();
      await untilStatus(element, 'ready');
      shop.sandbox.faults.add({operation: 'Me.CreateProductCollectionEntry', kind: 'status', status: 500, times: 1});
      part(element, 'button').click();
      await untilStatus(element, 'error');
      expect(pressed(element)).to.equal('false');
      expect(errors[0]!.detail.operation).to.equal('Me.CreateProductCollectionEntry');
      part(element, 'retry').click();
      await waitUntil(() => pressed(element) === 'true');
      expect(element.status).to.equal('ready');
    });

    it('reads the list again where that has failed', async () => {
      await openShop();
      await signIn();
      shop.sandbox.faults.add({operation: 'Me.ListProductCollections', kind: 'status', status: 500, times: 1});
      const element = await place();
      await untilStatus(element, 'error');
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
    });

    it('follows nothing when it is removed', async () => {
      await openShop();
      const element = await place();
      element.remove();
      await signIn();
      await currentWishlist().load();
      expect(element.status).to.equal('empty');
    });
  });

  describe('events', () => {
    it('fires nothing but errors', async () => {
      await openShop();
      await signIn();
      const element = await place();
      await untilStatus(element, 'ready');
      part(element, 'button').click();
      await waitUntil(() => pressed(element) === 'true');
      expect([...others, ...errors]).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state, and operated by the keyboard', async () => {
      await openShop();
      const element = await place(CASES.plain, '/sign-in');
      await expect(element).to.be.accessible();
      await signIn();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      part(element, 'button').focus();
      await sendKeys({press: 'Space'});
      await waitUntil(() => pressed(element) === 'true' && element.status === 'ready');
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: 'Me.DeleteProductCollectionEntry', kind: 'status', status: 500});
      await sendKeys({press: 'Space'});
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'button'));
    });
  });
});
