import type {Order, Payment} from 'ordercloud-javascript-sdk';
import {FactEvent} from './fact-event.js';

export interface PaymentCollectedDetail {
  readonly order: Order;
  /** All payments of the order; they cover its total, and each is accepted. */
  readonly payments: readonly Payment[];
}

/** The order is paid, as far as can be before it is submitted. */
export class PaymentCollectedEvent extends FactEvent<PaymentCollectedDetail> {
  static readonly eventName = 'oc-payment-collected';

  constructor(detail: PaymentCollectedDetail) {
    super(PaymentCollectedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-payment-collected': PaymentCollectedEvent;
  }
}
