import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {Session, type SessionConfig, type SessionState} from '../../src/ordercloud/session.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

const KEY = `ordercloud-send-elements.session.sandboxapi.ordercloud.io.${SANDBOX.clientId}`;
const {username, password} = SANDBOX.shopper;
const ADA = {id: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace'};

const CONFIG: SessionConfig = {
  clientId: SANDBOX.clientId,
  baseApiUrl: SANDBOX.baseApiUrl,
  scope: [],
  tokenStorage: 'local',
  allowAnonymous: true,
};

describe('Session', () => {
  const shop = useSandbox();
  const statuses = (session: Session): string[] => {
    const seen: string[] = [];
    session.state.subscribe(({status}) => seen.push(status));
    return seen;
  };
  const readMe = (session: Session): Promise<unknown> => session.call('Me.Get', (sdk, options) => sdk.Me.Get(options));

  describe('without a token', () => {
    it('makes no request when it is configured', async () => {
      const session = await shop.session();
      expect(session.state.value).to.deep.equal({status: 'anonymous', shopper: null, me: null});
      expect(session.hasToken()).to.equal(false);
      expect(shop.requests).to.deep.equal([]);
    });

    it('waits with a call until it is configured, and gets one anonymous token for all callers', async () => {
      const {session} = commerce();
      const calls = [readMe(session), readMe(session)];
      await shop.session();
      await Promise.all(calls);
      expect(shop.requests).to.deep.equal(['POST /oauth/token', 'GET /v1/me', 'GET /v1/me']);
      expect(session.state.value.status).to.equal('anonymous');
      expect(session.hasToken()).to.equal(true);
      expect(session.cartOrderID).to.be.a('string');
    });

    it('tells the ID that the page knows its visitor by, and none otherwise', async () => {
      const bodies: string[] = [];
      const {fetch} = globalThis;
      globalThis.fetch = (url, init) => {
        if (typeof init?.body === 'string' && init.body.includes('grant_type')) bodies.push(init.body);
        return fetch(url, init);
      };
      await readMe(await shop.session());
      const known = await shop.session({anonymousUserId: 'send-visitor', tokenStorage: 'memory'});
      await readMe(known);
      globalThis.fetch = fetch;
      expect(bodies.map((body) => new URLSearchParams(body).get('anonuserid'))).to.deep.equal([null, 'send-visitor']);
    });

    it('asks for nothing where anonymous visitors are not allowed', async () => {
      const session = await shop.session({allowAnonymous: false});
      expect(await rejection(readMe(session))).to.include({code: 'session-required', operation: 'Me.Get', status: 0});
      expect(shop.requests).to.deep.equal([]);
    });

    it('says why no anonymous token came', async () => {
      const session = await shop.session({clientId: SANDBOX.clientIdWithoutDefaultUser});
      const error = await rejection(readMe(session));
      expect(error.operation).to.equal('Auth.Anonymous');
      expect(error.status).to.be.within(400, 401);
    });

    it('keeps nothing in a cookie', async () => {
      await readMe(await shop.session());
      expect(document.cookie).to.equal('');
    });

    it("leaves the host page's cookies alone, and never uses them", async () => {
      const {accessToken, refreshToken} = shop.sandbox.tokensFor({username: 'grace', lifetime: -60});
      const cookies = `ordercloud.access-token=${accessToken}; ordercloud.refresh-token=${refreshToken}`;
      for (const cookie of cookies.split('; ')) document.cookie = `${cookie}; path=/`;
      const session = await shop.session();
      await session.signIn(username, password);
      await readMe(session);
      expect(document.cookie).to.equal(cookies);
      expect(shop.requests.filter((request) => request === 'POST /oauth/token').length).to.equal(1);
    });
  });

  describe('sign-in', () => {
    it('gets a token, asks who that is, and keeps both', async () => {
      const session = await shop.session();
      const seen = statuses(session);
      await session.signIn(username, password);
      expect(seen).to.deep.equal(['resolving', 'registered']);
      expect(session.state.value.shopper).to.deep.equal(ADA);
      expect(session.state.value.me?.Username).to.equal('ada');
      expect(session.user).to.equal('ada');
      expect(shop.requests).to.deep.equal(['POST /oauth/token', 'GET /v1/me']);
      expect(localStorage.getItem(KEY)).to.include('access');
    });

    it('is remembered by the next page without a request', async () => {
      await (await shop.session()).signIn(username, password);
      const before = shop.requests.length;
      const next = new Session();
      const seen = statuses(next);
      await next.configure(CONFIG);
      expect(seen).to.deep.equal(['registered']);
      expect(next.state.value.shopper).to.deep.equal(ADA);
      expect(shop.requests.length).to.equal(before);
    });

    it('leaves everything as it was where the password is wrong', async () => {
      const session = await shop.session();
      const seen = statuses(session);
      const error = await rejection(session.signIn(username, 'wrong'));
      expect(error).to.include({code: 'Auth.InvalidUsernameOrPassword', operation: 'Auth.Login'});
      expect(seen).to.deep.equal([]);
      expect(session.hasToken()).to.equal(false);
    });

    it('asks for the roles of `scope`', async () => {
      const session = await shop.session({scope: ['Shopper']});
      await session.signIn(username, password);
      const {accessToken} = JSON.parse(localStorage.getItem(KEY)!) as {accessToken: string};
      expect(JSON.parse(atob(accessToken.split('.')[1]!))).to.have.property('role', 'Shopper');
    });

    it('holds although the shopper could not be read, and reads again when configured again', async () => {
      const session = await shop.session();
      shop.sandbox.faults.add({operation: 'Me.Get', kind: 'drop', times: 1});
      expect(await rejection(session.signIn(username, password))).to.include({code: 'offline', operation: 'Me.Get'});
      expect(session.state.value).to.deep.equal({status: 'registered', shopper: null, me: null});
      await session.configure(CONFIG);
      expect(session.state.value.shopper).to.deep.equal(ADA);
    });

    for (const failure of FAILURES) {
      it(`fails as it should: ${failure.name}`, async () => {
        const session = await shop.session({timeout: SHORT_TIMEOUT});
        shop.sandbox.faults.add({operation: /oauth/, ...failure.fault});
        expectFailure(await rejection(session.signIn(username, password)), failure, 'Auth.Login');
        expect(session.state.value.status).to.equal('anonymous');
      });
    }
  });

  describe('the anonymous cart at sign-in', () => {
    async function withCart(): Promise<Session> {
      const session = await shop.session();
      await commerce().cart.add({productID: CASES.plain, quantity: 2});
      await commerce().cart.exclusively(() => Promise.resolve());
      return session;
    }
    const transfers = (): string[] => shop.requests.filter((request) => request.startsWith('PUT /v1/me/orders'));

    it("becomes the shopper's, before anybody hears who that is", async () => {
      const session = await withCart();
      let transferred = 0;
      session.state.subscribe(({status}) => status === 'registered' && (transferred = transfers().length));
      await session.signIn(username, password);
      expect(transferred).to.equal(1);
      await commerce().cart.reload();
      expect(commerce().cart.state.value.lineItems.map(({ProductID, Quantity}) => [ProductID, Quantity])).to.deep.equal(
        [[CASES.plain, 2]],
      );
      expect(commerce().cart.state.value.order!.FromUserID).to.equal('ada');
    });

    it('is not asked for where the visitor has none', async () => {
      const session = await shop.session();
      await readMe(session);
      await session.signIn(username, password);
      expect(transfers()).to.deep.equal([]);
    });

    it('may fail without failing the sign-in, and is tried again with the next page', async () => {
      const session = await withCart();
      shop.sandbox.faults.add({operation: 'Me.TransferAnonUserOrder', kind: 'status', status: 503, times: 1});
      await session.signIn(username, password);
      expect(session.state.value.shopper).to.deep.equal(ADA);
      expect(session.transferError.value).to.include({operation: 'Me.TransferAnonUserOrder', status: 503});
      const next = new Session();
      await next.configure(CONFIG);
      expect(transfers().length).to.equal(2);
      expect(next.transferError.value).to.equal(null);
      await new Session().configure(CONFIG);
      expect(transfers().length).to.equal(2);
    });

    it('is given up where OrderCloud refuses it, and a refusal by 401 does not end the session', async () => {
      const session = await withCart();
      shop.sandbox.faults.add({operation: 'Me.TransferAnonUserOrder', kind: 'status', status: 401});
      await session.signIn(username, password);
      expect(session.state.value.status).to.equal('registered');
      await new Session().configure(CONFIG);
      expect(transfers().length).to.equal(1);
    });

    it("goes with a token of the host's too", async () => {
      const session = await withCart();
      await session.setTokens(shop.sandbox.tokensFor());
      expect(transfers().length).to.equal(1);
    });
  });

  describe('tokens of the host', () => {
    it('are taken at the configuration', async () => {
      const session = new Session();
      await session.configure(CONFIG, shop.sandbox.tokensFor());
      expect(session.state.value.shopper).to.deep.equal(ADA);
      expect(shop.requests).to.deep.equal(['GET /v1/me']);
    });

    it('are taken later, and asked about once for each user', async () => {
      const session = await shop.session();
      await session.setTokens(shop.sandbox.tokensFor());
      await session.setTokens(shop.sandbox.tokensFor());
      expect(shop.requests).to.deep.equal(['GET /v1/me']);
      await session.setTokens(shop.sandbox.tokensFor({username: 'grace'}));
      expect(session.state.value.shopper?.id).to.equal('grace');
      expect(shop.requests).to.deep.equal(['GET /v1/me', 'GET /v1/me']);
    });

    it('may be anonymous', async () => {
      const session = await shop.session();
      await session.setTokens({accessToken: await shop.anonymousToken()});
      expect(session.state.value.status).to.equal('anonymous');
      expect(session.hasToken()).to.equal(true);
      expect(shop.requests).to.deep.equal([]);
    });

    for (const accessToken of ['opaque', 'a.b.c']) {
      it(`are refused where they are none: ${accessToken}`, async () => {
        const session = new Session();
        expect((await rejection(session.configure(CONFIG, {accessToken}))).code).to.equal('token-invalid');
        expect(session.state.value.status).to.equal('anonymous');
        expect((await rejection(session.setTokens({accessToken}))).code).to.equal('token-invalid');
      });
    }
  });

  describe('a tokenProvider', () => {
    it('is asked at the configuration, before any call goes out', async () => {
      const session = new Session();
      const call = readMe(session);
      await session.configure(CONFIG, {tokenProvider: () => Promise.resolve(shop.sandbox.tokensFor())});
      await call;
      expect(session.state.value.shopper).to.deep.equal(ADA);
      expect(shop.requests).to.not.include('POST /oauth/token');
    });

    it('ends what is left of an earlier session when it says that nobody is signed in', async () => {
      await (await shop.session()).signIn(username, password);
      const session = new Session();
      await session.configure(CONFIG, {tokenProvider: () => Promise.resolve('')});
      expect(session.state.value.status).to.equal('anonymous');
    });

    it('may fail', async () => {
      const session = new Session();
      const tokenProvider = (): Promise<string> => Promise.reject(new Error('no'));
      const error = await rejection(session.configure(CONFIG, {tokenProvider}));
      expect(error).to.include({code: 'token-provider-failed', retryable: true});
      expect(session.state.value.status).to.equal('anonymous');
    });

    it('may never answer', async () => {
      const session = new Session();
      const tokenProvider = (): Promise<string> => new Promise(() => {});
      const error = await rejection(session.configure({...CONFIG, timeout: SHORT_TIMEOUT}, {tokenProvider}));
      expect(error.code).to.equal('token-provider-failed');
    });
  });

  describe('sign-out', () => {
    it('forgets the tokens without a request', async () => {
      const session = await shop.session();
      await session.signIn(username, password);
      const before = shop.requests.length;
      await session.signOut();
      expect(session.state.value).to.deep.equal({status: 'anonymous', shopper: null, me: null});
      expect(session.hasToken()).to.equal(false);
      expect(localStorage.getItem(KEY)).to.equal(null);
      expect(shop.requests.length).to.equal(before);
    });

    it('wins over a shopper who is still being read', async () => {
      const session = await shop.session();
      shop.sandbox.faults.add({operation: 'Me.Get', kind: 'latency', ms: 50});
      const signIn = session.signIn(username, password);
      const seen: SessionState[] = [];
      session.state.subscribe((state) => {
        seen.push(state);
        if (state.status === 'resolving') void session.signOut();
      });
      await signIn;
      expect(session.state.value.status).to.equal('anonymous');
      expect(seen.every(({shopper}) => shopper === null)).to.equal(true);
    });
  });

  it('keeps tokens apart by API host and client', async () => {
    await (await shop.session()).signIn(username, password);
    const other = new Session();
    await other.configure({...CONFIG, clientId: 'another'});
    expect(other.hasToken()).to.equal(false);
    await other.configure({...CONFIG, baseApiUrl: 'https://api.ordercloud.io'});
    expect(other.hasToken()).to.equal(false);
  });

  it('takes an abort for a call that still waits, and for one that is out', async () => {
    const {session} = commerce();
    const waiting = new AbortController();
    const call = rejection(session.call('Me.Get', (sdk, options) => sdk.Me.Get(options), waiting));
    waiting.abort();
    expect((await call).code).to.equal('aborted');
    await shop.session();
    shop.sandbox.faults.add({operation: 'Me.Get', kind: 'latency', ms: 60_000});
    const out = new AbortController();
    const error = await rejection(
      session.call('Me.Get', (sdk, options) => (queueMicrotask(() => out.abort()), sdk.Me.Get(options)), out),
    );
    expect(error.code).to.equal('aborted');
  });
});
