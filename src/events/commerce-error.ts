import {FactEvent} from './fact-event.js';

export interface ErrorDetail {
  /** Stable: OrderCloud's own `ErrorCode`, or one of the kit's in kebab case. README lists the kit's. */
  readonly code: string;
  /** In English, for developers; never holds a token or an e-mail. */
  readonly message: string;
  /** HTTP status, or 0 where no answer came. */
  readonly status: number;
  /** What was being done, e.g. `Cart.CreateLineItem`. */
  readonly operation: string;
  /** Does it again, where that makes sense. */
  readonly retry: (() => void) | null;
}

/** Something of OrderCloud's did not work; the element that fires it shows it too. */
export class CommerceErrorEvent extends FactEvent<ErrorDetail> {
  static readonly eventName = 'oc-error';

  constructor(detail: ErrorDetail) {
    super(CommerceErrorEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-error': CommerceErrorEvent;
  }
}
