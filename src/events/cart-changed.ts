import type {LineItem, Order} from 'ordercloud-javascript-sdk';
import {FactEvent} from './fact-event.js';

export interface CartChangedDetail {
  /** The unsubmitted order, or null where the shopper has none. */
  readonly order: Order | null;
  readonly lineItems: readonly LineItem[];
}

/** The cart is another one than before: after an add, an edit, a removal, a purchase, a sign-in or sign-out. */
export class CartChangedEvent extends FactEvent<CartChangedDetail> {
  static readonly eventName = 'oc-cart-changed';

  constructor(detail: CartChangedDetail) {
    super(CartChangedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-cart-changed': CartChangedEvent;
  }
}
