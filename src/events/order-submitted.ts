import type {LineItem, Order} from 'ordercloud-javascript-sdk';
import {FactEvent} from './fact-event.js';

export interface OrderSubmittedDetail {
  /** The order as the submission answered it. */
  readonly order: Order;
  /** The lines that were bought. */
  readonly lineItems: readonly LineItem[];
  /** A guest's e-mail. Null where somebody is signed in, or where the order has no e-mail but the shared anonymous user's. */
  readonly guestEmail: string | null;
}

/** OrderCloud has accepted the order. */
export class OrderSubmittedEvent extends FactEvent<OrderSubmittedDetail> {
  static readonly eventName = 'oc-order-submitted';

  constructor(detail: OrderSubmittedDetail) {
    super(OrderSubmittedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-order-submitted': OrderSubmittedEvent;
  }
}
