import {aTimeout, expect, fixture, fixtureCleanup, html, oneEvent, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-add-to-cart-button/define.js';
import '../../src/elements/oc-product-view/define.js';
import type {OcProductView} from '../../src/elements/oc-product-view/define.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {explained, useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {returnFromCache} from '../support/page-life.js';
import {useSandbox} from '../support/sandbox.js';

describe('oc-product-view', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const events = useEvents('oc-product-viewing', 'oc-product-viewed', 'oc-error');
  const others = useEvents('oc-cart-item-adding', 'oc-cart-item-added', 'oc-cart-changed', 'oc-order-submitted');
  const types = (): string[] => events.map(({type}) => type);
  const part = (element: OcProductView, name: string): HTMLElement | null =>
    element.shadowRoot!.querySelector(`[part~="${name}"]`);
  const text = (element: OcProductView, name: string): string =>
    (part(element, name)?.textContent ?? '').replace(/\s+/g, ' ').trim();

  async function settled(element: OcProductView): Promise<OcProductView> {
    await waitUntil(() => !['idle', 'loading'].includes(element.status), 'status', {timeout: 4000});
    await element.updateComplete;
    return element;
  }
  const shown = async (productID: string): Promise<OcProductView> =>
    settled(await fixture(html`<oc-product-view lang="en-US" product-id=${productID}></oc-product-view>`));

  beforeEach(async () => {
    returnFromCache();
    await shop.session();
  });
  afterEach(() => {
    fixtureCleanup();
    history.replaceState(null, '', location.pathname + location.search.replace(/&?id=[^&]*/, ''));
  });

  describe('defaults', () => {
    it('is idle without a product, shows what stands inside, and says in the console what is missing', async () => {
      const element = await fixture<OcProductView>(html`<oc-product-view><p>Our kettle</p></oc-product-view>`);
      expect(element.status).to.equal('idle');
      expect(element.product).to.equal(null);
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      await waitUntil(() => warnings.length > 0);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/^<oc-product-view product-id> .*\[product-id-missing\]$/);
      expect(shop.requests).to.deep.equal([]);
      expect(types()).to.deep.equal([]);
    });

    it('leaves picture and price to elements for them inside', async () => {
      const element = await shown(CASES.plain);
      const shownParts = (): string[] => ['picture', 'price', 'name'].filter((name) => part(element, name));
      expect(shownParts()).to.deep.equal(['picture', 'price', 'name']);
      element.append(document.createElement('oc-price'));
      await waitUntil(() => shownParts().join() === 'picture,name');
      element.append(document.createElement('oc-product-image'));
      await waitUntil(() => shownParts().join() === 'name');
    });

    it('keeps the place of the picture while it loads', async () => {
      const element = await fixture<OcProductView>(html`<oc-product-view product-id=${CASES.plain}></oc-product-view>`);
      expect(element.matches(':state(loading)')).to.equal(true);
      const {width, height} = part(element, 'placeholder')!.getBoundingClientRect();
      expect(height).to.be.closeTo(width, 1);
      expect(part(element, 'product')!.getAttribute('aria-busy')).to.equal('true');
    });
  });

  describe('properties and attributes', () => {
    it('takes the ID from a parameter of the URL', async () => {
      const url = new URL(location.href);
      url.searchParams.set('id', CASES.plain);
      history.replaceState(null, '', url);
      const element = await settled(await fixture(html`<oc-product-view product-id-from="id"></oc-product-view>`));
      expect(element.product!.ID).to.equal(CASES.plain);
    });

    it('is empty where the URL has no such parameter', async () => {
      const element = await fixture<OcProductView>(html`<oc-product-view product-id-from="nothing"></oc-product-view>`);
      expect(element.status).to.equal('empty');
      expect(text(element, 'empty')).to.equal('No product was chosen.');
      await explained();
      expect(warnings).to.deep.equal([]);
    });

    it('names a currency where the price schedule has none', async () => {
      const element = await shown(CASES.noCurrency);
      expect(text(element, 'price')).to.equal('11.90');
      element.currency = 'EUR';
      await element.updateComplete;
      expect(text(element, 'price')).to.equal('€11.90');
    });

    it('sets the level of the heading', async () => {
      const element = await shown(CASES.plain);
      expect(part(element, 'name')!.getAttribute('aria-level')).to.equal('1');
      element.setAttribute('heading-level', '2');
      await element.updateComplete;
      expect(part(element, 'name')!.getAttribute('aria-level')).to.equal('2');
      element.setAttribute('heading-level', 'many');
      await element.updateComplete;
      expect(part(element, 'name')!.getAttribute('aria-level')).to.equal('1');
    });

    it('takes words', async () => {
      const element = await shown(CASES.sale);
      element.setAttribute('strings', '{"regularPrice": "Was", "salePrice": "is"}');
      await element.updateComplete;
      expect(text(element, 'price')).to.equal('Was $18.90 is $14.90');
    });
  });

  describe('behaviour', () => {
    it('shows picture, name, price and description', async () => {
      const element = await shown(CASES.plain);
      const {Name, Description} = element.product!;
      expect(text(element, 'name')).to.equal(Name);
      expect(text(element, 'price')).to.equal('$12.50');
      expect(text(element, 'description')).to.equal(Description!.replace(/\s+/g, ' '));
      expect(part(element, 'picture')!.getAttribute('alt')).to.equal(Name);
      expect(element.matches(':state(ready)')).to.equal(true);
    });

    it('says both prices of a sale', async () => {
      expect(text(await shown(CASES.sale), 'price')).to.equal('Regular price $18.90 Sale price $14.90');
    });

    it('shows a name as text, whatever it holds', async () => {
      const element = await shown(CASES.hostileName);
      expect(part(element, 'name')!.textContent).to.equal(element.product!.Name);
      expect(part(element, 'name')!.querySelectorAll('b, img')).to.have.length(0);
    });

    it('finds the picture in the spellings of storefronts, and keeps its place where there is none', async () => {
      for (const id of [CASES.lowercaseUrl, CASES.lowercaseXp, CASES.imageText]) {
        expect(part(await shown(id), 'picture'), id).to.be.instanceOf(HTMLImageElement);
      }
      for (const id of [CASES.noPicture, CASES.noXp]) {
        expect(part(await shown(id), 'placeholder')?.getAttribute('aria-hidden'), id).to.equal('true');
      }
    });

    it('says that a product has no price, in the console too', async () => {
      expect(text(await shown(CASES.noPrice), 'price')).to.equal('Price on request');
      await explained();
      expect(warnings.join()).to.contain('[product-without-price]');
    });

    it('shows a failure, keeps what stands inside, and tries again', async () => {
      shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'drop', times: 1});
      const element = await settled(
        await fixture<OcProductView>(html`<oc-product-view product-id=${CASES.plain}><p>Inside</p></oc-product-view>`),
      );
      expect(element.matches(':state(error)')).to.equal(true);
      expect(text(element, 'error')).to.equal('The product could not be loaded. Check the connection.');
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      part(element, 'retry')!.click();
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'product'));
      await waitUntil(() => element.status === 'ready');
      await element.updateComplete;
      expect(part(element, 'error')).to.equal(null);
      expect(types()).to.deep.equal(['oc-product-viewing', 'oc-error', 'oc-product-viewing', 'oc-product-viewed']);
    });

    it('reads the product again for another shopper, with the prices of theirs, and announces no second view', async () => {
      const element = await shown(CASES.buyerPrice);
      expect(text(element, 'price')).to.equal('$13.50');
      await commerce().session.signIn('grace', 'Sandbox-1');
      await waitUntil(() => text(element, 'price') === '$10.80');
      expect(types()).to.deep.equal(['oc-product-viewing', 'oc-product-viewed']);
    });

    it('gives up its request when it goes', async () => {
      shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'latency', ms: 50});
      const element = await fixture<OcProductView>(html`<oc-product-view product-id=${CASES.plain}></oc-product-view>`);
      await waitUntil(() => shop.requests.some((line) => line.includes('/me/products/')));
      element.remove();
      await aTimeout(100);
      expect(element.status).to.equal('loading');
      expect(types()).to.deep.equal(['oc-product-viewing']);
    });

    describe('with a template', () => {
      const withTemplate = (productID: string): Promise<OcProductView> =>
        fixture(
          html`<oc-product-view lang="en-US" product-id=${productID}>
            <i>Our kettle</i>
            <template>
              <h1>{product.Name}</h1>
              <b data-if="price">{price.unitPrice | money}</b><b data-if="!price">{words.noPrice}</b>
              <oc-add-to-cart-button></oc-add-to-cart-button>
            </template>
          </oc-product-view>`,
        );
      const read = (element: OcProductView, selector: string): string | null | undefined =>
        element.querySelector(selector)?.textContent;

      it('shows that instead of its own look, once the product is known', async () => {
        const element = await withTemplate(CASES.plain);
        const inside = element.querySelector('i')!;
        expect(inside.checkVisibility()).to.equal(true);
        await settled(element);
        await waitUntil(() => read(element, 'h1') === element.product!.Name);
        expect(read(element, 'b')).to.equal('$12.50');
        expect(inside.checkVisibility()).to.equal(false);
        expect(part(element, 'name')).to.equal(null);
        expect(types()).to.deep.equal(['oc-product-viewing', 'oc-product-viewed']);
        await expect(element).to.be.accessible();
      });

      it('gives the product to the elements inside', async () => {
        const element = await withTemplate(CASES.plain);
        await waitUntil(() => element.querySelector('oc-add-to-cart-button')?.shadowRoot?.querySelector('.named'));
        const named = element.querySelector('oc-add-to-cart-button')!.shadowRoot!.querySelector('.named')!;
        expect(named.textContent).to.contain(element.product!.Name);
      });

      it('shows another product in the same nodes', async () => {
        const element = await settled(await withTemplate(CASES.plain));
        await waitUntil(() => read(element, 'h1'));
        element.productId = CASES.noPrice;
        await waitUntil(() => read(element, 'b') === 'Price on request');
        expect(element.querySelectorAll('h1').length).to.equal(1);
      });

      it('shows what stands inside where the product can not be read, and the words of the failure', async () => {
        shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'status', status: 500, times: 1});
        const element = await settled(await withTemplate(CASES.plain));
        expect(element.querySelector('i')!.checkVisibility()).to.equal(true);
        expect(element.querySelector('h1')).to.equal(null);
        expect(text(element, 'error')).to.equal('The product could not be loaded.');
      });
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await shown(CASES.plain);
      expect(others).to.deep.equal([]);
    });

    it('announces the view with product and price', async () => {
      const element = await shown(CASES.sale);
      expect(types()).to.deep.equal(['oc-product-viewing', 'oc-product-viewed']);
      expect(events[0]!.detail).to.deep.equal({productID: CASES.sale});
      const price = {unitPrice: 14.9, regularPrice: 18.9, currency: 'USD'};
      expect(events[1]!.detail).to.deep.equal({product: element.product, price});
      expect(events[1]!.target).to.equal(element);
    });

    it('announces another product when its ID changes, and drops the old one', async () => {
      const element = await shown(CASES.plain);
      element.productId = CASES.sale;
      await element.updateComplete;
      expect(part(element, 'name')).to.equal(null);
      await settled(element);
      expect(types()).to.deep.equal([
        'oc-product-viewing',
        'oc-product-viewed',
        'oc-product-viewing',
        'oc-product-viewed',
      ]);
      expect(events[3]!.detail).to.have.nested.property('product.ID', CASES.sale);
    });

    it('announces nothing twice when it is mounted twice, moved, or shown beside another', async () => {
      const parent = await fixture<HTMLElement>(html`<div></div>`);
      const first = document.createElement('oc-product-view');
      first.productId = CASES.plain;
      parent.append(first);
      first.remove();
      parent.append(first);
      const second = document.createElement('oc-product-view');
      second.productId = CASES.plain;
      parent.prepend(second);
      await Promise.all([settled(first), settled(second)]);
      document.body.append(first);
      await first.updateComplete;
      first.remove();
      expect(types()).to.deep.equal(['oc-product-viewing', 'oc-product-viewed']);
      expect(shop.requests.filter((line) => line.includes('/me/products/'))).to.have.length(1);
    });

    it('tells of a product that does not exist or is not visible, in words, an event and a console line', async () => {
      const element = await shown(CASES.invisible);
      expect(text(element, 'error')).to.equal('This product is not available.');
      expect(types()).to.deep.equal(['oc-product-viewing', 'oc-error']);
      expect(events[1]!.detail).to.include({code: 'NotFound', status: 404, operation: 'Me.GetProduct'});
      await explained();
      expect(warnings.filter((line) => line.includes('[product-not-visible]'))).to.have.length(1);
    });

    it('announces a view again after the page came back from the cache', async () => {
      await shown(CASES.plain);
      events.length = 0;
      returnFromCache();
      expect(types()).to.deep.equal(['oc-product-viewing', 'oc-product-viewed']);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      await expect(await shown(CASES.sale)).to.be.accessible();
      await expect(await shown(CASES.noPicture)).to.be.accessible();
      await expect(await shown(CASES.invisible)).to.be.accessible();
      const loading = await fixture(html`<oc-product-view product-id=${CASES.restricted}></oc-product-view>`);
      await expect(loading).to.be.accessible();
      await expect(
        await fixture(html`<oc-product-view product-id-from="nothing"></oc-product-view>`),
      ).to.be.accessible();
    });

    it('has its failure read out', async () => {
      const element = await shown(CASES.invisible);
      expect(part(element, 'error')!.getAttribute('role')).to.equal('alert');
    });

    it('can be tried again by keyboard', async () => {
      shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'status', status: 500, times: 1});
      const element = await shown(CASES.plain);
      part(element, 'retry')!.focus();
      const viewed = oneEvent(element, 'oc-product-viewed');
      const {sendKeys} = await import('@web/test-runner-commands');
      await sendKeys({press: 'Enter'});
      await viewed;
    });
  });
});
