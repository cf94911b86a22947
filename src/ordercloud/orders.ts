import type {LineItem, Order} from 'ordercloud-javascript-sdk';
import type {Cart} from './cart.js';
import {commerce} from './commerce.js';
import {asCommerceError, CommerceError} from './errors.js';
import type {OrderRoutes} from './order-routes.js';
import {Receipts} from './receipts.js';
import type {Session} from './session.js';

export interface PreparedOrder {
  order: Order;
  lineItems: LineItem[];
}

export interface SubmittedOrder extends PreparedOrder {
  /** Null where somebody is signed in, or the order has no e-mail but the one that all anonymous visitors share. */
  guestEmail: string | null;
}

export interface ReadOrder extends SubmittedOrder {
  /** True for the first who reads an order that somebody else has just submitted, such as the shop's server. */
  isNew: boolean;
}

export interface SubmitOptions {
  /** An order on the Orders routes; the cart when left out. */
  orderID?: string | undefined;
  /** A guest's e-mail; where somebody is signed in it is passed over. */
  email?: string | undefined;
  /** Lets a guest buy without an e-mail. */
  withoutEmail?: boolean | undefined;
}

/** An order that was submitted longer ago, in milliseconds, is looked up and not news. */
const NEWS = 3600_000;

/** Enough to tell an e-mail from a slip; whether it is one only a message to it shows. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** The document's orders, beside its other services. */
export function currentOrders(): Orders {
  const services = commerce();
  return (services.orders ??= new Orders(services.session, services.cart));
}

/** Buys what is in the cart, or in an order of the page's own. */
export class Orders {
  readonly #session: Session;
  readonly #cart: Cart;
  readonly #submitted = new Set<string>();
  readonly #receipts: Receipts;

  constructor(session: Session, cart: Cart) {
    this.#session = session;
    this.#cart = cart;
    this.#receipts = new Receipts(session);
  }

  /**
   * Reads the order and all its lines, when changes of the cart are done. Where the answer to an earlier submission was
   * lost but OrderCloud has taken it, it gives that order.
   *
   * @throws CommerceError `cart-empty`, or as OrderCloud answered
   */
  async prepare({orderID}: {orderID?: string | undefined} = {}): Promise<PreparedOrder> {
    await this.#session.configured;
    return this.#cart.exclusively(async () => {
      const accepted = await this.#findAccepted(orderID);
      if (accepted) return accepted;
      const prepared = orderID || this.#session.hasToken() ? await this.#read(orderID) : null;
      if (prepared) return prepared;
      throw new CommerceError({code: 'cart-empty', message: 'There is nothing to buy', operation: 'Cart.Submit'});
    });
  }

  /**
   * A guest's e-mail, validation, submission. A submission whose answer was lost rejects; asked for again, the order is
   * read first and not submitted twice.
   *
   * @throws CommerceError `guest-email-missing` or `guest-email-invalid` before anything is written, `order-submitted`
   *   where this page has submitted the order already, or as OrderCloud answered; of a validation `data` has all errors
   */
  async submit(prepared: PreparedOrder, options: SubmitOptions = {}): Promise<SubmittedOrder> {
    await this.#session.configured;
    const {orderID} = options;
    const id = prepared.order.ID ?? '';
    return this.#cart.exclusively(async () => {
      if (this.#submitted.has(id)) {
        const message = `Order ${id} was submitted before`;
        throw new CommerceError({code: 'order-submitted', message, operation: 'Cart.Submit'});
      }
      const asked = this.#session.notes.submitting;
      const accepted = await this.#findAccepted(orderID);
      if (accepted?.order.ID === id) return this.#finish(accepted, asked?.email ?? null);
      const email = this.#emailFor(id, options);
      const order = await this.#submit(id, email, orderID);
      return this.#finish(await this.#bought(prepared, order), email);
    });
  }

  /**
   * Reads an order that was submitted, by this page or by the shop's server. A guest's last order is known to the tab; the
   * anonymous token of one that the server has submitted is forgotten, so that the next cart can begin.
   *
   * @throws CommerceError `order-not-submitted` where it is still a cart, `NotFound` where nobody is signed in who could
   *   have it, or as OrderCloud answered
   */
  async read(orderID: string, now = Date.now()): Promise<ReadOrder> {
    const operation = 'Orders.Get';
    await this.#session.configured;
    const kept = this.#receipts.find(orderID);
    if (kept) return {...kept, isNew: false};
    if (!this.#session.hasToken()) {
      throw new CommerceError({code: 'NotFound', message: `Order ${orderID} not found`, status: 404, operation});
    }
    return this.#cart.exclusively(async () => {
      const routes = await this.#routes(orderID);
      const [order, lineItems] = await Promise.all([routes.readOrder(), routes.readLines()]);
      if (!order?.IsSubmitted) {
        const message = `Order ${orderID} was not submitted yet`;
        throw new CommerceError({code: 'order-not-submitted', message, operation, retryable: true});
      }
      const {guest} = this.#session.notes;
      const guestEmail = guest?.orderID === orderID ? guest.email : null;
      const isRecent = now - Date.parse(order.DateSubmitted ?? '') < NEWS;
      const isNew = isRecent && this.#receipts.claim(orderID);
      const read = {order, lineItems, guestEmail: this.#session.user === null ? guestEmail : null};
      if (this.#session.cartOrderID === orderID) {
        this.#receipts.keep(read);
        await this.#session.startNextAnonymous();
      }
      if (isNew) void this.#cart.reload();
      return {...read, isNew};
    });
  }

  async #routes(orderID?: string): Promise<OrderRoutes> {
    return (await this.#session.open(orderID ? 'Orders.Get' : 'Cart.Get')).orderRoutes(orderID);
  }

  async #read(orderID?: string): Promise<PreparedOrder | null> {
    const routes = await this.#routes(orderID);
    const [order, lineItems] = await Promise.all([routes.readOrder(), routes.readLines()]);
    return order && lineItems.length > 0 ? {order, lineItems} : null;
  }

  /** The order whose submission was never answered, where OrderCloud has taken it. */
  async #findAccepted(orderID?: string): Promise<PreparedOrder | null> {
    const {submitting} = this.#session.notes;
    if (!submitting || (orderID && orderID !== submitting.orderID)) return null;
    const found = await this.#read(submitting.orderID).catch((error: unknown) => {
      if (asCommerceError(error, 'Orders.Get').status === 404) return null;
      throw error;
    });
    if (found?.order.IsSubmitted && !this.#submitted.has(submitting.orderID)) return found;
    this.#session.note({submitting: null});
    return null;
  }

  /** Only an e-mail that the guest gave counts: what else an anonymous order has is the shared user's. */
  #emailFor(id: string, {email = '', withoutEmail = false}: SubmitOptions): string | null {
    const operation = 'Cart.PatchFromUser';
    const {guest} = this.#session.notes;
    const given = email.trim() || (!withoutEmail && guest?.orderID === id && guest.email) || null;
    if (this.#session.user !== null || (!given && withoutEmail)) return null;
    if (!given) {
      const message = 'A guest has to give an e-mail address';
      throw new CommerceError({code: 'guest-email-missing', message, operation});
    }
    if (EMAIL.test(given)) return given;
    throw new CommerceError({code: 'guest-email-invalid', message: 'That is no e-mail address', operation});
  }

  async #submit(id: string, email: string | null, orderID?: string): Promise<Order> {
    const routes = await this.#routes(orderID);
    const {guest} = this.#session.notes;
    if (email && !(guest?.orderID === id && guest.email === email)) {
      await routes.patchFromUser({Email: email});
      this.#session.note({guest: {orderID: id, email}});
    }
    await routes.validate();
    this.#session.note({submitting: {orderID: id, email}});
    try {
      return await routes.submit();
    } catch (cause) {
      const error = asCommerceError(cause, 'Cart.Submit');
      if (!error.outcomeUnknown) this.#session.note({submitting: null});
      throw error;
    }
  }

  /** The lines as they were read, unless the order changed on the way: then they are read again. */
  async #bought({order: before, lineItems}: PreparedOrder, order: Order): Promise<PreparedOrder> {
    if (order.Subtotal === before.Subtotal && order.LineItemCount === before.LineItemCount) return {order, lineItems};
    const routes = await this.#routes(order.ID);
    return {order, lineItems: await routes.readLines().catch(() => lineItems)};
  }

  async #finish(bought: PreparedOrder, guestEmail: string | null): Promise<SubmittedOrder> {
    const id = bought.order.ID ?? '';
    this.#submitted.add(id);
    this.#session.note({submitting: null, guest: null});
    const isAnonymous = this.#session.user === null;
    const submitted = {...bought, guestEmail: isAnonymous ? guestEmail : null};
    this.#receipts.claim(id);
    if (isAnonymous) this.#receipts.keep(submitted);
    if (isAnonymous) await this.#session.startNextAnonymous();
    void this.#cart.reload();
    return submitted;
  }
}
