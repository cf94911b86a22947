import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-password-reset/define.js';
import type {OcPasswordReset} from '../../src/elements/oc-password-reset/oc-password-reset.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, text, untilStatus} from '../support/shop.js';

const {username, email} = SANDBOX.shopper;

const place = (): Promise<OcPasswordReset> =>
  fixture<OcPasswordReset>(html`<oc-password-reset><a slot="done" href="/sign-in">Sign in</a></oc-password-reset>`);

const field = (element: Element, name: string): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[name=${name}]`)!;

function submit(element: Element, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) field(element, name).value = value;
  part<HTMLFormElement>(element, 'form').requestSubmit();
}

describe('oc-password-reset', () => {
  const shop = useSandbox();
  const errors = useEvents('oc-error');
  const others = useEvents('oc-shopper-changed', 'oc-cart-changed');
  const before = location.href;
  const open = (query: string): void => history.replaceState(null, '', `${location.pathname}${query}`);

  /** Opens the page by the link of a mail. */
  async function byMail(query = ''): Promise<OcPasswordReset> {
    await commerce().session.configured;
    const {currentAccount} = await import('../../src/ordercloud/account.js');
    await currentAccount().askForCode(username, location.href);
    const {code} = shop.sandbox.mails.at(-1)!;
    open(`?code=${code}${query}`);
    return place();
  }

  afterEach(() => history.replaceState(null, '', before));

  describe('defaults', () => {
    it('asks who has forgotten the password', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('idle');
      expect(field(element, 'account').autocomplete).to.equal('username');
      expect(text(part(element, 'button'))).to.equal('Send me a link');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('mails a link to url', async () => {
      await openShop();
      const element = await fixture<OcPasswordReset>(html`<oc-password-reset url="/new"></oc-password-reset>`);
      submit(element, {account: email});
      await untilStatus(element, 'ready');
      expect(shop.sandbox.mails[0]!.link).to.match(new RegExp(`^${location.origin}/new\\?code=`));
    });

    it('reads parameters of other names', async () => {
      await openShop();
      open('?token=abc&user=ada&keep=1');
      const element = await fixture<OcPasswordReset>(
        html`<oc-password-reset code-from="token" username-from="user"></oc-password-reset>`,
      );
      expect(field(element, 'username').value).to.equal('ada');
      expect(location.search).to.equal('?keep=1');
    });
  });

  describe('behaviour', () => {
    it('takes code, user name and e-mail out of the address before anything else', async () => {
      await openShop();
      open('?code=abc&username=ada&email=ada%40example.com&page=2');
      const element = document.createElement('oc-password-reset');
      document.body.append(element);
      expect(location.search).to.equal('?page=2');
      element.remove();
    });

    it('says the same whether there is an account or not', async () => {
      await openShop();
      const said: string[] = [];
      for (const account of [email, 'nobody@example.com', 'nobody']) {
        const element = await place();
        submit(element, {account});
        await untilStatus(element, 'ready');
        said.push(text(part(element, 'done')));
      }
      expect(new Set(said).size).to.equal(1);
      expect(shop.sandbox.mails).to.have.length(1);
      expect(errors).to.deep.equal([]);
    });

    it('sets a new password by the link of the mail', async () => {
      await openShop();
      const element = await byMail('&username=ada');
      expect(location.search).to.equal('');
      submit(element, {password: 'Sandbox-3'});
      await untilStatus(element, 'ready');
      expect(text(part(element, 'done'))).to.equal('Your new password is set. You can sign in with it now.');
      expect(element.querySelector('a')!.assignedSlot).to.exist;
      await commerce().session.signIn(username, 'Sandbox-3');
    });

    it('asks for the user name where the link has none', async () => {
      await openShop();
      const element = await byMail();
      submit(element, {username: 'ada', password: 'Sandbox-3'});
      await untilStatus(element, 'ready');
    });

    it('says at the field what is wrong with the password', async () => {
      await openShop();
      const element = await byMail('&username=ada');
      submit(element, {password: 'short'});
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('Choose another password, with at least 8 characters.');
      submit(element, {password: SANDBOX.shopper.password});
      await waitUntil(() => errors.length === 2);
      await element.updateComplete;
      expect(text(part(element, 'error'))).to.equal('You have used this password before. Choose another one.');
    });

    it('leads back to the mail where the link is good no more', async () => {
      await openShop();
      open('?code=old&username=ada');
      const element = await place();
      submit(element, {password: 'Sandbox-3'});
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.match(/^The link is not valid any more/);
      part(element, 'again').click();
      await untilStatus(element, 'idle');
      expect(field(element, 'account')).to.exist;
    });

    it('says that the page is not set up', async () => {
      const element = await place();
      submit(element, {account: email});
      await untilStatus(element, 'error');
      expect(errors[0]!.detail.code).to.equal('session-missing');
    });
  });

  describe('events', () => {
    it('fires none but errors', async () => {
      await openShop();
      const element = await place();
      submit(element, {account: email});
      await untilStatus(element, 'ready');
      expect([...others, ...errors]).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await openShop();
      const element = await byMail('&username=ada');
      await expect(element).to.be.accessible();
      submit(element, {password: 'short'});
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      part(element, 'again').click();
      await untilStatus(element, 'idle');
      await expect(element).to.be.accessible();
      submit(element, {account: email});
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, and moves the focus to what was done', async () => {
      await openShop();
      const element = await place();
      field(element, 'account').focus();
      await sendKeys({type: email});
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'ready');
      await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'done'));
    });
  });
});
