import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import type {Price} from '../core/price.js';
import {Store, type Unsubscribe} from '../core/store.js';
import {asCommerceError, type CommerceError} from './errors.js';
import type {Session} from './session.js';

export interface ProductSnapshot {
  status: 'loading' | 'ready' | 'error';
  /** What was read last; it stays while it is read again. */
  product: BuyerProduct | null;
  /** For the smallest quantity that can be bought; null where the product has no price. */
  price: Price | null;
  error: CommerceError | null;
}

interface Entry {
  readonly state: Store<ProductSnapshot>;
  /** Ends the last request, where that is still in flight. */
  request: AbortController;
  /** User name the product was read as; null for anonymous visitors. */
  reader: string | null;
}

/** Nothing is known of a product yet. */
export const LOADING: ProductSnapshot = {status: 'loading', product: null, price: null, error: null};

const OPERATION = 'Me.GetProduct';

/** Products as the present shopper sees them, each read once for all who watch it. */
export class Catalog {
  readonly #session: Session;
  readonly #entries = new Map<string, Entry>();

  constructor(session: Session) {
    this.#session = session;
    session.state.subscribe(() => this.#handleSession());
  }

  /**
   * Calls `listener` at once with what is known, and then at each change: when the product was read, and read again
   * because the shopper or a {@link reload} asked for it. Undoing the last watch aborts the request in flight.
   */
  watch(productID: string, listener: (snapshot: ProductSnapshot) => void): Unsubscribe {
    const entry = this.#entries.get(productID) ?? this.#open(productID);
    const unsubscribe = entry.state.subscribe(listener);
    listener(entry.state.value);
    return () => {
      unsubscribe();
      // An element that is moved in the document stops and starts again at once; that needs no second request.
      queueMicrotask(() => this.#drop(productID, entry));
    };
  }

  /** Reads a watched product again. */
  reload(productID: string): void {
    const entry = this.#entries.get(productID);
    if (entry) void this.#read(productID, entry);
  }

  #open(productID: string): Entry {
    const entry: Entry = {state: new Store(LOADING), request: new AbortController(), reader: null};
    this.#entries.set(productID, entry);
    void this.#read(productID, entry);
    return entry;
  }

  #drop(productID: string, entry: Entry): void {
    if (entry.state.isWatched || entry.state.value.status === 'ready') return;
    entry.request.abort();
    if (this.#entries.get(productID) === entry) this.#entries.delete(productID);
  }

  async #read(productID: string, entry: Entry): Promise<void> {
    entry.request.abort();
    const {signal} = (entry.request = new AbortController());
    const show = (change: Partial<ProductSnapshot>): void => {
      if (!signal.aborted) state.set({...state.value, error: null, ...change});
    };
    const {state} = entry;
    if (state.value.status === 'error') show({status: 'loading'});
    try {
      const calls = await this.#session.open(OPERATION, signal);
      const read = await calls.readProduct(productID, signal, () => (entry.reader = this.#session.user));
      show({status: 'ready', ...read});
    } catch (cause) {
      show({status: 'error', error: asCommerceError(cause, OPERATION)});
    }
  }

  /** Prices and visibility are the shopper's own: what another one was shown is read again, or forgotten. */
  #handleSession(): void {
    const {user} = this.#session;
    for (const [productID, entry] of [...this.#entries]) {
      if (entry.reader === user) continue;
      if (entry.state.isWatched) void this.#read(productID, entry);
      else this.#entries.delete(productID);
    }
  }
}
