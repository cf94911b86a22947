import {OrderSubmittedEvent} from '../events/order-submitted.js';
import {OrderSubmittingEvent} from '../events/order-submitting.js';
import {currentOrders} from '../ordercloud/orders.js';
import {announce} from './announce.js';
import {configuredSession} from './session-controller.js';

export interface OrderSubmission {
  /** An order of the Orders routes; the cart's by default. */
  orderID?: string;
  /** A guest's e-mail. */
  email?: string;
  /** Lets a guest buy without an e-mail. */
  withoutEmail?: boolean;
}

/** Submits orders for an element and announces them. */
export class OrderController {
  readonly #host: HTMLElement;
  #running = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /**
   * Reads the order, asks by `oc-order-submitting`, submits, and announces `oc-order-submitted`.
   *
   * @returns the fact; null where a listener cancelled, or while an earlier submission runs
   * @throws {CommerceError} OrderCloud's code, `guest-email-missing`, or `session-missing`
   */
  async submit({orderID, email, withoutEmail}: OrderSubmission): Promise<OrderSubmittedEvent | null> {
    if (this.#running) return null;
    this.#running = true;
    try {
      configuredSession();
      const orders = currentOrders();
      const prepared = await orders.prepare({orderID});
      if (announce(this.#host, new OrderSubmittingEvent(prepared)).defaultPrevented) return null;
      return announce(
        this.#host,
        new OrderSubmittedEvent(await orders.submit(prepared, {orderID, email, withoutEmail})),
      );
    } finally {
      this.#running = false;
    }
  }
}
