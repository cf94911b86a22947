import type {ApiRole} from 'ordercloud-javascript-sdk';
import {unlessAborted} from './abort.js';
import {DEFAULT_TIMEOUT, type AuthOptions, type Client, type ClientConfig, type Sdk} from './client.js';
import {CommerceError, expectAnswer, toCommerceError} from './errors.js';
import {readClaims, type Claims} from './jwt.js';
import {TokenStore, type StoredSession, type TokenStorage} from './token-store.js';

export interface SessionConfig extends ClientConfig {
  tokenStorage: TokenStorage;
  /** Whether an anonymous token may be asked for when a call needs one. */
  allowAnonymous: boolean;
}

export interface Tokens {
  accessToken: string;
  refreshToken?: string | undefined;
}

/** Gives the token of whoever is signed in at the host page; an empty string where nobody is. */
export type TokenProvider = () => Promise<string | Tokens>;

/** What is stored, with the claims of its token. */
export interface Held extends StoredSession {
  claims: Claims;
}

/** Tokens as OrderCloud gave them, with the seconds they last; 0 where it didn't say. */
interface IssuedTokens extends Tokens {
  lifetime?: number;
}

/** A token is exchanged this long before it ends, in milliseconds, where that costs nothing. */
const REFRESH_AHEAD = 30_000;

/**
 * Where tokens come from: storage, the host page, OrderCloud. Storage is the one place in which they live, read anew each
 * time, so that all tabs agree.
 */
export class TokenSource {
  readonly #client: Client;
  readonly #now: () => number;
  readonly #onChange: () => void;
  #config: SessionConfig | null = null;
  #provider: TokenProvider | null = null;
  #store = new TokenStore('', 'memory');
  #renewing: Promise<string> | null = null;

  /** @param onChange runs when a token of somebody else has come, or none is left, because of a call that needed one */
  constructor(client: Client, now: () => number, onChange: () => void) {
    this.#client = client;
    this.#now = now;
    this.#onChange = onChange;
  }

  get config(): SessionConfig | null {
    return this.#config;
  }

  get store(): TokenStore {
    return this.#store;
  }

  get held(): Held | null {
    const stored = this.#store.read();
    const claims = stored && readClaims(stored.accessToken);
    return claims && {...stored, claims};
  }

  open(config: SessionConfig, provider: TokenProvider | null): void {
    const key = `ordercloud-send-elements.session.${hostOf(config.baseApiUrl)}.${config.clientId}`;
    if (this.#store.key !== key || this.#store.kind !== config.tokenStorage) {
      this.#store = new TokenStore(key, config.tokenStorage);
    }
    this.#config = config;
    this.#provider = provider;
  }

  /**
   * Keeps `tokens`, and of what was held before what belongs to their user.
   *
   * @param fresh reads anew who the user is, even where that is known
   */
  hold({accessToken, refreshToken, lifetime}: IssuedTokens, {fresh = false} = {}): void {
    const claims = readClaims(accessToken);
    if (!claims) {
      const message = 'The token is no access token of OrderCloud';
      throw new CommerceError({code: 'token-invalid', message, operation: 'Session.setTokens'});
    }
    const before = this.held;
    const same = before && isSameShopper(before.claims, claims) ? before : null;
    const unchanged = before?.accessToken === accessToken ? before : null;
    this.#store.write({
      accessToken,
      refreshToken: refreshToken ?? unchanged?.refreshToken ?? null,
      // By this device's clock, which may be wrong, where the lifetime is known.
      expiresAt: lifetime ? this.#now() + lifetime * 1000 : (unchanged?.expiresAt ?? claims.exp * 1000),
      me: fresh ? null : (same?.me ?? null),
      transfer: same ? same.transfer : this.#cartToTransfer(before, claims),
      hasCart: same?.hasCart ?? false,
      guest: same?.guest ?? null,
      submitting: same?.submitting ?? null,
    });
  }

  isUsable({claims, expiresAt}: Held): boolean {
    return isRegistered(claims) || expiresAt > this.#now();
  }

  /** A token that holds for a while: the one that is held, or another. */
  async valid(operation: string): Promise<string> {
    const {held} = this;
    return held && !this.#isEnding(held) ? held.accessToken : this.renew(null, operation);
  }

  /** Another token than `spent`, by one exchange for all callers of all tabs. */
  renew(spent: string | null, operation: string): Promise<string> {
    const obtain = (): Promise<string> => this.#obtain(spent, operation);
    this.#renewing ??= exclusively(this.#store.key, obtain).finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  /** Takes the host's token. False where the host says that nobody is signed in, or has no such function. */
  async askProvider(): Promise<boolean> {
    if (!this.#provider) return false;
    const operation = 'tokenProvider';
    try {
      const signal = AbortSignal.timeout(this.#config?.timeout ?? DEFAULT_TIMEOUT);
      const given = await unlessAborted(this.#provider(), operation, signal);
      const tokens = typeof given === 'string' ? {accessToken: given} : given;
      if (!tokens?.accessToken) return false;
      this.hold(tokens);
      return true;
    } catch (cause) {
      if (cause instanceof CommerceError && cause.code === 'token-invalid') throw cause;
      const message = "The page's tokenProvider gave no token";
      throw new CommerceError({code: 'token-provider-failed', message, operation, retryable: true, cause});
    }
  }

  /** Makes an `Auth` call. */
  async authenticate(
    operation: string,
    invoke: (
      sdk: Sdk,
      config: SessionConfig,
      scope: ApiRole[] | undefined,
      options: AuthOptions,
    ) => Promise<{access_token: string; refresh_token?: string; expires_in?: number}>,
  ): Promise<IssuedTokens> {
    const config = this.#config!;
    const sdk = await this.#client.open(config, operation);
    const scope = config.scope.length > 0 ? (config.scope as ApiRole[]) : undefined;
    const options = {requestType: operation, timeout: config.timeout ?? DEFAULT_TIMEOUT};
    try {
      const answer = await invoke(sdk, config, scope, options);
      expectAnswer(answer, operation, ({access_token: token}) => readClaims(token) !== null);
      const {access_token: accessToken, refresh_token: refreshToken, expires_in: lifetime = 0} = answer;
      return {accessToken, refreshToken, lifetime};
    } catch (error) {
      throw toCommerceError(error, operation);
    }
  }

  /** An anonymous cart goes with the shopper who signs in, while its token is good. */
  #cartToTransfer(before: Held | null, claims: Claims): string | null {
    if (!before?.hasCart || isRegistered(before.claims) || !isRegistered(claims)) return null;
    return this.isUsable(before) ? before.accessToken : null;
  }

  /** A token without a successor is used to its end: a new anonymous one would be another cart. */
  #isEnding({refreshToken, claims, expiresAt}: Held): boolean {
    const ahead = refreshToken || (this.#provider && isRegistered(claims)) ? REFRESH_AHEAD : 0;
    return expiresAt - ahead <= this.#now();
  }

  async #obtain(spent: string | null, operation: string): Promise<string> {
    const {held} = this;
    if (held && held.accessToken !== spent && !this.#isEnding(held)) return held.accessToken;
    if (!held || !isRegistered(held.claims)) return this.#obtainAnonymous(operation);
    try {
      if ((await this.#refresh(held)) || (await this.#replace(held))) return this.held!.accessToken;
    } catch (error) {
      // It was to be exchanged ahead of time, and is good for a while yet.
      if (held.accessToken !== spent && held.expiresAt > this.#now()) return held.accessToken;
      throw error;
    }
    this.#store.write(null);
    this.#onChange();
    const message = 'The session has ended; sign in again';
    throw new CommerceError({code: 'session-expired', message, status: 401, operation});
  }

  async #obtainAnonymous(operation: string): Promise<string> {
    if (!this.#config!.allowAnonymous) {
      const message = 'Nobody is signed in, and visitors may not shop anonymously here';
      throw new CommerceError({code: 'session-required', message, operation});
    }
    const before = this.#store.read();
    const tokens = await this.authenticate('Auth.Anonymous', (sdk, {clientId}, scope, options) =>
      sdk.Auth.Anonymous(clientId, scope, undefined, options),
    );
    this.#expectUnchanged(before, operation);
    this.hold(tokens);
    this.#onChange();
    return tokens.accessToken;
  }

  /** False where there is no refresh token, or OrderCloud takes it no more. */
  async #refresh(held: Held): Promise<boolean> {
    const operation = 'Auth.RefreshToken';
    const {refreshToken} = held;
    if (!refreshToken) return false;
    try {
      const tokens = await this.authenticate(operation, (sdk, {clientId}, _, options) =>
        sdk.Auth.RefreshToken(refreshToken, clientId, options),
      );
      this.#expectUnchanged(held, operation);
      this.hold({...tokens, refreshToken: tokens.refreshToken || refreshToken});
      return true;
    } catch (cause) {
      const error = toCommerceError(cause, operation);
      if (error.status === 400 || error.status === 401) return false;
      throw error;
    }
  }

  /** False where the host has no other token. */
  async #replace(held: Held): Promise<boolean> {
    if (!(await this.askProvider())) return false;
    const now = this.held;
    if (!now || now.accessToken === held.accessToken) return false;
    if (!isSameShopper(held.claims, now.claims)) this.#onChange();
    return true;
  }

  /** A sign-in or sign-out that came in between, here or in another tab, wins over a token that was asked for before. */
  #expectUnchanged(before: StoredSession | null, operation: string): void {
    if (this.#store.read()?.accessToken === before?.accessToken) return;
    throw new CommerceError({code: 'aborted', message: 'The session has changed meanwhile', operation});
  }
}

/** The user behind an anonymous token is shared by all visitors and is nobody. */
export function isRegistered({orderid}: Claims): boolean {
  return orderid === undefined;
}

function isSameShopper(a: Claims, b: Claims): boolean {
  return a.usr === b.usr && a.orderid === b.orderid;
}

function hostOf(baseApiUrl: string): string {
  try {
    return new URL(baseApiUrl).host;
  } catch {
    return baseApiUrl;
  }
}

/** Runs `work` alone among the tabs of this origin, where the browser has locks for that. */
async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  let started = false;
  try {
    return await navigator.locks.request(name, () => {
      started = true;
      return work();
    });
  } catch (error) {
    if (started) throw error;
    return work();
  }
}
