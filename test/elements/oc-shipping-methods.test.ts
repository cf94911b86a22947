import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-shipping-methods/define.js';
import type {OcShippingMethods} from '../../src/elements/oc-shipping-methods/oc-shipping-methods.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {HOME, openCheckout} from '../support/checkout.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, part, text, untilStatus} from '../support/shop.js';

const place = (template = html`<oc-shipping-methods></oc-shipping-methods>`): Promise<OcShippingMethods> =>
  fixture<OcShippingMethods>(template);

const radios = (element: Element): HTMLInputElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLInputElement>('[type=radio]'),
];

async function addressed(): Promise<void> {
  await currentCheckout().load();
  await currentCheckout().setAddresses({shipping: HOME});
}

describe('oc-shipping-methods', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-ship-methods-selected');
  const errors = useEvents('oc-error');
  const asked = (): string[] => shop.requests.filter((line) => /estimate|shipmethods|calculate/.test(line));

  async function placeWithMethods(template?: ReturnType<typeof html>): Promise<OcShippingMethods> {
    const element = await place(template);
    await waitUntil(() => radios(element).length > 0 && element.status === 'ready');
    return element;
  }
  async function choose(element: OcShippingMethods, index: number): Promise<void> {
    radios(element)[index]!.click();
    part(element, 'button').click();
    await waitUntil(() => facts.length > 0 || element.status === 'error');
    await element.updateComplete;
  }

  describe('defaults', () => {
    it('asks for an address first, and estimates nothing', async () => {
      await openCheckout();
      const element = await place();
      await untilStatus(element, 'ready');
      expect(text(part(element, 'empty'))).to.equal('Enter the shipping address first.');
      expect(asked()).to.deep.equal([]);
    });

    it('is empty without a cart', async () => {
      await fixture(html`<oc-session client-id=${SANDBOX.clientId} base-api-url=${SANDBOX.baseApiUrl}></oc-session>`);
      await untilStatus(await place(), 'empty');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('shows price and time in the language of the page', async () => {
      await openCheckout();
      await addressed();
      const element = await placeWithMethods(html`<oc-shipping-methods lang="de"></oc-shipping-methods>`);
      expect(text(part(element, 'choice'))).to.equal('Standard (4 Tage) 5,00 $');
    });

    it('takes other words', async () => {
      await openCheckout();
      await addressed();
      const element = await placeWithMethods(
        html`<oc-shipping-methods strings='{"submit": "Weiter"}'></oc-shipping-methods>`,
      );
      expect(text(part(element, 'button'))).to.equal('Weiter');
    });
  });

  describe('behaviour', () => {
    it('estimates as soon as there is an address, and again when the address changes', async () => {
      await openCheckout();
      const element = await place();
      await untilStatus(element, 'ready');
      await addressed();
      await waitUntil(() => radios(element).length === 2 && element.status === 'ready');
      expect(text(part(element, 'price'))).to.equal('$5.00');
      await currentCheckout().setAddresses({shipping: {...HOME, Country: 'GB'}});
      await waitUntil(() => text(element.shadowRoot!.querySelector('[part~=price]') ?? element) === '$12.00');
      expect(asked()).to.have.length(2);
    });

    it('selects a method and calculates', async () => {
      await openCheckout();
      await addressed();
      const element = await placeWithMethods();
      await choose(element, 1);
      expect(currentCheckout().state.value.worksheet?.Order).to.include({ShippingCost: 15, Total: 42});
      expect(radios(element)[1]!.checked).to.equal(true);
    });

    it('leaves a choice that is missing to the browser', async () => {
      await openCheckout();
      await addressed();
      const element = await placeWithMethods();
      part(element, 'button').click();
      expect(element.status).to.equal('ready');
      expect(facts).to.deep.equal([]);
    });

    it('has a choice for each parcel, and says what is in it', async () => {
      await openCheckout();
      await fillCart([CASES.minMax, 4]);
      await addressed();
      const element = await placeWithMethods();
      expect(radios(element)).to.have.length(4);
      expect(text(part(element, 'legend'))).to.equal('Shipping method, parcel 1 of 2');
      expect(text(part(element, 'items'))).to.match(/^2 × /);
      radios(element)[0]!.click();
      await choose(element, 3);
      expect(facts[0]!.detail.shipMethodSelections).to.deep.equal([
        {ShipEstimateID: 'roastery', ShipMethodID: 'standard'},
        {ShipEstimateID: 'warehouse', ShipMethodID: 'express'},
      ]);
    });

    it('has nothing to choose where the shop has no integration', async () => {
      await openCheckout({clientId: SANDBOX.clientId});
      await addressed();
      const element = await place();
      await waitUntil(() => element.status === 'ready' && !currentCheckout().state.value.isIntegrated);
      await element.updateComplete;
      expect(text(part(element, 'empty'))).to.contain('nothing to choose');
      expect(errors).to.deep.equal([]);
    });

    it('shows an integration’s failure as the failure it is, and asks once until the shopper asks again', async () => {
      await openCheckout();
      await addressed();
      shop.sandbox.faults.add({operation: 'Cart.EstimateShipping', kind: 'integration', status: 502, times: 1});
      const element = await place();
      await untilStatus(element, 'error');
      expect(errors.map(({detail}) => [detail.code, detail.status])).to.deep.equal([['integration-failed', 502]]);
      expect(text(part(element, 'error'))).to.contain('can not be worked out');
      await currentCheckout().load();
      expect(asked()).to.have.length(1);
      part(element, 'retry').click();
      await waitUntil(() => radios(element).length === 2);
    });

    it('shows a calculation that has failed, and keeps the choice', async () => {
      await openCheckout();
      await addressed();
      const element = await placeWithMethods();
      shop.sandbox.faults.add({operation: 'Cart.Calculate', kind: 'integration', times: 1});
      await choose(element, 0);
      expect(element.status).to.equal('error');
      expect(facts).to.deep.equal([]);
      part(element, 'retry').click();
      await waitUntil(() => facts.length === 1);
      expect(currentCheckout().state.value.worksheet?.Order?.ShippingCost).to.equal(5);
    });

    it('asks again by the button after a lost connection, not by itself', async () => {
      await openCheckout();
      await addressed();
      shop.sandbox.faults.add({operation: 'Cart.EstimateShipping', kind: 'drop', times: 1});
      const element = await place();
      await untilStatus(element, 'error');
      expect(asked()).to.have.length(1);
      part(element, 'retry').click();
      await waitUntil(() => radios(element).length === 2);
    });
  });

  describe('events', () => {
    it('announces nothing on first render, and the choice with the calculated order', async () => {
      await openCheckout();
      await addressed();
      const element = await placeWithMethods();
      expect(facts).to.deep.equal([]);
      await choose(element, 0);
      expect(facts[0]!.target).to.equal(element);
      expect(facts[0]!.detail.order.Total).to.equal(32);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await openCheckout();
      const element = await place();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      await addressed();
      await waitUntil(() => radios(element).length > 0 && element.status === 'ready');
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: 'Cart.SelectShipMethods', kind: 'status', times: 1});
      await choose(element, 0);
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, and says what has happened', async () => {
      await openCheckout();
      await addressed();
      const element = await placeWithMethods();
      radios(element)[0]!.focus();
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      await waitUntil(() => facts.length === 1);
      await untilStatus(element, 'ready');
      expect(facts[0]!.detail.shipMethodSelections[0]!.ShipMethodID).to.equal('express');
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal('The shipping method is set.');
    });
  });
});
