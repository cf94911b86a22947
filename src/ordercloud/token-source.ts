import type {ApiRole} from 'ordercloud-javascript-sdk';
import type {AuthOptions, Sdk} from './client.js';
import {CommerceError} from './errors.js';
import {expectAnswer, toCommerceError} from './failures.js';
import type {Held, HeldTokens, IssuedTokens, SessionConfig} from './held-tokens.js';
import {configured} from './sdk-settings.js';
import type {StoredSession} from './token-store.js';

/** A token is exchanged this long before it ends, in milliseconds, where that costs nothing. */
const REFRESH_AHEAD = 30_000;

/** Where tokens come from when a call needs one: what is held, the host page, OrderCloud. */
export class TokenSource {
  readonly #tokens: HeldTokens;
  readonly #sdk: Sdk;
  readonly #onChange: () => void;
  #renewing: Promise<string> | null = null;

  /** @param onChange runs when a token of somebody else has come, or none is left, because of a call that needed one */
  constructor(tokens: HeldTokens, sdk: Sdk, onChange: () => void) {
    this.#tokens = tokens;
    this.#sdk = sdk;
    this.#onChange = onChange;
  }

  /** A token that holds for a while: the one that is held, or another. */
  async valid(operation: string): Promise<string> {
    const {held} = this.#tokens;
    return held && !this.#isEnding(held) ? held.accessToken : this.renew(null, operation);
  }

  /** Another token than `spent`, by one exchange for all callers of all tabs. */
  renew(spent: string | null, operation: string): Promise<string> {
    const obtain = (): Promise<string> => this.#obtain(spent, operation);
    this.#renewing ??= exclusively(this.#tokens.store.key, obtain).finally(() => (this.#renewing = null));
    return this.#renewing;
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
    const config = this.#tokens.config!;
    const scope = config.scope.length > 0 ? (config.scope as ApiRole[]) : undefined;
    const options = {requestType: operation, timeout: this.#tokens.timeout};
    try {
      const answer = await invoke(configured(this.#sdk, this.#tokens), config, scope, options);
      expectAnswer(answer, operation, ({access_token: token}) => this.#tokens.isToken(token));
      const {access_token: accessToken, refresh_token: refreshToken, expires_in: lifetime = 0} = answer;
      return {accessToken, refreshToken, lifetime};
    } catch (error) {
      throw toCommerceError(error, operation);
    }
  }

  /** A token without a successor is used to its end: a new anonymous one would be another cart. */
  #isEnding({refreshToken, registered, expiresAt}: Held): boolean {
    const ahead = refreshToken || (this.#tokens.provider && registered) ? REFRESH_AHEAD : 0;
    return expiresAt - ahead <= this.#tokens.now();
  }

  async #obtain(spent: string | null, operation: string): Promise<string> {
    const {held} = this.#tokens;
    if (held && held.accessToken !== spent && !this.#isEnding(held)) return held.accessToken;
    if (!held?.registered) return this.#obtainAnonymous(operation);
    try {
      if ((await this.#refresh(held)) || (await this.#replace(held))) return this.#tokens.held!.accessToken;
    } catch (error) {
      // It was to be exchanged ahead of time, and is good for a while yet.
      if (held.accessToken !== spent && held.expiresAt > this.#tokens.now()) return held.accessToken;
      throw error;
    }
    this.#tokens.store.write(null);
    this.#onChange();
    const message = 'The session has ended; sign in again';
    throw new CommerceError({code: 'session-expired', message, status: 401, operation});
  }

  async #obtainAnonymous(operation: string): Promise<string> {
    this.#tokens.expectVisitors(operation);
    const before = this.#tokens.store.read();
    const tokens = await this.authenticate('Auth.Anonymous', (sdk, {clientId, anonymousUserId}, scope, options) =>
      sdk.Auth.Anonymous(clientId, scope, undefined, {
        ...options,
        ...(anonymousUserId && {anonuserid: anonymousUserId}),
      }),
    );
    this.#expectUnchanged(before, operation);
    this.#tokens.hold(tokens);
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
      this.#tokens.hold({...tokens, refreshToken: tokens.refreshToken || refreshToken});
      return true;
    } catch (cause) {
      const error = toCommerceError(cause, operation);
      if (error.status === 400 || error.status === 401) return false;
      throw error;
    }
  }

  /** False where the host has no other token. */
  async #replace(held: Held): Promise<boolean> {
    if (!(await this.#tokens.askProvider())) return false;
    const now = this.#tokens.held;
    if (!now || now.accessToken === held.accessToken) return false;
    if (now.claims.usr !== held.claims.usr || !now.registered) this.#onChange();
    return true;
  }

  /** A sign-in or sign-out that came in between, here or in another tab, wins over a token that was asked for before. */
  #expectUnchanged(before: StoredSession | null, operation: string): void {
    if (this.#tokens.store.read()?.accessToken === before?.accessToken) return;
    throw new CommerceError({code: 'aborted', message: 'The session has changed meanwhile', operation});
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
