import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-login-form/define.js';
import type {OcLoginForm} from '../../src/elements/oc-login-form/oc-login-form.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useNavigation} from '../support/navigation.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const {username, password} = SANDBOX.shopper;

const place = (href = ''): Promise<OcLoginForm> =>
  fixture<OcLoginForm>(html`<oc-login-form href=${href}></oc-login-form>`);

const field = (element: Element, name: string): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[name=${name}]`)!;

function submit(element: Element, user: string, secret: string): void {
  field(element, 'username').value = user;
  field(element, 'password').value = secret;
  part<HTMLFormElement>(element, 'form').requestSubmit();
}

describe('oc-login-form', () => {
  const shop = useSandbox();
  const visited = useNavigation();
  const warnings = useWarnings();
  const told = useEvents('oc-shopper-changed');
  const errors = useEvents('oc-error');
  const logins = (): number => shop.requests.filter((line) => line === 'POST /oauth/token').length;

  describe('defaults', () => {
    it('shows a form for a user name and a password', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('idle');
      expect(element.href).to.equal('');
      expect(field(element, 'username').autocomplete).to.equal('username');
      expect(field(element, 'password').autocomplete).to.equal('current-password');
      expect(field(element, 'password').type).to.equal('password');
      expect(text(part(element, 'button'))).to.equal('Sign in');
    });
  });

  describe('properties and attributes', () => {
    it('goes to href when those who wait for the shopper are done', async () => {
      await openShop();
      let done = false;
      const wait = async (): Promise<void> => {
        await Promise.resolve();
        done = true;
      };
      addEventListener('oc-shopper-changed', (event) => event.waitUntil(wait()), {once: true});
      const element = await place('/account.html');
      submit(element, username, password);
      await waitUntil(() => visited.length > 0);
      expect(done).to.equal(true);
      expect(visited).to.deep.equal([`${location.origin}/account.html`]);
    });

    it('does not go to a URL that is code', async () => {
      await openShop();
      const element = await place('javascript:alert(1)');
      submit(element, username, password);
      await untilStatus(element, 'ready');
      await waitUntil(() => warnings.some((line) => line.includes('[href-invalid]')));
      expect(visited).to.deep.equal([]);
    });

    it('takes other words', async () => {
      const element = await fixture(html`<oc-login-form strings='{"submit": "Anmelden"}'></oc-login-form>`);
      expect(text(part(element, 'button'))).to.equal('Anmelden');
    });
  });

  describe('behaviour', () => {
    it('says who is signed in instead of the form', async () => {
      await openShop();
      const element = await place();
      submit(element, username, password);
      expect(element.status).to.equal('loading');
      await untilStatus(element, 'ready');
      expect(text(part(element, 'signed-in'))).to.equal('Signed in as Ada Lovelace.');
      expect(element.shadowRoot!.querySelector('form')).to.equal(null);
    });

    it('shows the form again after a sign-out', async () => {
      await openShop();
      await signIn();
      const element = await place();
      expect(element.status).to.equal('ready');
      await commerce().session.signOut();
      await untilStatus(element, 'idle');
      expect(part(element, 'form')).to.exist;
    });

    it('keeps no password after the submit', async () => {
      await openShop();
      const element = await place();
      submit(element, username, 'wrong');
      expect(field(element, 'password').value).to.equal('');
      await untilStatus(element, 'error');
      expect(field(element, 'password').value).to.equal('');
      expect(field(element, 'username').value).to.equal(username);
    });

    it('signs in once, however often it is pressed', async () => {
      await openShop();
      const element = await place();
      submit(element, username, password);
      submit(element, username, password);
      await untilStatus(element, 'ready');
      expect(logins()).to.equal(1);
    });

    it('says what is wrong in words', async () => {
      await openShop();
      const element = await place();
      submit(element, username, 'wrong');
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('The user name or the password is wrong.');
      submit(element, SANDBOX.inactiveShopper.username, SANDBOX.inactiveShopper.password);
      await waitUntil(() => errors.length === 2);
      await element.updateComplete;
      expect(text(part(element, 'error'))).to.equal('This account is not active. Contact the shop.');
      expect(errors.map(({detail}) => detail.code)).to.deep.equal([
        'Auth.InvalidUsernameOrPassword',
        'Auth.UserNotActive',
      ]);
    });

    it('says that the page is not set up', async () => {
      const element = await place();
      submit(element, username, password);
      await untilStatus(element, 'error');
      expect(errors[0]!.detail.code).to.equal('session-missing');
    });

    it('follows nobody when it is removed', async () => {
      await openShop();
      const element = await place();
      element.remove();
      await signIn();
      expect(element.status).to.equal('idle');
    });
  });

  describe('events', () => {
    it('fires nothing on first render', async () => {
      await openShop();
      await place();
      expect([...told, ...errors]).to.deep.equal([]);
    });

    it('leaves it to oc-session to announce the shopper', async () => {
      const session = await openShop();
      const element = await place();
      submit(element, username, password);
      await untilStatus(element, 'ready');
      expect(told.map(({target}) => target)).to.deep.equal([session]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await openShop();
      const element = await place();
      await expect(element).to.be.accessible();
      submit(element, username, 'wrong');
      await expect(element).to.be.accessible();
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      submit(element, username, password);
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, and moves the focus to what comes next', async () => {
      await openShop();
      const element = await place();
      field(element, 'username').focus();
      await sendKeys({type: username});
      await sendKeys({press: 'Tab'});
      await sendKeys({type: 'wrong'});
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'error');
      await waitUntil(() => element.shadowRoot!.activeElement === field(element, 'password'));
      expect(part(element, 'error').getAttribute('role')).to.equal('alert');
      await sendKeys({type: password});
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'ready');
      await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'signed-in'));
    });
  });
});
