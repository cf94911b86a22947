import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-add-to-cart-button/define.js';
import '../../src/elements/oc-quantity-input/define.js';
import type {OcQuantityInput} from '../../src/elements/oc-quantity-input/define.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {inView, selectionIn, settled} from '../support/parts.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, text} from '../support/shop.js';

describe('oc-quantity-input', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const facts = useEvents('oc-cart-item-added');
  const events = useEvents('oc-cart-item-adding', 'oc-cart-changed', 'oc-order-submitted', 'oc-cart-item-removed');
  const errors = useEvents('oc-error');

  /** In a view of the product, with a button before it. */
  async function shown(productID: string): Promise<OcQuantityInput> {
    const view = await inView(
      productID,
      html`<oc-add-to-cart-button></oc-add-to-cart-button><oc-quantity-input></oc-quantity-input>`,
    );
    return view.querySelector('oc-quantity-input')!;
  }

  const field = (element: Element): HTMLInputElement => part<HTMLInputElement>(element, 'input');
  const problem = (element: Element): string => text(part(element, 'problem'));

  async function type(element: OcQuantityInput, value: string): Promise<void> {
    field(element).value = value;
    field(element).dispatchEvent(new Event('change'));
    await element.updateComplete;
  }

  async function add(element: OcQuantityInput): Promise<void> {
    const button = element.closest('oc-product-view')!.querySelector('oc-add-to-cart-button')!;
    await button.add();
    await element.updateComplete;
  }

  beforeEach(() => openShop());

  describe('defaults', () => {
    it('is idle without a product, and says so in the console', async () => {
      const element = await fixture<OcQuantityInput>(html`<oc-quantity-input></oc-quantity-input>`);
      expect(element.status).to.equal('idle');
      expect(element.quantity).to.equal(null);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.contain('[product-id-missing]');
    });

    it('begins with one, or the smallest quantity that is sold', async () => {
      expect(field(await shown(CASES.plain)).value).to.equal('1');
      const element = await shown(CASES.minMax);
      expect(element.quantity).to.equal(4);
      expect(field(element).min).to.equal('4');
      expect(text(part(element, 'hint'))).to.equal('At least 4. At most 200.');
    });

    it('shows nothing where there is no price', async () => {
      expect((await shown(CASES.noPrice)).status).to.equal('empty');
    });
  });

  describe('properties and attributes', () => {
    it('shares its number with a button that names the same product', async () => {
      const page = await fixture(
        html`<div>
          <oc-quantity-input product-id=${CASES.plain}></oc-quantity-input>
          <oc-add-to-cart-button product-id=${CASES.plain}></oc-add-to-cart-button>
        </div>`,
      );
      await settled(page);
      await type(page.querySelector('oc-quantity-input')!, '3');
      await page.querySelector('oc-add-to-cart-button')!.add();
      expect(facts[0]!.detail.quantity).to.equal(3);
    });

    it('leaves a quantity of its own to the button', async () => {
      const element = await shown(CASES.plain);
      element.closest('oc-product-view')!.querySelector('oc-add-to-cart-button')!.quantity = 2;
      await type(element, '7');
      await add(element);
      expect(facts[0]!.detail.quantity).to.equal(2);
    });

    it('takes other words', async () => {
      const element = await shown(CASES.minMax);
      element.strings = {min: 'ab {min}'};
      await element.updateComplete;
      expect(text(part(element, 'hint'))).to.equal('ab 4 At most 200.');
    });
  });

  describe('behaviour', () => {
    it('is what the button adds, whichever comes first in the document', async () => {
      const element = await shown(CASES.plain);
      await type(element, '5');
      await add(element);
      expect(facts[0]!.detail).to.include({quantity: 5});
    });

    it('goes up and down by its buttons, between the limits', async () => {
      const element = await shown(CASES.limitedStock);
      const [less, more] = [part(element, 'less'), part(element, 'more')];
      expect([less.getAttribute('aria-disabled'), more.getAttribute('aria-disabled')]).to.deep.equal(['true', 'false']);
      more.click();
      await element.updateComplete;
      expect(element.quantity).to.equal(2);
      expect(more.getAttribute('aria-disabled')).to.equal('true');
      more.click();
      less.click();
      await element.updateComplete;
      expect(element.quantity).to.equal(1);
    });

    it('says what is wrong with what was typed, and keeps the last quantity', async () => {
      const element = await shown(CASES.plain);
      await type(element, '3');
      for (const value of ['', '0', '-1', '1.5']) {
        await type(element, value);
        expect(problem(element), value).to.equal('Enter a whole number of 1 or more.');
        expect(element.quantity).to.equal(3);
      }
      await type(element, '2');
      expect(problem(element)).to.equal('');
    });

    it('lets nothing be added that OrderCloud would refuse', async () => {
      const element = await shown(CASES.minMax);
      for (const [value, words] of [
        ['3', 'The smallest quantity is 4.'],
        ['201', 'The largest quantity is 200.'],
        ['', 'Enter a whole number of 1 or more.'],
      ] as const) {
        await type(element, value);
        expect(problem(element)).to.equal(words);
        await add(element);
        expect(element.shadowRoot!.activeElement?.id).to.equal('quantity');
      }
      expect(events).to.deep.equal([]);
      expect(shop.requests.filter((line) => line.startsWith('POST /v1/cart'))).to.deep.equal([]);
    });

    it('is a list where only some quantities are sold, less what the cart holds', async () => {
      const element = await shown(CASES.restricted);
      const options = (): string[] => [...element.shadowRoot!.querySelectorAll('option')].map((option) => text(option));
      expect(options()).to.deep.equal(['1', '6', '12']);
      await type(element, '6');
      await add(element);
      expect(facts[0]!.detail.quantity).to.equal(6);
      await waitUntil(() => options().join() === '6', options().join());
      expect(text(part(element, 'hint'))).to.equal('6 in your cart already.');
    });

    it('knows what the cart holds of the same line, and of the same stock', async () => {
      await fillCart([CASES.limitedStock, 1]);
      const element = await shown(CASES.limitedStock);
      await type(element, '2');
      expect(problem(element)).to.equal('Only 2 left. With the 1 in your cart.');
      await fillCart([CASES.limitedStock, 1]);
      await type(element, '1');
      expect(problem(element)).to.equal('Only 2 left. With the 2 in your cart.');
    });

    it('says that nothing is left', async () => {
      expect(problem(await shown(CASES.outOfStock))).to.equal('No more of it can be added.');
      expect(problem(await shown(CASES.backorder))).to.equal('');
    });

    it('follows the stock of the chosen variant', async () => {
      const element = await shown(CASES.variantStock);
      await type(element, '9');
      expect(problem(element)).to.equal('');
      selectionIn(element).choose(`${CASES.variantStock}-cups`, {OptionID: 'three'});
      await element.updateComplete;
      expect(problem(element)).to.equal('Only 5 left.');
    });

    it('leaves nothing behind', async () => {
      const element = await shown(CASES.minMax);
      await type(element, '3');
      const view = element.closest('oc-product-view')!;
      element.remove();
      await element.updateComplete;
      await view.querySelector('oc-add-to-cart-button')!.add();
      expect(facts[0]!.detail.quantity).to.equal(4);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await shown(CASES.minMax);
      expect([...events, ...facts, ...errors]).to.deep.equal([]);
    });

    it('fires oc-error where its product can not be read', async () => {
      await settled(await fixture(html`<oc-quantity-input product-id=${CASES.invisible}></oc-quantity-input>`));
      await waitUntil(() => errors.length > 0);
      expect(errors[0]!.detail.code).to.equal('NotFound');
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      const element = await shown(CASES.minMax);
      await expect(element).to.be.accessible();
      await type(element, '1');
      await expect(element).to.be.accessible();
      await expect(await shown(CASES.restricted)).to.be.accessible();
      await expect(await shown(CASES.noPrice)).to.be.accessible();
      await expect(await fixture(html`<oc-quantity-input product-id="none"></oc-quantity-input>`)).to.be.accessible();
    });

    it('is labelled and described', async () => {
      const element = await shown(CASES.minMax);
      expect(text(field(element).labels![0]!)).to.equal('Quantity');
      expect(field(element).getAttribute('aria-describedby')).to.equal('hint problem');
      await type(element, '1');
      expect(field(element).getAttribute('aria-invalid')).to.equal('true');
      expect(part(element, 'problem').getAttribute('role')).to.equal('alert');
    });

    it('is worked by keyboard, and says what is wrong only when the typing is over', async () => {
      const element = await shown(CASES.minMax);
      field(element).focus();
      field(element).select();
      await sendKeys({press: 'Delete'});
      await element.updateComplete;
      expect(problem(element)).to.equal('');
      await sendKeys({type: '12'});
      await element.updateComplete;
      expect(element.quantity).to.equal(12);
      await sendKeys({press: 'ArrowUp'});
      await element.updateComplete;
      expect(element.quantity).to.equal(13);
    });
  });
});
