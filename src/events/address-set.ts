import type {Order} from 'ordercloud-javascript-sdk';
import {FactEvent} from './fact-event.js';

export interface AddressSetDetail {
  readonly type: 'shipping' | 'billing';
  /** The order as OrderCloud has it now. */
  readonly order: Order;
}

/** The order has a shipping or a billing address. */
export class AddressSetEvent extends FactEvent<AddressSetDetail> {
  static readonly eventName = 'oc-address-set';

  constructor(detail: AddressSetDetail) {
    super(AddressSetEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-address-set': AddressSetEvent;
  }
}
