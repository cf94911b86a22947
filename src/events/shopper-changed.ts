import {FactEvent} from './fact-event.js';

/** A signed-in shopper, as `GET /v1/me` says. Empty fields are null. */
export interface Shopper {
  readonly id: string;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

export interface ShopperChangedDetail {
  /** Null when the shopper is anonymous: the user behind an anonymous token is shared by all visitors and is nobody. */
  readonly shopper: Shopper | null;
}

/** Somebody has signed in or out, here or in another tab, or was found signed in. */
export class ShopperChangedEvent extends FactEvent<ShopperChangedDetail> {
  static readonly eventName = 'oc-shopper-changed';

  constructor(detail: ShopperChangedDetail) {
    super(ShopperChangedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-shopper-changed': ShopperChangedEvent;
  }
}
