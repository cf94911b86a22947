import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import type {Price} from '../core/price.js';
import type {Unsubscribe} from '../core/store.js';
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

type Listener = (snapshot: ProductSnapshot) => void;

interface Entry {
  snapshot: ProductSnapshot;
  readonly listeners: Set<Listener>;
  /** The request in flight. */
  request: AbortController | null;
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
  watch(productID: string, listener: Listener): Unsubscribe {
    const entry = this.#entries.get(productID) ?? this.#open(productID);
    entry.listeners.add(listener);
    listener(entry.snapshot);
    return () => {
      entry.listeners.delete(listener);
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
    const entry: Entry = {snapshot: LOADING, listeners: new Set(), request: null, reader: null};
    this.#entries.set(productID, entry);
    void this.#read(productID, entry);
    return entry;
  }

  #drop(productID: string, entry: Entry): void {
    if (entry.listeners.size > 0 || entry.snapshot.status === 'ready') return;
    entry.request?.abort();
    if (this.#entries.get(productID) === entry) this.#entries.delete(productID);
  }

  async #read(productID: string, entry: Entry): Promise<void> {
    entry.request?.abort();
    const request = (entry.request = new AbortController());
    if (entry.snapshot.status === 'error') this.#show(entry, {...entry.snapshot, status: 'loading', error: null});
    const {signal} = request;
    try {
      const calls = await this.#session.open(OPERATION, signal);
      const read = await calls.readProduct(productID, signal, () => (entry.reader = this.#session.user));
      if (!signal.aborted) this.#show(entry, {status: 'ready', ...read, error: null});
    } catch (cause) {
      const error = asCommerceError(cause, OPERATION);
      if (!signal.aborted) this.#show(entry, {...entry.snapshot, status: 'error', error});
    } finally {
      if (entry.request === request) entry.request = null;
    }
  }

  #show(entry: Entry, snapshot: ProductSnapshot): void {
    entry.snapshot = snapshot;
    for (const listener of [...entry.listeners]) listener(snapshot);
  }

  /** Prices and visibility are the shopper's own: what another one was shown is read again, or forgotten. */
  #handleSession(): void {
    const {user} = this.#session;
    for (const [productID, entry] of [...this.#entries]) {
      if (entry.reader === user) continue;
      if (entry.listeners.size > 0) void this.#read(productID, entry);
      else this.#entries.delete(productID);
    }
  }
}
