import type {LineItemSpec} from 'ordercloud-javascript-sdk';
import {IntentEvent} from './intent-event.js';

export interface CartItemAddingDetail {
  productID: string;
  /** Whole units, 1 or more. */
  quantity: number;
  /** `[{SpecID, OptionID?, Value?}]`. */
  specs: LineItemSpec[];
}

/** A product is about to be put into the cart. */
export class CartItemAddingEvent extends IntentEvent<CartItemAddingDetail> {
  static readonly eventName = 'oc-cart-item-adding';

  constructor(detail: CartItemAddingDetail) {
    super(CartItemAddingEvent.eventName, structuredClone(detail));
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-cart-item-adding': CartItemAddingEvent;
  }
}
