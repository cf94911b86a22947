import type {LineItem, LineItemSpec, Order, Spec} from 'ordercloud-javascript-sdk';
import type {Store} from '../core/store.js';
import {CartContents, type CartSnapshot} from './cart-contents.js';
import {pathPart} from './client.js';
import {CommerceError, expectAnswer, toCommerceError} from './errors.js';
import {findLine} from './line-match.js';
import {OrderRoutes} from './order-routes.js';
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

/** What was there when a change went out whose answer never came. */
interface Doubt {
  before: number;
  quantity: number;
  line?: LineItem;
}

/**
 * The shopper's cart. Changes are made one at a time, in the order in which they were asked for; after the last of them
 * the cart is read again, so that what is shown are OrderCloud's numbers.
 *
 * A change whose answer was lost rejects. Asked for again, the cart is read first: what did arrive is not done a second
 * time, and counts as what was asked for now.
 */
export class Cart {
  readonly #session: Session;
  readonly #contents: CartContents;
  readonly #routes: OrderRoutes;
  readonly #doubts = new Map<string, Doubt>();
  readonly #specs = new Map<string, readonly Spec[]>();

  constructor(session: Session) {
    this.#session = session;
    this.#contents = new CartContents(session);
    this.#routes = new OrderRoutes(session);
    let before: string | null = null;
    session.owner.subscribe((owner) => {
      // The first token of a visit may be the one that a lost add has asked for.
      if (before !== null) this.#doubts.clear();
      before = owner;
    });
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
  async add(addition: CartAddition, {orderID}: {orderID?: string | undefined} = {}): Promise<CartAdded> {
    const {productID, quantity, specs = []} = addition;
    const operation = 'Cart.CreateLineItem';
    if (!productID)
      throw new CommerceError({code: 'product-id-missing', message: 'No product ID was given', operation});
    expectQuantity(quantity, operation);
    const target = orderID ? new OrderRoutes(this.#session, orderID) : this.#routes;
    const key = JSON.stringify(['add', orderID, productID, ...specs.map((spec) => JSON.stringify(spec)).sort()]);
    return this.#contents.change(async () => {
      const lines = await (orderID ? target.readLines() : this.#contents.lines());
      const line = await findLine(lines, productID, specs, () => this.#readSpecs(productID));
      const held = line?.Quantity ?? 0;
      const doubt = this.#doubts.get(key);
      const arrived = doubt ? Math.max(0, held - doubt.before) : 0;
      const counted = arrived > 0 ? Math.max(quantity, doubt!.quantity) : quantity;
      const missing = counted - arrived;
      if (arrived === 0) this.#doubts.delete(key);
      const lineItem = await this.#settle(key, {before: held - arrived, quantity: counted}, async () => {
        if (line && missing <= 0) return line;
        const raised = line?.ID && (await unlessGone(target.setLineQuantity(line.ID, held + missing)));
        return raised || target.createLine({ProductID: productID, Quantity: missing, Specs: specs});
      });
      if (!orderID) this.#contents.keep(lineItem);
      return {lineItem, quantity: counted, order: orderID ? null : this.#contents.order};
    });
  }

  /**
   * Sets a line's quantity, in whole units from 1. `change` is what that added, negative for what it took away.
   *
   * @throws CommerceError `quantity-invalid`, `NotFound`, or as OrderCloud answered
   */
  async setQuantity(lineItemID: string, quantity: number): Promise<{lineItem: LineItem; change: number}> {
    expectQuantity(quantity, 'Cart.PatchLineItem');
    const key = `set ${lineItemID}`;
    return this.#contents.change(async () => {
      const line = await this.#line(lineItemID);
      if (!line) throw this.#gone(lineItemID, 'Cart.PatchLineItem');
      const held = line.Quantity ?? 0;
      const doubt = this.#doubts.get(key);
      const before = doubt?.quantity === held ? doubt.before : held;
      const lineItem = await this.#settle(key, {before, quantity}, async () =>
        held === quantity ? line : this.#routes.setLineQuantity(lineItemID, quantity),
      );
      if (before !== quantity) this.#contents.keep(lineItem);
      return {lineItem, change: quantity - before};
    });
  }

  /**
   * Takes a line out; `lineItem` is the line as it was.
   *
   * @throws CommerceError `NotFound`, or as OrderCloud answered
   */
  async remove(lineItemID: string): Promise<{lineItem: LineItem}> {
    const key = `remove ${lineItemID}`;
    return this.#contents.change(async () => {
      const line = await this.#line(lineItemID);
      const lineItem = line ?? this.#doubts.get(key)?.line;
      if (!lineItem) throw this.#gone(lineItemID, 'Cart.DeleteLineItem');
      const doubt = {before: lineItem.Quantity ?? 0, quantity: 0, line: lineItem};
      await this.#settle(key, doubt, async () => {
        if (line) await this.#routes.deleteLine(lineItemID);
      });
      this.#contents.forget(lineItemID);
      return {lineItem};
    });
  }

  /** Makes a change, and remembers it where its answer is lost. */
  async #settle<T>(key: string, doubt: Doubt, write: () => Promise<T>): Promise<T> {
    try {
      const result = await write();
      this.#doubts.delete(key);
      this.#session.note({hasCart: true});
      return result;
    } catch (cause) {
      const error = toCommerceError(cause, 'Cart');
      if (error.outcomeUnknown) {
        this.#doubts.set(key, doubt);
        this.#session.note({hasCart: true});
      }
      // Where OrderCloud says no, a change in another tab may be why.
      this.#contents.doubt();
      if (error.status === 404) this.#contents.touch();
      throw error;
    }
  }

  async #line(lineItemID: string): Promise<LineItem | undefined> {
    return (await this.#contents.lines()).find(({ID}) => ID === lineItemID);
  }

  #gone(lineItemID: string, operation: string): CommerceError {
    this.#contents.touch();
    const message = `LineItem ${lineItemID} not found`;
    const data = {ObjectType: 'LineItem', ObjectID: lineItemID};
    return new CommerceError({code: 'NotFound', message, status: 404, operation, data});
  }

  async #readSpecs(productID: string): Promise<readonly Spec[]> {
    const operation = 'Me.ListSpecs';
    const known = this.#specs.get(productID);
    if (known) return known;
    const id = pathPart(productID, operation);
    const page = await this.#session.call(operation, (sdk, options) => sdk.Me.ListSpecs(id, {pageSize: 100}, options));
    const specs = expectAnswer(page, operation, ({Items}) => Array.isArray(Items)).Items;
    this.#specs.set(productID, specs);
    return specs;
  }
}

function expectQuantity(quantity: number, operation: string): void {
  if (Number.isSafeInteger(quantity) && quantity >= 1) return;
  const message = 'A quantity is a whole number, 1 or more';
  throw new CommerceError({code: 'quantity-invalid', message, operation});
}

/** Null where the line was taken out meanwhile, in another tab. */
async function unlessGone(change: Promise<LineItem>): Promise<LineItem | null> {
  try {
    return await change;
  } catch (error) {
    if (toCommerceError(error, 'Cart.PatchLineItem').status === 404) return null;
    throw error;
  }
}
