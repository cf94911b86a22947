import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import type {Payment, Shipment} from 'ordercloud-javascript-sdk';
import {addressText} from '../../controllers/address-template.js';
import {errorMessage} from '../../controllers/error-message.js';
import {OrderIDController} from '../../controllers/order-id.js';
import {ORDER_WORDS, orderLines, orderTotals} from '../../controllers/order-template.js';
import {ORDER_STATUS_WORDS, orderStatus} from '../../controllers/order-words.js';
import {ShopperData} from '../../controllers/shopper-data.js';
import {ViewController} from '../../controllers/view-controller.js';
import {formatDate} from '../../core/format-date.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {readPlacedOrder, type PlacedOrder} from '../../ordercloud/order-history.js';
import {order as orderStyles} from '../../styles/order.js';
import {shared} from '../../styles/shared.js';

export const words = {
  ...ORDER_STATUS_WORDS,
  ...ORDER_WORDS,
  number: 'Order {ID}',
  placed: 'Placed on {date}',
  shipTo: 'Shipped to',
  billTo: 'Bill to',
  payments: 'Paid by',
  PurchaseOrder: 'Purchase order',
  CreditCard: 'Card',
  SpendingAccount: 'Spending account',
  shipments: 'Shipments',
  tracking: 'Tracking number {number}',
  loading: 'Loading the order…',
  empty: 'There is no order to show.',
  guest: 'Sign in to see your order.',
  retry: 'Try again',
  error: 'The order could not be read. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  NotFound: 'You have no such order.',
  'session-expired': 'You have been signed out. Sign in again to see your order.',
} as const;

const styles = css`
  [part='details'] {
    display: grid;
    gap: 0.25rem;
    margin-block: 1rem;
  }
  dt {
    font-weight: 700;
  }
  [part='totals'] dt {
    font-weight: inherit;
  }
  [part='details'] dd {
    overflow-wrap: anywhere;
    margin-block-end: 0.5rem;
  }
  [part='number'],
  [part='summary'] {
    margin: 0;
    overflow-wrap: anywhere;
  }
  [part='number'] {
    font-weight: 700;
  }
`;

/**
 * An order that the shopper has placed: lines, totals, addresses, payments and shipments, as far as OrderCloud tells them.
 *
 * Words: `number` ({ID}), `placed` ({date}), one for each status of an order such as `Completed`, `lines`, `quantity`
 * ({quantity}), `subtotal`, `discount`, `shipping`, `tax`, `total`, `shipTo`, `billTo`, `payments`, one for each kind of
 * payment such as `PurchaseOrder`, `shipments`, `tracking` ({number}), `loading`, `empty`,
 * `guest`, `error`, `retry`, and one for each error code.
 *
 * @summary An order of the shopper's.
 * @tagname oc-order-view
 *
 * @slot - Shown below the order, such as a button to order it again.
 * @slot empty - What is shown when the page names no order.
 * @slot guest - What is shown when nobody is signed in, such as a link to sign in.
 * @slot error - What is shown when the order could not be read.
 *
 * @fires {CommerceErrorEvent} oc-error - The order could not be read.
 *
 * @csspart number - The order's number.
 * @csspart summary - When it was placed, and how far it is.
 * @csspart lines - The list of lines.
 * @csspart line - One line.
 * @csspart name - Its product, a link where there is a `product-url`.
 * @csspart specs - What was chosen of it.
 * @csspart quantity - How many.
 * @csspart line-total - What the line cost.
 * @csspart totals - The totals.
 * @csspart total - What the order cost.
 * @csspart details - Addresses, payments and shipments.
 * @csspart empty - Says that there is no order to show.
 * @csspart guest - Says that nobody is signed in.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-line-color=#e5e7eb] - Lines between what was ordered.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known yet.
 * @cssstate loading - The order is being read.
 * @cssstate ready - The order is shown.
 * @cssstate empty - The page names no order, or nobody is signed in.
 * @cssstate error - The order could not be read.
 *
 * @example
 * ```html
 * <oc-order-view order-id-from="id" product-url="/p/{ID}"></oc-order-view>
 * ```
 */
export class OcOrderView extends LitElement {
  static override styles = [shared, orderStyles, styles];

  static override properties = {
    orderId: {attribute: 'order-id'},
    orderIdFrom: {attribute: 'order-id-from'},
    productUrl: {attribute: 'product-url'},
    currency: {},
    strings: {type: Object},
  };

  /** ID of the order. */
  orderId = '';

  /** Name of the query parameter of the page's URL that holds the ID where `order-id` is empty. */
  orderIdFrom = '';

  /** A product's page, such as `/p/{ID}`; dotted paths of the product are filled in. No links when empty. */
  productUrl = '';

  /** ISO 4217 code for orders that name no currency; empty shows those as plain numbers. */
  currency = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #id = new OrderIDController(this);
  readonly #order = new ShopperData<PlacedOrder>(this, this.#view, {
    key: () => this.#id.value,
    read: (session) => readPlacedOrder(session, this.#id.value),
  });

  protected override render(): TemplateResult {
    const {data, isGuest} = this.#order;
    if (this.status === 'empty') {
      const key = isGuest ? 'guest' : 'empty';
      return html`<div part=${key}><slot name=${key}>${this.#view.text(key)}</slot></div>`;
    }
    const retry = this.#view.error?.retryable ? this.#order.reload : null;
    return html`<p class="visually-hidden" role="status">
        ${this.status === 'loading' ? this.#view.text('loading') : ''}
      </p>
      ${errorMessage(this.#view, retry)} ${data ? this.#renderOrder(data) : nothing}`;
  }

  #renderOrder(placed: PlacedOrder): TemplateResult {
    const {order} = placed;
    const date = formatDate(order.DateSubmitted, this.#view.locale);
    return html`<p part="number">${this.#view.text('number', {ID: order.ID ?? ''})}</p>
      <p part="summary">
        ${[date && this.#view.text('placed', {date}), orderStatus(this.#view, order)].filter(Boolean).join(' · ')}
      </p>
      ${orderLines(this.#view, placed, this)} ${orderTotals(this.#view, placed)} ${this.#renderDetails(placed)}
      <slot></slot>`;
  }

  #renderDetails({order, lineItems, payments, shipments}: PlacedOrder): TemplateResult | typeof nothing {
    const {locale} = this.#view;
    const shipTo = lineItems.find(({ShippingAddress}) => ShippingAddress?.Street1)?.ShippingAddress;
    const billTo = order.BillingAddress?.Street1 ? order.BillingAddress : null;
    const entries = [
      ['shipTo', shipTo ? [addressText(shipTo, locale)] : []],
      ['billTo', billTo ? [addressText(billTo, locale)] : []],
      ['payments', payments.map((payment) => this.#paymentText(payment))],
      ['shipments', shipments.map((shipment) => this.#shipmentText(shipment))],
    ] as const;
    const shown = entries.filter(([, texts]) => texts.length > 0);
    if (shown.length === 0) return nothing;
    return html`<dl part="details">
      ${shown.map(
        ([key, texts]) =>
          html`<dt>${this.#view.text(key)}</dt>
            ${texts.map((text) => html`<dd dir="auto">${text}</dd>`)}`,
      )}
    </dl>`;
  }

  #paymentText({Type: type, Amount: amount, Currency: currency}: Payment): string {
    const order = this.#order.data?.order;
    const money = this.#view.money(amount ?? order?.Total, currency || order?.Currency);
    return [type && (this.#view.text(type) || type), money].filter(Boolean).join(', ');
  }

  #shipmentText({Shipper: shipper, DateShipped: shipped, TrackingNumber: number}: Shipment): string {
    const date = formatDate(shipped, this.#view.locale);
    const parts = [shipper, date, number && this.#view.text('tracking', {number})];
    return parts.filter(Boolean).join(', ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-order-view': OcOrderView;
  }
}
