import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {PART_WORDS, ProductPart} from '../../controllers/product-part.js';
import {productPrice, PRODUCT_WORDS} from '../../controllers/product-template.js';
import {ViewController} from '../../controllers/view-controller.js';
import {breakFor, priceBreaks, purchasePrice, type PurchasePrice} from '../../core/price.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {Selection} from '../../ordercloud/selection.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-price.styles.js';

const {regularPrice, salePrice, noPrice} = PRODUCT_WORDS;

/** The element's words in English. */
export const words = {
  ...PART_WORDS,
  regularPrice,
  salePrice,
  noPrice,
  total: '{quantity} for {total}',
  held: 'Counted with the {held} in your cart.',
  breaks: 'Prices by quantity',
  quantity: 'Quantity',
  each: 'Each',
  range: '{from}–{to}',
  from: '{from} or more',
} as const;

/**
 * What a product costs: one unit at the quantity and with the options that the shopper has chosen, the regular price
 * beside it on sale, what all units cost together, and in a table the price of each quantity. It is worked out by
 * OrderCloud's rules; what the cart shows is OrderCloud's own answer. Options that are chosen in `oc-product-options` and
 * the quantity of `oc-quantity-input` count where they stand in the same product element, or name the same product.
 *
 * Words: `regularPrice`, `salePrice`, `noPrice`, `total` ({quantity}, {total}), `held` ({held}), `breaks`, `quantity`,
 * `each`, `range` ({from}, {to}), `from` ({from}), `retry`, `error`, and one for each error code, such as `offline`.
 *
 * @summary The price for what is chosen.
 * @tagname oc-price
 *
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {CommerceErrorEvent} oc-error - The price could not be read.
 *
 * @csspart prices - All that is shown.
 * @csspart price - The price of one unit.
 * @csspart regular-price - The price before a reduction.
 * @csspart sale-price - The reduced price.
 * @csspart total - What several units cost.
 * @csspart held - Says that units in the cart are counted.
 * @csspart breaks - The table of prices by quantity.
 * @csspart current - The row of the table that applies.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-sale-color=#b91c1c] - Of a reduced price.
 * @cssprop [--oc-line-color=#e5e7eb] - Lines of the table.
 *
 * @cssstate idle - No product is known yet.
 * @cssstate loading - The product is being read.
 * @cssstate ready - The price is shown, or that there is none.
 * @cssstate empty - The product around it could not be read.
 * @cssstate error - The price could not be read.
 *
 * @example
 * ```html
 * <oc-product-view product-id="kettle">
 *   <oc-price breaks></oc-price>
 *   <oc-quantity-input></oc-quantity-input>
 * </oc-product-view>
 * ```
 */
export class OcPrice extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    currency: {},
    breaks: {type: Boolean},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud; that of the nearest product element by default. */
  productId = '';

  /** ISO 4217 code for prices whose price schedule names no currency; empty shows those as plain numbers. */
  currency = '';

  /** Shows the table of prices by quantity, where there is more than one. */
  breaks = false;

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** Where the element is: `idle`, `loading`, `ready`, `empty` or `error`. */
  get status(): Status {
    return this.#view.status;
  }

  /** What the chosen quantity costs with the chosen options, in major units; null while unknown or without a price. */
  get price(): PurchasePrice | null {
    return this.#part.ready?.price() ?? null;
  }

  readonly #view = new ViewController(this, words);
  readonly #part = new ProductPart(this, this.#view, {details: ['specs']});

  protected override render(): TemplateResult {
    const {ready} = this.#part;
    return html`<div part="prices" tabindex="-1" aria-busy=${this.status === 'loading'}>
        ${ready ? this.#renderPrice(ready) : nothing} ${ready && this.breaks ? this.#renderBreaks(ready) : nothing}
      </div>
      ${errorMessage(this.#view, this.#part.retry)}`;
  }

  /** A price is told when the shopper has changed it, not when it appears. */
  #renderPrice(selection: Selection): TemplateResult {
    const price = selection.price();
    const {quantity, schedule} = selection;
    const {held = 0} = selection.limits;
    const total = price && quantity > 1 ? this.#money(price.total) : null;
    return html`<div aria-live=${selection.isTouched ? 'polite' : 'off'}>
      ${productPrice(price, this.#view)}
      ${total ? html`<p part="total">${this.#view.text('total', {quantity, total})}</p>` : nothing}
      ${
        held > 0 && priceBreaks(schedule).length > 1
          ? html`<p part="held">${this.#view.text('held', {held})}</p>`
          : nothing
      }
    </div>`;
  }

  #renderBreaks({schedule, quantity, limits, markups}: Selection): TemplateResult | typeof nothing {
    const breaks = priceBreaks(schedule);
    if (breaks.length < 2) return nothing;
    const applied = breakFor(schedule, quantity + (limits.held ?? 0));
    // What is added once a line is another amount for each number of units, which a row has many of.
    const perUnit = markups.filter(({PriceMarkupType}) => PriceMarkupType !== 'AmountTotal');
    return html`<table part="breaks">
      <caption>
        ${this.#view.text('breaks')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${this.#view.text('quantity')}</th>
          <th scope="col">${this.#view.text('each')}</th>
        </tr>
      </thead>
      <tbody>
        ${breaks.map(({Quantity: from = 1}, index) => {
          const isApplied = from === applied?.Quantity;
          const price = purchasePrice(schedule, {quantity: from, markups: perUnit});
          return html`<tr part=${isApplied ? 'current' : nothing} aria-current=${isApplied ? 'true' : nothing}>
            <th scope="row">${this.#range(from, breaks[index + 1]?.Quantity, schedule?.RestrictedQuantity)}</th>
            <td>${price ? this.#renderUnit(price) : nothing}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  #renderUnit({unitPrice, regularPrice}: PurchasePrice): TemplateResult {
    return regularPrice === null
      ? html`${this.#money(unitPrice)}`
      : html`<del>${this.#money(regularPrice)}</del> <ins>${this.#money(unitPrice)}</ins>`;
  }

  #range(from: number, next: number | undefined, restricted: boolean | undefined): string {
    if (restricted || next === from + 1) return String(from);
    return next ? this.#view.text('range', {from, to: next - 1}) : this.#view.text('from', {from});
  }

  #money(amount: number): string {
    return this.#view.money(amount, this.#part.selection?.schedule?.Currency);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-price': OcPrice;
  }
}
