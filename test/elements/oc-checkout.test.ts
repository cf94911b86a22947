import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-checkout/define.js';
import type {OcCheckout} from '../../src/elements/oc-checkout/oc-checkout.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {fill, HOME, openCheckout, shipped} from '../support/checkout.js';
import {useEvents} from '../support/events.js';
import {useNavigation} from '../support/navigation.js';
import {useSandbox} from '../support/sandbox.js';
import {part, text, untilStatus} from '../support/shop.js';

const EMAIL = 'guest@example.com';

const steps = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part=title]')].map((title) => text(title));
const current = (element: Element): string =>
  text(element.shadowRoot!.querySelector('[aria-current] [part=title]') ?? element);
const states = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part=state]')].map((state) => text(state));
const own = <K extends keyof HTMLElementTagNameMap>(element: Element, tag: K): HTMLElementTagNameMap[K] =>
  element.querySelector(tag) ?? element.shadowRoot!.querySelector(tag)!;

async function placeReady(template = html`<oc-checkout></oc-checkout>`): Promise<OcCheckout> {
  const element = await fixture<OcCheckout>(template);
  await untilStatus(element, 'ready');
  return element;
}

const MINIMAL = html`<oc-checkout>
  <oc-address-form></oc-address-form>
  <oc-shipping-methods></oc-shipping-methods>
</oc-checkout>`;

async function confirmEmail(element: OcCheckout, email = EMAIL): Promise<void> {
  const input = part<HTMLInputElement>(element, 'field');
  input.value = email;
  input.form!.requestSubmit();
  await waitUntil(() => element.status !== 'loading');
  await element.updateComplete;
}

async function fillAddress(element: OcCheckout): Promise<void> {
  const form = own(element, 'oc-address-form');
  await untilStatus(form, 'ready');
  fill(form.shadowRoot!, HOME);
  part(form, 'button').click();
}

async function chooseMethod(element: OcCheckout): Promise<void> {
  const methods = own(element, 'oc-shipping-methods');
  const radio = (): HTMLElement | null => methods.shadowRoot!.querySelector('[type=radio]');
  await waitUntil(() => radio() !== null && methods.status === 'ready');
  radio()!.click();
  part(methods, 'button').click();
}

describe('oc-checkout', () => {
  const shop = useSandbox();
  const visited = useNavigation();
  const identified = useEvents('send-identify');
  const orders = useEvents('oc-order-submitting', 'oc-order-submitted');

  describe('defaults', () => {
    it('brings all steps for a guest, and no e-mail for who is signed in', async () => {
      await openCheckout();
      const element = await placeReady();
      const all = ['Shipping address', 'Billing address', 'Shipping method', 'Payment', 'Review and order'];
      expect(steps(element)).to.deep.equal(['E-mail', ...all]);
      expect([current(element), states(element)]).to.deep.equal(['E-mail', ['Now', ...all.map(() => 'Not yet')]]);
      await commerce().session.signIn('ada', SANDBOX.shopper.password);
      await waitUntil(() => steps(element).length === 5);
      expect(steps(element)).to.deep.equal(all);
    });

    it('is empty without a cart, without a request', async () => {
      await fixture(html`<oc-session client-id=${SANDBOX.clientId} base-api-url=${SANDBOX.baseApiUrl}></oc-session>`);
      const element = await fixture<OcCheckout>(html`<oc-checkout></oc-checkout>`);
      await untilStatus(element, 'empty');
      expect(text(part(element, 'empty'))).to.equal('Your cart is empty.');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('takes the steps from the markup, in its order, with steps of the page’s own', async () => {
      await openCheckout();
      const element = await placeReady(html`
        <oc-checkout without-email>
          <p id="note">Anything to say?</p>
          <label data-step="Gift note">Note <input name="note" /></label>
          <section><oc-payment></oc-payment></section>
          <oc-address-form></oc-address-form>
          <p id="last">Terms</p>
        </oc-checkout>
      `);
      expect(steps(element)).to.deep.equal(['Gift note', 'Payment', 'Shipping address', 'Review and order']);
      expect(element.querySelector('#note')!.assignedSlot!.dataset['key']).to.equal('own:Gift note');
      expect(element.querySelector('#last')!.assignedSlot!.dataset['key']).to.equal('review');
      part(element, 'button').click();
      await waitUntil(() => current(element) === 'Payment');
    });

    it('follows markup that changes', async () => {
      await openCheckout();
      const element = await placeReady(MINIMAL);
      element.querySelector('oc-shipping-methods')!.remove();
      await waitUntil(() => steps(element).length === 3);
    });

    it('takes other words', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-checkout strings='{"email": "E-Mail"}'></oc-checkout>`);
      expect(steps(element)[0]).to.equal('E-Mail');
    });
  });

  describe('behaviour', () => {
    it('leads a guest to the order', async () => {
      await openCheckout();
      const element = await placeReady(
        html`<oc-checkout href="/thanks?order={ID}">
          <oc-address-form></oc-address-form>
          <oc-shipping-methods></oc-shipping-methods>
          <oc-payment></oc-payment>
        </oc-checkout>`,
      );
      await confirmEmail(element);
      expect(current(element)).to.equal('Shipping address');
      await fillAddress(element);
      await waitUntil(() => current(element) === 'Shipping method');
      await chooseMethod(element);
      await waitUntil(() => current(element) === 'Payment');
      const payment = own(element, 'oc-payment');
      await payment.updateComplete;
      fill(payment.shadowRoot!, {number: 'PO-7'});
      part(payment, 'button').click();
      await waitUntil(() => current(element) === 'Review and order');
      expect(text(own(element, 'oc-order-summary').shadowRoot!.querySelector('[part=total]')!)).to.equal('$32.00');
      part(own(element, 'oc-submit-order-button'), 'button').click();
      await waitUntil(() => visited.length === 1);
      const [, bought] = orders as unknown as [
        unknown,
        {detail: {order: {ID: string; Total: number}; guestEmail: string}},
      ];
      expect(bought.detail.order.Total).to.equal(32);
      expect(bought.detail.guestEmail).to.equal(EMAIL);
      expect(visited).to.deep.equal([`${location.origin}/thanks?order=${bought.detail.order.ID}`]);
      await element.updateComplete;
      expect(text(part(element, 'submitted'))).to.equal('Your order has been placed.');
      expect(part(element, 'steps').hidden).to.equal(true);
    });

    it('starts where the order is, and repeats what was said', async () => {
      await openCheckout();
      await shipped();
      await currentCheckout().setGuestEmail(EMAIL);
      const element = await placeReady(MINIMAL);
      expect(current(element)).to.equal('Review and order');
      const recaps = [...element.shadowRoot!.querySelectorAll('[part=recap]')].map((recap) => text(recap));
      expect(recaps[0]).to.equal(EMAIL);
      expect(recaps[1]).to.contain('1 Main St').and.to.contain('United States');
      expect(recaps[2]).to.equal('Standard');
    });

    it('calculates what a change has undone before it is reviewed', async () => {
      await openCheckout();
      await shipped();
      const element = await placeReady(
        html`<oc-checkout without-email>
          <oc-address-form></oc-address-form><oc-shipping-methods></oc-shipping-methods>
        </oc-checkout>`,
      );
      await commerce().session.call('Cart.Patch', (sdk, options) => sdk.Cart.Patch({Comments: 'Ring twice'}, options));
      await currentCheckout().reload();
      await waitUntil(() => currentCheckout().state.value.worksheet?.OrderCalculateResponse?.Succeeded === true);
      await untilStatus(element, 'ready');
      expect(shop.requests.filter((line) => line.endsWith('/calculate'))).to.have.length(2);
    });

    it('asks again for what a change undoes', async () => {
      await openCheckout();
      await shipped();
      const element = await placeReady(
        html`<oc-checkout without-email>
          <oc-address-form></oc-address-form><oc-shipping-methods></oc-shipping-methods>
        </oc-checkout>`,
      );
      expect(current(element)).to.equal('Review and order');
      await commerce().cart.add({productID: CASES.minMax, quantity: 4});
      await waitUntil(() => current(element) === 'Shipping method');
    });

    it('opens a step again, and goes on from there', async () => {
      await openCheckout();
      await shipped();
      await currentCheckout().setGuestEmail(EMAIL);
      const element = await placeReady(MINIMAL);
      element.shadowRoot!.querySelector<HTMLElement>('[part=change]')!.click();
      await element.updateComplete;
      expect(current(element)).to.equal('E-mail');
      await confirmEmail(element, 'other@example.com');
      await waitUntil(() => current(element) === 'Review and order');
      expect(identified.map(({detail}) => detail.email)).to.deep.equal(['other@example.com']);
    });

    it('shows a calculation that has failed, and tries again', async () => {
      await openCheckout();
      await currentCheckout().load();
      await currentCheckout().setAddresses({shipping: HOME});
      await currentCheckout().ensureEstimate();
      shop.sandbox.faults.add({operation: 'Cart.Calculate', kind: 'integration', times: 1});
      const element = await fixture<OcCheckout>(
        html`<oc-checkout without-email><oc-address-form></oc-address-form></oc-checkout>`,
      );
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.contain('can not be worked out');
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect(current(element)).to.equal('Review and order');
    });

    it('refuses what is no e-mail, and keeps a step that did not work', async () => {
      await openCheckout();
      const element = await placeReady();
      const before = shop.requests.length;
      await confirmEmail(element, 'guest');
      expect([current(element), shop.requests.length]).to.deep.equal(['E-mail', before]);
      shop.sandbox.faults.add({operation: 'Cart.PatchFromUser', kind: 'drop', times: 1});
      await confirmEmail(element);
      expect([current(element), element.status, identified.length]).to.deep.equal(['E-mail', 'error', 0]);
    });

    it('stays with the steps where a listener cancels the order', async () => {
      await openCheckout({clientId: SANDBOX.clientId});
      const element = await placeReady(
        html`<oc-checkout without-email
          ><oc-order-summary></oc-order-summary><oc-address-form></oc-address-form
        ></oc-checkout>`,
      );
      await fillAddress(element);
      await waitUntil(() => current(element) === 'Review and order');
      addEventListener('oc-order-submitting', (event) => event.preventDefault(), {once: true});
      part(own(element, 'oc-submit-order-button'), 'button').click();
      await waitUntil(() => orders.length === 1);
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      expect(part(element, 'empty')).to.exist;
    });
  });

  describe('events', () => {
    it('fires nothing on first render', async () => {
      await openCheckout();
      await placeReady();
      expect([...identified, ...orders]).to.deep.equal([]);
    });

    it('tells who a guest is when the e-mail is confirmed, once', async () => {
      await openCheckout();
      const element = await placeReady();
      await confirmEmail(element);
      expect(identified.map(({detail, target}) => [detail.email, target])).to.deep.equal([[EMAIL, element]]);
      part(element, 'change').click();
      await element.updateComplete;
      await confirmEmail(element);
      expect(identified).to.have.length(1);
    });
  });

  describe('accessibility', () => {
    // A list of all countries takes axe seconds; that of the address form's own test has it.
    const NARROW = html`<oc-checkout>
      <oc-address-form countries="US CA"></oc-address-form>
      <oc-shipping-methods></oc-shipping-methods>
      <oc-payment></oc-payment>
    </oc-checkout>`;

    it('is accessible in its first steps', async () => {
      await openCheckout();
      const element = await placeReady(NARROW);
      await expect(element).to.be.accessible();
      await confirmEmail(element);
      await expect(element).to.be.accessible();
    });

    it('is accessible in its last steps', async () => {
      await openCheckout();
      await shipped();
      await currentCheckout().setGuestEmail(EMAIL);
      const element = await placeReady(NARROW);
      expect(current(element)).to.equal('Payment');
      await expect(element).to.be.accessible();
      await currentCheckout().setPayment({Type: 'PurchaseOrder'});
      await waitUntil(() => current(element) === 'Review and order');
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard; focus and words follow', async () => {
      await openCheckout();
      const element = await placeReady(MINIMAL);
      part(element, 'field').focus();
      await sendKeys({type: EMAIL});
      await sendKeys({press: 'Enter'});
      await waitUntil(() => current(element) === 'Shipping address');
      await element.updateComplete;
      expect(text(element.shadowRoot!.activeElement!)).to.equal('Shipping address');
      await waitUntil(
        () =>
          text([...element.shadowRoot!.querySelectorAll('[role=status]')].at(-1)!) === 'Next step: Shipping address',
      );
      await sendKeys({press: 'Tab'});
      expect(document.activeElement).to.equal(own(element, 'oc-address-form'));
    });

    it('takes the focus from nobody', async () => {
      await openCheckout();
      const input = await fixture<HTMLInputElement>(html`<input aria-label="Elsewhere" />`);
      const element = await placeReady(
        html`<oc-checkout without-email><oc-address-form></oc-address-form></oc-checkout>`,
      );
      input.focus();
      await currentCheckout().setAddresses({shipping: HOME});
      await waitUntil(() => current(element) === 'Review and order');
      expect(document.activeElement).to.equal(input);
    });
  });
});
