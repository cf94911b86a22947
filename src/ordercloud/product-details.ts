import type {InventoryRecord, ListPage, Spec, Variant} from 'ordercloud-javascript-sdk';
import type {Unsubscribe} from '../core/store.js';
import type {RequestOptions, Sdk} from './client.js';
import {commerce} from './commerce.js';
import {asCommerceError, type CommerceError} from './errors.js';
import {expectAnswer} from './failures.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';

/** OrderCloud's largest page. */
const PAGE_SIZE = 100;

export interface DetailList<T> {
  /** `idle` until somebody watches. */
  status: 'idle' | 'loading' | 'ready' | 'error';
  items: readonly T[];
  error: CommerceError | null;
}

type Page = {page: number; pageSize: number};
type Read<T> = (sdk: Sdk, page: Page, options: RequestOptions) => Promise<ListPage<T>>;

/** The document's details of products, beside its other services. */
export function currentDetails(): ProductDetails {
  const services = commerce();
  return (services.details ??= new ProductDetails(services.session));
}

/** What hangs on a product, each list read once for all who watch it, when the first does. */
export class ProductDetails {
  readonly #session: Session;
  readonly #lists = new Map<string, SharedList<unknown>>();

  constructor(session: Session) {
    this.#session = session;
    session.state.subscribe(() => {
      for (const list of this.#lists.values()) list.handleSession();
    });
  }

  /** With their options. */
  specs(productID: string): SharedList<Spec> {
    return this.#list(
      'Me.ListSpecs',
      [productID],
      ([id]) =>
        (sdk, page, options) =>
          sdk.Me.ListSpecs(id!, page, options),
    );
  }

  /** All of them, inactive ones too. */
  variants(productID: string): SharedList<Variant> {
    return this.#list(
      'Me.ListVariants',
      [productID],
      ([id]) =>
        (sdk, page, options) =>
          sdk.Me.ListVariants(id!, page, options),
    );
  }

  /** What each place has, with its address; of a variant where a product tracks those one by one. */
  records(productID: string, variantID: string | null): SharedList<InventoryRecord> {
    if (variantID === null) {
      return this.#list(
        'Me.ListProductInventoryRecords',
        [productID],
        ([id]) =>
          (sdk, page, options) =>
            sdk.Me.ListProductInventoryRecords(id!, {...page, includeAddress: true}, options),
      );
    }
    return this.#list(
      'Me.ListVariantInventoryRecords',
      [productID, variantID],
      ([id, variant]) =>
        (sdk, page, options) =>
          sdk.Me.ListVariantInventoryRecords(id!, variant!, {...page, includeAddress: true}, options),
    );
  }

  #list<T>(operation: string, ids: string[], read: (parts: string[]) => Read<T>): SharedList<T> {
    const key = JSON.stringify([operation, ...ids]);
    let list = this.#lists.get(key) as SharedList<T> | undefined;
    if (!list) {
      list = new SharedList<T>(this.#session, operation, (...args) =>
        read(ids.map((id) => pathPart(id, operation)))(...args),
      );
      this.#lists.set(key, list as SharedList<unknown>);
    }
    return list;
  }
}

/** One list of the present shopper's, page by page. */
export class SharedList<T> {
  readonly #session: Session;
  readonly #operation: string;
  readonly #read: Read<T>;
  readonly #listeners = new Set<() => void>();
  #state: DetailList<T> = {status: 'idle', items: [], error: null};
  #request: AbortController | null = null;
  /** User name the list is read as; null for anonymous visitors. */
  #reader: string | null = null;

  constructor(session: Session, operation: string, read: Read<T>) {
    this.#session = session;
    this.#operation = operation;
    this.#read = read;
  }

  get state(): DetailList<T> {
    return this.#state;
  }

  /** Reads the list unless it is known, and calls `listener` at each change from now on. Undoing the last watch aborts. */
  watch(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    if (this.#state.status === 'idle') this.reload();
    return () => {
      this.#listeners.delete(listener);
      // An element that is moved in the document stops and starts again at once; that needs no second request.
      queueMicrotask(() => this.#listeners.size === 0 && this.#state.status !== 'ready' && this.#forget());
    };
  }

  /** Reads the list again. Never rejects: a failure is in the state. */
  reload(): void {
    void this.#load();
  }

  /** Somebody else may see other things: what is watched is read again, the rest forgotten. */
  handleSession(): void {
    if (this.#state.status === 'idle' || this.#reader === this.#session.user) return;
    if (this.#listeners.size > 0) this.reload();
    else this.#forget();
  }

  async #load(): Promise<void> {
    this.#request?.abort();
    const {signal} = (this.#request = new AbortController());
    this.#show({...this.#state, status: 'loading', error: null});
    try {
      const items = await this.#readAll(signal);
      if (!signal.aborted) this.#show({status: 'ready', items, error: null});
    } catch (cause) {
      const error = asCommerceError(cause, this.#operation);
      if (!signal.aborted) this.#show({...this.#state, status: 'error', error});
    }
  }

  async #readAll(signal: AbortSignal): Promise<T[]> {
    const calls = await this.#session.open(this.#operation, signal);
    const items: T[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer = await calls.call(
        this.#operation,
        (sdk, options) => {
          this.#reader = this.#session.user;
          return this.#read(sdk, {page, pageSize: PAGE_SIZE}, options);
        },
        {signal},
      );
      const {Items, Meta} = expectAnswer(answer, this.#operation, (list) => Array.isArray(list.Items));
      items.push(...Items!);
      pages = Meta?.TotalPages ?? Math.ceil((Meta?.TotalCount ?? 0) / PAGE_SIZE);
    }
    return items;
  }

  #forget(): void {
    this.#request?.abort();
    this.#state = {status: 'idle', items: [], error: null};
  }

  #show(state: DetailList<T>): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
