import {expect, waitUntil} from '@open-wc/testing';
import {Session, type SessionConfig} from '../../src/ordercloud/session.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

const KEY = `ordercloud-send-elements.session.sandboxapi.ordercloud.io.${SANDBOX.clientId}`;
const MINUTE = 60_000;

const CONFIG: SessionConfig = {
  clientId: SANDBOX.clientId,
  baseApiUrl: SANDBOX.baseApiUrl,
  scope: [],
  tokenStorage: 'local',
  allowAnonymous: true,
};

describe('Session, renewing tokens', () => {
  /** Milliseconds that the clock of page and service is ahead. */
  let ahead = 0;
  /** And the page's alone. */
  let wrong = 0;
  const sandboxNow = (): number => Date.now() + ahead;
  const shop = useSandbox({now: sandboxNow, tokenLifetimes: {access: 600, anonymous: 3600, refresh: 7200}});
  const sessions: Session[] = [];
  /** How many of the requests a test is not about. */
  let earlier = 0;
  const requests = (): string[] => shop.requests.slice(earlier);

  async function open(config: Partial<SessionConfig> = {}): Promise<Session> {
    const session = new Session({now: () => sandboxNow() + wrong});
    sessions.push(session);
    await session.configure({...CONFIG, ...config});
    return session;
  }
  async function signedIn(config: Partial<SessionConfig> = {}): Promise<Session> {
    const session = await open(config);
    await session.signIn('ada', 'Sandbox-1');
    earlier = shop.requests.length;
    return session;
  }
  const stored = (): {accessToken: string; refreshToken: string} =>
    JSON.parse(localStorage.getItem(KEY)!) as {accessToken: string; refreshToken: string};
  const readMe = (session: Session): Promise<unknown> => session.call('Me.Get', (sdk, options) => sdk.Me.Get(options));
  const grants = (): number => requests().filter((request) => request === 'POST /oauth/token').length;

  beforeEach(() => {
    ahead = wrong = earlier = 0;
  });
  afterEach(() => sessions.splice(0).forEach((session) => session.dispose()));

  it('exchanges a registered token ahead of its end, once for all callers, and keeps the new refresh token', async () => {
    const session = await signedIn();
    const before = stored();
    ahead = 9.6 * MINUTE;
    await Promise.all([readMe(session), readMe(session), readMe(session)]);
    expect(requests()).to.deep.equal(['POST /oauth/token', 'GET /v1/me', 'GET /v1/me', 'GET /v1/me']);
    expect(stored().accessToken).to.not.equal(before.accessToken);
    expect(stored().refreshToken).to.not.equal(before.refreshToken);
    expect(session.state.value.shopper?.id).to.equal('ada');
  });

  it('keeps the refresh token where the exchange gives an empty one', async () => {
    const session = await signedIn();
    const {refreshToken} = stored();
    const answer = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const response = await answer(input, init);
      const body = (await response.json()) as object;
      return Response.json('refresh_token' in body ? {...body, refresh_token: ''} : body);
    };
    ahead = 9.6 * MINUTE;
    await readMe(session);
    expect(grants()).to.equal(1);
    expect(stored().refreshToken).to.equal(refreshToken);
  });

  it('leaves a token alone that holds for more than half a minute', async () => {
    const session = await signedIn();
    ahead = 9 * MINUTE;
    await readMe(session);
    expect(grants()).to.equal(0);
  });

  it('goes on with a token that is good for a while where the exchange ahead of time fails', async () => {
    const session = await signedIn();
    ahead = 9.6 * MINUTE;
    shop.sandbox.faults.add({operation: /oauth/, kind: 'drop'});
    await readMe(session);
    expect(requests().at(-1)).to.equal('GET /v1/me');
  });

  it('exchanges it after a 401, once for all callers, and repeats their calls', async () => {
    const session = await signedIn();
    shop.sandbox.revokeTokens();
    await Promise.all([readMe(session), readMe(session)]);
    expect(grants()).to.equal(1);
    expect(requests().filter((request) => request === 'GET /v1/me').length).to.equal(4);
  });

  it('gives up after a second 401', async () => {
    const session = await signedIn();
    shop.sandbox.faults.add({operation: 'Me.Get', kind: 'status', status: 401});
    expect(await rejection(readMe(session))).to.include({status: 401, operation: 'Me.Get'});
    expect(requests()).to.deep.equal(['GET /v1/me', 'POST /oauth/token', 'GET /v1/me']);
    expect(session.state.value.status).to.equal('registered');
  });

  it('ends the session where the refresh token is refused too', async () => {
    const session = await signedIn();
    shop.sandbox.revokeTokens({refresh: true});
    const error = await rejection(readMe(session));
    expect(error).to.include({code: 'session-expired', status: 401, operation: 'Me.Get', retryable: false});
    expect(session.state.value).to.deep.equal({status: 'anonymous', shopper: null, me: null});
    expect(session.hasToken()).to.equal(false);
  });

  it('keeps the session where the exchange fails for another reason', async () => {
    for (const failure of FAILURES.filter(({expected}) => expected.status !== 401)) {
      const session = await signedIn({timeout: SHORT_TIMEOUT});
      shop.sandbox.revokeTokens();
      const undo = shop.sandbox.faults.add({operation: /oauth/, ...failure.fault});
      expectFailure(await rejection(readMe(session)), failure, 'Auth.RefreshToken');
      expect(session.state.value.status, failure.name).to.equal('registered');
      undo();
    }
  });

  it('asks the tokenProvider where there is no refresh token', async () => {
    const session = new Session({now: sandboxNow});
    let given = shop.sandbox.tokensFor().accessToken;
    await session.configure(CONFIG, {tokenProvider: () => Promise.resolve(given)});
    earlier = shop.requests.length;
    shop.sandbox.revokeTokens();
    given = shop.sandbox.tokensFor().accessToken;
    await readMe(session);
    expect(requests()).to.deep.equal(['GET /v1/me', 'GET /v1/me']);
    expect(stored().accessToken).to.equal(given);
  });

  it('ends the session where the tokenProvider has no other token', async () => {
    const session = new Session();
    const {accessToken} = shop.sandbox.tokensFor();
    await session.configure(CONFIG, {tokenProvider: () => Promise.resolve(accessToken)});
    shop.sandbox.revokeTokens();
    expect((await rejection(readMe(session))).code).to.equal('session-expired');
    expect(session.state.value.status).to.equal('anonymous');
  });

  it('finds out who it is when the tokenProvider has somebody else', async () => {
    const session = new Session();
    let given = shop.sandbox.tokensFor().accessToken;
    await session.configure(CONFIG, {tokenProvider: () => Promise.resolve(given)});
    shop.sandbox.revokeTokens();
    given = shop.sandbox.tokensFor({username: 'grace'}).accessToken;
    await readMe(session);
    await waitUntil(() => session.state.value.shopper?.id === 'grace');
  });

  it('takes another anonymous token only when the old one has ended', async () => {
    const session = await open();
    await readMe(session);
    const {cartOrderID} = session;
    ahead = 59.9 * MINUTE;
    await readMe(session);
    expect(grants()).to.equal(1);
    expect(session.cartOrderID).to.equal(cartOrderID);
    ahead = 60 * MINUTE;
    expect(session.hasToken()).to.equal(false);
    await Promise.all([readMe(session), readMe(session)]);
    expect(grants()).to.equal(2);
    expect(session.cartOrderID).to.not.equal(cartOrderID);
  });

  it('takes another anonymous token after a 401', async () => {
    const session = await open();
    await readMe(session);
    shop.sandbox.revokeTokens();
    await readMe(session);
    expect(grants()).to.equal(2);
  });

  it('starts with another one after an anonymous submission, and not before it is needed', async () => {
    const session = await open();
    await readMe(session);
    await session.startNextAnonymous();
    expect(session.owner.value).to.equal(null);
    expect(grants()).to.equal(1);
    await readMe(session);
    expect(grants()).to.equal(2);
  });

  it('leaves a registered token where it is asked for the next anonymous one', async () => {
    const session = await signedIn();
    await session.startNextAnonymous();
    expect(session.user).to.equal('ada');
  });

  it("does not mind this device's clock", async () => {
    for (const hours of [-5, 5]) {
      wrong = hours * 60 * MINUTE;
      const session = await signedIn();
      await readMe(session);
      await readMe(session);
      expect(grants(), `${hours} hours`).to.equal(0);
      await session.signOut();
    }
  });

  it('throws the token away that was asked for before a sign-out', async () => {
    const session = await signedIn();
    shop.sandbox.revokeTokens();
    shop.sandbox.faults.add({operation: /oauth/, kind: 'latency', ms: 50});
    const call = rejection(readMe(session));
    await waitUntil(() => grants() === 1);
    await session.signOut();
    expect((await call).code).to.equal('aborted');
    expect(session.hasToken()).to.equal(false);
  });

  describe('with other tabs', () => {
    /** The browser tells a page only of what other pages wrote; this says it of what this page's other sessions wrote. */
    const tellTabs = (): void => void dispatchEvent(new StorageEvent('storage', {key: KEY, storageArea: localStorage}));

    it('sees them sign in, and sign out', async () => {
      const here = await open();
      const there = await open();
      await there.signIn('ada', 'Sandbox-1');
      const before = shop.requests.length;
      tellTabs();
      expect(here.state.value.shopper?.id).to.equal('ada');
      expect(here.owner.value).to.equal(there.owner.value);
      await there.signOut();
      tellTabs();
      expect(here.state.value.status).to.equal('anonymous');
      expect(shop.requests.length).to.equal(before);
    });

    it('waits until the other tab knows who has signed in', async () => {
      const here = await open();
      const there = await open();
      let early: string | undefined;
      there.state.subscribe(({status}) => {
        if (status !== 'resolving') return;
        tellTabs();
        early = here.state.value.status;
      });
      await there.signIn('ada', 'Sandbox-1');
      expect(early).to.equal('anonymous');
    });

    it('hears it from a real other page', async () => {
      const here = await open();
      await (await open()).signIn('ada', 'Sandbox-1');
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentWindow!.localStorage.setItem(KEY, localStorage.getItem(KEY)!.replace('Lovelace', 'Byron'));
      await waitUntil(() => here.state.value.shopper?.lastName === 'Byron');
      frame.remove();
    });

    it('spends a refresh token once, whichever tab needs it first', async () => {
      const here = await signedIn();
      const there = await open();
      ahead = 11 * MINUTE;
      await Promise.all([readMe(here), readMe(there)]);
      expect(grants()).to.equal(1);
    });

    it('uses the token that another tab has got', async () => {
      const here = await signedIn();
      shop.sandbox.revokeTokens();
      await readMe(await open());
      earlier = shop.requests.length;
      await readMe(here);
      expect(requests()).to.deep.equal(['GET /v1/me']);
    });

    it('works without locks', async () => {
      const request = (): Promise<never> => Promise.reject(new DOMException('denied', 'SecurityError'));
      Object.defineProperty(navigator.locks, 'request', {value: request, configurable: true});
      try {
        await readMe(await open());
      } finally {
        Reflect.deleteProperty(navigator.locks, 'request');
      }
      expect(grants()).to.equal(1);
    });
  });
});
