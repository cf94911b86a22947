import {css, html, LitElement, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake, reportMistake} from '../../controllers/explain-mistake.js';
import {followLink} from '../../controllers/follow-link.js';
import {OrderController} from '../../controllers/order-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import {fillUrl} from '../../core/fill-url.js';
import {readPath} from '../../core/path.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {commerce} from '../../ordercloud/commerce.js';
import {shared} from '../../styles/shared.js';

export const words = {
  label: 'Place order',
  pending: 'Placing your order…',
  done: 'Your order has been placed.',
  retry: 'Try again',
  error: 'Your order was not placed. Please try again.',
  offline: 'The shop can’t be reached, so your order was not confirmed. Check your connection and try again.',
  timeout: 'The shop took too long to answer, so your order was not confirmed. Please try again.',
  'guest-email-missing': 'Enter your e-mail address, so that we can confirm your order.',
  'guest-email-invalid': 'That is no e-mail address. Please check it.',
  'cart-empty': 'Your cart is empty.',
  'order-submitted': 'This order has been placed already.',
  'session-missing': 'Ordering is not set up on this page.',
  'session-required': 'Sign in to place your order.',
  'session-expired': 'You have been signed out. Sign in again to place your order.',
  'Order.CannotSubmitWithNoLineItems': 'Your cart is empty.',
  'Order.CannotSubmitWithUnaccceptedPayments': 'Your payment has not been accepted yet.',
  'Order.CannotSubmitUncalculatedOrder': 'Shipping and tax have to be calculated first.',
  'Order.CannotSubmitWithInactiveProduct': 'Something in your cart is no longer sold. Remove it and try again.',
  'Order.ProductsNotFound': 'Something in your cart is no longer sold. Remove it and try again.',
  'Order.CannotSubmitBadStatus': 'This order has been placed already.',
  'Order.CurrencyMismatch': 'Your cart holds prices in different currencies. Order them one by one.',
  'Inventory.Insufficient': 'There is not enough left of something in your cart. Lower its quantity and try again.',
  'PriceSchedule.MissingOrConflicting': 'Something in your cart has no price. Remove it and try again.',
  'PriceSchedule.CannotBeLessThanMin': 'Your cart holds less of something than can be ordered.',
  'PriceSchedule.CannotExceedMax': 'Your cart holds more of something than can be ordered.',
  'Auth.InsufficientRoles': 'You are not allowed to place orders here.',
} as const;

const styles = css`
  :host {
    display: inline-block;
  }
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
`;

/**
 * A button that submits the cart, says what is wrong where it can't be submitted, and goes on to `href`. A guest needs
 * an e-mail address, in `email` or in an input of yours that `email-from` names.
 *
 * Words: `label`, `pending`, `done`, `error`, `retry`, and one for each error code, such as `guest-email-missing`.
 *
 * @summary Submits the order.
 * @tagname oc-submit-order-button
 *
 * @slot - The button's label; "Place order" by default.
 * @slot error - What is shown when the order was not submitted.
 *
 * @fires {OrderSubmittingEvent} oc-order-submitting - The order is about to be submitted; cancelable.
 * @fires {OrderSubmittedEvent} oc-order-submitted - OrderCloud has accepted the order.
 * @fires {CommerceErrorEvent} oc-error - The order was not submitted.
 *
 * @csspart button - The button.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Ready to be pressed.
 * @cssstate loading - The order is being submitted.
 * @cssstate ready - The order was submitted.
 * @cssstate error - The order was not submitted.
 *
 * @example
 * ```html
 * <label>E-mail <input id="email" type="email" required></label>
 * <oc-submit-order-button email-from="email" href="/thank-you.html?order={ID}">Buy now</oc-submit-order-button>
 * ```
 */
export class OcSubmitOrderButton extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    href: {},
    email: {},
    emailFrom: {attribute: 'email-from'},
    withoutEmail: {type: Boolean, attribute: 'without-email'},
    orderId: {attribute: 'order-id'},
    strings: {type: Object},
  };

  /** Where to go afterwards; `{ID}` is the order's. Stays on the page when empty. */
  href = '';

  /** A guest's e-mail address. */
  email = '';

  /** ID of the input that holds a guest's e-mail address; read, and checked as the browser does, at the press. */
  emailFrom = '';

  /** Lets guests order without an e-mail address; nobody is identified then. False by default. */
  withoutEmail = false;

  /** ID of an order of the Orders routes to submit; the cart by default. */
  orderId = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #order = new OrderController(this);

  protected override render(): TemplateResult {
    const loading = this.status === 'loading';
    return html`<button part="button" type="button" aria-disabled=${loading} @click=${this.#handleClick}>
        <slot>${this.#view.text('label')}</slot>
      </button>
      ${errorMessage(this.#view, this.#view.error?.retryable ? this.#handleClick : null)}
      <p class="visually-hidden" role="status">${this.#statusText()}</p>`;
  }

  #statusText(): string {
    if (this.status === 'loading') return this.#view.text('pending');
    return this.status === 'ready' ? this.#view.text('done') : '';
  }

  readonly #handleClick = (): void => {
    if (this.status === 'loading') return;
    // The address of somebody who is signed in is known, and a field for guests may be hidden then.
    const input = commerce().session.state.value.status === 'registered' ? null : this.#emailInput();
    if (input && !input.reportValidity()) return;
    void this.#submit(input);
  };

  async #submit(input: HTMLInputElement | null): Promise<void> {
    const {withoutEmail, href} = this;
    this.#view.show('loading');
    try {
      const email = (input?.value ?? this.email ?? '').trim() || undefined;
      const fact = await this.#order.submit({orderID: this.orderId || undefined, email, withoutEmail});
      if (!fact) return this.#view.show('idle');
      await fact.settled();
      this.#view.show('ready');
      followLink(this, href && fillUrl(href, (path) => readPath(fact.detail.order, path)));
    } catch (error) {
      const failure = explainMistake(error);
      this.#view.fail(failure, failure.retryable ? this.#handleClick : null);
      if (failure.code.startsWith('guest-email-')) input?.focus();
    }
  }

  #emailInput(): HTMLInputElement | null {
    if (!this.emailFrom) return null;
    const root = this.getRootNode() as Document | ShadowRoot;
    const input = root.getElementById(this.emailFrom) ?? this.ownerDocument.getElementById(this.emailFrom);
    if (input instanceof HTMLInputElement) return input;
    reportMistake('email-from-missing', this, this.emailFrom);
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-submit-order-button': OcSubmitOrderButton;
  }
}
