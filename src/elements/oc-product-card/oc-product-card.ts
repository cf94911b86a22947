import {html, LitElement, nothing, type TemplateResult} from 'lit';
import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import {productCard, productLink} from '../../controllers/card-template.js';
import {ProductController} from '../../controllers/product-controller.js';
import {PRODUCT_WORDS, productMessage, productPicture, productScope} from '../../controllers/product-template.js';
import {TemplateController} from '../../controllers/template-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {card} from '../../styles/card.js';
import {product} from '../../styles/product.js';
import {shared} from '../../styles/shared.js';

export {PRODUCT_WORDS as words} from '../../controllers/product-template.js';

/**
 * One product among others, in a list or a teaser: picture, name and price as OrderCloud has them for this shopper. It
 * never announces a view. What stands inside is always shown: something to read while the product is loaded and where
 * that fails, and an `oc-add-to-cart-button`, which takes the product from here.
 *
 * With a `<template>` among its children that is the look of the product. It can name `product`, `price` (`unitPrice`
 * and, where that is reduced, `regularPrice`), `url`, `picture`, `currency`, `words` and `status`. What stands beside it
 * is shown until the product is known.
 *
 * @summary Shows a product in brief, with a link to its page.
 * @tagname oc-product-card
 *
 * @slot - Shown below the product, and alone while there is none.
 * @slot empty - Shown where the page's URL names no product.
 * @slot rendered - What the template has become; filled by the element itself.
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {CommerceErrorEvent} oc-error - The product could not be read.
 *
 * @csspart product - All that comes from OrderCloud.
 * @csspart link - The link around picture and name, where there is one.
 * @csspart picture - The picture, or the box that keeps its place.
 * @csspart placeholder - The box alone.
 * @csspart name - The heading.
 * @csspart price - The line with the price.
 * @csspart regular-price - The price before a reduction.
 * @csspart sale-price - The reduced price.
 * @csspart empty - The words for no product.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-picture-ratio=1] - Width to height of the picture.
 * @cssprop [--oc-gap=0.5rem] - Space between the parts.
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
 * <oc-product-card product-id="kettle" product-url="/p/{ID}">
 *   <oc-add-to-cart-button></oc-add-to-cart-button>
 * </oc-product-card>
 *
 * <oc-product-card product-id="kettle" product-url="/p/{ID}">
 *   <template>
 *     <a href="{url}"><img src="{picture}" alt="" loading="lazy" /> {product.Name}</a>
 *     <strong>{price.unitPrice | money}</strong>
 *   </template>
 * </oc-product-card>
 * ```
 */
export class OcProductCard extends LitElement {
  static override styles = [shared, product, card];

  static override properties = {
    productId: {attribute: 'product-id'},
    productIdFrom: {attribute: 'product-id-from'},
    productUrl: {attribute: 'product-url'},
    currency: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud. */
  productId = '';

  /** Name of a query parameter of the page's URL that holds the ID, used where `product-id` is empty. */
  productIdFrom = '';

  /**
   * URL of the product's page with places for its fields, such as `/p/{ID}` or `/shop/{xp.Slug}`. Without one, or with
   * one that is not http(s), there is no link.
   */
  productUrl = '';

  /** ISO 4217 code for prices of which neither the price schedule nor the shopper names one; else that of `oc-session`. */
  currency = '';

  /** Level of the name as a heading, from 1; anything else is 3. */
  headingLevel = 3;

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
  readonly #template = new TemplateController(this, this.#view, () =>
    productScope(this.#product.snapshot, (product) => productLink(product, this.productUrl)),
  );

  override render(): TemplateResult {
    const {look} = this.#template;
    return html`
      <div part="product" tabindex="-1" aria-busy=${this.status === 'loading'}>${look ?? this.#productOrBox()}</div>
      ${look ? nothing : html`<slot></slot>`} ${productMessage(this.#view, this.#handleRetry)}
    `;
  }

  #productOrBox(): TemplateResult | typeof nothing {
    const {product, price} = this.#product.snapshot;
    if (!product) return this.status === 'loading' ? productPicture(null, '') : nothing;
    return productCard(product, price, this, this.#view);
  }

  readonly #handleRetry = (): void => {
    // The button goes away with the failure, and would take the focus with it.
    this.renderRoot.querySelector<HTMLElement>('[part=product]')?.focus();
    this.#product.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-product-card': OcProductCard;
  }
}
