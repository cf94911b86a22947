import type {LineItem, Order} from 'ordercloud-javascript-sdk';
import {IntentEvent} from './intent-event.js';

export interface OrderSubmittingDetail {
  order: Order;
  lineItems: LineItem[];
}

/** The order is about to be submitted. Cancel it to take a payment first, and press the button again afterwards. */
export class OrderSubmittingEvent extends IntentEvent<OrderSubmittingDetail> {
  static readonly eventName = 'oc-order-submitting';

  constructor(detail: OrderSubmittingDetail) {
    super(OrderSubmittingEvent.eventName, structuredClone(detail));
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-order-submitting': OrderSubmittingEvent;
  }
}
