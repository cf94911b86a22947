import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-product-card/define.js';
import type {OcProductCard} from '../../src/elements/oc-product-card/define.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';

describe('oc-product-card', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const events = useEvents('oc-product-viewing', 'oc-product-viewed', 'oc-cart-item-adding', 'oc-cart-changed');
  const errors = useEvents('oc-error');
  const part = (element: OcProductCard, name: string): HTMLElement | null =>
    element.shadowRoot!.querySelector(`[part~="${name}"]`);
  const text = (element: OcProductCard, name: string): string =>
    (part(element, name)?.textContent ?? '').replace(/\s+/g, ' ').trim();

  async function shown(productID: string, url = '/p/{ID}'): Promise<OcProductCard> {
    const element = await fixture<OcProductCard>(
      html`<oc-product-card lang="en-US" product-id=${productID} product-url=${url}></oc-product-card>`,
    );
    await waitUntil(() => element.status !== 'loading', 'status', {timeout: 4000});
    await element.updateComplete;
    return element;
  }

  beforeEach(() => shop.session());
  afterEach(() => fixtureCleanup());

  describe('defaults', () => {
    it('is idle without a product, shows what stands inside, and says in the console what is missing', async () => {
      const element = await fixture<OcProductCard>(html`<oc-product-card><p>Our kettle</p></oc-product-card>`);
      expect(element.status).to.equal('idle');
      expect(element.product).to.equal(null);
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.match(/^<oc-product-card product-id> .*\[product-id-missing\]$/);
    });

    it('has no link without a URL', async () => {
      const element = await shown(CASES.plain, '');
      expect(part(element, 'link')).to.equal(null);
      expect(part(element, 'picture')!.getAttribute('alt')).to.equal(element.product!.Name);
      await expect(element).to.be.accessible();
    });
  });

  describe('properties and attributes', () => {
    it("links picture and name to the product's page", async () => {
      const element = await shown(CASES.plain);
      const link = part(element, 'link')!;
      expect(link.getAttribute('href')).to.equal(`/p/${CASES.plain}`);
      expect(link.contains(part(element, 'picture'))).to.equal(true);
      expect(link.textContent.trim()).to.equal(element.product!.Name);
    });

    it('fills any field into the URL, and refuses one that could do harm', async () => {
      const element = await shown(CASES.plain, 'item.html?n={Name}');
      expect(part(element, 'link')!.getAttribute('href')).to.equal(
        `item.html?n=${encodeURIComponent(element.product!.Name!)}`,
      );
      element.productUrl = 'javascript:alert({ID})';
      await element.updateComplete;
      expect(part(element, 'link')).to.equal(null);
    });

    it('sets the level of the heading', async () => {
      const element = await shown(CASES.plain);
      expect(part(element, 'name')!.getAttribute('aria-level')).to.equal('3');
      element.headingLevel = 2;
      await element.updateComplete;
      expect(part(element, 'name')!.getAttribute('aria-level')).to.equal('2');
    });
  });

  describe('behaviour', () => {
    it('shows picture, name and price, and no description', async () => {
      const element = await shown(CASES.sale);
      expect(text(element, 'name')).to.equal(element.product!.Name);
      expect(text(element, 'price')).to.equal('Regular price $18.90 Sale price $14.90');
      expect(part(element, 'description')).to.equal(null);
    });

    it('reads a product once for any number of cards', async () => {
      await Promise.all([shown(CASES.plain), shown(CASES.plain)]);
      expect(shop.requests.filter((line) => line.includes('/me/products/'))).to.have.length(1);
    });

    it('shows a failure and tries again', async () => {
      shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'status', status: 500, times: 1});
      const element = await shown(CASES.plain);
      expect(text(element, 'error')).to.equal('The product could not be loaded.');
      part(element, 'retry')!.click();
      await waitUntil(() => element.status === 'ready');
    });

    it("shows the author's own HTML, with all that it shows by default", async () => {
      const element = await fixture<OcProductCard>(
        html`<oc-product-card lang="en-US" product-id=${CASES.sale} product-url="/p/{ID}">
          <i>Soon</i>
          <template>
            <a href="{url}"><img src="{picture}" alt="" />{product.Name}</a>
            <span>{words.salePrice}</span> <b>{price.unitPrice | money}</b> <s>{price.regularPrice | money}</s>
          </template>
        </oc-product-card>`,
      );
      const soon = element.querySelector('i')!;
      expect(soon.checkVisibility()).to.equal(true);
      await waitUntil(() => element.querySelector('b'));
      expect(element.querySelector('[slot=rendered]')!.textContent.replace(/\s+/g, ' ').trim()).to.equal(
        `${element.product!.Name} Sale price $14.90 $18.90`,
      );
      expect(element.querySelector('a')!.getAttribute('href')).to.equal(`/p/${CASES.sale}`);
      expect(element.querySelector('img')!.getAttribute('src')).to.be.a('string');
      expect(soon.checkVisibility()).to.equal(false);
      expect(part(element, 'name')).to.equal(null);
      await expect(element).to.be.accessible();
    });

    it('leaves nothing behind', async () => {
      const element = await shown(CASES.plain);
      element.remove();
      const before = shop.requests.length;
      await shop.session({clientId: 'a0000000-0000-4000-8000-0000000000de'});
      expect(shop.requests.length).to.equal(before);
    });
  });

  describe('events', () => {
    it('never announces a view, and fires no intent, cart or order event on first render', async () => {
      await shown(CASES.plain);
      expect(events).to.deep.equal([]);
    });

    it('fires oc-error where the product can not be read', async () => {
      const element = await shown(CASES.invisible);
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['NotFound']);
      expect(errors[0]!.target).to.equal(element);
      expect(text(element, 'error')).to.equal('This product is not available.');
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      await expect(await shown(CASES.sale)).to.be.accessible();
      await expect(await shown(CASES.noPicture)).to.be.accessible();
      await expect(await shown(CASES.invisible)).to.be.accessible();
      await expect(
        await fixture(html`<oc-product-card product-id=${CASES.restricted}></oc-product-card>`),
      ).to.be.accessible();
    });

    it('is one stop for the keyboard', async () => {
      const element = await shown(CASES.plain);
      const stops = [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')].filter(({tabIndex}) => tabIndex >= 0);
      expect(stops).to.deep.equal([part(element, 'link')]);
    });
  });
});
