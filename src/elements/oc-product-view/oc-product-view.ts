import {html, LitElement, nothing, type TemplateResult} from 'lit';
import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import {ProductController} from '../../controllers/product-controller.js';
import {
  PRODUCT_WORDS,
  productMessage,
  productPicture,
  productPrice,
  productScope,
} from '../../controllers/product-template.js';
import {ProductVisit} from '../../controllers/product-visit.js';
import {TemplateController} from '../../controllers/template-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {product} from '../../styles/product.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-product-view.styles.js';

export {PRODUCT_WORDS as words} from '../../controllers/product-template.js';

/**
 * The product that a page is about: picture, name, price and description as OrderCloud has them for this shopper. It
 * announces the view, once for each product and visit. What stands inside is always shown: something to read while the
 * product is loaded and where that fails, and an `oc-add-to-cart-button`, which takes the product from here. An
 * `oc-product-image` or `oc-price` inside stands for the picture or the price.
 *
 * With a `<template>` among its children that is the look of the product. It can name `product`, `price` (`unitPrice`
 * and, where that is reduced, `regularPrice`), `picture`, `currency`, `words` and `status`. What stands beside it is
 * shown until the product is known.
 *
 * @summary Shows a page's product and announces the view.
 * @tagname oc-product-view
 *
 * @slot - Shown below the product, and alone while there is none.
 * @slot empty - Shown where the page's URL names no product.
 * @slot rendered - What the template has become; filled by the element itself.
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {ProductViewingEvent} oc-product-viewing - The product is known and about to be read.
 * @fires {ProductViewedEvent} oc-product-viewed - The product has been read and is shown.
 * @fires {CommerceErrorEvent} oc-error - The product could not be read.
 *
 * @csspart product - All that comes from OrderCloud.
 * @csspart picture - The picture, or the box that keeps its place.
 * @csspart placeholder - The box alone.
 * @csspart name - The heading.
 * @csspart price - The line with the price.
 * @csspart regular-price - The price before a reduction.
 * @csspart sale-price - The reduced price.
 * @csspart description - The description.
 * @csspart empty - The words for no product.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-picture-ratio=1] - Width to height of the picture.
 * @cssprop [--oc-gap=0.75rem] - Space between the parts.
 * @cssprop [--oc-placeholder-background=#f3f4f6] - Where there is no picture.
 * @cssprop [--oc-sale-color=#b91c1c] - Of a reduced price.
 *
 * @cssstate idle - No product is named yet.
 * @cssstate loading - The product is being read.
 * @cssstate ready - The product is shown.
 * @cssstate empty - The page's URL names no product.
 * @cssstate error - The product could not be read.
 *
 * @example
 * ```html
 * <oc-product-view product-id="kettle">
 *   <oc-add-to-cart-button></oc-add-to-cart-button>
 * </oc-product-view>
 *
 * <oc-product-view product-id-from="id">
 *   <p>Loading…</p>
 *   <template>
 *     <img src="{picture}" alt="" />
 *     <h1>{product.Name}</h1>
 *     <p data-if="price">{price.unitPrice | money} <s data-if="price.regularPrice">{price.regularPrice | money}</s></p>
 *     <p data-if="!price">{words.noPrice}</p>
 *     <oc-add-to-cart-button></oc-add-to-cart-button>
 *   </template>
 * </oc-product-view>
 * ```
 */
export class OcProductView extends LitElement {
  static override styles = [shared, product, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    productIdFrom: {attribute: 'product-id-from'},
    currency: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud. Another ID is another product and another view. */
  productId = '';

  /** Name of a query parameter of the page's URL that holds the ID, used where `product-id` is empty. */
  productIdFrom = '';

  /** ISO 4217 code for prices of which neither the price schedule nor the shopper names one; else that of `oc-session`. */
  currency = '';

  /** Level of the name as a heading, from 1; anything else is 1. */
  headingLevel = 1;

  /**
   * Words that replace the defaults, by key: `loading`, `empty`, `regularPrice`, `salePrice`, `noPrice`, `retry`,
   * `error`, or the code of a failure such as `NotFound` and `offline`.
   */
  strings: Strings | null = null;

  /** Where the element is: `idle`, `loading`, `ready`, `empty` or `error`. */
  get status(): Status {
    return this.#view.status;
  }

  /** The product as OrderCloud has it for this shopper, or null while it isn't known. */
  get product(): BuyerProduct | null {
    return this.#product.snapshot.product;
  }

  readonly #view = new ViewController(this, PRODUCT_WORDS);
  readonly #product = new ProductController(this, this.#view);
  readonly #template = new TemplateController(this, this.#view, () => productScope(this.#product.snapshot));

  constructor() {
    super();
    new ProductVisit(this, this.#product);
  }

  override render(): TemplateResult {
    const {look} = this.#template;
    return html`
      <div part="product" tabindex="-1" aria-busy=${this.status === 'loading'}>${look ?? this.#productOrBox()}</div>
      ${look ? nothing : html`<slot></slot>`} ${productMessage(this.#view, this.#handleRetry)}
    `;
  }

  #productOrBox(): TemplateResult | typeof nothing {
    const {product, price} = this.#product.snapshot;
    const without = (tag: string): boolean => !this.querySelector(tag);
    const hasPicture = without('oc-product-image');
    if (!product) return hasPicture && this.status === 'loading' ? productPicture(null, '') : nothing;
    const level = this.headingLevel >= 1 ? Math.trunc(this.headingLevel) : 1;
    return html`
      ${hasPicture ? productPicture(product, product.Name ?? '') : nothing}
      <h1 part="name" aria-level=${level}><bdi>${product.Name}</bdi></h1>
      ${without('oc-price') ? productPrice(price, this.#view) : nothing}
      ${product.Description ? html`<p part="description"><bdi>${product.Description}</bdi></p>` : nothing}
    `;
  }

  readonly #handleRetry = (): void => {
    // The button goes away with the failure, and would take the focus with it.
    this.renderRoot.querySelector<HTMLElement>('[part=product]')?.focus();
    this.#product.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-product-view': OcProductView;
  }
}
