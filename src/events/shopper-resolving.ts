import {FactEvent} from './fact-event.js';

/** Who the shopper is, is being asked. `oc-shopper-changed` or `oc-error` follows; a tracker holds its events in between, two seconds at most. */
export class ShopperResolvingEvent extends FactEvent<Record<string, never>> {
  static readonly eventName = 'oc-shopper-resolving';

  constructor() {
    super(ShopperResolvingEvent.eventName, {});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-shopper-resolving': ShopperResolvingEvent;
  }
}
