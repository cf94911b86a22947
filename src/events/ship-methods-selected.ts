import type {Order, ShipMethodSelection} from 'ordercloud-javascript-sdk';
import {FactEvent} from './fact-event.js';

export interface ShipMethodsSelectedDetail {
  /** The order with its shipping costs, as OrderCloud has calculated it. */
  readonly order: Order;
  /** One for each shipment. */
  readonly shipMethodSelections: readonly ShipMethodSelection[];
}

/** The shopper has chosen how the order is shipped. */
export class ShipMethodsSelectedEvent extends FactEvent<ShipMethodsSelectedDetail> {
  static readonly eventName = 'oc-ship-methods-selected';

  constructor(detail: ShipMethodsSelectedDetail) {
    super(ShipMethodsSelectedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-ship-methods-selected': ShipMethodsSelectedEvent;
  }
}
