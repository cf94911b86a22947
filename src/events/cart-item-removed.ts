import type {LineItem} from 'ordercloud-javascript-sdk';
import {FactEvent} from './fact-event.js';

export interface CartItemRemovedDetail {
  /** The line as it was before (removed altogether) or as it is now (lowered). */
  readonly lineItem: LineItem;
  /** What was taken out just now, in units, above 0. */
  readonly quantity: number;
}

/** A line was removed from the cart or its quantity lowered. */
export class CartItemRemovedEvent extends FactEvent<CartItemRemovedDetail> {
  static readonly eventName = 'oc-cart-item-removed';

  constructor(detail: CartItemRemovedDetail) {
    super(CartItemRemovedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-cart-item-removed': CartItemRemovedEvent;
  }
}
