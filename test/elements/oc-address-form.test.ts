import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-address-form/define.js';
import type {OcAddressForm} from '../../src/elements/oc-address-form/oc-address-form.js';
import {currentAddresses} from '../../src/ordercloud/addresses.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {billingAddressOf, shippingAddressOf} from '../../src/ordercloud/worksheet.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {fill, HOME, openCheckout, rendered} from '../support/checkout.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {part, text, untilStatus} from '../support/shop.js';

const {homeAddressId, officeAddressId} = SANDBOX.shopper;

const place = (template = html`<oc-address-form></oc-address-form>`): Promise<OcAddressForm> =>
  fixture<OcAddressForm>(template);

const field = (element: Element, name: string): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[name="${name}"]`)!;

const radios = (element: Element): HTMLInputElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLInputElement>('[type=radio]'),
];

describe('oc-address-form', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-address-set');
  const errors = useEvents('oc-error');
  const orders = useEvents('oc-cart-item-added', 'oc-order-submitting', 'oc-order-submitted');
  const writes = (): string[] =>
    shop.requests.filter((line) => /^(PUT|PATCH|POST) .*(shipto|billto|addresses|\/cart$)/.test(line));
  const worksheet = () => currentCheckout().state.value.worksheet;

  async function placeReady(template?: ReturnType<typeof html>): Promise<OcAddressForm> {
    const element = await place(template);
    await untilStatus(element, 'ready');
    return element;
  }
  async function submit(element: OcAddressForm): Promise<void> {
    part(element, 'button').click();
    await waitUntil(() => element.status !== 'loading');
    await element.updateComplete;
  }

  describe('defaults', () => {
    it('is empty for a visitor without a cart, without a request', async () => {
      await fixture(html`<oc-session client-id=${SANDBOX.clientId} base-api-url=${SANDBOX.baseApiUrl}></oc-session>`);
      const element = await place();
      await untilStatus(element, 'empty');
      expect({type: element.type, countries: element.countries, strings: element.strings}).to.deep.equal({
        type: 'shipping',
        countries: '',
        strings: null,
      });
      expect(shop.requests).to.deep.equal([]);
    });

    it('waits for a session', async () => {
      expect((await place()).status).to.equal('idle');
    });
  });

  describe('properties and attributes', () => {
    it('offers all countries in the language of the page, or those it names', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-address-form lang="de"></oc-address-form>`);
      const names = (): string[] =>
        [...field(element, 'Country').querySelectorAll('option')].map((option) => text(option)).slice(1);
      expect(names()).to.have.length(249);
      expect(names()).to.include('Österreich');
      element.countries = 'us, CA';
      await element.updateComplete;
      expect(names()).to.deep.equal(['Kanada', 'Vereinigte Staaten']);
    });

    it('tells the browser what its fields are for', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-address-form type="billing"></oc-address-form>`);
      expect(field(element, 'Zip').autocomplete).to.equal('billing postal-code');
      expect(text(part(element, 'legend'))).to.equal('Billing address');
    });

    it('asks for a state and a postal code where the country has them', async () => {
      await openCheckout();
      const element = await placeReady();
      for (const [country, required] of [
        ['US', true],
        ['CA', true],
        ['DE', false],
      ] as const) {
        fill(element.shadowRoot!, {Country: country});
        await element.updateComplete;
        expect([field(element, 'State').required, field(element, 'Zip').required]).to.deep.equal([required, required]);
      }
    });

    it('takes other words', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-address-form strings='{"submit": "Weiter"}'></oc-address-form>`);
      expect(text(part(element, 'button'))).to.equal('Weiter');
    });
  });

  describe('behaviour', () => {
    it('sets a guest’s address', async () => {
      await openCheckout();
      const element = await placeReady();
      fill(element.shadowRoot!, HOME);
      await submit(element);
      expect(shippingAddressOf(worksheet())).to.include(HOME);
      expect(writes()).to.deep.equal(['PUT /v1/cart/shipto']);
    });

    it('leaves what is missing to the browser', async () => {
      await openCheckout();
      const element = await placeReady();
      fill(element.shadowRoot!, {...HOME, City: ''});
      await submit(element);
      expect(element.shadowRoot!.activeElement).to.equal(field(element, 'City'));
      expect(writes()).to.deep.equal([]);
    });

    it('fills in what the order has, until the shopper begins to', async () => {
      await openCheckout();
      await currentCheckout().load();
      await currentCheckout().setAddresses({shipping: HOME});
      const element = await placeReady();
      expect(field(element, 'City').value).to.equal('Minneapolis');
      fill(element.shadowRoot!, {City: 'Duluth'});
      await currentCheckout().reload();
      await element.updateComplete;
      expect(field(element, 'City').value).to.equal('Duluth');
    });

    it('lets a known shopper choose, by ID', async () => {
      await openCheckout({known: true});
      const element = await placeReady();
      await waitUntil(() => radios(element).length === 3);
      expect(radios(element)[0]!.checked).to.equal(true);
      radios(element)[1]!.click();
      await submit(element);
      expect(worksheet()?.Order?.ShippingAddressID).to.equal(officeAddressId);
    });

    it('offers for bills what is for bills', async () => {
      await openCheckout({known: true});
      const element = await placeReady(html`<oc-address-form type="billing"></oc-address-form>`);
      await waitUntil(() => radios(element).length === 2);
      await submit(element);
      expect(worksheet()?.Order?.BillingAddressID).to.equal(homeAddressId);
    });

    it('saves another address of a known shopper’s where that is asked for', async () => {
      await openCheckout({known: true});
      const element = await placeReady();
      await waitUntil(() => radios(element).length === 3);
      radios(element)[2]!.click();
      await element.updateComplete;
      fill(element.shadowRoot!, HOME);
      field(element, 'save').click();
      await submit(element);
      const saved = currentAddresses().state.value.addresses[2];
      expect(saved).to.include({City: 'Minneapolis', Shipping: true, Billing: true});
      expect(worksheet()?.Order?.ShippingAddressID).to.equal(saved!.ID);
    });

    it('bills to the shipping address where it is the same', async () => {
      await openCheckout();
      await currentCheckout().load();
      await currentCheckout().setAddresses({shipping: HOME});
      const element = await placeReady(html`<oc-address-form type="billing"></oc-address-form>`);
      expect(field(element, 'same').checked).to.equal(true);
      expect(field(element, 'City')).to.equal(null);
      await submit(element);
      expect(billingAddressOf(worksheet())).to.include(HOME);
      field(element, 'same').click();
      await element.updateComplete;
      expect(field(element, 'City')).to.exist;
    });

    it('leaves a billing address alone that is another one', async () => {
      await openCheckout();
      await currentCheckout().load();
      await currentCheckout().setAddresses({shipping: HOME, billing: {...HOME, City: 'Duluth'}});
      const element = await placeReady(html`<oc-address-form type="billing"></oc-address-form>`);
      expect(field(element, 'same').checked).to.equal(false);
      expect(field(element, 'City').value).to.equal('Duluth');
    });

    it('tells of a refusal and of a lost connection, and tries again', async () => {
      await openCheckout();
      const element = await placeReady();
      fill(element.shadowRoot!, HOME);
      const operation = 'Cart.SetShippingAddress';
      const body = {Errors: [{ErrorCode: 'ValidationFailure', Message: 'No.', Data: null}]};
      shop.sandbox.faults.add({operation, kind: 'status', status: 400, body, times: 1});
      await submit(element);
      expect(text(part(element, 'error'))).to.contain('does not accept this address');
      expect(field(element, 'City').value).to.equal('Minneapolis');
      shop.sandbox.faults.add({operation, kind: 'drop', times: 1});
      await submit(element);
      expect(text(part(element, 'error'))).to.contain('can’t be reached');
      part(element, 'retry').click();
      await waitUntil(() => facts.length === 1);
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['ValidationFailure', 'offline']);
    });
  });

  describe('events', () => {
    it('fires nothing on first render', async () => {
      await openCheckout();
      orders.length = 0;
      await placeReady();
      expect([...facts, ...orders]).to.deep.equal([]);
    });

    it('announces the address when the order has it', async () => {
      await openCheckout();
      const element = await placeReady();
      fill(element.shadowRoot!, HOME);
      await submit(element);
      expect(facts.map(({detail, target}) => [detail.type, target])).to.deep.equal([['shipping', element]]);
      expect(facts[0]!.detail.order.Total).to.equal(25);
    });
  });

  describe('accessibility', () => {
    it('is accessible with all countries to choose from', async () => {
      await openCheckout();
      await expect(await placeReady()).to.be.accessible();
    });

    it('is accessible in each state', async () => {
      await openCheckout();
      const element = await placeReady(html`<oc-address-form countries="US CA"></oc-address-form>`);
      await expect(element).to.be.accessible();
      fill(element.shadowRoot!, HOME);
      shop.sandbox.faults.add({operation: 'Cart.SetShippingAddress', kind: 'status', times: 1});
      part(element, 'button').click();
      await expect(element).to.be.accessible();
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
    });

    it('is accessible with addresses to choose, and when it is empty', async () => {
      await openCheckout({known: true});
      const element = await placeReady(html`<oc-address-form type="billing"></oc-address-form>`);
      await waitUntil(() => radios(element).length === 2);
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, and says what has happened', async () => {
      await openCheckout();
      const element = await placeReady();
      fill(element.shadowRoot!, HOME);
      field(element, 'City').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => facts.length === 1);
      await untilStatus(element, 'ready');
      expect(text(await rendered(element, '[role=status]'))).to.equal('The address is set.');
    });
  });
});
