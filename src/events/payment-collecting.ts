import type {Order, Payment} from 'ordercloud-javascript-sdk';
import {IntentEvent} from './intent-event.js';

export interface PaymentCollectingDetail {
  order: Order;
  /** What is to be paid, in units of `currency`, such as 42.5. */
  amount: number;
  /** ISO 4217 code; null where neither the order, the shopper nor the page names one. */
  currency: string | null;
}

/** What a provider's script may write on a payment: a reference to what the provider holds, never a card's number. */
export type CollectedPayment = Pick<Payment, 'CreditCardID' | 'Description' | 'xp'>;

/**
 * A payment provider is to collect the money. Its script answers with `respondWith()`; the shop's server accepts the
 * payment in OrderCloud, which a shopper can't. Cancel it to collect nothing now.
 */
export class PaymentCollectingEvent extends IntentEvent<PaymentCollectingDetail> {
  static readonly eventName = 'oc-payment-collecting';

  readonly #create: (payment: CollectedPayment) => Promise<Payment>;
  #answer: Promise<unknown> | null = null;

  constructor(detail: PaymentCollectingDetail, create: (payment: CollectedPayment) => Promise<Payment>) {
    super(PaymentCollectingEvent.eventName, structuredClone(detail));
    this.#create = create;
  }

  /** What a provider has answered with, or null where none did. */
  get answer(): Promise<unknown> | null {
    return this.#answer;
  }

  /**
   * Takes the payment over; call it while the event is dispatched.
   *
   * @param answer resolves when the order has its accepted payment, rejects where the provider has refused
   */
  respondWith(answer: Promise<unknown>): void {
    this.#answer ??= answer;
  }

  /**
   * Writes a payment of the type CreditCard over `amount` on the order, not accepted yet, and gives it with the ID that
   * the shop's server needs to accept it. A server that writes the payment by itself does without.
   */
  createPayment(payment: CollectedPayment = {}): Promise<Payment> {
    return this.#create(payment);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-payment-collecting': PaymentCollectingEvent;
  }
}
