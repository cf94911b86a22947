import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {errorMessage} from '../../controllers/error-message.js';
import {PART_WORDS, ProductPart} from '../../controllers/product-part.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import {stockOf, type Stock} from '../../core/stock.js';
import type {Strings} from '../../core/strings.js';
import type {Selection} from '../../ordercloud/selection.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-availability.styles.js';

/** The element's words in English. */
export const words = {
  ...PART_WORDS,
  untracked: 'Available',
  unknown: 'Choose the options to see what is in stock.',
  'in-stock': 'In stock',
  few: 'Only {count} left',
  'out-of-stock': 'Out of stock',
  'on-order': 'Available on order',
  notOffered: 'This combination is not offered.',
  places: 'Buy from',
} as const;

type Level = Stock['level'] | 'few' | 'notOffered';

/**
 * Whether a product can be had: in stock, few left, out of stock, or on order where it is sold beyond its stock. Where
 * variants are tracked one by one it speaks of the one that is chosen, and with `places` of each place that keeps it, of
 * which the shopper chooses the one to buy from.
 *
 * Words: `untracked`, `unknown`, `in-stock`, `few` ({count}), `out-of-stock`, `on-order`, `notOffered`, `places`, `retry`,
 * `error`, and one for each error code, such as `offline`.
 *
 * @summary Says what is in stock.
 * @tagname oc-availability
 *
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {CommerceErrorEvent} oc-error - The stock could not be read.
 *
 * @csspart stock - All that is shown.
 * @csspart availability - What there is of the product; beside it, as a part of its own, the level.
 * @csspart untracked - Nothing is counted.
 * @csspart unknown - It depends on options that are not chosen yet.
 * @csspart in-stock - There is enough.
 * @csspart few - There is little left.
 * @csspart out-of-stock - There is nothing left.
 * @csspart on-order - There is nothing left, but it can be ordered.
 * @csspart places - The choice of places.
 * @csspart place - One place.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-in-stock-color=#166534] - Where there is enough.
 * @cssprop [--oc-few-color=#92400e] - Where little is left, or it has to be ordered.
 * @cssprop [--oc-out-of-stock-color=#b91c1c] - Where nothing is left.
 *
 * @cssstate idle - No product is known yet.
 * @cssstate loading - The stock is being read.
 * @cssstate ready - The stock is shown.
 * @cssstate empty - The product around it could not be read.
 * @cssstate error - The stock could not be read.
 *
 * @example
 * ```html
 * <oc-product-view product-id="mortar">
 *   <oc-availability threshold="3" places></oc-availability>
 *   <oc-add-to-cart-button></oc-add-to-cart-button>
 * </oc-product-view>
 * ```
 */
export class OcAvailability extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    threshold: {type: Number},
    places: {type: Boolean},
    place: {},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud; that of the nearest product element by default. */
  productId = '';

  /** From how many units down they are counted in words, 5 by default; 0 for never. */
  threshold = 5;

  /** Lets the shopper choose the place to buy from, where the product is kept at several. */
  places = false;

  /**
   * Address ID of the place to buy from: stock, quantity and the line in the cart are of that place alone. With `places`
   * it is the shopper's choice, at first the first place that has some.
   */
  place = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** Where the element is: `idle`, `loading`, `ready`, `empty` or `error`. */
  get status(): Status {
    return this.#view.status;
  }

  /** What there is, such as `in-stock` or `few`; null while that isn't known. */
  get level(): Level | null {
    const {ready} = this.#part;
    return ready && this.#levelOf(ready);
  }

  readonly #view = new ViewController(this, words);
  readonly #part = new ProductPart(this, this.#view, {details: ['specs', 'stock']});

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isPlaced = this.places || Boolean(this.place);
    if (isPlaced) this.#part.want('records');
    const {selection} = this.#part;
    const records = selection?.records ?? [];
    if (this.places && !this.place && records.length > 1) {
      this.place = records.find(({QuantityAvailable}) => (QuantityAvailable ?? 0) > 0)?.AddressID ?? '';
    }
    if (isPlaced || changed.has('place')) selection?.setPlace(this.place || null);
  }

  protected override render(): TemplateResult {
    const {ready} = this.#part;
    return html`<div part="stock" tabindex="-1" aria-busy=${this.status === 'loading'}>
        <p part="availability ${this.level ?? ''}" role="status">${ready ? this.#words(ready) : nothing}</p>
        ${ready && this.places && ready.records.length > 1 ? this.#renderPlaces(ready) : nothing}
      </div>
      ${errorMessage(this.#view, this.#part.retry)}`;
  }

  #renderPlaces(selection: Selection): TemplateResult {
    return html`<fieldset part="places">
      <legend>${this.#view.text('places')}</legend>
      ${selection.records.map((record) => {
        const {AddressID = '', Address} = record;
        const stock = stockOf(selection.product.product!, selection.variant, record);
        return html`<label part="place">
          <input
            type="radio"
            name="place"
            value=${AddressID}
            .checked=${live(AddressID === this.place)}
            @change=${() => (this.place = AddressID)}
          />
          <span>${Address?.AddressName || Address?.City || AddressID}</span>
          <span part=${this.#countedLevel(stock)}>${this.#stockWords(stock)}</span>
        </label>`;
      })}
    </fieldset>`;
  }

  #levelOf({stock, variant}: Selection): Level {
    return variant === null ? 'notOffered' : stock ? this.#countedLevel(stock) : 'unknown';
  }

  #countedLevel({level, quantity}: Stock): Level {
    return level === 'in-stock' && (quantity ?? Infinity) <= this.threshold ? 'few' : level;
  }

  #words(selection: Selection): string {
    return selection.variant === null || !selection.stock
      ? this.#view.text('notOffered')
      : this.#stockWords(selection.stock);
  }

  #stockWords(stock: Stock): string {
    return this.#view.text(this.#countedLevel(stock), {count: stock.quantity ?? 0});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-availability': OcAvailability;
  }
}
