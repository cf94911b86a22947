import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {LineItem} from 'ordercloud-javascript-sdk';
import {CartController} from '../../controllers/cart-controller.js';
import {CartEditor} from '../../controllers/cart-editor.js';
import {cartScope} from '../../controllers/cart-scope.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {discountOf, lineName, lineSpecs, nameOfLine} from '../../controllers/line-template.js';
import {productPicture} from '../../controllers/product-template.js';
import {TemplateController} from '../../controllers/template-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {Scope} from '../../core/template/context.js';
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
  undo: 'Undo',
  undone: '{name} is back in your cart.',
  changed: 'Quantity of {name}: {quantity}.',
  subtotal: 'Subtotal',
  lineDiscount: '{amount} off',
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
 * The shopper's cart: each line with its picture, price, quantity to change and a button to remove it, discounts and
 * totals as OrderCloud says them. What was removed can be put back until the next change. The cart is read only when the
 * visitor may have one.
 *
 * Words: `lines`, `loading`, `empty`, `each` ({price}), `quantity` ({name}), `remove`, `removeLine` ({name}),
 * `removed` ({name}), `undo`, `undone` ({name}), `changed` ({name}, {quantity}), `lineDiscount` ({amount}), `subtotal`,
 * `discount`, `shipping`, `tax`, `total`, `retry`, `error`, and one for each error code, such as `Inventory.Insufficient`.
 *
 * With a `<template>` among its children that is the look of lines and totals. It can name `order`, `discount`, `currency`,
 * `words`, `status` and `lineItems`, of which each has what OrderCloud says and also `name`, `url`, `picture`, `specs`,
 * `discount`, `busy`, `error` (the words for a change that failed) and `words` (`each`, `quantity`, `removeLine`,
 * `lineDiscount`, filled in). Its controls can have `data-action="remove"` and, for a field, `data-action="setQuantity"`.
 * What stands beside it is shown until the cart is known.
 *
 * @summary The cart, to look at and to change.
 * @tagname oc-cart
 *
 * @slot - Shown below the lines, whatever the cart holds.
 * @slot empty - What is shown when the cart is empty.
 * @slot error - What is shown when the cart could not be read or changed.
 * @slot rendered - What the template has become; filled by the element itself.
 *
 * @fires {CartItemAddedEvent} oc-cart-item-added - A quantity was raised, or a removed line put back; with the difference.
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
 * @csspart line-discount - What promotions and discounts take off a line.
 * @csspart status - What was removed, with the button that puts it back.
 * @csspart undo - The button that puts back what was removed.
 * @csspart totals - The list of totals.
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
 *
 * <oc-cart product-url="/p/{ID}" currency="USD">
 *   <template>
 *     <ul>
 *       <li data-each="line of lineItems">
 *         <a href="{line.url}">{line.name}</a>
 *         <input type="number" min="0" value="{line.Quantity}" aria-label="{line.words.quantity}" data-action="setQuantity" />
 *         {line.LineTotal | money}
 *         <button type="button" aria-label="{line.words.removeLine}" data-action="remove">{words.remove}</button>
 *         <strong data-if="line.error">{line.error}</strong>
 *       </li>
 *     </ul>
 *     <p>{words.total}: {order.Total | money}</p>
 *   </template>
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
  readonly #template = new TemplateController(this, this.#view, () => this.#scope(), {
    remove: (item, control) => this.#remove(this.#lineOf(item), control),
    setQuantity: (item, control) => this.#setQuantity(this.#lineOf(item), control as HTMLInputElement),
  });
  #message = '';
  /** What was removed last, and from which order. */
  #removed: {line: LineItem; orderID: string | undefined} | null = null;

  protected override render(): TemplateResult {
    const {lineItems} = this.#cart.snapshot;
    const {failure} = this.#editor;
    const {look} = this.#template;
    const isShown = !look && lineItems.some(({ID}) => ID === failure?.lineItemID);
    return html`${failure && isShown ? nothing : errorMessage(this.#view, failure ? failure.retry : this.#cart.retry)}
      <div part="status" class=${this.#removed ? 'undo' : 'visually-hidden'} role="status">
        ${this.status === 'loading' ? this.#view.text('loading') : this.#message}
        ${
          this.#removed
            ? html`<button part="undo" class="quiet" type="button" @click=${this.#handleUndo}>
                ${this.#view.text('undo')}
              </button>`
            : nothing
        }
      </div>
      ${this.status === 'empty' ? this.#renderEmpty() : nothing} ${look ?? this.#renderLines()}`;
  }

  #renderEmpty(): TemplateResult {
    return html`<div part="empty" tabindex="-1"><slot name="empty">${this.#view.text('empty')}</slot></div>`;
  }

  #renderLines(): TemplateResult {
    const {lineItems} = this.#cart.snapshot;
    return html`<ul part="lines" aria-label=${this.#view.text('lines')} ?hidden=${!lineItems.length}>
        ${repeat(
          lineItems,
          ({ID}) => ID,
          (line) => this.#renderLine(line),
        )}
      </ul>
      ${lineItems.length ? this.#renderTotals() : nothing}
      <slot></slot>`;
  }

  #renderLine(line: LineItem): TemplateResult {
    const name = nameOfLine(line);
    const id = line.ID ?? '';
    const busy = this.#editor.isPending(id);
    const {failure} = this.#editor;
    const failed = failure?.lineItemID === id;
    return html`<li part="line" aria-busy=${busy}>
      ${productPicture(line.Product ?? null, '')}
      <div>
        ${lineName(line, this.productUrl)} ${lineSpecs(line)}
        <p part="unit-price">${this.#view.text('each', {price: this.#money(line.UnitPrice)})}</p>
      </div>
      <div>
        <div part="line-total">${this.#money(line.LineTotal)}</div>
        ${this.#renderDiscount(line)}
      </div>
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
          data-action="setQuantity"
          @change=${({currentTarget}: Event) => this.#setQuantity(line, currentTarget as HTMLInputElement)}
        />
        <button
          part="remove"
          class="quiet"
          type="button"
          aria-disabled=${busy}
          aria-label=${this.#view.text('removeLine', {name})}
          data-action="remove"
          @click=${({currentTarget}: Event) => this.#remove(line, currentTarget as HTMLElement)}
        >
          ${this.#view.text('remove')}
        </button>
      </div>
      ${failed ? html`<div class="message">${errorMessage(this.#view, failure.retry)}</div>` : nothing}
    </li>`;
  }

  #renderDiscount(line: LineItem): TemplateResult | typeof nothing {
    const amount = discountOf(line);
    const money = this.#money(amount);
    return amount ? html`<div part="line-discount">${this.#view.text('lineDiscount', {amount: money})}</div>` : nothing;
  }

  #renderTotals(): TemplateResult | typeof nothing {
    const {order} = this.#cart.snapshot;
    if (!order) return nothing;
    const extras = [
      ['discount', -discountOf(order)],
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

  #scope(): Scope | null {
    return cartScope(this.#cart.snapshot, this.#view, this.#editor, this.productUrl);
  }

  #money(amount: number | null | undefined): string {
    return this.#view.money(amount, this.#cart.snapshot.order?.Currency);
  }

  #follow({status, order, error}: CartSnapshot): void {
    this.#editor.forget();
    // A cart that was bought, or another one's, is not the one that something was removed from.
    if (this.#removed?.orderID !== order?.ID) this.#removed = null;
    if (status === 'error') this.#view.fail(explainMistake(error), this.#cart.retry);
    else this.#view.show(status);
  }

  /** The line that an item of the template stands for. */
  #lineOf(item: unknown): LineItem | undefined {
    const {ID: id} = (item ?? {}) as LineItem;
    return this.#cart.snapshot.lineItems.find(({ID}) => ID === id);
  }

  #setQuantity(line: LineItem | undefined, control: HTMLInputElement): void {
    if (!line) return;
    const quantity = control.value.trim() ? Number(control.value) : NaN;
    if (quantity === 0) return this.#remove(line, control);
    this.#removed = null;
    const message = this.#view.text('changed', {name: nameOfLine(line), quantity});
    void this.#editor.setQuantity(line, quantity, () => (this.#message = message));
  }

  #remove(line: LineItem | undefined, control: HTMLElement): void {
    if (!line) return;
    const lines = this.#cart.snapshot.lineItems;
    const index = lines.findIndex(({ID}) => ID === line.ID);
    const next = (lines[index + 1] ?? lines[index - 1])?.ID;
    const focused = control.matches(':focus');
    this.#removed = null;
    void this.#editor.remove(line, () => {
      this.#removed = {line, orderID: this.#cart.snapshot.order?.ID};
      this.#message = this.#view.text('removed', {name: nameOfLine(line)});
      if (focused) void this.#focus(next);
    });
  }

  readonly #handleUndo = (): void => {
    if (!this.#removed) return;
    const {line} = this.#removed;
    void this.#editor.restore(line, ({ID}) => {
      this.#removed = null;
      this.#message = this.#view.text('undone', {name: nameOfLine(line)});
      void this.#focus(ID);
    });
  };

  /** Moves the focus from what is no longer there to another line, or to the words for an empty cart. */
  async #focus(lineItemID: string | undefined): Promise<void> {
    await this.updateComplete;
    const look = this.#template.look ? this : this.renderRoot;
    const index = this.#cart.snapshot.lineItems.findIndex(({ID}) => ID === lineItemID);
    const button = look.querySelectorAll<HTMLElement>('[data-action=remove]')[index];
    (button ?? this.renderRoot.querySelector<HTMLElement>('[part=empty]'))?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-cart': OcCart;
  }
}
