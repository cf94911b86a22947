import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/send-product-view/define.js';
import type {SendProductView} from '../../src/elements/send-product-view/send-product-view.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {returnFromCache, setVisibility} from '../support/page-life.js';

/** A code that no other test has announced: each one is announced once a visit. */
let count = 0;
const freshCode = (): string => `product-${++count}`;

describe('send-product-view', () => {
  const warnings = useWarnings();
  const viewed = useEvents('send-product-viewed');
  const products = (): unknown[] => viewed.map(({detail}) => detail.product);

  afterEach(() => setVisibility(null));

  describe('defaults', () => {
    it('has no product and announces nothing', async () => {
      const element = await fixture<SendProductView>(html`<send-product-view></send-product-view>`);
      expect(element.itemCode).to.equal(null);
      expect(element.itemPrice).to.equal(null);
      expect(element.properties).to.equal(null);
      expect(viewed).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('announces what its attributes say', async () => {
      const itemCode = freshCode();
      await fixture(html`
        <send-product-view
          item-code=${itemCode}
          item-name=" Trail <b>shoe</b> "
          item-price="89.90"
          item-url="/p/shoe"
          item-image="shoe.jpg"
          item-category="Shoes"
          item-manufacturer="Acme"
          item-supplier="Supplies"
          properties='{"color": "red", "sizes": [1], "itemCode": "other"}'
        ></send-product-view>
      `);
      expect(products()).to.deep.equal([
        {
          itemCode,
          itemName: 'Trail <b>shoe</b>',
          itemPrice: 89.9,
          itemUrl: '/p/shoe',
          itemImage: 'shoe.jpg',
          itemCategory: 'Shoes',
          itemManufacturer: 'Acme',
          itemSupplier: 'Supplies',
          color: 'red',
        },
      ]);
      expect(warnings).to.deep.equal([]);
    });

    it('leaves out what is empty', async () => {
      const itemCode = freshCode();
      await fixture(html`<send-product-view item-code=${itemCode} item-name="  " item-image=""></send-product-view>`);
      expect(products()).to.deep.equal([{itemCode}]);
    });

    it('leaves out a price that is none, and says so', async () => {
      const itemCode = freshCode();
      await fixture(html`<send-product-view item-code=${itemCode} item-price="$89,90"></send-product-view>`);
      expect(products()).to.deep.equal([{itemCode}]);
      await waitUntil(() => warnings.length > 0, 'it is said');
      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.match(/^<send-product-view item-price> .*\[item-price-invalid\]$/);
    });

    it('says that properties are no JSON object', async () => {
      await fixture(html`<send-product-view item-code=${freshCode()} properties="red"></send-product-view>`);
      expect(viewed).to.have.lengthOf(1);
      await waitUntil(() => warnings.length > 0, 'it is said');
      expect(warnings[0]).to.match(/^<send-product-view properties> .*\[properties-invalid\]$/);
    });

    it('waits for a code that comes late', async () => {
      const element = await fixture<SendProductView>(html`<send-product-view item-name="Shoe"></send-product-view>`);
      const itemCode = freshCode();
      element.itemCode = itemCode;
      await element.updateComplete;
      expect(products()).to.deep.equal([{itemCode, itemName: 'Shoe'}]);
    });

    it('says that the code is missing, once the page is there', async () => {
      await fixture(html`<send-product-view item-code=" "></send-product-view>`);
      expect(warnings).to.deep.equal([]);
      await waitUntil(() => warnings.length > 0, 'the code is missed', {timeout: 4000});
      expect(warnings[0]).to.match(/^<send-product-view item-code> .*\[item-code-missing\]$/);
    });
  });

  describe('behaviour', () => {
    const view = async (itemCode = freshCode()): Promise<SendProductView> =>
      fixture<SendProductView>(html`<send-product-view item-code=${itemCode}></send-product-view>`);

    it('announces another code as another view, and the first one again after it', async () => {
      const element = await view();
      const [first, second] = [element.itemCode, freshCode()];
      for (const itemCode of [second, first, first]) {
        element.itemCode = itemCode;
        element.itemName = `Name ${viewed.length}`;
        await element.updateComplete;
      }
      expect(viewed.map(({detail}) => detail.product.itemCode)).to.deep.equal([first, second, first]);
    });

    it('announces nothing again for a second element when the first shows another product', async () => {
      const [element, other] = [await view(), await view()];
      other.itemCode = element.itemCode;
      await other.updateComplete;
      element.itemCode = freshCode();
      await element.updateComplete;
      other.itemName = 'Shoe';
      await other.updateComplete;
      expect(viewed).to.have.lengthOf(3);
    });

    describe('at a route', () => {
      const home = location.href;
      const push = (url: string): void => history.pushState(null, '', url);
      afterEach(() => history.replaceState(null, '', home));
      const renew = async (element: SendProductView): Promise<void> => {
        element.remove();
        await view(element.itemCode!);
      };

      /** What happens after an element was viewed, and how many views that gives. */
      const cases: {name: string; does: (element: SendProductView) => unknown; views: number}[] = [
        {
          name: 'a new element shows the product there',
          does: (element) => [push('/b'), renew(element)][1],
          views: 1,
        },
        {
          name: 'the same route mounts it twice',
          does: async (element) => {
            push('/b');
            await renew(element);
            await renew(element);
          },
          views: 1,
        },
        {
          name: 'the element comes back there',
          does: (element) => {
            const parent = element.parentElement!;
            element.remove();
            push('/b');
            push('/a');
            parent.append(element);
          },
          views: 1,
        },
        {
          name: 'the element stays, and is rendered again',
          does: async (element) => {
            push('/b');
            element.itemName = 'Shoe';
            await element.updateComplete;
            document.dispatchEvent(new Event('visibilitychange'));
          },
          views: 0,
        },
        {
          name: 'only the query changes',
          does: (element) => [push('?tab=2'), renew(element)][1],
          views: 0,
        },
      ];
      for (const {name, does, views} of cases) {
        it(`announces ${views} more when ${name}`, async () => {
          const element = await view();
          await does(element);
          expect(viewed).to.have.lengthOf(1 + views);
        });
      }
    });

    it('announces nothing new when it is moved, or mounted twice', async () => {
      const element = await view();
      const parent = element.parentElement!;
      element.remove();
      parent.append(element);
      await view(element.itemCode!);
      expect(viewed).to.have.lengthOf(1);
    });

    it('announces a view again when the page comes back from the cache, once for two elements of a product', async () => {
      const element = await view();
      await view(element.itemCode!);
      returnFromCache();
      expect(viewed).to.have.lengthOf(2);
      dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
      expect(viewed).to.have.lengthOf(2);
    });

    it('waits until the page is seen', async () => {
      setVisibility('hidden');
      await view();
      expect(viewed).to.deep.equal([]);
      setVisibility('visible');
      document.dispatchEvent(new Event('visibilitychange'));
      expect(viewed).to.have.lengthOf(1);
    });

    it('waits until a prerendered page is activated', async () => {
      setVisibility('visible', {prerendering: true});
      await view();
      expect(viewed).to.deep.equal([]);
      setVisibility('visible');
      document.dispatchEvent(new Event('prerenderingchange'));
      expect(viewed).to.have.lengthOf(1);
    });

    it('leaves nothing behind when it goes', async () => {
      setVisibility('hidden');
      const element = await view();
      element.remove();
      setVisibility('visible');
      document.dispatchEvent(new Event('visibilitychange'));
      returnFromCache();
      await aTimeout(0);
      expect(viewed).to.deep.equal([]);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      const types = ['oc-cart-item-adding', 'oc-cart-item-added', 'oc-order-submitting', 'oc-order-submitted'] as const;
      const heard: string[] = [];
      for (const type of types) addEventListener(type, () => heard.push(type), {once: true});
      await fixture(html`<send-product-view item-code=${freshCode()}></send-product-view>`);
      expect(heard).to.deep.equal([]);
    });

    it('bubbles, is composed, and carries a frozen product', async () => {
      await fixture(html`<send-product-view item-code=${freshCode()}></send-product-view>`);
      expect(viewed[0]).to.include({bubbles: true, composed: true, cancelable: false});
      expect(viewed[0]!.detail.product).to.be.frozen;
    });
  });

  describe('accessibility', () => {
    it('is accessible and takes no place', async () => {
      const element = await fixture(html`<send-product-view item-code=${freshCode()}></send-product-view>`);
      await expect(element).to.be.accessible();
      expect(element.getBoundingClientRect().height).to.equal(0);
    });
  });
});
