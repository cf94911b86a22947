import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {errorMessage} from '../../controllers/error-message.js';
import {PART_WORDS, ProductPart} from '../../controllers/product-part.js';
import {ViewController} from '../../controllers/view-controller.js';
import {
  largestQuantity,
  offeredQuantities,
  quantityProblem,
  smallestQuantity,
  type QuantityProblem,
} from '../../core/quantity.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {Selection} from '../../ordercloud/selection.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-quantity-input.styles.js';

/** The element's words in English. */
export const words = {
  ...PART_WORDS,
  label: 'Quantity',
  less: 'One less',
  more: 'One more',
  min: 'At least {min}.',
  max: 'At most {max}.',
  held: '{held} in your cart already.',
  heldCounts: 'With the {held} in your cart.',
  none: 'No more of it can be added.',
  'quantity-invalid': 'Enter a whole number of 1 or more.',
  'PriceSchedule.CannotBeLessThanMin': 'The smallest quantity is {MinQuantity}.',
  'PriceSchedule.CannotExceedMax': 'The largest quantity is {MaxQuantity}.',
  'PriceSchedule.QuantityNotAllowed': 'This quantity is not offered.',
  'PriceSchedule.CumulativeCannotBeLessThanMin': 'The smallest quantity is {MinQuantity}.',
  'PriceSchedule.CumulativeCannotExceedMax': 'The largest quantity is {MaxQuantity}.',
  'PriceSchedule.CumulativeQuantityNotAllowed': 'This quantity is not offered.',
  'Inventory.Insufficient': 'Only {QuantityAvailable} left.',
} as const;

type Field = HTMLInputElement | HTMLSelectElement;

/**
 * How many units to buy: a number with buttons for one less and one more, or a list where only some quantities are sold.
 * It knows the smallest and the largest quantity, the stock of what is chosen, and what the cart holds already, and says
 * in words what can't be had before it is tried. An `oc-add-to-cart-button` and an `oc-price` in the same product element
 * take the quantity from here.
 *
 * Words: `label`, `less`, `more`, `min` ({min}), `max` ({max}), `held` ({held}), `none`, `retry`, `error`, and one for each
 * error code, such as `Inventory.Insufficient` ({QuantityAvailable}) and `quantity-invalid`.
 *
 * @summary Lets a shopper choose how many.
 * @tagname oc-quantity-input
 *
 * @slot - The field's label, "Quantity" by default.
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {CommerceErrorEvent} oc-error - What the product may be bought in could not be read.
 *
 * @csspart field - All that is shown.
 * @csspart label - The label.
 * @csspart input - The number, or the list of quantities.
 * @csspart less - The button for one less.
 * @csspart more - The button for one more.
 * @csspart hint - What quantities can be had.
 * @csspart problem - Why this quantity can't be had.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-border-color=#6b7280] - Border of the field.
 * @cssprop [--oc-error-color=#b91c1c] - Text of problems and failures.
 *
 * @cssstate idle - No product is known yet.
 * @cssstate loading - The product is being read.
 * @cssstate ready - The field is shown.
 * @cssstate empty - The product has no price, or the product around it could not be read.
 * @cssstate error - The product could not be read.
 *
 * @example
 * ```html
 * <oc-product-view product-id="kettle">
 *   <oc-quantity-input></oc-quantity-input>
 *   <oc-add-to-cart-button></oc-add-to-cart-button>
 * </oc-product-view>
 * ```
 */
export class OcQuantityInput extends LitElement {
  static override styles = [shared, fields, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud; that of the nearest product element by default. */
  productId = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** Where the element is: `idle`, `loading`, `ready`, `empty` or `error`. */
  get status(): Status {
    return this.#view.status;
  }

  /** Units that are chosen, whether they can be had or not; null while that isn't known. */
  get quantity(): number | null {
    return this.#part.ready?.quantity ?? null;
  }

  readonly #view = new ViewController(this, words);
  readonly #part = new ProductPart(this, this.#view, {
    details: ['specs', 'stock'],
    isEmpty: ({schedule}) => schedule === null,
    check: ['quantity', () => this.#check()],
  });
  /** What was typed, while it is no quantity. */
  #draft: string | null = null;
  #isTyping = false;

  protected override render(): TemplateResult {
    const {ready} = this.#part;
    return html`<div part="field" tabindex="-1" aria-busy=${this.status === 'loading'}>
        ${ready ? this.#renderField(ready) : nothing}
      </div>
      ${errorMessage(this.#view, this.#part.retry)}`;
  }

  #renderField(selection: Selection): TemplateResult {
    const problem = this.#problem(selection);
    const offered = offeredQuantities(selection.limits);
    return html`<label part="label" for="quantity"><slot>${this.#view.text('label')}</slot></label>
      ${offered ? this.#renderList(selection.quantity, offered, problem) : this.#renderNumber(selection, problem)}
      <p part="hint" id="hint">${this.#hint(selection, offered !== null)}</p>
      <p part="problem" id="problem" role="alert">${problem ? this.#words(problem) : nothing}</p>`;
  }

  #renderNumber(selection: Selection, problem: QuantityProblem | null): TemplateResult {
    const {quantity, limits} = selection;
    const [least, most] = [smallestQuantity(limits), largestQuantity(limits)];
    const step = (name: 'less' | 'more', sign: string, to: number, isLast: boolean): TemplateResult =>
      html`<button
        part=${name}
        class="quiet"
        type="button"
        aria-label=${this.#view.text(name)}
        aria-controls="quantity"
        aria-disabled=${isLast}
        @click=${() => isLast || this.#choose(to)}
      >
        ${sign}
      </button>`;
    return html`<div class="row">
      ${step('less', '−', Math.max(least, Math.min(quantity - 1, most ?? Infinity)), quantity <= least)}
      <input
        id="quantity"
        part="input"
        type="number"
        inputmode="numeric"
        step="1"
        min=${least}
        max=${most === null || most < least ? nothing : most}
        .value=${live(this.#draft ?? String(quantity))}
        aria-invalid=${problem !== null}
        aria-describedby="hint problem"
        @input=${this.#handleInput}
        @change=${this.#handleChange}
      />
      ${step('more', '+', Math.max(least, quantity + 1), most !== null && quantity >= most)}
    </div>`;
  }

  #renderList(quantity: number, offered: readonly number[], problem: QuantityProblem | null): TemplateResult {
    return html`<select
      id="quantity"
      part="input"
      aria-invalid=${problem !== null}
      aria-describedby="hint problem"
      @change=${this.#handleChange}
    >
      ${offered.map((each) => html`<option value=${each} .selected=${live(each === quantity)}>${each}</option>`)}
    </select>`;
  }

  #hint({limits}: Selection, isList: boolean): string {
    const {schedule, held = 0} = limits;
    const [min, max] = [schedule?.MinQuantity ?? 1, schedule?.MaxQuantity];
    const parts = [
      min > 1 && !isList ? this.#view.text('min', {min}) : '',
      max && !isList ? this.#view.text('max', {max}) : '',
      held > 0 ? this.#view.text('held', {held}) : '',
    ];
    return parts.filter(Boolean).join(' ');
  }

  #problem({quantity, limits}: Selection): QuantityProblem | null {
    if (this.#draft === null) return quantityProblem(quantity, limits);
    return this.#isTyping ? null : quantityProblem(NaN, limits);
  }

  #words({code, values}: QuantityProblem): string {
    const {held} = values;
    const isGone = code === 'Inventory.Insufficient' && values.QuantityAvailable < 1;
    const text = this.#view.text(isGone ? 'none' : (code as keyof typeof words), {...values});
    return held > 0 ? `${text} ${this.#view.text('heldCounts', {held})}` : text;
  }

  #choose(quantity: number): void {
    this.#draft = null;
    this.#part.selection?.setQuantity(quantity);
  }

  /** What is typed counts as soon as it is a quantity; what is wrong with it is said when the typing is over. */
  #take({value}: Field, isTyping: boolean): void {
    this.#isTyping = isTyping;
    const quantity = Number(value);
    if (Number.isSafeInteger(quantity) && quantity > 0) return this.#choose(quantity);
    this.#draft = value;
    this.requestUpdate();
  }

  #check(): boolean {
    const {selection} = this.#part;
    this.#isTyping = false;
    this.requestUpdate();
    if (!this.#part.ready || !selection || !this.#problem(selection)) return true;
    this.renderRoot.querySelector<Field>('#quantity')?.focus();
    return false;
  }

  readonly #handleInput = (event: Event): void => this.#take(event.target as Field, true);

  readonly #handleChange = (event: Event): void => this.#take(event.target as Field, false);
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-quantity-input': OcQuantityInput;
  }
}
