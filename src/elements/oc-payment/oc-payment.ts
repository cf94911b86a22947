import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Order, Payment, SpendingAccount} from 'ordercloud-javascript-sdk';
import {announce} from '../../controllers/announce.js';
import {CheckoutController} from '../../controllers/checkout-controller.js';
import {CHECKOUT_WORDS} from '../../controllers/checkout-words.js';
import {errorMessage} from '../../controllers/error-message.js';
import {reportMistake} from '../../controllers/explain-mistake.js';
import {SessionController} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {PaymentCollectedEvent} from '../../events/payment-collected.js';
import {PaymentCollectingEvent} from '../../events/payment-collecting.js';
import type {Checkout} from '../../ordercloud/checkout.js';
import {commerce} from '../../ordercloud/commerce.js';
import {asCommerceError, CommerceError} from '../../ordercloud/errors.js';
import {readSpendingAccounts} from '../../ordercloud/spending-accounts.js';
import {amountDue} from '../../ordercloud/worksheet.js';
import {choices} from '../../styles/choices.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';

export const words = {
  ...CHECKOUT_WORDS,
  legend: 'Payment',
  CreditCard: 'Card',
  PurchaseOrder: 'Purchase order',
  number: 'Purchase order number',
  balance: '{balance} left',
  short: '{balance} left, which is not enough',
  submit: 'Use this payment',
  pending: 'Collecting the payment…',
  done: 'The payment is set.',
  nothing: 'There is nothing to pay.',
  none: 'There is no way to pay here.',
  'payment-provider-missing': 'Paying by card is not set up on this page.',
  'payment-failed': 'The payment did not go through. Check it, or choose another one.',
  'payment-not-accepted': 'Your payment has not been confirmed yet. Wait a moment and try again.',
  'Payment.ExceedsBalance': 'There is not enough left in this account.',
  'Payment.AlreadyPaid': 'The order is paid already.',
  'Payment.InvalidSpendingAccountID': 'This account can not be used. Choose another payment.',
  'Payment.CannotUseExpiredSpendingAccount': 'This account has expired. Choose another payment.',
} as const;

/** OrderCloud's types of payments, in the order in which they are offered. */
const TYPES = ['CreditCard', 'SpendingAccount', 'PurchaseOrder'] as const;

type Choice = 'CreditCard' | 'PurchaseOrder' | `account:${string}`;

/**
 * Pays the order: by a purchase order, by one of the shopper's spending accounts, or by any payment provider. What
 * belongs to a provider goes into the slot `card`; when the shopper goes on, its script is asked by
 * `oc-payment-collecting`, answers with `respondWith()`, and the shop's server accepts the payment in OrderCloud. A card's
 * number never comes here.
 *
 * Of a purchase order, the number is in the payment's `xp.PONumber`.
 *
 * Words: `legend`, `CreditCard`, `PurchaseOrder`, `number`, `balance` ({balance}), `short` ({balance}), `submit`, `pending`,
 * `done`, `nothing`, `none`, `loading`, `saving`, `error`, `retry`, and one for each error code, such as `payment-failed`.
 *
 * @summary The ways to pay the order.
 * @tagname oc-payment
 *
 * @slot card - The fields of a payment provider; with it the shopper may pay by card.
 * @slot error - What is shown when the order was not paid.
 *
 * @fires {PaymentCollectingEvent} oc-payment-collecting - A provider is to collect the money; cancelable.
 * @fires {PaymentCollectedEvent} oc-payment-collected - The order's payments cover it and are accepted.
 * @fires {CommerceErrorEvent} oc-error - The order was not paid.
 *
 * @csspart form - The form.
 * @csspart legend - The word above the ways to pay.
 * @csspart choice - A way to pay.
 * @csspart label - The label of the purchase order's number.
 * @csspart field - The field for the purchase order's number.
 * @csspart button - The button that pays.
 * @csspart empty - Says that there is nothing to pay, or no way to.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known of an order yet.
 * @cssstate loading - The order is being read or paid.
 * @cssstate ready - A way to pay can be chosen, or was.
 * @cssstate empty - There is nothing to order.
 * @cssstate error - The order was not paid.
 *
 * @example
 * ```html
 * <oc-payment types="CreditCard PurchaseOrder">
 *   <div slot="card" id="provider-fields"></div>
 * </oc-payment>
 * ```
 */
export class OcPayment extends LitElement {
  static override styles = [shared, fields, choices];

  static override properties = {
    types: {},
    currency: {},
    strings: {type: Object},
  };

  /**
   * OrderCloud's types of payments to offer, separated by spaces: `CreditCard`, `SpendingAccount`, `PurchaseOrder`. All
   * when empty, a card only where the slot is filled.
   */
  types = '';

  /**
   * ISO 4217 code to show balances in, and to collect in, where neither the order nor the shopper names one; else that of
   * `oc-session`.
   */
  currency = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #checkout = new CheckoutController(this, this.#view);
  #accounts: readonly SpendingAccount[] = [];
  /** User name that the accounts were read for. */
  #reader: string | null = null;
  #choice: Choice | null = null;
  #number = '';
  #hasCard = false;
  #collecting = false;
  /** A provider has collected, and the server's word is still to come: then nothing is collected a second time. */
  #awaiting = false;
  #message = '';

  constructor() {
    super();
    // Its own accounts for whoever comes.
    new SessionController(this, () => void this.#readAccounts());
  }

  protected override render(): TemplateResult {
    const {worksheet} = this.#checkout.snapshot;
    const isFree = worksheet?.Order?.Total === 0;
    const offered = this.#offered();
    return html`${errorMessage(this.#view, this.#checkout.retryable)}
      ${this.status === 'empty' ? this.#say('cart-empty') : isFree ? this.#say('nothing') : this.#renderForm(offered)}
      <p class="visually-hidden" role="status">${this.#statusText()}</p>`;
  }

  #say(key: 'cart-empty' | 'nothing' | 'none'): TemplateResult {
    return html`<p part="empty">${this.#view.text(key)}</p>`;
  }

  #renderForm(offered: readonly Choice[]): TemplateResult {
    const {busy} = this.#checkout;
    const chosen = this.#chosen(offered);
    return html`<form part="form" @submit=${this.#handleSubmit}>
      <fieldset>
        <legend part="legend">${this.#view.text('legend')}</legend>
        ${offered.map((choice) => this.#renderChoice(choice, choice === chosen))}
      </fieldset>
      ${offered.length === 0 && this.status === 'ready' ? this.#say('none') : nothing}
      <div ?hidden=${chosen !== 'CreditCard'}>
        <slot name="card" @slotchange=${this.#handleSlot}></slot>
      </div>
      ${chosen === 'PurchaseOrder' ? this.#renderNumber() : nothing}
      <button part="button" type="submit" aria-disabled=${busy} ?hidden=${offered.length === 0}>
        ${this.#view.text(this.#collecting ? 'pending' : busy ? 'saving' : 'submit')}
      </button>
    </form>`;
  }

  #renderChoice(choice: Choice, checked: boolean): TemplateResult {
    const account = this.#accountOf(choice);
    const isShort = account !== undefined && account.Balance < this.#due();
    const balance = account && this.#view.money(account.Balance, this.#order?.Currency);
    return html`<label part="choice" class="choice">
      <input
        type="radio"
        name="payment"
        required
        ?disabled=${isShort}
        .checked=${live(checked)}
        @change=${() => {
          this.#choice = choice;
          this.#awaiting = false;
          this.requestUpdate();
        }}
      />
      <span>${account ? html`<bdi>${account.Name}</bdi>` : this.#view.text(choice as 'CreditCard')}</span>
      ${account ? html`<span class="end">${this.#view.text(isShort ? 'short' : 'balance', {balance: balance!})}</span>` : nothing}
    </label>`;
  }

  #renderNumber(): TemplateResult {
    return html`<label part="label">
      ${this.#view.text('number')}
      <input
        part="field"
        name="number"
        maxlength="100"
        autocomplete="off"
        required
        .value=${live(this.#number)}
        @input=${(event: Event) => (this.#number = (event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  #offered(): Choice[] {
    const wanted = (this.types ?? '').split(/\s+/).filter(Boolean);
    const types = TYPES.filter((type) => wanted.length === 0 || wanted.includes(type));
    return types.flatMap((type): Choice[] => {
      if (type === 'SpendingAccount') return this.#accounts.map(({ID}): Choice => `account:${ID}`);
      return type === 'CreditCard' && !this.#hasCard ? [] : [type];
    });
  }

  /** What the shopper has chosen, or the order is paid by; else the only way there is. */
  #chosen(offered: readonly Choice[]): Choice | null {
    const {payments} = this.#checkout.snapshot;
    const paid = payments.map(({Type, SpendingAccountID}): Choice =>
      Type === 'SpendingAccount' ? `account:${SpendingAccountID}` : Type,
    );
    const wanted = this.#choice ?? paid[0] ?? (offered.length === 1 ? offered[0] : undefined);
    return offered.find((choice) => choice === wanted) ?? null;
  }

  #accountOf(choice: Choice): SpendingAccount | undefined {
    return this.#accounts.find(({ID}) => choice === `account:${ID}`);
  }

  #due(): number {
    const {worksheet, payments} = this.#checkout.snapshot;
    return amountDue(
      worksheet,
      payments.filter(({Type, Accepted}) => Type === 'CreditCard' && Accepted),
    );
  }

  get #order(): Order | null | undefined {
    return this.#checkout.snapshot.worksheet?.Order;
  }

  #statusText(): string {
    if (this.#collecting) return this.#view.text('pending');
    if (this.status === 'loading') return this.#view.text(this.#checkout.busy ? 'saving' : 'loading');
    return this.#message;
  }

  async #readAccounts(): Promise<void> {
    const {session} = commerce();
    const {user} = session;
    if (user === this.#reader) return;
    this.#reader = user;
    this.#accounts = [];
    try {
      const accounts = await readSpendingAccounts(session);
      if (user === this.#reader) this.#accounts = accounts;
    } catch (error) {
      // The other ways to pay are there all the same; asked again with the next change of the session.
      this.#reader = null;
      this.#view.fail(asCommerceError(error, 'Me.ListSpendingAccounts'));
    }
    this.requestUpdate();
  }

  readonly #handleSlot = (event: Event): void => {
    this.#hasCard = (event.target as HTMLSlotElement).assignedElements().length > 0;
    this.requestUpdate();
  };

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const choice = this.#chosen(this.#offered());
    if (!choice) return;
    this.#message = '';
    await this.#checkout.run(async (checkout) => {
      if (choice === 'CreditCard') {
        if (!this.#awaiting && !(await this.#collect(checkout))) return;
        await checkout.reload();
      } else if (choice === 'PurchaseOrder') {
        await checkout.setPayment({Type: choice, xp: {PONumber: this.#number.trim()}});
      } else {
        await checkout.setPayment({Type: 'SpendingAccount', SpendingAccountID: choice.slice('account:'.length)});
      }
      const {worksheet, payments} = checkout.state.value;
      if (
        amountDue(
          worksheet,
          payments.filter(({Accepted}) => Accepted),
        ) > 0
      )
        throw notAccepted();
      this.#awaiting = false;
      this.#message = this.#view.text('done');
      announce(this, new PaymentCollectedEvent({order: worksheet!.Order!, payments}));
    });
  }

  /** Lets a provider collect what is due; false where nothing is to be collected now. */
  async #collect(checkout: Checkout): Promise<boolean> {
    const amount = this.#due();
    if (amount === 0) return true;
    const order = checkout.state.value.worksheet!.Order!;
    const currency = this.#view.currencyOf(order.Currency) || null;
    const create = async (payment: object): Promise<Payment> => {
      const created = await checkout.setPayment({...payment, Type: 'CreditCard'});
      return created!;
    };
    const event = announce(this, new PaymentCollectingEvent({order, amount, currency}, create));
    if (event.defaultPrevented) return false;
    if (!event.answer) {
      reportMistake('payment-provider-missing', this);
      throw failure('payment-provider-missing', 'No listener has answered oc-payment-collecting');
    }
    this.#collecting = true;
    this.requestUpdate();
    try {
      await event.answer;
    } catch (cause) {
      const {message} = asCommerceError(cause, 'oc-payment-collecting');
      throw failure('payment-failed', message, cause);
    } finally {
      this.#collecting = false;
    }
    this.#awaiting = true;
    return true;
  }
}

function failure(code: string, message: string, cause?: unknown): CommerceError {
  return new CommerceError({code, message, operation: 'oc-payment-collecting', cause});
}

/** To try again asks the order for its payments, and a provider only for what is still to be paid. */
function notAccepted(): CommerceError {
  const message = 'The order has payments that the server has not accepted';
  return new CommerceError({code: 'payment-not-accepted', message, operation: 'Cart.ListPayments', retryable: true});
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-payment': OcPayment;
  }
}
