import type {LineItem, Order} from 'ordercloud-javascript-sdk';
import {FactEvent} from './fact-event.js';

export interface CartItemAddedDetail {
  /** The line as OrderCloud answered; its `Quantity` is that of the whole line. */
  readonly lineItem: LineItem;
  /** What was added just now, in units: 1 when a line went from 2 to 3. */
  readonly quantity: number;
  /** The order the line belongs to, where it is known. */
  readonly order: Order | null;
}

/** Something was put into the cart, by a button, by a raised quantity, by a reorder or a restored cart. */
export class CartItemAddedEvent extends FactEvent<CartItemAddedDetail> {
  static readonly eventName = 'oc-cart-item-added';

  constructor(detail: CartItemAddedDetail) {
    super(CartItemAddedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-cart-item-added': CartItemAddedEvent;
  }
}
