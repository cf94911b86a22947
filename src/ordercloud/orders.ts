import type {LineItem, Order} from 'ordercloud-javascript-sdk';
import type {Cart} from './cart.js';
import {commerce} from './commerce.js';
import {asCommerceError, CommerceError} from './errors.js';
import type {OrderRoutes} from './order-routes.js';
import type {Session} from './session.js';

export interface PreparedOrder {
  order: Order;
  lineItems: LineItem[];
}

export interface SubmittedOrder extends PreparedOrder {
  /** Null where somebody is signed in, or the order has no e-mail but the one that all anonymous visitors share. */
  guestEmail: string | null;
}

export interface SubmitOptions {
  /** An order on the Orders routes; the cart when left out. */
  orderID?: string | undefined;
  /** A guest's e-mail; where somebody is signed in it is passed over. */
  email?: string | undefined;
  /** Lets a guest buy without an e-mail. */
  withoutEmail?: boolean | undefined;
}

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

  constructor(session: Session, cart: Cart) {
    this.#session = session;
    this.#cart = cart;
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
    if (isAnonymous) await this.#session.startNextAnonymous();
    void this.#cart.reload();
    return {...bought, guestEmail: isAnonymous ? guestEmail : null};
  }
}
