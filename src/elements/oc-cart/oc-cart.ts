import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {LineItem} from 'ordercloud-javascript-sdk';
import {CartController} from '../../controllers/cart-controller.js';
import {CartEditor} from '../../controllers/cart-editor.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {lineName, lineSpecs, nameOfLine} from '../../controllers/line-template.js';
import {productPicture} from '../../controllers/product-template.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {CartSnapshot} from '../../ordercloud/cart.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-cart.styles.js';

export const words = {
  lines: 'Cart',
  loading: 'Loading your cart…',
  empty: 'Your cart is empty.',
  each: '{price} each',
  quantity: 'Quantity of {name}',
  remove: 'Remove',
  removeLine: 'Remove {name}',
  removed: '{name} was removed from your cart.',
  changed: 'Quantity of {name}: {quantity}.',
  subtotal: 'Subtotal',
  discount: 'Discount',
  shipping: 'Shipping',
  tax: 'Tax',
  total: 'Total',
  retry: 'Try again',
  error: 'Your cart could not be changed or read. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  'quantity-invalid': 'Enter a whole number, or 0 to remove the product.',
  'session-expired': 'You have been signed out. Please sign in again.',
  NotFound: 'This product is no longer in your cart.',
  'PriceSchedule.CannotBeLessThanMin': 'The smallest quantity is {MinQuantity}.',
  'PriceSchedule.CannotExceedMax': 'The largest quantity is {MaxQuantity}.',
  'PriceSchedule.QuantityNotAllowed': 'This quantity is not offered.',
  'PriceSchedule.CumulativeCannotBeLessThanMin': 'The smallest quantity is {MinQuantity}, all lines together.',
  'PriceSchedule.CumulativeCannotExceedMax': 'The largest quantity is {MaxQuantity}, all lines together.',
  'PriceSchedule.CumulativeQuantityNotAllowed': 'This quantity is not offered.',
  'Inventory.Insufficient': 'Only {QuantityAvailable} left.',
  'LineItem.QuantityMustBePositive': 'Enter a whole number, or 0 to remove the product.',
} as const;

/**
 * The shopper's cart: each line with its picture, price, quantity to change and a button to remove it, and the totals
 * as OrderCloud says them. It is read only when the visitor may have one.
 *
 * Words: `lines`, `loading`, `empty`, `each` ({price}), `quantity` ({name}), `remove`, `removeLine` ({name}),
 * `removed` ({name}), `changed` ({name}, {quantity}), `subtotal`, `discount`, `shipping`, `tax`, `total`, `retry`,
 * `error`, and one for each error code, such as `Inventory.Insufficient`.
 *
 * @summary The cart, to look at and to change.
 * @tagname oc-cart
 *
 * @slot - Shown below the lines, whatever the cart holds.
 * @slot empty - What is shown when the cart is empty.
 * @slot error - What is shown when the cart could not be read or changed.
 *
 * @fires {CartItemAddedEvent} oc-cart-item-added - A quantity was raised; with the difference.
 * @fires {CartItemRemovedEvent} oc-cart-item-removed - A quantity was lowered or a line removed; with the difference.
 * @fires {CommerceErrorEvent} oc-error - The cart could not be read or changed.
 *
 * @csspart lines - The list of lines.
 * @csspart line - One line.
 * @csspart picture - A product's picture.
 * @csspart placeholder - What stands where there is no picture.
 * @csspart name - A product's name; a link where there is a `product-url`.
 * @csspart specs - What was chosen of a product.
 * @csspart unit-price - The price of one unit.
 * @csspart quantity - The field for the quantity.
 * @csspart remove - The button that removes a line.
 * @csspart line-total - The price of a line.
 * @csspart totals - The list of totals.
 * @csspart subtotal - The sum of the lines.
 * @csspart total-label - The word before the order's total.
 * @csspart subtotal - The lines' total.
 * @csspart total - The order's total.
 * @csspart empty - What is shown when the cart is empty.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-line-color=#e5e7eb] - Lines between the products.
 * @cssprop [--oc-placeholder-background=#f3f4f6] - What stands where there is no picture.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Not read yet.
 * @cssstate loading - The cart is being read.
 * @cssstate ready - The cart has lines.
 * @cssstate empty - The cart is empty.
 * @cssstate error - The cart could not be read or changed.
 *
 * @example
 * ```html
 * <oc-cart product-url="/p/{ID}" currency="USD">
 *   <p slot="empty">Nothing here yet. <a href="/">Look around</a></p>
 * </oc-cart>
 * ```
 */
export class OcCart extends LitElement {
  static override styles = [shared, fields, styles];

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
  readonly #cart = new CartController(this, (snapshot) => this.#follow(snapshot));
  readonly #editor = new CartEditor(this, this.#view);
  #message = '';

  protected override render(): TemplateResult {
    const {lineItems} = this.#cart.snapshot;
    return html`${this.#editor.failure ? nothing : errorMessage(this.#view, this.#cart.retry)}
      ${this.status === 'empty' ? this.#renderEmpty() : nothing}
      <ul part="lines" aria-label=${this.#view.text('lines')} ?hidden=${!lineItems.length}>
        ${repeat(
          lineItems,
          ({ID}) => ID,
          (line) => this.#renderLine(line),
        )}
      </ul>
      ${lineItems.length ? this.#renderTotals() : nothing}
      <slot></slot>
      <p class="visually-hidden" role="status">
        ${this.status === 'loading' ? this.#view.text('loading') : this.#message}
      </p>`;
  }

  #renderEmpty(): TemplateResult {
    return html`<div part="empty" tabindex="-1"><slot name="empty">${this.#view.text('empty')}</slot></div>`;
  }

  #renderLine(line: LineItem): TemplateResult {
    const name = nameOfLine(line);
    const id = line.ID ?? '';
    const busy = this.#editor.isPending(id);
    const {failure} = this.#editor;
    const failed = failure?.lineItemID === id;
    return html`<li part="line" aria-busy=${busy} data-line=${id}>
      ${productPicture(line.Product ?? null, '')}
      <div>
        ${lineName(line, this.productUrl)} ${lineSpecs(line)}
        <p part="unit-price">${this.#view.text('each', {price: this.#money(line.UnitPrice)})}</p>
      </div>
      <div part="line-total">${this.#money(line.LineTotal)}</div>
      <div class="controls">
        <input
          part="quantity"
          type="number"
          inputmode="numeric"
          min="0"
          step="1"
          .value=${live(String(line.Quantity ?? ''))}
          ?readonly=${busy}
          aria-label=${this.#view.text('quantity', {name})}
          aria-invalid=${failed}
          aria-describedby=${failed ? 'error' : nothing}
          @change=${(event: Event) => this.#handleQuantity(event, line)}
        />
        <button
          part="remove"
          class="quiet"
          type="button"
          aria-disabled=${busy}
          aria-label=${this.#view.text('removeLine', {name})}
          @click=${() => this.#remove(line)}
        >
          ${this.#view.text('remove')}
        </button>
      </div>
      ${failed ? html`<div class="message">${errorMessage(this.#view, failure.retry)}</div>` : nothing}
    </li>`;
  }

  #renderTotals(): TemplateResult | typeof nothing {
    const {order} = this.#cart.snapshot;
    if (!order) return nothing;
    const extras = [
      ['discount', -(order.PromotionDiscount ?? 0)],
      ['shipping', order.ShippingCost ?? 0],
      ['tax', order.TaxCost ?? 0],
    ] as const;
    return html`<dl part="totals">
      <dt>${this.#view.text('subtotal')}</dt>
      <dd part="subtotal">${this.#money(order.Subtotal)}</dd>
      ${extras.map(([key, amount]) =>
        amount
          ? html`<dt>${this.#view.text(key)}</dt>
              <dd>${this.#money(amount)}</dd>`
          : nothing,
      )}
      <dt part="total-label">${this.#view.text('total')}</dt>
      <dd part="total">${this.#money(order.Total)}</dd>
    </dl>`;
  }

  #money(amount: number | null | undefined): string {
    return this.#view.money(amount, this.#cart.snapshot.order?.Currency);
  }

  #follow({status, error}: CartSnapshot): void {
    this.#editor.forget();
    if (status === 'error') this.#view.fail(explainMistake(error), this.#cart.retry);
    else this.#view.show(status);
  }

  #handleQuantity(event: Event, line: LineItem): void {
    const quantity = (event.target as HTMLInputElement).valueAsNumber;
    if (quantity === 0) return this.#remove(line);
    const message = this.#view.text('changed', {name: nameOfLine(line), quantity});
    void this.#editor.setQuantity(line, quantity, () => (this.#message = message));
  }

  #remove(line: LineItem): void {
    const lines = this.#cart.snapshot.lineItems;
    const index = lines.findIndex(({ID}) => ID === line.ID);
    const next = (lines[index + 1] ?? lines[index - 1])?.ID;
    const focused = this.#elementOf(line.ID)?.contains(this.shadowRoot?.activeElement ?? null);
    void this.#editor.remove(line, () => {
      this.#message = this.#view.text('removed', {name: nameOfLine(line)});
      if (focused) void this.#focus(next);
    });
  }

  /** Moves the focus from what is no longer there to the next line, or to the words for an empty cart. */
  async #focus(lineItemID: string | undefined): Promise<void> {
    await this.updateComplete;
    const line = this.#elementOf(lineItemID)?.querySelector<HTMLElement>('[part=remove]');
    (line ?? this.shadowRoot?.querySelector<HTMLElement>('[part=empty]'))?.focus();
  }

  #elementOf(lineItemID: string | undefined): Element | null {
    return this.shadowRoot?.querySelector(`[data-line="${CSS.escape(lineItemID ?? '')}"]`) ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-cart': OcCart;
  }
}
