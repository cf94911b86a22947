import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-session/define.js';
import type {OcSession} from '../../src/elements/oc-session/oc-session.js';
import {landingUrl} from '../../src/core/landing.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop} from '../support/shop.js';

const LANDING = Symbol.for('ordercloud-send-elements.landing.v1');

const place = (names: string): Promise<OcSession> =>
  fixture<OcSession>(
    html`<oc-session
      client-id=${SANDBOX.clientId}
      base-api-url=${SANDBOX.baseApiUrl}
      tokens-from=${names}
    ></oc-session>`,
  );

describe('oc-session, when single sign-on returns', () => {
  const shop = useSandbox();
  const told = useEvents('oc-shopper-changed');
  const errors = useEvents('oc-error');
  const before = location.href;
  const open = (query: string): void => history.replaceState(null, '', `${location.pathname}${query}`);

  const forget = (): boolean => delete (globalThis as {[LANDING]?: string})[LANDING];

  beforeEach(forget);
  afterEach(() => {
    history.replaceState(null, '', before);
    forget();
  });

  it('takes the tokens, and leaves none in the address', async () => {
    const {accessToken, refreshToken} = shop.sandbox.tokensFor();
    open(`?token=${accessToken}&refresh=${refreshToken}&idp=secret&utm_source=mail`);
    landingUrl();
    const element = document.createElement('oc-session');
    element.setAttribute('client-id', SANDBOX.clientId);
    element.setAttribute('base-api-url', SANDBOX.baseApiUrl);
    element.setAttribute('tokens-from', 'token refresh idp');
    document.body.append(element);
    await Promise.resolve();
    expect(location.search).to.equal('?utm_source=mail');
    expect(new URL(landingUrl()).search).to.equal('?utm_source=mail');
    await waitUntil(() => told.length > 0);
    expect(told[0]!.detail.shopper).to.include({email: SANDBOX.shopper.email});
    shop.sandbox.revokeTokens();
    await commerce().session.call('Me.Get', (sdk, options) => sdk.Me.Get(options));
    element.remove();
  });

  it('gives the shopper the cart of before', async () => {
    const earlier = await openShop();
    await fillCart([CASES.plain, 1]);
    earlier.remove();
    open(`?token=${shop.sandbox.tokensFor().accessToken}`);
    await place('token');
    await waitUntil(() => commerce().session.state.value.status === 'registered');
    await commerce().cart.reload();
    expect(commerce().cart.state.value.lineItems[0]).to.include({ProductID: CASES.plain});
  });

  it('takes nothing that it is not told of', async () => {
    open(`?token=${shop.sandbox.tokensFor().accessToken}`);
    await place('');
    await commerce().session.configured;
    expect(location.search).to.match(/^\?token=/);
    expect(commerce().session.user).to.equal(null);
  });

  it('leaves no token that is none either, and says so', async () => {
    open('?token=junk');
    await place('token');
    await waitUntil(() => errors.length > 0);
    expect(errors[0]!.detail.code).to.equal('token-invalid');
    expect(location.search).to.equal('');
  });
});
