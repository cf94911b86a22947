/** What runs together with a call of OrderCloud and never without: client.ts loads it beside the SDK. */
import type {MeUser} from 'ordercloud-javascript-sdk';
import type {Store} from '../core/store.js';
import {CartCalls} from './cart-calls.js';
import type {CartBook} from './cart.js';
import type {RequestOptions, Sdk} from './client.js';
import {CommerceError} from './errors.js';
import {expectAnswer, toCommerceError} from './failures.js';
import {FAILURE_WORDS} from './failure-words.js';
import type {Held, HeldTokens} from './held-tokens.js';
import {OrderRoutes} from './order-routes.js';
import {readProduct, type ReadProduct} from './product-calls.js';
import {configured} from './sdk-settings.js';
import type {Session} from './session.js';
import {TokenSource} from './token-source.js';
import type {StoredSession} from './token-store.js';

/** Runs one API call with a valid token, as {@link Session.call} does. */
export interface Caller {
  call<T>(
    operation: string,
    invoke: (sdk: Sdk, options: RequestOptions) => Promise<T>,
    options?: {signal?: AbortSignal},
  ): Promise<T>;
}

type Keep = (change: Partial<StoredSession>) => void;

/** The calls of one session, which has its configuration. */
export class Calls implements Caller {
  readonly failureWords = FAILURE_WORDS;

  readonly #tokens: HeldTokens;
  readonly #sdk: Sdk;
  readonly #source: TokenSource;

  /** @param onChange runs when a token of somebody else has come, or none is left, because of a call that needed one */
  constructor(tokens: HeldTokens, sdk: Sdk, onChange: () => void) {
    this.#tokens = tokens;
    this.#sdk = sdk;
    this.#source = new TokenSource(tokens, sdk, onChange);
  }

  async call<T>(
    operation: string,
    invoke: (sdk: Sdk, options: RequestOptions) => Promise<T>,
    {signal}: {signal?: AbortSignal} = {},
  ): Promise<T> {
    const accessToken = await this.#source.valid(operation);
    try {
      return await this.#attempt(operation, invoke, accessToken, signal);
    } catch (error) {
      if (!(error instanceof CommerceError) || error.status !== 401) throw error;
    }
    const renewed = await this.#source.renew(accessToken, operation);
    return this.#attempt(operation, invoke, renewed, signal);
  }

  /** Makes a call that everybody may make; it is sent without a token. */
  callWithoutToken<T>(
    operation: string,
    invoke: (sdk: Sdk, options: RequestOptions, clientId: string) => Promise<T>,
  ): Promise<T> {
    return this.#attempt(operation, (sdk, options) => invoke(sdk, options, this.#tokens.config!.clientId), '');
  }

  /** Signs in by user name and password, and holds the token. */
  async signIn(username: string, password: string): Promise<void> {
    const tokens = await this.#source.authenticate('Auth.Login', (sdk, {clientId}, scope, options) =>
      sdk.Auth.Login(username, password, clientId, scope, undefined, options),
    );
    this.#tokens.hold(tokens, {fresh: true});
  }

  /**
   * Gives the user of a token the anonymous cart that waits for them, finds out who they are where that is not known, and
   * keeps it.
   *
   * @param transferError is told how the first of the two went
   */
  async identify(held: Held, transferError: Store<CommerceError | null>): Promise<void> {
    // For the user of `held`, unless somebody else has come meanwhile.
    const keep: Keep = (change) => {
      const now = this.#tokens.held;
      if (now?.registered && now.claims.usr === held.claims.usr) this.#tokens.note(change);
    };
    if (held.transfer) transferError.set(await this.#transfer(held.transfer, keep));
    if (held.me) return;
    const operation = 'Me.Get';
    const me = await this.call<MeUser>(operation, (sdk, options) => sdk.Me.Get(options));
    keep({me: expectAnswer(me, operation, ({ID}) => typeof ID === 'string')});
  }

  /** @param onSent runs when the request goes out */
  readProduct(productID: string, signal: AbortSignal, onSent: () => void): Promise<ReadProduct> {
    return readProduct(this, productID, signal, onSent);
  }

  /** The shopper's cart, or the order that `orderID` names. */
  orderRoutes(orderID?: string): OrderRoutes {
    return new OrderRoutes(this, orderID);
  }

  cart(session: Session, book: CartBook): CartCalls {
    return new CartCalls(this, session, book);
  }

  async #transfer(anonUserToken: string, keep: Keep): Promise<CommerceError | null> {
    const operation = 'Me.TransferAnonUserOrder';
    try {
      // Without the renewal after a 401: that may well speak of the anonymous token, and must not end the session.
      const token = await this.#source.valid(operation);
      await this.#attempt(operation, (sdk, options) => sdk.Me.TransferAnonUserOrder({anonUserToken}, options), token);
      keep({transfer: null});
      return null;
    } catch (cause) {
      const error = toCommerceError(cause, operation);
      if (!error.retryable) keep({transfer: null});
      return error;
    }
  }

  async #attempt<T>(
    operation: string,
    invoke: (sdk: Sdk, options: RequestOptions) => Promise<T>,
    accessToken: string,
    signal?: AbortSignal,
  ): Promise<T> {
    const sdk = configured(this.#sdk, this.#tokens);
    try {
      return await invoke(sdk, {accessToken, requestType: operation, ...(signal && {signal})});
    } catch (error) {
      throw toCommerceError(error, operation);
    }
  }
}
