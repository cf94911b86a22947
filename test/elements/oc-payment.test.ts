import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-payment/define.js';
import type {OcPayment} from '../../src/elements/oc-payment/oc-payment.js';
import type {PaymentCollectingEvent} from '../../src/events/payment-collecting.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {fill, openCheckout} from '../support/checkout.js';
import {explained, useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, part, text, untilStatus} from '../support/shop.js';

const {budgetId} = SANDBOX.shopper;

const WITH_CARD = html`<oc-payment
  ><label slot="card">Card <input name="provider" /></label
></oc-payment>`;

const radios = (element: Element): HTMLInputElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLInputElement>('[type=radio]'),
];
const ways = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part=choice]')].map((choice) => text(choice));

async function placeReady(template = html`<oc-payment></oc-payment>`): Promise<OcPayment> {
  const element = await fixture<OcPayment>(template);
  await untilStatus(element, 'ready');
  return element;
}

describe('oc-payment', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-payment-collecting', 'oc-payment-collected');
  const errors = useEvents('oc-error');
  const warnings = useWarnings();
  const collected = () => facts.filter(({type}) => type === 'oc-payment-collected');
  const payments = () => currentCheckout().state.value.payments;
  const accept = (): void => shop.sandbox.acceptPayments(currentCheckout().state.value.worksheet!.Order!.ID!);
  let listening: AbortController;
  beforeEach(() => (listening = new AbortController()));
  afterEach(() => listening.abort());

  /** A provider's script. */
  function provide(answer: (event: PaymentCollectingEvent) => Promise<unknown>): void {
    const {signal} = listening;
    addEventListener('oc-payment-collecting', (event) => event.respondWith(answer(event)), {signal});
  }
  async function pay(element: OcPayment): Promise<void> {
    part(element, 'button').click();
    await waitUntil(() => element.status !== 'loading');
    await element.updateComplete;
  }

  describe('defaults', () => {
    it('offers a guest a purchase order alone', async () => {
      await openCheckout();
      const element = await placeReady();
      expect(ways(element)).to.deep.equal(['Purchase order']);
      expect(radios(element)[0]!.checked).to.equal(true);
      expect(shop.requests.join()).to.not.contain('spending');
    });

    it('is empty without a cart', async () => {
      await fixture(html`<oc-session client-id=${SANDBOX.clientId} base-api-url=${SANDBOX.baseApiUrl}></oc-session>`);
      await untilStatus(await fixture<OcPayment>(html`<oc-payment></oc-payment>`), 'empty');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('offers a card with the slot, and spending accounts with what they hold', async () => {
      await openCheckout({known: true});
      const element = await placeReady(WITH_CARD);
      await waitUntil(() => radios(element).length === 3);
      expect(ways(element)).to.deep.equal(['Card', 'Kitchen budget $100.00 left', 'Purchase order']);
    });

    it('offers no more than its types', async () => {
      await openCheckout({known: true});
      const element = await placeReady(html`<oc-payment types="SpendingAccount"></oc-payment>`);
      await waitUntil(() => radios(element).length === 1);
      expect(ways(element)[0]).to.contain('Kitchen budget');
    });

    it('says where there is no way to pay', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-payment types="CreditCard"></oc-payment>`);
      expect(text(part(element, 'empty'))).to.equal('There is no way to pay here.');
    });

    it('takes other words', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-payment strings='{"submit": "Zahlen"}'></oc-payment>`);
      expect(text(part(element, 'button'))).to.equal('Zahlen');
    });
  });

  describe('behaviour', () => {
    it('pays by a purchase order, with its number', async () => {
      await openCheckout();
      const element = await placeReady();
      fill(element.shadowRoot!, {number: ' PO-7 '});
      await pay(element);
      expect(payments().map(({Type, Amount, xp}) => [Type, Amount, xp as unknown])).to.deep.equal([
        ['PurchaseOrder', 25, {PONumber: 'PO-7'}],
      ]);
    });

    it('leaves a number that is missing to the browser', async () => {
      await openCheckout();
      const element = await placeReady();
      await pay(element);
      expect(payments()).to.deep.equal([]);
    });

    it('pays by a spending account that holds enough', async () => {
      await openCheckout({known: true});
      const element = await placeReady();
      await waitUntil(() => radios(element).length === 2);
      radios(element)[0]!.click();
      await element.updateComplete;
      await pay(element);
      expect(payments().map(({SpendingAccountID}) => SpendingAccountID)).to.deep.equal([budgetId]);
      await commerce().cart.add({productID: CASES.markups, quantity: 1});
      await waitUntil(() => radios(element)[0]!.disabled);
      expect(ways(element)[0]).to.contain('which is not enough');
    });

    it('lets a provider collect, whose server accepts the payment', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-payment types="CreditCard"><div slot="card"></div></oc-payment>`);
      await waitUntil(() => radios(element).length === 1);
      provide(async (event) => {
        const {ID} = await event.createPayment({xp: {token: 'tok_1'}});
        expect(ID).to.be.a('string');
        accept();
      });
      await pay(element);
      const [intent] = facts as unknown as [PaymentCollectingEvent];
      expect(intent.detail).to.deep.include({amount: 25, currency: 'USD'});
      expect(payments()[0]).to.deep.include({Type: 'CreditCard', Amount: 25, Accepted: true, xp: {token: 'tok_1'}});
      expect(collected()).to.have.length(1);
      await pay(element);
      expect(payments()).to.have.length(1);
    });

    it('collects in the session’s currency where nobody else names one', async () => {
      const {clientId, baseApiUrl} = SANDBOX;
      await fixture(html`<oc-session client-id=${clientId} base-api-url=${baseApiUrl} currency="CHF"></oc-session>`);
      await commerce().session.configured;
      await fillCart([CASES.plain, 2]);
      const body = {Order: {ID: 'x', Total: 25}, LineItems: [{ID: 'l', ProductID: CASES.plain, Quantity: 2}]};
      shop.sandbox.faults.add({operation: 'Cart.GetOrderWorksheet', kind: 'junk', body});
      const element = await placeReady(html`<oc-payment types="CreditCard"><div slot="card"></div></oc-payment>`);
      await waitUntil(() => radios(element).length === 1);
      addEventListener('oc-payment-collecting', (event) => event.preventDefault(), {signal: listening.signal});
      await pay(element);
      const [intent] = facts as unknown as [PaymentCollectingEvent];
      expect(intent.detail).to.deep.include({amount: 25, currency: 'CHF'});
    });

    it('collects no second time while the server’s word is still to come', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-payment types="CreditCard"><div slot="card"></div></oc-payment>`);
      await waitUntil(() => radios(element).length === 1);
      let calls = 0;
      provide(async (event) => {
        calls++;
        await event.createPayment();
      });
      await pay(element);
      expect(text(part(element, 'error'))).to.contain('has not been confirmed yet');
      accept();
      part(element, 'retry').click();
      await waitUntil(() => collected().length === 1);
      expect(calls).to.equal(1);
    });

    it('tells of a provider that refuses, and of none', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-payment types="CreditCard"><div slot="card"></div></oc-payment>`);
      await waitUntil(() => radios(element).length === 1);
      await pay(element);
      expect(text(part(element, 'error'))).to.equal('Paying by card is not set up on this page.');
      await explained();
      expect(warnings.join()).to.contain('[payment-provider-missing]');
      provide(() => Promise.reject(new Error('card_declined')));
      await pay(element);
      expect(text(part(element, 'error'))).to.contain('did not go through');
      expect(errors.map(({detail}) => [detail.code, detail.message])[1]).to.deep.equal([
        'payment-failed',
        'card_declined',
      ]);
    });

    it('collects nothing where a listener cancels', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-payment types="CreditCard"><div slot="card"></div></oc-payment>`);
      await waitUntil(() => radios(element).length === 1);
      addEventListener('oc-payment-collecting', (event) => event.preventDefault(), {once: true});
      await pay(element);
      expect([element.status, collected().length]).to.deep.equal(['ready', 0]);
    });

    it('tells of a balance that is gone meanwhile', async () => {
      await openCheckout({known: true});
      const element = await placeReady();
      await waitUntil(() => radios(element).length === 2);
      const body = {Errors: [{ErrorCode: 'Payment.ExceedsBalance', Message: 'No.', Data: null}]};
      shop.sandbox.faults.add({operation: 'Cart.CreatePayment', kind: 'status', status: 400, body, times: 1});
      radios(element)[0]!.click();
      await element.updateComplete;
      await pay(element);
      expect(text(part(element, 'error'))).to.equal('There is not enough left in this account.');
    });

    it('offers the other ways where the accounts can’t be read', async () => {
      shop.sandbox.faults.add({operation: 'Me.ListSpendingAccounts', kind: 'status', times: 1});
      await openCheckout({known: true});
      const element = await fixture<OcPayment>(html`<oc-payment></oc-payment>`);
      await waitUntil(() => errors.length === 1 && radios(element).length === 1);
    });
  });

  describe('events', () => {
    it('fires nothing on first render, and the fact with the payments', async () => {
      await openCheckout();
      const element = await placeReady();
      expect(facts).to.deep.equal([]);
      fill(element.shadowRoot!, {number: 'PO-7'});
      await pay(element);
      expect(facts.map(({type, target}) => [type, target])).to.deep.equal([['oc-payment-collected', element]]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await openCheckout({known: true});
      const element = await placeReady(WITH_CARD);
      await waitUntil(() => radios(element).length === 3);
      await expect(element).to.be.accessible();
      for (const radio of radios(element)) {
        radio.click();
        await element.updateComplete;
        await expect(element).to.be.accessible();
      }
      fill(element.shadowRoot!, {number: 'PO-7'});
      shop.sandbox.faults.add({operation: 'Cart.CreatePayment', kind: 'drop', times: 1});
      await pay(element);
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, and says what has happened', async () => {
      await openCheckout();
      const element = await placeReady();
      part(element, 'field').focus();
      await sendKeys({type: 'PO-7'});
      await sendKeys({press: 'Enter'});
      await waitUntil(() => facts.length === 1);
      await untilStatus(element, 'ready');
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal('The payment is set.');
    });
  });
});
