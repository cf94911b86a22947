import type {BuyerProduct, LineItem} from 'ordercloud-javascript-sdk';
import type {Price} from '../core/price.js';
import {fillUrl} from '../core/fill-url.js';
import * as urls from '../core/url.js';
import type {SendProduct} from '../events/send-payload.js';
import {withoutEmail} from './email.js';
import {DEFAULT_PATHS, FIXED_PROPERTIES, type ProductPaths} from './product-paths.js';
import {amountOf, compact, numberOf, read, roundToCents, scalarOf, scalarsOf, textOf} from './values.js';

/** Absolute URLs that are remembered at most. */
const MOST_MADE = 100;

export interface SendProductOptions {
  /** Where properties are read; each replaces the default paths of the same name. */
  paths?: ProductPaths;
  /** Template of a product's page, such as `/p/{ID}` or `/{xp.Slug}`; wins over a URL in the product. */
  productUrl?: string;
  /** What relative URLs are resolved against; the document's base URL by default. */
  baseUrl?: string;
  /** Stands for `itemUrl` where the product has none; the page's own URL by default. */
  pageUrl?: string;
  /** Units that were added just now, below 0 for units taken out. Without it the line is one that was bought. */
  quantity?: number;
}

/**
 * A line item as Send's events carry it. With `quantity` it is what was added: `itemTotalPrice` is `UnitPrice` times
 * `quantity`. Without, it is a line that was bought, and `itemTotalPrice` is its `LineTotal`. A variant's own values
 * win over its product's, except for the name.
 *
 * @returns null where the line has no product ID
 */
export const toSendProduct = (lineItem: LineItem, options: SendProductOptions = {}): SendProduct | null =>
  completeSendProduct(describeLine(lineItem, options), options);

/** The same, not complete yet. */
export function describeLine(lineItem: unknown, options: SendProductOptions): object {
  const {quantity} = options;
  const itemCode = textOf(read(lineItem, 'ProductID'));
  const sources = [read(lineItem, 'Variant'), read(lineItem, 'Product')];
  return {
    ...describe(sources, itemCode, options),
    itemCode,
    itemPrice: read(lineItem, 'UnitPrice'),
    itemQuantity: quantity ?? amountOf(read(lineItem, 'Quantity')),
    itemTotalPrice: quantity === undefined ? amountOf(read(lineItem, 'LineTotal')) : undefined,
  };
}

/**
 * A product that was looked at: one unit at `price`, or at 0 where it has none.
 *
 * @returns null where the product has no ID
 */
export const toViewedProduct = (
  product: BuyerProduct,
  price: Price | null,
  options: SendProductOptions = {},
): SendProduct | null => completeSendProduct(describeViewed(product, price, options), options);

/** The same, not complete yet. */
export function describeViewed(product: unknown, price: unknown, options: SendProductOptions): object {
  const itemCode = textOf(read(product, 'ID'));
  return {...describe([product], itemCode, options), itemCode, itemPrice: read(price, 'unitPrice')};
}

/**
 * Makes a product, whatever its shape, into one that Send's library takes without dropping or changing anything: text
 * and finite numbers, absolute http(s) URLs, scalars for custom properties, empty fields left out. The price is 0 and
 * the quantity 1 where they are none, the total is computed, and `itemUrl` is the page's where the product has none.
 *
 * @returns null without an `itemCode`
 */
export function completeSendProduct(product: unknown, options: SendProductOptions = {}): SendProduct | null {
  const itemCode = textOf(read(product, 'itemCode'));
  if (itemCode === undefined) return null;
  const {baseUrl, pageUrl} = options;
  const itemPrice = amountOf(read(product, 'itemPrice')) ?? 0;
  // The library would make 1 of 0; below 0 is its way to take something out.
  const itemQuantity = numberOf(read(product, 'itemQuantity')) || 1;
  return compact({
    ...scalarsOf(product),
    itemCode,
    itemPrice,
    // Send's e-mails link to it, and whoever opened a link with an e-mail would be taken for that person.
    itemUrl: withoutEmail(
      absoluteUrl(read(product, 'itemUrl'), baseUrl) ??
        absoluteUrl(pageUrl, baseUrl) ??
        globalThis.location?.href ??
        '',
    ),
    itemQuantity,
    itemTotalPrice: numberOf(read(product, 'itemTotalPrice')) ?? roundToCents(itemPrice * itemQuantity),
    itemName: textOf(read(product, 'itemName')),
    itemImage: absoluteUrl(read(product, 'itemImage'), baseUrl),
    itemCategory: textOf(read(product, 'itemCategory')),
    itemManufacturer: textOf(read(product, 'itemManufacturer')),
    itemSupplier: textOf(read(product, 'itemSupplier')),
  });
}

/** Absolute URLs that were made here: each is asked for several times in a row, and is then what it was. */
const made = new Set<unknown>();

function absoluteUrl(url: unknown, base?: string): string | undefined {
  if (made.has(url)) return url as string;
  const absolute = urls.absoluteUrl(url, base) ?? undefined;
  if (made.size > MOST_MADE) made.clear();
  if (absolute) made.add(absolute);
  return absolute;
}

/** Reads what the paths lead to, from the first of `sources` that has a usable value. */
function describe(
  sources: readonly unknown[],
  itemCode: string | undefined,
  options: SendProductOptions,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const url = (value: unknown): string | undefined => absoluteUrl(value, options.baseUrl);
  const own = (name: string) => (name === 'itemImage' || name === 'itemUrl' ? url : textOf);
  for (const [name, paths] of Object.entries({...DEFAULT_PATHS, ...options.paths})) {
    if (FIXED_PROPERTIES.includes(name)) continue;
    const usable = Object.hasOwn(DEFAULT_PATHS, name) ? own(name) : scalarOf;
    found[name] = firstUsable(name === 'itemName' ? sources.slice(-1) : sources, paths, usable);
  }
  if (options.productUrl) found['itemUrl'] = url(fill(options.productUrl, sources, itemCode)) ?? found['itemUrl'];
  return found;
}

function firstUsable<T>(
  sources: readonly unknown[],
  paths: readonly string[],
  usable: (value: unknown) => T | undefined,
): T | undefined {
  for (const source of sources) {
    for (const path of paths) {
      const value = usable(read(source, path));
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** The filled template, or undefined where the product lacks one of its values: half a URL leads to a wrong page. */
function fill(template: string, sources: readonly unknown[], itemCode: string | undefined): string | undefined {
  let complete = true;
  const filled = fillUrl(template, (path) => {
    const value = path === 'ID' ? itemCode : firstUsable(sources, [path], textOf);
    complete &&= value !== undefined;
    return value;
  });
  return complete ? filled : undefined;
}
