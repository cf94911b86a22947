import {FactEvent} from './fact-event.js';
import type {SendProduct} from './send-payload.js';

export interface SendProductViewedDetail {
  /** At least the `itemCode`; what is missing is filled in as for any product. */
  readonly product: Readonly<Partial<SendProduct> & {itemCode: string}>;
}

/** A product was shown that does not come from OrderCloud's API on this page, such as a server-rendered one. */
export class SendProductViewedEvent extends FactEvent<SendProductViewedDetail> {
  static readonly eventName = 'send-product-viewed';

  constructor(detail: SendProductViewedDetail) {
    super(SendProductViewedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'send-product-viewed': SendProductViewedEvent;
  }
}
