import {html, type nothing, type TemplateResult} from 'lit';
import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import {IMAGE_PATHS} from '../core/image-paths.js';
import {readPath} from '../core/path.js';
import type {Price} from '../core/price.js';
import type {Scope} from '../core/template/context.js';
import {safeUrl} from '../core/url.js';
import type {ProductSnapshot} from '../ordercloud/catalog.js';
import {errorMessage} from './error-message.js';
import type {ViewController} from './view-controller.js';

/** The words of a product element. */
export const PRODUCT_WORDS = {
  loading: 'Loading the product',
  empty: 'No product was chosen.',
  regularPrice: 'Regular price',
  salePrice: 'Sale price',
  noPrice: 'Price on request',
  retry: 'Try again',
  error: 'The product could not be loaded.',
  offline: 'The product could not be loaded. Check the connection.',
} as const;

type ProductView = ViewController<typeof PRODUCT_WORDS>;
export type PriceView = ViewController<{regularPrice: string; salePrice: string; noPrice: string}>;

/** URL of a product's picture; undefined where it has none that may be shown. */
export function pictureOf(product: BuyerProduct | null | undefined): string | null | undefined {
  return IMAGE_PATHS.map((path) => safeUrl(readPath(product, path))).find(Boolean);
}

/** What an author's template can name of a product; null while it isn't known. */
export function productScope(
  {product, price}: Pick<ProductSnapshot, 'product' | 'price'>,
  urlOf?: (product: BuyerProduct) => string | null,
): Scope | null {
  return product && {product, price, url: urlOf?.(product), picture: pictureOf(product), currency: price?.currency};
}

/** The picture, or the box that keeps its place while or where there is none. */
export function productPicture(
  product: BuyerProduct | null,
  alt: string,
  loading: 'eager' | 'lazy' = 'eager',
): TemplateResult {
  const url = pictureOf(product);
  return url
    ? html`<img part="picture" class="picture" loading=${loading} decoding="async" src=${url} alt=${alt} />`
    : html`<div part="picture placeholder" class="picture" aria-hidden="true"></div>`;
}

/** The price of one unit, with the regular one where it is reduced. */
export function productPrice(price: Price | null, view: PriceView): TemplateResult {
  if (!price) return html`<p part="price">${view.text('noPrice')}</p>`;
  const {unitPrice, regularPrice} = price;
  const money = (amount: number): string => view.money(amount, price.currency);
  if (regularPrice === null) return html`<p part="price">${money(unitPrice)}</p>`;
  return html`<p part="price">
    <span class="visually-hidden">${view.text('regularPrice')}</span>
    <del part="regular-price">${money(regularPrice)}</del>
    <span class="visually-hidden">${view.text('salePrice')}</span>
    <ins part="sale-price">${money(unitPrice)}</ins>
  </p>`;
}

/** What stands in for the product: the author's or the general words for none, and for a failure with its retry. */
export function productMessage(view: ProductView, retry: () => void): TemplateResult | typeof nothing {
  if (view.status === 'loading') return html`<p class="visually-hidden" role="status">${view.text('loading')}</p>`;
  if (view.status === 'empty') return html`<slot name="empty"><p part="empty">${view.text('empty')}</p></slot>`;
  return errorMessage(view, retry);
}
