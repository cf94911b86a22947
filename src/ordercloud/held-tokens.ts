import {unlessAborted} from './abort.js';
import type {ClientConfig} from './client.js';
import {CommerceError} from './errors.js';
import {readClaims, type Claims} from './jwt.js';
import {TokenStore, type StoredSession, type TokenStorage} from './token-store.js';

const DEFAULT_TIMEOUT = 10_000;

export interface SessionConfig extends ClientConfig {
  tokenStorage: TokenStorage;
  /** Whether an anonymous token may be asked for when a call needs one. */
  allowAnonymous: boolean;
  /** An ID of the visitor's that the page has, told with the request for an anonymous token. */
  anonymousUserId?: string;
  /** ISO 4217 code for amounts of which nobody else says the currency. */
  currency?: string;
}

export interface Tokens {
  accessToken: string;
  refreshToken?: string | null | undefined;
}

/** Gives the token of whoever is signed in at the host page; an empty string where nobody is. */
export type TokenProvider = () => Promise<string | Tokens>;

/** What is stored, with what its token says. */
export interface Held extends StoredSession {
  claims: Claims;
  /** Whether it is a shopper's own: the user behind an anonymous token is shared by all visitors and is nobody. */
  registered: boolean;
}

/** Tokens as OrderCloud gave them, with the seconds they last; 0 where it didn't say. */
export interface IssuedTokens extends Tokens {
  lifetime?: number;
}

/**
 * The tokens that are held, and for which configuration. Storage is the one place in which they live, read anew each
 * time, so that all tabs agree.
 */
export class HeldTokens {
  readonly now: () => number;
  config: SessionConfig | null = null;
  provider: TokenProvider | null = null;
  store = new TokenStore('', 'memory');

  constructor(now: () => number) {
    this.now = now;
  }

  get held(): Held | null {
    const stored = this.store.read();
    const claims = stored && readClaims(stored.accessToken);
    return claims && {...stored, claims, registered: isRegistered(claims)};
  }

  /** Whether it is an access token of OrderCloud. */
  isToken(token: string): boolean {
    return readClaims(token) !== null;
  }

  /** Milliseconds for one request. */
  get timeout(): number {
    return this.config?.timeout ?? DEFAULT_TIMEOUT;
  }

  open(config: SessionConfig, provider: TokenProvider | null): void {
    const key = `ordercloud-send-elements.session.${hostOf(config.baseApiUrl)}.${config.clientId}`;
    if (this.store.key !== key || this.store.kind !== config.tokenStorage) {
      this.store = new TokenStore(key, config.tokenStorage);
    }
    this.config = config;
    this.provider = provider;
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
    const same = before && isSameShopper(before.claims, claims);
    const unchanged = before?.accessToken === accessToken ? before : null;
    this.store.write({
      ...(same ? this.store.read() : {transfer: this.#cartToTransfer(before, claims)}),
      ...(fresh && {me: null}),
      accessToken,
      refreshToken: refreshToken ?? unchanged?.refreshToken ?? null,
      // By this device's clock, which may be wrong, where the lifetime is known.
      expiresAt: lifetime ? this.now() + lifetime * 1000 : (unchanged?.expiresAt ?? claims.exp * 1000),
    });
  }

  /** Notes something beside the token; without a token there is nothing to note it at. */
  note(notes: Partial<StoredSession>): void {
    const stored = this.store.read();
    if (stored) this.store.write({...stored, ...notes});
  }

  isUsable({registered, expiresAt}: Held): boolean {
    return registered || expiresAt > this.now();
  }

  /** Takes the host's token. False where the host says that nobody is signed in, or has no such function. */
  async askProvider(): Promise<boolean> {
    if (!this.provider) return false;
    const operation = 'tokenProvider';
    const asked = Promise.resolve().then(this.provider);
    const given = await unlessAborted(asked, operation, AbortSignal.timeout(this.timeout)).catch((cause: unknown) => {
      const message = "The page's tokenProvider gave no token";
      throw new CommerceError({code: 'token-provider-failed', message, operation, retryable: true, cause});
    });
    const tokens = typeof given === 'string' ? {accessToken: given} : given;
    if (!tokens?.accessToken) return false;
    this.hold(tokens);
    return true;
  }

  /** @throws CommerceError `session-required` where visitors may not shop anonymously */
  expectVisitors(operation: string): void {
    if (this.config?.allowAnonymous) return;
    const message = 'Nobody is signed in, and visitors may not shop anonymously here';
    throw new CommerceError({code: 'session-required', message, operation});
  }

  /** An anonymous cart goes with the shopper who signs in, while its token is good. */
  #cartToTransfer(before: Held | null, claims: Claims): string | null {
    if (!before?.hasCart || before.registered || !isRegistered(claims)) return null;
    return this.isUsable(before) ? before.accessToken : null;
  }
}

const isRegistered = ({orderid}: Claims): boolean => orderid === undefined;

const isSameShopper = (a: Claims, b: Claims): boolean => a.usr === b.usr && a.orderid === b.orderid;

function hostOf(baseApiUrl: string): string {
  try {
    return new URL(baseApiUrl).host;
  } catch {
    return baseApiUrl;
  }
}
