import type {LineItem, LineItemSpec, Order} from 'ordercloud-javascript-sdk';
import type {Store} from '../core/store.js';
import type {CartChanges} from './cart-changes.js';
import {CartContents, type CartSnapshot} from './cart-contents.js';
import {lazily} from './lazily.js';
import type {Session} from './session.js';

export type {CartSnapshot};

export interface CartAddition {
  productID: string;
  /** Whole units, 1 or more. */
  quantity: number;
  specs?: LineItemSpec[];
}

export interface CartAdded {
  /** The line as OrderCloud answered; its `Quantity` is that of the whole line. */
  lineItem: LineItem;
  /** What was added, in units. */
  quantity: number;
  /** The cart's order as it was read before, where it is known: its new totals follow with the next state. */
  order: Order | null;
}

/**
 * The shopper's cart. Changes are made one at a time, in the order in which they were asked for; after the last of them
 * the cart is read again, so that what is shown are OrderCloud's numbers.
 *
 * A change whose answer was lost rejects. Asked for again, the cart is read first: what did arrive is not done a second
 * time, and counts as what was asked for now.
 */
export class Cart {
  readonly #contents: CartContents;
  /** A visitor who only looks around doesn't load what changes a cart. */
  readonly #changes: (operation: string) => Promise<CartChanges>;

  constructor(session: Session) {
    const contents = (this.#contents = new CartContents(session));
    this.#changes = lazily(async () => new (await import('./cart-changes.js')).CartChanges(session, contents));
  }

  get state(): Store<CartSnapshot> {
    return this.#contents.state;
  }

  /** Reads the cart unless it is known. No request without a token. Never rejects: a failure is in the state. */
  load(): Promise<void> {
    return this.#contents.load();
  }

  /** Reads the cart again. Never rejects. */
  reload(): Promise<void> {
    return this.#contents.reload();
  }

  /** Runs `job` between two changes. */
  exclusively<T>(job: () => Promise<T>): Promise<T> {
    return this.#contents.exclusively(job);
  }

  /**
   * Puts a product into the cart, or into the order that `orderID` names. The first add creates the cart; more of the
   * same raises the line that is there.
   *
   * @throws CommerceError `product-id-missing`, `quantity-invalid`, or as OrderCloud answered
   */
  async add(addition: CartAddition, options?: {orderID?: string | undefined}): Promise<CartAdded> {
    return (await this.#changes('Cart.CreateLineItem')).add(addition, options);
  }

  /**
   * Sets a line's quantity, in whole units from 1. `change` is what that added, negative for what it took away.
   *
   * @throws CommerceError `quantity-invalid`, `NotFound`, or as OrderCloud answered
   */
  async setQuantity(lineItemID: string, quantity: number): Promise<{lineItem: LineItem; change: number}> {
    return (await this.#changes('Cart.PatchLineItem')).setQuantity(lineItemID, quantity);
  }

  /**
   * Takes a line out; `lineItem` is the line as it was.
   *
   * @throws CommerceError `NotFound`, or as OrderCloud answered
   */
  async remove(lineItemID: string): Promise<{lineItem: LineItem}> {
    return (await this.#changes('Cart.DeleteLineItem')).remove(lineItemID);
  }
}
