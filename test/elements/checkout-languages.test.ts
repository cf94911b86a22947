import {expect, fixtureCleanup, nextFrame, waitUntil} from '@open-wc/testing';
import type {LitElement} from 'lit';
import '../../src/define.js';
import type {OcCheckout} from '../../src/elements/oc-checkout/oc-checkout.js';
import {page} from '../../src/core/readers.js';
import type {StringTable, Strings} from '../../src/core/strings.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {currentOrders} from '../../src/ordercloud/orders.js';
import {CASES} from '../support/catalogue-cases.js';
import {openCheckout, shipped} from '../support/checkout.js';
import {overflowing, seen} from '../support/languages.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, part, text, untilStatus} from '../support/shop.js';

/** The checkout in each of its states, in words of a language and on the narrowest page. */
describe('a checkout in another language', () => {
  useSandbox();
  let box: HTMLElement;
  beforeEach(() => {
    box = document.body.appendChild(document.createElement('div'));
    box.style.inlineSize = '320px';
  });
  afterEach(() => {
    box.remove();
    fixtureCleanup();
  });

  async function place(tag: keyof HTMLElementTagNameMap, attributes: Record<string, string> = {}): Promise<LitElement> {
    const element = document.createElement(tag) as LitElement & {status: string};
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    box.append(element);
    await untilStatus(element, 'ready');
    return element;
  }

  /** Expects an element, with those that it has brought itself, to be translated and to keep within the page. */
  async function expectToFit(element: Element): Promise<void> {
    const tag = element.localName;
    const {lang} = box;
    await waitUntil(() => Object.keys(page.wordsFor?.(tag, lang) ?? {}).length > 0, `no words of ${tag}`);
    await (element as LitElement).updateComplete;
    await nextFrame();
    const {words} = (await import(`../../src/locales/${lang}.ts`)) as {words: StringTable};
    const english = (await import(`../../src/elements/${tag}/${tag}.ts`)) as {words: Strings};
    const known = new Set(Object.values(words[tag]!));
    const foreign = Object.values(english.words).filter((word) => !known.has(word));
    expect(seen(element).filter((word) => foreign.includes(word))).to.deep.equal([]);
    expect([...overflowing(element.shadowRoot!, box.getBoundingClientRect())]).to.deep.equal([]);
    for (const inner of element.shadowRoot!.querySelectorAll('oc-address-form, oc-payment, oc-order-summary')) {
      await expectToFit(inner);
    }
  }

  for (const [lang, dir] of [
    ['ar', 'rtl'],
    ['de', 'ltr'],
    ['fr', 'ltr'],
  ] as const) {
    describe(lang, () => {
      beforeEach(async () => {
        Object.assign(box, {lang, dir});
        await openCheckout({known: true});
        await fillCart([CASES.hostileName, 1]);
      });

      it('asks for addresses', async () => {
        const element = await place('oc-address-form');
        await waitUntil(() => element.shadowRoot!.querySelectorAll('[part=choice]').length > 1);
        await expectToFit(element);
        element.shadowRoot!.querySelector<HTMLElement>('[part=choice]:last-of-type input')!.click();
        await element.updateComplete;
        expect(element.shadowRoot!.querySelector('select')).not.to.equal(null);
        await expectToFit(element);
      });

      it('asks for the way to ship and to pay', async () => {
        await shipped();
        await expectToFit(await place('oc-shipping-methods'));
        const payment = await place('oc-payment');
        await waitUntil(() => payment.shadowRoot!.querySelectorAll('[part=choice]').length > 1);
        await expectToFit(payment);
      });

      it('shows all steps, and what was bought', async () => {
        await shipped();
        const element = (await place('oc-checkout')) as OcCheckout;
        await expectToFit(element);
        const checkout = currentCheckout();
        await checkout.setPayment({Type: 'PurchaseOrder', xp: {PONumber: 'PO-1'}});
        await checkout.ensureCalculation();
        await expectToFit(element);
        await expectToFit(await place('oc-order-summary'));
        const orders = currentOrders();
        const {order} = await orders.submit(await orders.prepare());
        const bought = await place('oc-order-confirmation', {'order-id': order.ID!});
        await expectToFit(bought);
        expect(text(part(bought, 'addresses'))).to.contain('1 Main St');
      });
    });
  }
});
