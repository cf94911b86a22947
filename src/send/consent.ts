import {CONSENTS, type Consent} from '../events/send-consent.js';
import type {SendAction} from '../events/send-payload.js';
import {asksForPrivacy} from './privacy.js';

/**
 * What the visitor has agreed to. Nothing of Send's happens unless a gate is `granted`: while it is `pending`, events
 * wait in memory; once it is `denied`, they are dropped.
 */
export class ConsentGate {
  /** Views, carts and purchases, and the loading of Send's library. */
  tracking: Consent = 'pending';
  /** Being identified, which puts a person on a mailing list. Never freer than {@link tracking}. */
  identify: Consent = 'pending';

  /**
   * Values other than `granted`, `pending` and `denied` count as `pending`. A browser that signals Global Privacy
   * Control has denied, whatever a page says, unless `honourGpc` is false.
   *
   * @param identify follows `tracking` when null or undefined
   */
  set(tracking: unknown, identify?: unknown, honourGpc = true): void {
    this.tracking = honourGpc && asksForPrivacy() ? 'denied' : asConsent(tracking);
    this.identify = stricter(this.tracking, asConsent(identify ?? tracking));
  }

  of(action: SendAction | undefined): Consent {
    return action === 'IDENTIFY' ? this.identify : this.tracking;
  }
}

/** The one of two that allows less; what is no consent allows as much as `granted`. */
export const stricter = (a: Consent, b: string): Consent =>
  CONSENTS[Math.max(CONSENTS.indexOf(a), (CONSENTS as readonly string[]).indexOf(b))]!;

const asConsent = (value: unknown): Consent => CONSENTS.find((each) => each === value) ?? 'pending';
