import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-address-book/define.js';
import type {OcAddressBook} from '../../src/elements/oc-address-book/oc-address-book.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {at, useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const ADDRESS = {FirstName: 'Ada', LastName: 'King', Street1: 'Hauptstr. 1', City: 'Berlin', Country: 'DE'};

const place = (): Promise<OcAddressBook> =>
  fixture<OcAddressBook>(
    html`<oc-address-book lang="en"><a slot="guest" href="/sign-in">Sign in</a></oc-address-book>`,
  );

async function known(): Promise<OcAddressBook> {
  await openShop();
  await signIn();
  const element = await place();
  await untilStatus(element, 'ready');
  return element;
}

const field = (element: Element, name: string): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[name=${name}]`)!;

async function fill(element: OcAddressBook, values: Record<string, string | boolean>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const input = field(element, name);
    if (typeof value === 'boolean') input.checked = value;
    else input.value = value;
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('change'));
  }
  await element.updateComplete;
}

const items = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part=address]')].map((each) => text(each));

describe('oc-address-book', () => {
  const shop = useSandbox();
  useWarnings();
  const errors = useEvents('oc-error');
  const others = useEvents('oc-cart-changed', 'oc-shopper-changed');

  describe('defaults', () => {
    it('shows guests what is for them, without a request', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('empty');
      expect(element.querySelector('a')!.assignedSlot).to.exist;
      expect(shop.requests).to.deep.equal([]);
    });

    it('lists what the shopper has, and lets only the own be changed', async () => {
      const element = await known();
      expect(items(element)).to.deep.equal([
        'Ada Lovelace, 12 St James’s Square, London SW1Y 4JH, United Kingdom',
        'Ada Lovelace, North Lane, 1 Pike Place, Seattle WA 98101, United States',
      ]);
      const uses = [...element.shadowRoot!.querySelectorAll('[part=use]')].map((each) => text(each));
      expect(uses).to.deep.equal(['For shipping and bills', 'For shipping']);
      expect(element.shadowRoot!.querySelectorAll('[part=edit]')).to.have.length(1);
    });

    it('says that there are none', async () => {
      await openShop();
      await commerce().session.signIn('grace', 'Sandbox-1');
      const element = await place();
      await untilStatus(element, 'empty');
      expect(text(part(element, 'empty'))).to.equal('You have not saved an address yet.');
      expect(part(element, 'add')).to.exist;
    });
  });

  describe('properties and attributes', () => {
    it('offers the countries that are wanted', async () => {
      const element = await known();
      element.countries = 'DE CH';
      part(element, 'add').click();
      await element.updateComplete;
      const options = [...element.shadowRoot!.querySelectorAll('option')].map(({value}) => value);
      expect(options).to.deep.equal(['', 'DE', 'CH']);
    });
  });

  describe('behaviour', () => {
    it('adds an address', async () => {
      const element = await known();
      part(element, 'add').click();
      await element.updateComplete;
      await fill(element, {...ADDRESS, Billing: false});
      part<HTMLFormElement>(element, 'form').requestSubmit();
      await waitUntil(() => items(element).length === 3);
      expect(items(element)[2]).to.equal('Ada King, Hauptstr. 1, Berlin, Germany');
      expect(element.shadowRoot!.querySelector('form')).to.equal(null);
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal('The address is saved.');
      const {accessToken: token} = shop.sandbox.tokensFor();
      const kept = await shop.ask('GET', '/v1/me/addresses?City=Berlin', {token});
      expect(at(kept.body, 'Items[0]')).to.include({...ADDRESS, Shipping: true, Billing: false, Zip: null});
    });

    it('edits an address', async () => {
      const element = await known();
      part(element, 'edit').click();
      await element.updateComplete;
      expect(field(element, 'City').value).to.equal('London');
      await fill(element, {City: 'Leeds'});
      part<HTMLFormElement>(element, 'form').requestSubmit();
      await waitUntil(() => items(element)[0]?.includes('Leeds') ?? false);
      expect(items(element)).to.have.length(2);
    });

    it('removes an address when that is confirmed', async () => {
      const element = await known();
      part(element, 'remove').click();
      await element.updateComplete;
      part(element, 'keep').click();
      await element.updateComplete;
      expect(items(element)).to.have.length(2);
      part(element, 'remove').click();
      await element.updateComplete;
      part(element, 'remove').click();
      await waitUntil(() => items(element).length === 1);
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal('The address is removed.');
    });

    it('says what is wrong, and keeps what was filled in', async () => {
      const element = await known();
      part(element, 'add').click();
      await element.updateComplete;
      await fill(element, {...ADDRESS, Shipping: false, Billing: false});
      part<HTMLFormElement>(element, 'form').requestSubmit();
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('Choose what the address is for.');
      expect(field(element, 'City').value).to.equal('Berlin');
      part(element, 'cancel').click();
      await untilStatus(element, 'ready');
      expect(element.shadowRoot!.querySelector('[part=error]')).to.equal(null);
    });

    it('asks for what the country needs', async () => {
      const element = await known();
      part(element, 'add').click();
      await element.updateComplete;
      await fill(element, {Country: 'DE'});
      expect(field(element, 'State').required).to.equal(false);
      await fill(element, {Country: 'US'});
      expect(field(element, 'State').required).to.equal(true);
    });

    it('tells of a role that is missing', async () => {
      const element = await known();
      const body = {Errors: [{ErrorCode: 'Auth.InsufficientRoles', Message: '', Data: null}]};
      shop.sandbox.faults.add({operation: 'Me.DeleteAddress', kind: 'status', status: 403, body});
      part(element, 'remove').click();
      await element.updateComplete;
      part(element, 'remove').click();
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('You are not allowed to change addresses here.');
      expect(items(element)).to.have.length(2);
    });

    it('tries again after a failure', async () => {
      await openShop();
      await signIn();
      shop.sandbox.faults.add({operation: 'Me.ListAddresses', kind: 'drop', times: 1});
      const element = await place();
      await untilStatus(element, 'error');
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
    });

    it('closes with its shopper', async () => {
      const element = await known();
      part(element, 'edit').click();
      await element.updateComplete;
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      expect(element.shadowRoot!.textContent).not.to.contain(SANDBOX.shopper.lastName);
      expect(element.shadowRoot!.querySelector('form')).to.equal(null);
    });
  });

  describe('events', () => {
    it('fires nothing on first render', async () => {
      await openShop();
      await place();
      expect([...others, ...errors]).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      const element = await known();
      // Two hundred and fifty countries take axe its time.
      element.countries = 'DE GB';
      await expect(element).to.be.accessible();
      part(element, 'remove').click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
      part(element, 'add').click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
      await fill(element, {...ADDRESS, Shipping: false, Billing: false});
      part<HTMLFormElement>(element, 'form').requestSubmit();
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, with the focus where it belongs', async () => {
      const element = await known();
      const focused = (): Element | null => element.shadowRoot!.activeElement;
      part(element, 'edit').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused() === field(element, 'FirstName'));
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused() === element.shadowRoot!.querySelector('[part=add]'));
      part(element, 'remove').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused() === element.shadowRoot!.querySelector('[part=keep]'));
    });
  });
});
