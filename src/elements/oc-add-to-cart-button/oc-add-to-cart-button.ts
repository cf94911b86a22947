import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {LineItemSpec} from 'ordercloud-javascript-sdk';
import {addToCart, checkedSpecs, isQuantity} from '../../controllers/add-to-cart.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake, reportMistake} from '../../controllers/explain-mistake.js';
import {NearestProduct} from '../../controllers/product-nearest.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {CompleteChoice} from '../../ordercloud/selection.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-add-to-cart-button.styles.js';

/** The words for OrderCloud's own codes are in failure-words.ts. */
export const words = {
  label: 'Add to cart',
  named: ': {name}',
  added: 'Added: {quantity} × {name}',
  noPrice: 'Price on request',
  outOfStock: 'Out of stock',
  retry: 'Try again',
  error: 'This could not be added to the cart.',
  offline: 'This could not be added to the cart. Check the connection.',
  'quantity-invalid': 'Choose a quantity of 1 or more.',
} as const;

/** A list of specs from JSON; null where the text is none. */
const specsConverter = {
  fromAttribute(text: string | null): LineItemSpec[] | null {
    if (!text?.trim()) return [];
    try {
      return checkedSpecs(JSON.parse(text));
    } catch {
      return null;
    }
  },
};

/**
 * A button that puts a product into the cart: the one it names, else that of the `oc-product-view` or
 * `oc-product-card` around it, in the quantity and with the specs that it names or that elements such as
 * `oc-product-options` let the shopper choose. It says what was added, why something could not be, and can't be pressed where the
 * product around it has no price or is out of stock.
 *
 * @summary Adds a product to the cart.
 * @tagname oc-add-to-cart-button
 *
 * @slot - The button's label, "Add to cart" by default.
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {CartItemAddingEvent} oc-cart-item-adding - About to add; cancel it, or edit its detail.
 * @fires {CartItemAddedEvent} oc-cart-item-added - OrderCloud has added it.
 * @fires {CommerceErrorEvent} oc-error - It could not be added.
 *
 * @csspart button - The button.
 * @csspart note - Why the button can't be pressed.
 * @csspart status - What was added.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Of the button.
 * @cssprop [--oc-button-color=#fff] - Of the label.
 *
 * @cssstate idle - Nothing was added yet.
 * @cssstate loading - It is being added.
 * @cssstate ready - It was added.
 * @cssstate error - It could not be added.
 *
 * @example
 * ```html
 * <oc-add-to-cart-button product-id="kettle" quantity="2"></oc-add-to-cart-button>
 * ```
 */
export class OcAddToCartButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};
  static override styles = [shared, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    quantity: {type: Number},
    specs: {converter: specsConverter},
    orderId: {attribute: 'order-id'},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud; that of the nearest product element by default. */
  productId = '';

  /** Whole units to add, 1 or more; by default what was chosen, the price schedule's smallest quantity, or 1. */
  quantity: number | null = null;

  /**
   * Specs to order it with, in JSON: `[{"SpecID": "color", "OptionID": "red"}]`; by default what was chosen. Nothing is
   * added where they are wrong.
   */
  specs: readonly LineItemSpec[] | null = [];

  /** ID of an order to add to by OrderCloud's Orders routes; the cart by default. */
  orderId = '';

  /**
   * Words that replace the defaults, by key: `label`, `named`, `added`, `noPrice`, `outOfStock`, `retry`, `error`, or
   * the code of a failure such as `Inventory.Insufficient`, whose text may hold the names of its numbers in braces.
   */
  strings: Strings | null = null;

  /** Where the element is: `idle`, `loading` while it adds, `ready` when it has added, or `error`. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #nearest = new NearestProduct(this);
  #added = '';
  #shownFor = '';

  /** Does what a press of the button does; settles when OrderCloud has answered, whatever it said. */
  async add(): Promise<void> {
    const {productId, schedule, selection} = this.#nearest;
    if (this.status === 'loading' || this.#obstacle) return;
    // Where something is missing, the elements that let the shopper choose say so.
    const chosen: CompleteChoice | null = selection ? selection.complete(this) : this;
    if (!chosen) return;
    this.#view.show('loading');
    try {
      const specs = checkedSpecs(chosen.specs) as LineItemSpec[];
      const wanted = {productID: productId, quantity: chosen.quantity ?? schedule?.MinQuantity ?? 1, specs};
      const {inventoryRecordID} = chosen;
      const fact = await addToCart(this, wanted, {orderID: this.orderId, inventoryRecordID});
      if (fact) this.#sayAdded(fact.detail.lineItem.Product?.Name, fact.detail.quantity);
      this.#view.show(fact ? 'ready' : 'idle');
    } catch (thrown) {
      const error = explainMistake(thrown, 'Cart.CreateLineItem');
      this.#view.fail(error, error.retryable ? this.#handleRetry : null, schedule);
    }
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const {productId} = this.#nearest;
    if (productId !== this.#shownFor && this.status !== 'loading') this.#view.show('idle');
    this.#shownFor = productId;
    if (changed.has('specs') && !checkedSpecs(this.specs)) reportMistake('specs-invalid', this);
    if (changed.has('quantity') && this.quantity !== null && !isQuantity(this.quantity)) {
      reportMistake('quantity-invalid', this);
    }
  }

  override render(): TemplateResult {
    const {name} = this.#nearest;
    const obstacle = this.#obstacle;
    const busy = this.status === 'loading';
    return html`
      <button
        part="button"
        type="button"
        ?disabled=${obstacle !== null}
        aria-disabled=${busy}
        aria-busy=${busy}
        aria-describedby="note error"
        @click=${this.#handleClick}
      >
        <slot>${this.#view.text('label')}</slot
        >${name ? html`<span class="named">${this.#view.text('named', {name})}</span>` : nothing}
      </button>
      ${obstacle ? html`<p part="note" id="note">${this.#view.text(obstacle)}</p>` : nothing}
      <p part="status" role="status">${this.status === 'ready' ? this.#added : nothing}</p>
      ${errorMessage(this.#view, this.#view.error?.retryable ? this.#handleRetry : null)}
    `;
  }

  /** The word for what keeps the known product from being bought, or null. */
  get #obstacle(): 'noPrice' | 'outOfStock' | null {
    const {snapshot} = this.#nearest;
    if (snapshot?.status !== 'ready') return null;
    if (!snapshot.price) return 'noPrice';
    const {Enabled, OrderCanExceed, VariantLevelTracking, QuantityAvailable} = snapshot.product?.Inventory ?? {};
    // With variants tracked one by one, the product's own number says nothing.
    return Enabled && !OrderCanExceed && !VariantLevelTracking && (QuantityAvailable ?? 1) < 1 ? 'outOfStock' : null;
  }

  #sayAdded(name: string | undefined, quantity: number): void {
    this.#added = this.#view.text('added', {quantity, name: name ?? this.#nearest.name ?? this.#nearest.productId});
  }

  readonly #handleClick = (): void => void this.add();

  readonly #handleRetry = (): void => {
    // The button to try again goes away with the failure, and would take the focus with it.
    if (this.isConnected) this.focus();
    void this.add();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-add-to-cart-button': OcAddToCartButton;
  }
}
