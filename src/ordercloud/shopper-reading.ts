import {Store, type Unsubscribe} from '../core/store.js';
import type {RequestOptions, Sdk} from './client.js';
import {asCommerceError, CommerceError} from './errors.js';
import type {Session} from './session.js';

export interface Reading<T> {
  status: 'loading' | 'ready' | 'error';
  /** What was read last; it stays while it is read again and where that fails. */
  value: T | null;
  error: CommerceError | null;
}

/** Makes one call of the operation and gives its page of a list; `invalid-response` where the answer is none. */
export type ReadPage = <Page extends {Items?: unknown}>(
  invoke: (sdk: Sdk, options: RequestOptions) => Promise<Page>,
) => Promise<Page & {Items: NonNullable<Page['Items']>}>;

/**
 * Reads what is to be shown.
 *
 * @param before what was read last in the same shopper's name, or null where all is to be read anew
 */
export type Read<T> = (page: ReadPage, before: T | null) => Promise<T>;

/**
 * Something made of OrderCloud's lists, as the present shopper sees it. The latest request wins and earlier ones are
 * aborted. It is read while somebody watches, and again when the shopper changes: prices and visibility are their own.
 */
export class ShopperReading<T> {
  readonly #session: Session;
  readonly #operation: string;
  readonly #read: Read<T>;
  readonly #state = new Store<Reading<T>>({status: 'loading', value: null, error: null});
  #request: AbortController | null = null;
  /** Whether the next who watches has it read. */
  #isDue = true;
  /** User name it was asked for as; null for anonymous visitors. */
  #reader: string | null = null;
  /** What was read as that user; what is shown meanwhile may still be another's. */
  #own: T | null = null;
  #unsubscribe: Unsubscribe | null = null;

  /** @param operation OrderCloud's name of the calls that are made, such as `Me.ListProducts` */
  constructor(session: Session, operation: string, read: Read<T>) {
    this.#session = session;
    this.#operation = operation;
    this.#read = read;
  }

  get state(): Reading<T> {
    return this.#state.value;
  }

  /**
   * Calls `listener` at each change from now on. The first watch reads, unless that is done; undoing the last one aborts
   * the request in flight.
   */
  watch(listener: () => void): Unsubscribe {
    const unsubscribe = this.#state.subscribe(listener);
    if (!this.#unsubscribe) {
      this.#unsubscribe = this.#session.state.subscribe(() => this.#handleSession());
      if (this.#isDue) void this.#load();
      else this.#handleSession();
    }
    return () => {
      unsubscribe();
      // An element that is moved in the document stops and starts again at once; that needs no second request.
      queueMicrotask(() => this.#rest());
    };
  }

  /** Reads again, as soon as somebody watches. */
  reload(): void {
    this.#isDue = true;
    if (this.#unsubscribe) void this.#load();
  }

  #rest(): void {
    if (this.#state.isWatched) return;
    this.#request?.abort();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  async #load(): Promise<void> {
    this.#request?.abort();
    const {signal} = (this.#request = new AbortController());
    this.#isDue = true;
    if (this.#reader !== this.#session.user) this.#own = null;
    const show = (change: Partial<Reading<T>>): void => {
      if (!signal.aborted) this.#state.set({...this.state, error: null, ...change});
    };
    if (this.state.status !== 'loading') show({status: 'loading'});
    try {
      const value = await this.#read(this.#pages(signal), this.#own);
      if (signal.aborted) return;
      this.#isDue = false;
      this.#own = value;
      show({status: 'ready', value});
    } catch (cause) {
      show({status: 'error', error: asCommerceError(cause, this.#operation)});
    }
  }

  #pages(signal: AbortSignal): ReadPage {
    const operation = this.#operation;
    return async <Page extends {Items?: unknown}>(invoke: (sdk: Sdk, options: RequestOptions) => Promise<Page>) => {
      const page = await this.#session.call(
        operation,
        (sdk, options) => {
          this.#reader = this.#session.user;
          return invoke(sdk, options);
        },
        {signal},
      );
      if (Array.isArray((page as Page | null)?.Items)) return page as Page & {Items: NonNullable<Page['Items']>};
      const message = 'The answer is not what OrderCloud sends; is the base URL right?';
      throw new CommerceError({code: 'invalid-response', message, status: 200, operation, retryable: true});
    };
  }

  #handleSession(): void {
    if (this.#reader !== this.#session.user) void this.#load();
  }
}
