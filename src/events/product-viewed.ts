import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import type {Price} from '../core/price.js';
import {FactEvent} from './fact-event.js';

export interface ProductViewedDetail {
  readonly product: BuyerProduct;
  /** The price of the smallest quantity that can be bought, or null where the product has no price. */
  readonly price: Price | null;
}

/** The visit's main product has been shown. Once for each product and visit; cards never announce it. */
export class ProductViewedEvent extends FactEvent<ProductViewedDetail> {
  static readonly eventName = 'oc-product-viewed';

  constructor(detail: ProductViewedDetail) {
    super(ProductViewedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-product-viewed': ProductViewedEvent;
  }
}
