import {ReactiveElement, type PropertyValues} from 'lit';
import {announceError} from '../../controllers/announce.js';
import {explainMistake, reportMistake} from '../../controllers/explain-mistake.js';
import {announceSession} from '../../controllers/session-announcer.js';
import {claimSession, releaseSession} from '../../controllers/session-claim.js';
import {refresh} from '../../core/readers.js';
import type {Unsubscribe} from '../../core/store.js';
import {takeParameters} from '../../core/take-parameters.js';
import {absoluteUrl} from '../../core/url.js';
import {commerce} from '../../ordercloud/commerce.js';
import {CommerceError} from '../../ordercloud/errors.js';
import type {SessionConfig, TokenStorage} from '../../ordercloud/session.js';

const BASE_API_URL = 'https://api.ordercloud.io';
const TOKEN_STORAGES: readonly TokenStorage[] = ['local', 'session', 'memory'];

/**
 * Connects a page with an OrderCloud API client and says who is shopping. It shows nothing, stands anywhere in the
 * page, and once: the other `oc-*` elements find it wherever they are. It makes no request of its own unless somebody
 * is signed in.
 *
 * @summary The page's connection to OrderCloud.
 * @tagname oc-session
 *
 * @fires {ShopperResolvingEvent} oc-shopper-resolving - Who the shopper is, is being asked.
 * @fires {ShopperChangedEvent} oc-shopper-changed - Somebody has signed in or out, or was found signed in.
 * @fires {CartChangedEvent} oc-cart-changed - The cart is another one than before; not for its first reading.
 * @fires {CommerceErrorEvent} oc-error - The session could not be set up, or its configuration is wrong.
 *
 * @example
 * ```html
 * <oc-session client-id="a0000000-0000-4000-8000-00000000c0de" base-api-url="https://sandboxapi.ordercloud.io"></oc-session>
 * ```
 */
export class OcSession extends ReactiveElement {
  static override properties = {
    clientId: {attribute: 'client-id'},
    baseApiUrl: {attribute: 'base-api-url'},
    scope: {},
    tokenStorage: {attribute: 'token-storage'},
    withoutAnonymous: {type: Boolean, attribute: 'without-anonymous'},
    anonymousUserId: {attribute: 'anonymous-user-id'},
    currency: {},
    tokensFrom: {attribute: 'tokens-from'},
    accessToken: {attribute: false},
    refreshToken: {attribute: false},
    tokenProvider: {attribute: false},
  };

  /** ID of the API client. Nothing happens until there is one. */
  clientId = '';

  /** The API's host for your region and environment, without a path; `https://api.ordercloud.io` by default. */
  baseApiUrl = BASE_API_URL;

  /** Roles to ask for, separated by spaces; all that are assigned when empty. */
  scope = '';

  /** Where tokens are kept: `local` (the default) for all tabs and visits, `session` for the tab, `memory` for the page. */
  tokenStorage: TokenStorage = 'local';

  /** Never ask for an anonymous token: shopping begins with signing in. False by default. */
  withoutAnonymous = false;

  /**
   * ID by which the visitor is known elsewhere, told with the request for an anonymous token. Where OrderCloud itself
   * tells Send what happens, Send's visitor ID (its cookie `uid`, with consent) makes one contact of both.
   */
  anonymousUserId: string | null = null;

  /**
   * ISO 4217 code, such as `EUR`, for amounts of which neither the price schedule or order, nor the shopper, nor the
   * element's own `currency` names one; empty shows those as plain numbers.
   */
  currency = '';

  /**
   * Names of the query parameters, separated by spaces, by which single sign-on hands tokens over: that of the access
   * token, that of the refresh token, and others that are only to be removed. They are taken out of the page's address at
   * once. Nothing is taken when empty. Whoever makes a link can hand over tokens of their own account, so write it on the
   * page that the sign-on returns to alone. A link to `/ocrplogin?id=…&cid=…&roles=…&appstartpath=…` at the API's host
   * starts it.
   */
  tokensFrom = '';

  /** A token that the page has got by itself; it is taken over when it is set. */
  accessToken: string | null = null;

  /** The refresh token that belongs to `accessToken`, where there is one. */
  refreshToken: string | null = null;

  /** Asked for a new token whenever one is needed, instead of refreshing. */
  tokenProvider: (() => Promise<string | {accessToken: string; refreshToken?: string}>) | null = null;

  #undo: Unsubscribe | null = null;
  #applied: {settings: string; provider: unknown} | null = null;
  #conflict = false;
  #newTokens = false;

  /**
   * Signs a shopper in and keeps the cart of before.
   *
   * @throws {CommerceError} OrderCloud's code; `oc-error` is fired too
   */
  async signIn(username: string, password: string): Promise<void> {
    if (this.#conflict) throw conflict();
    await commerce()
      .session.signIn(username, password)
      .catch((error: unknown) => {
        throw this.#fail(error);
      });
  }

  /** Signs the shopper out. The cart of an account stays with the account. */
  async signOut(): Promise<void> {
    if (this.#conflict) throw conflict();
    await commerce().session.signOut();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('load', this.#handleLoad);
    // An element that is only moved to another place is back at once and keeps the session.
    queueMicrotask(() => {
      if (!this.isConnected) this.#release();
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** With the first update, before anything of Send's could be loaded. */
  protected override willUpdate(): void {
    const names = (this.tokensFrom ?? '').trim().split(/\s+/);
    const {[names[0]!]: access, [names[1] ?? '']: refresh} = takeParameters(...names);
    if (access) [this.accessToken, this.refreshToken] = [access, refresh || null];
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('accessToken') || changed.has('refreshToken')) this.#newTokens = this.accessToken !== null;
    if (!this.isConnected) return;
    if (!this.clientId) this.#reportMissingClient();
    else this.#apply();
  }

  #apply(): void {
    const config = this.#readConfig();
    if (!config) return;
    const shop = commerce();
    const settings = JSON.stringify(config);
    const claim = claimSession(shop.session, this, settings);
    this.#conflict = claim === 'conflict';
    if (this.#conflict) this.#refuse('session-conflict', CONFLICT);
    if (claim !== 'owner') return;
    this.#undo ??= announceSession(this, shop);
    const provider = this.tokenProvider;
    if (!this.#newTokens && this.#applied?.settings === settings && this.#applied.provider === provider) return;
    this.#applied = {settings, provider};
    void this.#configure(config);
    refresh();
  }

  async #configure(config: SessionConfig): Promise<void> {
    const {accessToken, refreshToken, tokenProvider} = this;
    const tokens = this.#newTokens ? {accessToken, refreshToken} : {};
    this.#newTokens = false;
    try {
      await commerce().session.configure(config, {...tokens, tokenProvider});
    } catch (error) {
      this.#fail(error, () => void this.#configure(config));
    }
  }

  #readConfig(): SessionConfig | null {
    const url = absoluteUrl(this.baseApiUrl || BASE_API_URL, 'about:blank');
    if (!url) {
      this.#refuse('base-api-url-invalid', 'is no absolute http(s) URL');
      return null;
    }
    return {
      clientId: this.clientId.trim(),
      baseApiUrl: url.replace(/[/]+$/, ''),
      scope: (this.scope ?? '').split(/\s+/).filter(Boolean),
      tokenStorage: this.#readTokenStorage(),
      allowAnonymous: !this.withoutAnonymous,
      ...(this.anonymousUserId && {anonymousUserId: this.anonymousUserId}),
      ...(this.currency && {currency: this.currency}),
    };
  }

  #readTokenStorage(): TokenStorage {
    if (TOKEN_STORAGES.includes(this.tokenStorage)) return this.tokenStorage;
    reportMistake('token-storage-invalid', this, this.tokenStorage);
    return 'local';
  }

  /** A page may still be setting attributes while it loads. */
  #reportMissingClient(): void {
    if (document.readyState !== 'complete') addEventListener('load', this.#handleLoad, {once: true});
    else reportMistake('client-id-missing', this);
  }

  #release(): void {
    this.#undo?.();
    this.#undo = null;
    this.#applied = null;
    releaseSession(commerce().session, this);
  }

  #refuse(code: 'base-api-url-invalid' | 'session-conflict', problem: string): void {
    reportMistake(code, this, problem);
    this.#fail(new CommerceError({code, message: problem}));
  }

  #fail(error: unknown, retry: (() => void) | null = null): CommerceError {
    const failure = explainMistake(error);
    announceError(this, failure, failure.retryable ? retry : null);
    return failure;
  }

  readonly #handleLoad = (): void => this.requestUpdate();
}

const CONFLICT = 'differs from the <oc-session> that the page already has, so it does nothing';

const conflict = (): CommerceError => new CommerceError({code: 'session-conflict', message: CONFLICT});

declare global {
  interface HTMLElementTagNameMap {
    'oc-session': OcSession;
  }
}
