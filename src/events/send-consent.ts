import {FactEvent} from './fact-event.js';

export const CONSENTS = ['granted', 'pending', 'denied'] as const;
export type Consent = (typeof CONSENTS)[number];

export interface SendConsentDetail {
  /** Views, carts and purchases. */
  readonly tracking: Consent;
  /** Who the visitor is, which puts them on a mailing list; follows `tracking` when left out. */
  readonly identify?: Consent;
}

/** The page tells every tracker what the visitor has agreed to. A CustomEvent of this name with the same detail does too. */
export class SendConsentEvent extends FactEvent<SendConsentDetail> {
  static readonly eventName = 'send-consent';

  constructor(detail: SendConsentDetail) {
    super(SendConsentEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'send-consent': SendConsentEvent;
  }
}
