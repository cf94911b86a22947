import {FactEvent} from './fact-event.js';

export interface ProductViewingDetail {
  readonly productID: string;
}

/** A page's main product is being read; `oc-product-viewed` or `oc-error` follows. */
export class ProductViewingEvent extends FactEvent<ProductViewingDetail> {
  static readonly eventName = 'oc-product-viewing';

  constructor(detail: ProductViewingDetail) {
    super(ProductViewingEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-product-viewing': ProductViewingEvent;
  }
}
