import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {CheckoutController} from '../../controllers/checkout-controller.js';
import {errorMessage} from '../../controllers/error-message.js';
import {ORDER_WORDS, orderLines, orderTotals} from '../../controllers/order-template.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {order} from '../../styles/order.js';
import {shared} from '../../styles/shared.js';

export const words = {
  ...ORDER_WORDS,
  loading: 'Loading your order…',
  empty: 'Your cart is empty.',
  retry: 'Try again',
  error: 'Your order could not be read. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  'session-expired': 'You have been signed out. Please sign in again.',
} as const;

/**
 * What is about to be ordered, to read: the lines, the promotions, and the totals as OrderCloud says them. Shipping and
 * tax are shown once they were calculated.
 *
 * Words: `lines`, `quantity` ({quantity}), `subtotal`, `discount`, `shipping`, `tax`, `total`, `loading`, `empty`, `retry`,
 * `error`, and one for each error code, such as `offline`.
 *
 * @summary The order, to look at before it is placed.
 * @tagname oc-order-summary
 *
 * @slot empty - What is shown when there is nothing to order.
 * @slot error - What is shown when the order could not be read.
 *
 * @fires {CommerceErrorEvent} oc-error - The order could not be read.
 *
 * @csspart lines - The list of lines.
 * @csspart line - One line.
 * @csspart quantity - How many of a product.
 * @csspart name - A product's name; a link where there is a `product-url`.
 * @csspart specs - What was chosen of a product.
 * @csspart line-total - The price of a line.
 * @csspart totals - The list of totals.
 * @csspart subtotal - The sum of the lines.
 * @csspart promotion - What a promotion takes off.
 * @csspart discount - What promotions without a name take off.
 * @csspart shipping - What shipping costs.
 * @csspart tax - The tax.
 * @csspart total-label - The word before the order's total.
 * @csspart total - The order's total.
 * @csspart empty - Says that there is nothing to order.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-line-color=#e5e7eb] - Lines between the products.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known of an order yet.
 * @cssstate loading - The order is being read.
 * @cssstate ready - The order is shown.
 * @cssstate empty - There is nothing to order.
 * @cssstate error - The order could not be read.
 *
 * @example
 * ```html
 * <oc-order-summary product-url="/p/{ID}" currency="USD"></oc-order-summary>
 * ```
 */
export class OcOrderSummary extends LitElement {
  static override styles = [shared, order];

  static override properties = {
    currency: {},
    productUrl: {attribute: 'product-url'},
    strings: {type: Object},
  };

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
  readonly #checkout = new CheckoutController(this, this.#view);

  protected override render(): TemplateResult {
    return html`${errorMessage(this.#view, this.#checkout.retryable)}
      ${
        this.status === 'empty'
          ? html`<slot name="empty"><p part="empty">${this.#view.text('empty')}</p></slot>`
          : this.#renderOrder()
      }
      <p class="visually-hidden" role="status">${this.status === 'loading' ? this.#view.text('loading') : ''}</p>`;
  }

  #renderOrder(): TemplateResult | typeof nothing {
    const {worksheet} = this.#checkout.snapshot;
    const {Order, LineItems, OrderPromotions, OrderCalculateResponse} = worksheet ?? {};
    if (!Order || !LineItems?.length) return nothing;
    const shown = {
      order: Order,
      lineItems: LineItems,
      promotions: OrderPromotions ?? [],
      isCalculated: OrderCalculateResponse?.Succeeded === true,
    };
    return html`${orderLines(this.#view, shown, this)} ${orderTotals(this.#view, shown)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-order-summary': OcOrderSummary;
  }
}
