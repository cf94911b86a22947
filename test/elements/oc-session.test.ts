import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-product-card/define.js';
import type {OcProductCard} from '../../src/elements/oc-product-card/oc-product-card.js';
import '../../src/elements/oc-session/define.js';
import type {OcSession} from '../../src/elements/oc-session/oc-session.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {explained, useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, signIn} from '../support/shop.js';

const {clientId, baseApiUrl, shopper} = SANDBOX;
const ADA = {id: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace'};

const place = (id: string, base: string = baseApiUrl): Promise<OcSession> =>
  fixture<OcSession>(html`<oc-session client-id=${id} base-api-url=${base}></oc-session>`);

describe('oc-session', () => {
  const warnings = useWarnings();
  const shop = useSandbox();
  const told = useEvents('oc-shopper-resolving', 'oc-shopper-changed');
  const carts = useEvents('oc-cart-changed');
  const errors = useEvents('oc-error');
  const people = (): unknown[] => told.map(({type, detail}) => ('shopper' in detail ? detail.shopper : type));
  const codes = (): string[] => errors.map(({detail}) => detail.code);

  describe('defaults', () => {
    it('waits for a client ID, on the production host', async () => {
      const element = await fixture<OcSession>(html`<oc-session></oc-session>`);
      const {clientId: id, baseApiUrl: base, scope, tokenStorage, withoutAnonymous} = element;
      expect({id, base, scope, tokenStorage, withoutAnonymous}).to.deep.equal({
        id: '',
        base: 'https://api.ordercloud.io',
        scope: '',
        tokenStorage: 'local',
        withoutAnonymous: false,
      });
      expect(commerce().session.config).to.equal(null);
    });

    it('makes no request, and tells nothing of a visitor who is nobody', async () => {
      await openShop();
      expect(shop.requests).to.deep.equal([]);
      expect(told).to.deep.equal([]);
      await explained();
      expect(warnings).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('says the currency of amounts of which nobody else does, at once', async () => {
      const element = await openShop();
      const card = await fixture<OcProductCard>(
        html`<oc-product-card lang="en-US" product-id=${CASES.noCurrency}></oc-product-card>`,
      );
      const price = (): string | undefined => card.shadowRoot!.querySelector('[part=price]')?.textContent.trim();
      await waitUntil(() => price() === '11.90');
      element.currency = 'EUR';
      await waitUntil(() => price() === '€11.90');
      card.currency = 'CHF';
      await waitUntil(() => price() === 'CHF\u00a011.90');
      element.currency = '';
      card.currency = '';
      await waitUntil(() => price() === '11.90');
      await signIn();
      await waitUntil(() => price() === '$11.90');
      expect(errors).to.deep.equal([]);
    });

    it('configures the page with what it says', async () => {
      await fixture(html`
        <oc-session
          client-id=" ${clientId} "
          base-api-url="${baseApiUrl}/"
          scope="Shopper  MeAdmin"
          token-storage="session"
          without-anonymous
        ></oc-session>
      `);
      expect(commerce().session.config).to.deep.equal({
        clientId,
        baseApiUrl,
        scope: ['Shopper', 'MeAdmin'],
        tokenStorage: 'session',
        allowAnonymous: false,
      });
    });

    it('takes a client ID that comes late', async () => {
      const element = await fixture<OcSession>(html`<oc-session base-api-url=${baseApiUrl}></oc-session>`);
      element.setAttribute('client-id', clientId);
      await commerce().session.configured;
      expect(commerce().session.config?.clientId).to.equal(clientId);
    });

    it('keeps tokens as by default where the storage is misspelt', async () => {
      await fixture(html`<oc-session client-id=${clientId} token-storage="cookie"></oc-session>`);
      expect(commerce().session.config?.tokenStorage).to.equal('local');
      await explained();
      expect(warnings.join()).to.contain('[token-storage-invalid]');
    });

    it('takes over tokens of the page, and newer ones', async () => {
      const element = await place(clientId);
      Object.assign(element, shop.sandbox.tokensFor());
      await waitUntil(() => commerce().session.state.value.shopper?.id === 'ada');
      Object.assign(element, shop.sandbox.tokensFor({username: 'grace'}));
      await waitUntil(() => commerce().session.state.value.shopper?.id === 'grace');
    });

    it('asks a token provider', async () => {
      const provider = (): Promise<string> => Promise.resolve(shop.sandbox.tokensFor().accessToken);
      await fixture(html`
        <oc-session client-id=${clientId} base-api-url=${baseApiUrl} .tokenProvider=${provider}></oc-session>
      `);
      await waitUntil(() => commerce().session.state.value.shopper?.id === 'ada');
    });
  });

  describe('behaviour', () => {
    it('signs in and out', async () => {
      const element = await openShop();
      await element.signIn(shopper.username, shopper.password);
      expect(commerce().session.state.value.shopper).to.deep.equal(ADA);
      await element.signOut();
      expect(commerce().session.state.value.status).to.equal('anonymous');
    });

    it('fails to sign in by a rejection and by oc-error', async () => {
      const element = await openShop();
      const failure: unknown = await element.signIn('ada', 'wrong').catch((error: unknown) => error);
      expect(failure).to.have.property('code', 'Auth.InvalidUsernameOrPassword');
      expect(codes()).to.deep.equal(['Auth.InvalidUsernameOrPassword']);
      expect(told).to.deep.equal([]);
    });

    it('says in the console that a client ID is missing, once the document is complete', async () => {
      await fixture(html`<oc-session></oc-session>`);
      await fixture(html`<oc-session></oc-session>`);
      // Another test of this file may have been the first to say so.
      await explained();
      expect(warnings.filter((line) => line.includes('[client-id-missing]')).length).to.be.at.most(1);
      expect(errors).to.deep.equal([]);
    });

    it('does nothing with a base URL that is none', async () => {
      await place(clientId, 'api.ordercloud.io');
      await explained();
      expect(warnings.join()).to.contain('<oc-session base-api-url>').and.contain('[base-api-url-invalid]');
      expect(codes()).to.deep.equal(['base-api-url-invalid']);
      expect(commerce().session.config).to.equal(null);
    });

    it('is quiet where an identical one is there already', async () => {
      await openShop();
      await openShop();
      await signIn();
      expect(codes()).to.deep.equal([]);
      expect(people()).to.deep.equal(['oc-shopper-resolving', ADA]);
    });

    it('refuses to be a second, different one', async () => {
      await openShop();
      const second = await place(SANDBOX.clientIdWithoutShopper);
      expect(codes()).to.deep.equal(['session-conflict']);
      expect(errors[0]!.target).to.equal(second);
      await explained();
      expect(warnings.join()).to.contain('[session-conflict]');
      expect(commerce().session.config?.clientId).to.equal(clientId);
      expect(await second.signIn('ada', 'x').catch((error: unknown) => error)).to.have.property(
        'code',
        'session-conflict',
      );
    });

    it('takes over when the first one goes', async () => {
      const first = await openShop();
      await place(SANDBOX.clientIdWithoutShopper);
      first.remove();
      await waitUntil(() => commerce().session.config?.clientId === SANDBOX.clientIdWithoutShopper);
    });

    it('keeps the session when it is moved to another place', async () => {
      const element = await openShop();
      await signIn();
      const before = [...shop.requests];
      document.body.append(element);
      await element.updateComplete;
      await element.signOut();
      expect(people()).to.deep.equal(['oc-shopper-resolving', ADA, null]);
      expect(shop.requests).to.deep.equal(before);
      element.remove();
    });

    it('leaves nothing behind when it is removed', async () => {
      const element = await openShop();
      element.remove();
      await Promise.resolve();
      await signIn();
      expect(told).to.deep.equal([]);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await openShop();
      await commerce().cart.load();
      expect(carts).to.deep.equal([]);
    });

    it('announces who signs in, and that they sign out', async () => {
      const element = await openShop();
      await signIn();
      await element.signOut();
      expect(people()).to.deep.equal(['oc-shopper-resolving', ADA, null]);
      expect(told.every(({target}) => target === element)).to.equal(true);
    });

    it('announces who is found signed in, without a request', async () => {
      await openShop();
      await signIn();
      await nextPage();
      await openShop();
      await waitUntil(() => told.length > 0);
      expect(people()).to.deep.equal([ADA]);
      expect(shop.requests).to.deep.equal([]);
    });

    it('says that who it is could not be asked, and lets it be tried again', async () => {
      shop.sandbox.faults.add({operation: 'Me.Get', kind: 'drop', times: 1});
      const element = await place(clientId);
      Object.assign(element, shop.sandbox.tokensFor());
      await waitUntil(() => errors.length > 0);
      expect(codes()).to.deep.equal(['offline']);
      expect(people()).to.deep.equal(['oc-shopper-resolving']);
      errors[0]!.detail.retry!();
      await waitUntil(() => told.length === 3);
      expect(people().at(-1)).to.deep.equal(ADA);
    });

    it('does not announce the first reading of a cart that is there, but its changes', async () => {
      await openShop();
      await fillCart([CASES.plain, 2]);
      await nextPage();
      await openShop();
      await commerce().cart.load();
      expect(carts).to.deep.equal([]);
      const [line] = commerce().cart.state.value.lineItems;
      await commerce().cart.remove(line!.ID!);
      await waitUntil(() => carts.length === 1);
      expect(carts[0]!.detail.lineItems).to.deep.equal([]);
    });

    it('announces a cart that is made on this page', async () => {
      await openShop();
      await fillCart([CASES.plain, 2]);
      expect(carts.at(-1)?.detail.lineItems.map(({Quantity}) => Quantity)).to.deep.equal([2]);
      expect(carts.at(-1)?.detail.order?.Total).to.equal(25);
    });

    /** What stays from one page to the next is the storage. */
    async function nextPage(): Promise<void> {
      document.querySelector('oc-session')!.remove();
      await Promise.resolve();
      commerce().session.dispose();
      delete (globalThis as {[key: symbol]: unknown})[Symbol.for('ordercloud-send-elements.commerce.v1')];
      told.length = carts.length = 0;
      (shop.requests as string[]).length = 0;
    }
  });

  describe('accessibility', () => {
    it('shows nothing', async () => {
      const element = await openShop();
      expect(element.shadowRoot).to.equal(null);
      expect(element.offsetHeight).to.equal(0);
      await expect(element).to.be.accessible();
    });
  });
});
