import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-register-form/define.js';
import type {OcRegisterForm} from '../../src/elements/oc-register-form/oc-register-form.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useNavigation} from '../support/navigation.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const NEW = {
  firstName: 'Emmy',
  lastName: 'Noether',
  email: 'emmy@example.com',
  username: 'emmy',
  password: 'Sandbox-2',
};

const place = (): Promise<OcRegisterForm> => fixture<OcRegisterForm>(html`<oc-register-form></oc-register-form>`);

const field = (element: Element, name: string): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[name=${name}]`)!;

function submit(element: Element, change: Partial<typeof NEW> = {}): void {
  for (const [name, value] of Object.entries({...NEW, ...change})) {
    const input = field(element, name);
    if (input) input.value = value;
  }
  part<HTMLFormElement>(element, 'form').requestSubmit();
}

/** What is said about a field. */
function problemOf(element: Element, name: string): string {
  const id = field(element, name).getAttribute('aria-describedby');
  return id ? text(element.shadowRoot!.getElementById(id)!) : '';
}

describe('oc-register-form', () => {
  const shop = useSandbox();
  const visited = useNavigation();
  const told = useEvents('oc-shopper-changed');
  const moved = useEvents('oc-cart-item-added', 'oc-cart-item-removed');
  const errors = useEvents('oc-error');

  describe('defaults', () => {
    it('asks for what OrderCloud needs, by the browser’s own names', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('idle');
      const inputs = [...element.shadowRoot!.querySelectorAll('input')];
      expect(inputs.map(({name, autocomplete}) => `${name}: ${autocomplete}`)).to.deep.equal([
        'firstName: given-name',
        'lastName: family-name',
        'email: email',
        'username: username',
        'password: new-password',
      ]);
      expect(inputs.every(({required}) => required)).to.equal(true);
      expect(text(part(element, 'button'))).to.equal('Create account');
    });
  });

  describe('properties and attributes', () => {
    it('asks to accept the terms', async () => {
      await openShop();
      const element = await fixture<OcRegisterForm>(
        html`<oc-register-form with-terms
          ><span slot="terms">I accept the <a href="/terms">terms</a>.</span></oc-register-form
        >`,
      );
      submit(element);
      expect(element.status).to.equal('idle');
      field(element, 'terms').checked = true;
      submit(element);
      await untilStatus(element, 'ready');
      expect(commerce().session.state.value.me!.TermsAccepted).to.be.a('string');
    });

    it('takes the e-mail for the user name', async () => {
      await openShop();
      const element = await fixture<OcRegisterForm>(html`<oc-register-form email-as-username></oc-register-form>`);
      expect(field(element, 'username')).to.equal(null);
      submit(element);
      await untilStatus(element, 'ready');
      expect(commerce().session.user).to.equal(NEW.email);
      await commerce().session.signOut();
      await untilStatus(element, 'idle');
      submit(element);
      await untilStatus(element, 'error');
      expect(problemOf(element, 'email')).to.equal('There is an account with this e-mail already. Sign in instead.');
    });

    it('goes to href', async () => {
      await openShop();
      const element = await fixture<OcRegisterForm>(html`<oc-register-form href="/account"></oc-register-form>`);
      submit(element);
      await waitUntil(() => visited.length > 0);
      expect(visited).to.deep.equal([`${location.origin}/account`]);
    });
  });

  describe('behaviour', () => {
    it('signs in, with the cart', async () => {
      await openShop();
      await fillCart([CASES.plain, 2]);
      moved.length = 0;
      const element = await place();
      submit(element);
      await untilStatus(element, 'ready');
      expect(text(part(element, 'done'))).to.equal('Signed in as Emmy Noether.');
      await commerce().cart.load();
      expect(commerce().cart.state.value.lineItems).to.have.length(1);
      expect(moved).to.deep.equal([]);
    });

    it('says at the field what is wrong with it', async () => {
      await openShop();
      const element = await place();
      submit(element, {username: 'ADA'});
      await untilStatus(element, 'error');
      expect(problemOf(element, 'username')).to.equal('This user name is taken. Choose another one, or sign in.');
      expect(field(element, 'username').getAttribute('aria-invalid')).to.equal('true');
      submit(element, {password: 'short'});
      await waitUntil(() => errors.length === 2);
      await element.updateComplete;
      expect(problemOf(element, 'username')).to.equal('');
      expect(problemOf(element, 'password')).to.equal('Choose another password, with at least 8 characters.');
      expect(errors.map(({detail}) => detail.code)).to.deep.equal([
        'User.UsernameMustBeUnique',
        'Auth.InsecurePassword',
      ]);
    });

    it('says all rules for a password that it is told of', async () => {
      await openShop();
      const element = await place();
      const Data = {MinimumCharacterCount: 12, NumericRequired: true, UpperCaseRequired: false};
      const body = {Errors: [{ErrorCode: 'Auth.InsecurePassword', Message: '', Data}]};
      const undo = shop.sandbox.faults.add({operation: 'Me.Register', kind: 'status', status: 400, body});
      submit(element);
      await untilStatus(element, 'error');
      expect(problemOf(element, 'password')).to.equal(
        'Choose another password, with at least 12 characters, a number.',
      );
      undo();
      const blank = {Errors: [{ErrorCode: 'Auth.InsecurePassword', Message: '', Data: null}]};
      shop.sandbox.faults.add({operation: 'Me.Register', kind: 'status', status: 400, body: blank});
      submit(element);
      await waitUntil(() => errors.length === 2);
      await element.updateComplete;
      expect(problemOf(element, 'password')).to.match(/^Choose a safer password/);
    });

    it('registers once, however often it is pressed', async () => {
      await openShop();
      const element = await place();
      submit(element);
      submit(element);
      await untilStatus(element, 'ready');
      expect(shop.requests.filter((line) => line.startsWith('PUT /v1/me/register'))).to.have.length(1);
    });

    it('shows nothing to fill in to somebody who is signed in', async () => {
      await openShop();
      await signIn();
      const element = await place();
      expect(element.status).to.equal('ready');
      expect(text(part(element, 'done'))).to.equal('Signed in as Ada Lovelace.');
    });

    it('says that the page is not set up', async () => {
      const element = await place();
      submit(element);
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('Registering is not set up on this page.');
    });
  });

  describe('events', () => {
    it('fires nothing on first render, and leaves it to oc-session to announce the shopper', async () => {
      const session = await openShop();
      const element = await place();
      expect([...told, ...errors]).to.deep.equal([]);
      submit(element);
      await untilStatus(element, 'ready');
      expect(told.map(({target}) => target)).to.deep.equal([session]);
      expect(told[0]!.detail.shopper).to.include({email: NEW.email});
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await openShop();
      const element = await fixture<OcRegisterForm>(html`<oc-register-form with-terms></oc-register-form>`);
      await expect(element).to.be.accessible();
      field(element, 'terms').checked = true;
      submit(element, {username: 'ada'});
      await expect(element).to.be.accessible();
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      submit(element);
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, and moves the focus to what comes next', async () => {
      await openShop();
      const element = await place();
      field(element, 'firstName').focus();
      for (const value of [NEW.firstName, NEW.lastName, NEW.email, 'ada', NEW.password]) {
        await sendKeys({type: value});
        await sendKeys({press: 'Tab'});
      }
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'error');
      await waitUntil(() => element.shadowRoot!.activeElement === field(element, 'username'));
      await sendKeys({type: 'emmy'});
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'ready');
      await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'done'));
    });
  });
});
