import {html, LitElement, nothing, type TemplateResult} from 'lit';
import type {Address} from 'ordercloud-javascript-sdk';
import {addressText} from '../../controllers/address-template.js';
import {ConfirmationController} from '../../controllers/confirmation-controller.js';
import {errorMessage} from '../../controllers/error-message.js';
import {ORDER_WORDS, orderLines, orderTotals} from '../../controllers/order-template.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {SubmittedOrder} from '../../ordercloud/orders.js';
import {order} from '../../styles/order.js';
import {shared} from '../../styles/shared.js';

export const words = {
  ...ORDER_WORDS,
  thanks: 'Thank you for your order.',
  number: 'Order number {ID}',
  email: 'We write to {email}.',
  shipTo: 'Shipped to',
  billTo: 'Bill to',
  loading: 'Loading your order…',
  empty: 'There is no order to show.',
  retry: 'Try again',
  error: 'Your order could not be read. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  NotFound: 'This order can’t be shown here. Sign in as the person who placed it.',
  'order-not-submitted': 'Your order has not been placed yet. Wait a moment and try again.',
  'session-expired': 'You have been signed out. Sign in again to see your order.',
} as const;

/**
 * Shows an order that was placed, and reports the purchase where nobody has: an order that the shop's server has
 * submitted is announced once, within an hour, however often the page is reloaded. A guest's order is shown in the tab
 * that has bought it.
 *
 * Words: `thanks`, `number` ({ID}), `email` ({email}), `shipTo`, `billTo`, `lines`, `quantity` ({quantity}), `subtotal`,
 * `discount`, `shipping`, `tax`, `total`, `loading`, `empty`, `retry`, `error`, and one for each error code, such as
 * `order-not-submitted`.
 *
 * @summary An order that was placed.
 * @tagname oc-order-confirmation
 *
 * @slot - Shown instead of the thanks above the order.
 * @slot empty - What is shown when the page names no order.
 * @slot error - What is shown when the order could not be read.
 *
 * @fires {OrderSubmittedEvent} oc-order-submitted - An order that somebody else has submitted, such as the shop's server.
 * @fires {CommerceErrorEvent} oc-error - The order could not be read.
 *
 * @csspart thanks - The thanks.
 * @csspart number - The order's number.
 * @csspart email - Whom the shop writes to.
 * @csspart addresses - The list of addresses.
 * @csspart lines - The list of lines.
 * @csspart line - One line.
 * @csspart quantity - How many of a product.
 * @csspart name - A product's name; a link where there is a `product-url`.
 * @csspart specs - What was chosen of a product.
 * @csspart line-total - The price of a line.
 * @csspart totals - The list of totals.
 * @csspart subtotal - The sum of the lines.
 * @csspart discount - What promotions take off.
 * @csspart shipping - What shipping costs.
 * @csspart tax - The tax.
 * @csspart total-label - The word before the order's total.
 * @csspart total - The order's total.
 * @csspart empty - Says that there is no order.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-line-color=#e5e7eb] - Lines between the products.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - The page is not configured yet.
 * @cssstate loading - The order is being read.
 * @cssstate ready - The order is shown.
 * @cssstate empty - The page names no order.
 * @cssstate error - The order could not be read.
 *
 * @example
 * ```html
 * <oc-order-confirmation order-id-from="order"></oc-order-confirmation>
 * ```
 */
export class OcOrderConfirmation extends LitElement {
  static override styles = [shared, order];

  static override properties = {
    orderId: {attribute: 'order-id'},
    orderIdFrom: {attribute: 'order-id-from'},
    currency: {},
    productUrl: {attribute: 'product-url'},
    strings: {type: Object},
  };

  /** The order's ID. */
  orderId = '';

  /** Name of the query parameter of the page's URL that holds the order's ID, where `order-id` is empty. */
  orderIdFrom = '';

  /** ISO 4217 code for prices of which neither the order nor the shopper names one; else that of `oc-session`. */
  currency = '';

  /** A product's page, such as `/p/{ID}`; dotted paths of the line's product are filled in. No links when empty. */
  productUrl = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #confirmation = new ConfirmationController(this, this.#view);

  protected override render(): TemplateResult {
    const {bought, reload} = this.#confirmation;
    return html`${errorMessage(this.#view, this.#view.error?.retryable ? reload : null)}
      ${this.status === 'empty' ? html`<slot name="empty"><p part="empty">${this.#view.text('empty')}</p></slot>` : nothing}
      ${bought ? this.#renderOrder(bought) : nothing}
      <p class="visually-hidden" role="status">${this.status === 'loading' ? this.#view.text('loading') : ''}</p>`;
  }

  #renderOrder({order, lineItems, guestEmail}: SubmittedOrder): TemplateResult {
    const email = guestEmail ?? order.FromUser?.Email;
    const shown = {order, lineItems};
    const shipTo = lineItems.find(({ShippingAddress}) => ShippingAddress?.Street1)?.ShippingAddress;
    return html`<slot><p part="thanks">${this.#view.text('thanks')}</p></slot>
      <p part="number">${this.#view.text('number', {ID: order.ID ?? ''})}</p>
      ${email ? html`<p part="email">${this.#view.text('email', {email})}</p>` : nothing}
      ${orderLines(this.#view, shown, this)} ${orderTotals(this.#view, shown)}
      ${this.#renderAddresses(shipTo, order.BillingAddress)}`;
  }

  #renderAddresses(shipTo?: Address | null, billTo?: Address | null): TemplateResult | typeof nothing {
    const term = (key: 'shipTo' | 'billTo', address?: Address | null): TemplateResult | typeof nothing =>
      address?.Street1
        ? html`<dt>${this.#view.text(key)}</dt>
            <dd><bdi>${addressText(address, this.#view.locale)}</bdi></dd>`
        : nothing;
    if (!shipTo?.Street1 && !billTo?.Street1) return nothing;
    return html`<dl part="addresses">${term('shipTo', shipTo)} ${term('billTo', billTo)}</dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-order-confirmation': OcOrderConfirmation;
  }
}
