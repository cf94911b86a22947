import type {LineItem, LineItemSpec, Order} from 'ordercloud-javascript-sdk';
import {Store} from '../core/store.js';
import type {CartCalls} from './cart-calls.js';
import {asCommerceError, type CommerceError} from './errors.js';
import type {Session} from './session.js';

export interface CartSnapshot {
  /** `idle` until something asks for the cart or changes it. */
  status: 'idle' | 'loading' | 'ready' | 'empty' | 'error';
  /** The unsubmitted order with the totals that OrderCloud answered; null where there is none. */
  order: Order | null;
  lineItems: readonly LineItem[];
  error: CommerceError | null;
}

export interface CartAddition {
  productID: string;
  /** Whole units, 1 or more. */
  quantity: number;
  specs?: LineItemSpec[];
}

export interface CartAddOptions {
  /** An order of the Orders routes to add to; the cart by default. */
  orderID?: string;
  /** The place to sell from, where a product is kept at several. */
  inventoryRecordID?: string;
}

export interface CartAdded {
  /** The line as OrderCloud answered; its `Quantity` is that of the whole line. */
  lineItem: LineItem;
  /** What was added, in units. */
  quantity: number;
  /** The cart's order as it was read before, where it is known: its new totals follow with the next state. */
  order: Order | null;
}

/** A cart as it was read. */
export interface KnownCart {
  /** Whose it is, as {@link Session.owner} says. */
  owner: string | null;
  order: Order | null;
  lineItems: LineItem[];
}

/** What those who show the cart and those who change it have in common. */
export interface CartBook {
  /** What was read last, with the changes since; null where it has to be read again before a change. */
  known: KnownCart | null;
  /** Whether the cart is to be read again after the changes that wait. */
  stale: boolean;
}

const NOTHING: CartSnapshot = {status: 'idle', order: null, lineItems: [], error: null};

/**
 * The shopper's cart as far as is known, and the queue in which it is read and changed: one change at a time, in the
 * order in which they were asked for. A change resolves as soon as it is done; after the last that waits, the cart is
 * read again, so that what is shown are OrderCloud's numbers.
 *
 * What reads and changes it is loaded with the first call.
 */
export class Cart {
  readonly state = new Store<CartSnapshot>(NOTHING);

  readonly #session: Session;
  readonly #book: CartBook = {known: null, stale: false};
  #calls: CartCalls | null = null;
  #owner: string | null = null;
  #changes = 0;
  #loading: Promise<void> | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
    session.owner.subscribe((owner) => this.#handleOwner(owner));
  }

  /** Reads the cart unless it is known. No request without a token. Never rejects: a failure is in the state. */
  load(): Promise<void> {
    const {status} = this.state.value;
    if (this.#isCurrent() && (status === 'ready' || status === 'empty')) return Promise.resolve();
    if (status === 'idle' || status === 'error') this.#show({status: 'loading'});
    this.#loading ??= this.reload().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Reads the cart again. Never rejects. */
  async reload(): Promise<void> {
    await this.#session.configured;
    await this.exclusively(() => this.#refresh());
  }

  /** Runs `job` when all that was asked for before is done, and holds back what comes after. */
  exclusively<T>(job: () => Promise<T>): Promise<T> {
    const run = this.#tail.then(job);
    this.#tail = run.catch(() => {});
    return run;
  }

  /**
   * Puts a product into the cart, or into the order that `orderID` names. The first add creates the cart; more of the
   * same raises the line that is there.
   *
   * @throws CommerceError `product-id-missing`, `quantity-invalid`, or as OrderCloud answered
   */
  add(addition: CartAddition, options?: CartAddOptions): Promise<CartAdded> {
    return this.#change('Cart.CreateLineItem', (calls) => calls.add(addition, options));
  }

  /**
   * Sets a line's quantity, in whole units from 1. `change` is what that added, negative for what it took away.
   *
   * @throws CommerceError `quantity-invalid`, `NotFound`, or as OrderCloud answered
   */
  setQuantity(lineItemID: string, quantity: number): Promise<{lineItem: LineItem; change: number}> {
    return this.#change('Cart.PatchLineItem', (calls) => calls.setQuantity(lineItemID, quantity));
  }

  /**
   * Takes a line out; `lineItem` is the line as it was.
   *
   * @throws CommerceError `NotFound`, or as OrderCloud answered
   */
  remove(lineItemID: string): Promise<{lineItem: LineItem}> {
    return this.#change('Cart.DeleteLineItem', (calls) => calls.remove(lineItemID));
  }

  /** Takes over what was read in the queue, here or by others. */
  adopt(known: KnownCart): void {
    this.#book.known = known;
    const {order, lineItems} = known;
    this.#show({status: lineItems.length > 0 ? 'ready' : 'empty', order, lineItems: [...lineItems]});
  }

  #change<T>(operation: string, job: (calls: CartCalls) => Promise<T>): Promise<T> {
    this.#changes++;
    return this.exclusively(async () => job(await this.#open(operation))).finally(() => {
      if (--this.#changes === 0) void this.exclusively(async () => (this.#book.stale ? this.#refresh() : undefined));
    });
  }

  async #open(operation: string): Promise<CartCalls> {
    const calls = await this.#session.open(operation);
    return (this.#calls ??= calls.cart(this.#session, this.#book));
  }

  #isCurrent(): boolean {
    return this.#book.known?.owner === this.#session.owner.value;
  }

  async #refresh(): Promise<void> {
    const book = this.#book;
    book.stale = false;
    try {
      this.adopt(
        this.#session.hasToken()
          ? await (await this.#open('Cart.Get')).read()
          : {owner: this.#session.owner.value, order: null, lineItems: []},
      );
    } catch (cause) {
      // A change that came through before shows all the same, with the totals of before.
      const lineItems = book.known?.lineItems ?? this.state.value.lineItems;
      book.known = null;
      this.#show({status: 'error', lineItems: [...lineItems], error: asCommerceError(cause, 'Cart.Get')});
    }
  }

  #show(change: Partial<CartSnapshot>): void {
    this.state.set({...this.state.value, error: null, ...change});
  }

  /** Nobody is shown another one's cart, not even for the time of a request. */
  #handleOwner(owner: string | null): void {
    const before = this.#owner;
    this.#owner = owner;
    if (this.#isCurrent() || this.state.value.status === 'idle') return;
    if (before !== null) this.state.set({...NOTHING, status: 'loading'});
    void this.exclusively(async () => {
      if (!this.#isCurrent()) await this.#refresh();
    });
  }
}
