import type {LineItem, Spec} from 'ordercloud-javascript-sdk';
import type {Caller} from './calls.js';
import type {CartAdded, CartAddition, CartAddOptions, CartBook, KnownCart} from './cart.js';
import {CommerceError} from './errors.js';
import {expectAnswer, toCommerceError} from './failures.js';
import {findLine} from './line-match.js';
import {OrderRoutes} from './order-routes.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';

/** What was there when a change went out whose answer never came. */
interface Doubt {
  before: number;
  quantity: number;
  line?: LineItem;
}

/**
 * What reads and changes the shopper's cart, for {@link Cart}, which asks for one thing at a time.
 *
 * A change whose answer was lost rejects. Asked for again, the cart is read first: what did arrive is not done a second
 * time, and counts as what was asked for now.
 */
export class CartCalls {
  readonly #caller: Caller;
  readonly #session: Session;
  readonly #book: CartBook;
  readonly #routes: OrderRoutes;
  readonly #doubts = new Map<string, Doubt>();
  readonly #specs = new Map<string, readonly Spec[]>();

  constructor(caller: Caller, session: Session, book: CartBook) {
    this.#caller = caller;
    this.#session = session;
    this.#book = book;
    this.#routes = new OrderRoutes(caller);
    let before = session.owner.value;
    session.owner.subscribe((owner) => {
      // The first token of a visit may be the one that a lost add has asked for.
      if (before !== null) this.#doubts.clear();
      before = owner;
    });
  }

  /** The cart as OrderCloud has it; no request without a token. */
  async read(): Promise<KnownCart> {
    if (!this.#session.hasToken()) return {owner: this.#session.owner.value, order: null, lineItems: []};
    const [order, lineItems] = await Promise.all([this.#routes.readOrder(), this.#routes.readLines()]);
    if (order) this.#session.note({hasCart: true});
    return {owner: this.#session.owner.value, order, lineItems};
  }

  /**
   * Puts a product into the cart, or into the order that `orderID` names. The first add creates the cart; more of the
   * same raises the line that is there.
   *
   * @throws CommerceError `product-id-missing`, `quantity-invalid`, or as OrderCloud answered
   */
  async add(addition: CartAddition, {orderID, inventoryRecordID: place}: CartAddOptions = {}): Promise<CartAdded> {
    const {productID, quantity, specs = []} = addition;
    const operation = 'Cart.CreateLineItem';
    if (!productID)
      throw new CommerceError({code: 'product-id-missing', message: 'No product ID was given', operation});
    expectQuantity(quantity, operation);
    const target = orderID ? new OrderRoutes(this.#caller, orderID) : this.#routes;
    const key = JSON.stringify(['add', orderID, productID, place, ...specs.map((spec) => JSON.stringify(spec)).sort()]);
    const all = await (orderID ? target.readLines() : this.#lines());
    const lines = all.filter((each) => (each.InventoryRecordID || undefined) === place);
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
      return (
        raised || target.createLine({ProductID: productID, Quantity: missing, Specs: specs, InventoryRecordID: place})
      );
    });
    if (!orderID) this.#keep(lineItem);
    return {lineItem, quantity: counted, order: orderID ? null : (this.#book.known?.order ?? null)};
  }

  /**
   * Sets a line's quantity, in whole units from 1. `change` is what that added, negative for what it took away.
   *
   * @throws CommerceError `quantity-invalid`, `NotFound`, or as OrderCloud answered
   */
  async setQuantity(lineItemID: string, quantity: number): Promise<{lineItem: LineItem; change: number}> {
    expectQuantity(quantity, 'Cart.PatchLineItem');
    const key = `set ${lineItemID}`;
    const line = await this.#line(lineItemID);
    if (!line) throw this.#gone(lineItemID, 'Cart.PatchLineItem');
    const held = line.Quantity ?? 0;
    const doubt = this.#doubts.get(key);
    const before = doubt?.quantity === held ? doubt.before : held;
    const lineItem = await this.#settle(key, {before, quantity}, async () =>
      held === quantity ? line : this.#routes.setLineQuantity(lineItemID, quantity),
    );
    if (before !== quantity) this.#keep(lineItem);
    return {lineItem, change: quantity - before};
  }

  /**
   * Takes a line out; `lineItem` is the line as it was.
   *
   * @throws CommerceError `NotFound`, or as OrderCloud answered
   */
  async remove(lineItemID: string): Promise<{lineItem: LineItem}> {
    const key = `remove ${lineItemID}`;
    const line = await this.#line(lineItemID);
    const lineItem = line ?? this.#doubts.get(key)?.line;
    if (!lineItem) throw this.#gone(lineItemID, 'Cart.DeleteLineItem');
    const doubt = {before: lineItem.Quantity ?? 0, quantity: 0, line: lineItem};
    await this.#settle(key, doubt, async () => {
      if (line) await this.#routes.deleteLine(lineItemID);
    });
    this.#forget(lineItemID);
    return {lineItem};
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
      this.#book.known = null;
      if (error.status === 404) this.#book.stale = true;
      throw error;
    }
  }

  /** The lines, read first where they are not known. */
  async #lines(): Promise<readonly LineItem[]> {
    const {known} = this.#book;
    if (known?.owner === this.#session.owner.value) return known.lineItems;
    this.#book.known = await this.read();
    return this.#book.known.lineItems;
  }

  /** Takes over a line as OrderCloud answered it. */
  #keep(line: LineItem): void {
    this.#book.stale = true;
    const lines = this.#book.known?.lineItems;
    const index = lines?.findIndex(({ID}) => ID === line.ID) ?? -1;
    if (index < 0) lines?.push(line);
    else lines![index] = line;
  }

  #forget(lineItemID: string): void {
    this.#book.stale = true;
    const lines = this.#book.known?.lineItems;
    lines?.splice(0, lines.length, ...lines.filter(({ID}) => ID !== lineItemID));
  }

  async #line(lineItemID: string): Promise<LineItem | undefined> {
    return (await this.#lines()).find(({ID}) => ID === lineItemID);
  }

  #gone(lineItemID: string, operation: string): CommerceError {
    this.#book.stale = true;
    const message = `LineItem ${lineItemID} not found`;
    const data = {ObjectType: 'LineItem', ObjectID: lineItemID};
    return new CommerceError({code: 'NotFound', message, status: 404, operation, data});
  }

  async #readSpecs(productID: string): Promise<readonly Spec[]> {
    const operation = 'Me.ListSpecs';
    const known = this.#specs.get(productID);
    if (known) return known;
    const id = pathPart(productID, operation);
    const page = await this.#caller.call(operation, (sdk, options) => sdk.Me.ListSpecs(id, {pageSize: 100}, options));
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
