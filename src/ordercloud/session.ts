import type {MeUser} from 'ordercloud-javascript-sdk';
import {Store, type Unsubscribe} from '../core/store.js';
import type {StringTable} from '../core/strings.js';
import type {Shopper} from '../events/shopper-changed.js';
import {unlessAborted} from './abort.js';
import type {Calls} from './calls.js';
import {Client, type Loaded, type RequestOptions, type Sdk} from './client.js';
import type {CommerceError} from './errors.js';
import {HeldTokens, type Held, type SessionConfig, type TokenProvider, type Tokens} from './held-tokens.js';
import type {StoredSession, TokenStorage} from './token-store.js';

export type {RequestOptions, Sdk, SessionConfig, TokenProvider, Tokens, TokenStorage};

export interface SessionState {
  /** `anonymous` also stands for no token at all; `registered` with `me` null says that `GET /v1/me` failed. */
  status: 'unconfigured' | 'resolving' | 'anonymous' | 'registered';
  /** Null when anonymous, or not known yet. */
  shopper: Shopper | null;
  /** `GET /v1/me` of a registered token. */
  me: MeUser | null;
}

/** What the host page gives of tokens, each where it has it. */
export interface SessionTokens {
  accessToken?: string | null;
  refreshToken?: string | null;
  tokenProvider?: TokenProvider | null;
}

/** What other services keep beside the token; it ends with the token. */
export type SessionNotes = Pick<StoredSession, 'hasCart' | 'guest' | 'submitting'>;

/** For tests: the clock in milliseconds, and what loads the SDK and the code that makes calls. */
export interface SessionOptions {
  now?: () => number;
  load?: () => Promise<Sdk>;
  loadCalls?: () => Promise<Pick<Loaded, 'Calls'>>;
}

/** Who is shopping, and calls to OrderCloud in that shopper's name. Tokens never go into a cookie. */
export class Session {
  readonly state = new Store<SessionState>({status: 'unconfigured', shopper: null, me: null});
  /**
   * Whose cart a call would reach: one text for each registered user and each anonymous token, null without a token.
   * It changes after `state`.
   */
  readonly owner = new Store<string | null>(null);
  /** Why the anonymous cart has not become the shopper's at sign-in; null where nothing went wrong. */
  readonly transferError = new Store<CommerceError | null>(null);
  /** Resolves when the first configuration, with its tokens, has been taken. */
  readonly configured: Promise<void>;

  readonly #client: Client;
  readonly #tokens: HeldTokens;
  #calls: Calls | null = null;
  #resolveConfigured: () => void = () => {};
  #unsubscribe: Unsubscribe = () => {};

  constructor({now = Date.now, load, loadCalls}: SessionOptions = {}) {
    this.#client = new Client(load, loadCalls);
    this.#tokens = new HeldTokens(now);
    this.configured = new Promise((resolve) => (this.#resolveConfigured = resolve));
  }

  get config(): SessionConfig | null {
    return this.#tokens.config;
  }

  /** User name of the registered token that is held, or null. */
  get user(): string | null {
    const {held} = this.#tokens;
    return held?.registered ? held.claims.usr : null;
  }

  /** ID of the order that the held anonymous token stands for, or null. */
  get cartOrderID(): string | null {
    return this.#tokens.held?.claims.orderid ?? null;
  }

  /** What other services have noted beside the token. */
  get notes(): SessionNotes {
    const {hasCart = false, guest = null, submitting = null} = this.#tokens.held ?? {};
    return {hasCart, guest, submitting};
  }

  /** What a shopper reads of OrderCloud's failures, by tag and code; empty until the first call. */
  get failureWords(): StringTable {
    return this.#calls?.failureWords ?? {};
  }

  /** True where a call can go out without asking for a new anonymous token. */
  hasToken(): boolean {
    const {held} = this.#tokens;
    return held !== null && this.#tokens.isUsable(held);
  }

  /**
   * Takes a configuration, the first or another one. No request is made unless a registered token is held whose user is
   * not known yet. Called again with the same configuration it tries again what failed before.
   *
   * @throws CommerceError `token-invalid` or `token-provider-failed`, or as `GET /v1/me` failed
   */
  async configure(
    config: SessionConfig,
    {accessToken, refreshToken, tokenProvider = null}: SessionTokens = {},
  ): Promise<void> {
    this.#tokens.open(config, tokenProvider);
    this.#unsubscribe();
    this.#unsubscribe = this.#tokens.store.subscribe(() => this.#handleOtherTab());
    try {
      if (accessToken) this.#tokens.hold({accessToken, refreshToken});
      else if (tokenProvider && !(await this.#tokens.askProvider()) && this.user !== null) this.#forget();
    } catch (error) {
      this.#publish();
      throw error;
    } finally {
      this.#resolveConfigured();
    }
    await this.#resolve();
  }

  /** Takes tokens that the host page has got; an anonymous cart that is held becomes their user's. */
  async setTokens(tokens: Tokens): Promise<void> {
    await this.configured;
    this.#tokens.hold(tokens);
    await this.#resolve();
  }

  /**
   * Signs in by user name and password. An anonymous cart becomes the shopper's; should that fail, the sign-in holds all
   * the same, {@link transferError} says so, and it is tried again with the next page.
   */
  async signIn(username: string, password: string): Promise<void> {
    await this.configured;
    await (await this.load('Auth.Login')).signIn(username, password);
    await this.#resolve();
  }

  /** Forgets the tokens, in all tabs. The next call that needs a token asks for an anonymous one. */
  async signOut(): Promise<void> {
    await this.configured;
    this.#forget();
    this.#publish();
  }

  /** Forgets an anonymous token whose order was submitted: its cart is no more. */
  async startNextAnonymous(): Promise<void> {
    if (this.cartOrderID !== null) await this.signOut();
  }

  /**
   * Runs one API call with a valid token: waits for the configuration, asks for an anonymous token where none is held,
   * exchanges a token that ends soon, and once more after a 401. Callers at the same time share one exchange.
   *
   * @throws CommerceError; `session-required` where no token is held and anonymous ones are not allowed,
   *   `session-expired` where the registered one has ended for good
   */
  async call<T>(
    operation: string,
    invoke: (sdk: Sdk, options: RequestOptions) => Promise<T>,
    options: {signal?: AbortSignal} = {},
  ): Promise<T> {
    const {signal} = options;
    const work = this.open(operation, signal).then((calls) => calls.call(operation, invoke, options));
    return unlessAborted(work, operation, signal);
  }

  /**
   * What makes calls: waits for the configuration, and loads it with the SDK where that is not done yet.
   *
   * @throws CommerceError `session-required`, `sdk-unavailable` or `offline`; what `signal` says, where that is aborted
   */
  async open(operation: string, signal?: AbortSignal): Promise<Calls> {
    await this.configured;
    signal?.throwIfAborted();
    if (!this.hasToken()) this.#tokens.expectVisitors(operation);
    return this.load(operation);
  }

  /** Notes something beside the token; without a token there is nothing to note it at. */
  note(notes: Partial<SessionNotes>): void {
    this.#tokens.note(notes);
  }

  /** Stops listening to other tabs. */
  dispose(): void {
    this.#unsubscribe();
  }

  /** The same, once configured, for what needs no token. */
  async load(operation: string): Promise<Calls> {
    const {sdk, Calls} = await this.#client.load(operation);
    return (this.#calls ??= new Calls(this.#tokens, sdk, () => this.#handleTokens()));
  }

  /** Finds out who the held token's user is, and gives them the anonymous cart. */
  async #resolve(): Promise<void> {
    const {held} = this.#tokens;
    try {
      if (!held?.registered || (held.me && !held.transfer)) return;
      this.state.set({...this.state.value, status: 'resolving'});
      const calls = await this.load('Me.Get');
      await calls.identify(held, this.transferError);
    } finally {
      this.#publish();
    }
  }

  #forget(): void {
    this.#tokens.store.write(null);
  }

  #publish(): void {
    const {held} = this.#tokens;
    const me = (held?.registered && held.me) || null;
    const status = held?.registered ? 'registered' : 'anonymous';
    const {state} = this;
    if (state.value.status !== status || JSON.stringify(state.value.me) !== JSON.stringify(me)) {
      state.set({status, me, shopper: me && shopperOf(me)});
    }
    this.owner.set(held && ownerOf(held));
  }

  /** Somebody else's token came with a call. Who that is, is found out beside it; should that fail, the state says so. */
  #handleTokens(): void {
    this.#resolve().catch(() => {});
  }

  /** Another tab that has signed somebody in is done only when it knows who they are. */
  #handleOtherTab(): void {
    const {held} = this.#tokens;
    if (!held?.registered || held.me) this.#publish();
  }
}

function ownerOf({claims, transfer}: Held): string {
  // With the anonymous cart still to come it is another cart than afterwards.
  return claims.orderid === undefined ? `user:${claims.usr}${transfer ? '+' : ''}` : `order:${claims.orderid}`;
}

function shopperOf({ID, Email, FirstName, LastName}: MeUser): Shopper {
  return {id: ID ?? '', email: Email || null, firstName: FirstName || null, lastName: LastName || null};
}
