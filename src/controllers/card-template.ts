import {html, type TemplateResult} from 'lit';
import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import {fillUrl} from '../core/fill-url.js';
import {readPath} from '../core/path.js';
import type {Price} from '../core/price.js';
import {safeUrl} from '../core/url.js';
import {productPicture, productPrice, type PriceView} from './product-template.js';

/** What an element that shows cards lets its author choose. */
export interface CardOptions {
  productUrl: string;
  headingLevel: number;
}

/** The URL of a product's page, from a template such as `/p/{ID}`; null where there is none, or one that is not http(s). */
export function productLink(product: BuyerProduct, productUrl: string): string | null {
  return productUrl ? safeUrl(fillUrl(productUrl, (path) => readPath(product, path))) : null;
}

/** A product in brief: picture and name, linked to its page where that is known, and price. */
export function productCard(
  product: BuyerProduct,
  price: Price | null,
  {productUrl, headingLevel}: CardOptions,
  view: PriceView,
): TemplateResult {
  const url = productLink(product, productUrl);
  const level = headingLevel >= 1 ? Math.trunc(headingLevel) : 3;
  // Inside the link the name says what the picture is; said by both, it would be read twice.
  const about = html`${productPicture(product, url ? '' : (product.Name ?? ''), 'lazy')}
    <h3 part="name" aria-level=${level}><bdi>${product.Name}</bdi></h3>`;
  return html`${url ? html`<a part="link" href=${url}>${about}</a>` : about} ${productPrice(price, view)}`;
}
