import {html, nothing, type TemplateResult} from 'lit';
import type {LineItem} from 'ordercloud-javascript-sdk';
import {fillUrl} from '../core/fill-url.js';
import {readPath} from '../core/path.js';
import {safeUrl} from '../core/url.js';

/** `BaseDiscount` is newer than the SDK's types. */
interface Priced {
  PromotionDiscount?: number | null;
  BaseDiscount?: number | null;
}

/** What a shopper knows a line by. */
export function nameOfLine(line: LineItem): string {
  return line.Product?.Name || line.ProductID;
}

/**
 * The page of a line's product by a template of its URL such as `/p/{ID}`; dotted paths of the line's product are filled
 * in. Null without one, and for a URL that may not be followed.
 */
export function urlOfLine(line: LineItem, productUrl: string): string | null {
  return safeUrl(fillUrl(productUrl, (path) => (path === 'ID' ? line.ProductID : readPath(line.Product, path))));
}

/** What was chosen of a product, by name where OrderCloud gives one; empty where there was no choice. */
export function specsOfLine({Specs}: LineItem): string {
  return (Specs ?? [])
    .map(({Name, SpecID, Value, OptionID}) => `${Name || SpecID}: ${Value || OptionID || ''}`)
    .join(', ');
}

/** The name of a line's product, as a link where its page is known. */
export function lineName(line: LineItem, productUrl: string): TemplateResult {
  const url = urlOfLine(line, productUrl);
  const name = nameOfLine(line);
  return url ? html`<a part="name" href=${url}>${name}</a>` : html`<span part="name">${name}</span>`;
}

/** What was chosen of a product; nothing where there was no choice. */
export function lineSpecs(line: LineItem): TemplateResult | typeof nothing {
  const specs = specsOfLine(line);
  return specs ? html`<p part="specs">${specs}</p>` : nothing;
}

/** What is taken off a line or an order; OrderCloud counts promotions and discounts of the seller's own apart. */
export function discountOf(priced: Priced): number {
  return (priced.PromotionDiscount ?? 0) + (priced.BaseDiscount ?? 0);
}
