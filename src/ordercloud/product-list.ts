import type {BuyerProduct, ListFacet, ListPageWithFacets} from 'ordercloud-javascript-sdk';
import {priceOf, type Price} from '../core/price.js';
import type {Sdk} from './client.js';
import type {Session} from './session.js';
import {ShopperReading, type ReadPage} from './shopper-reading.js';

/** OrderCloud's largest page. */
export const LARGEST_PAGE = 100;

/** OrderCloud gives no item beyond this one; asked for it by page, it answers `Search.ResultSetTooLarge`. */
const LARGEST_RESULT = 100_000;

/** Further pages are read by the last ID where that is possible, as OrderCloud's documentation asks ("Advanced querying"). */
const LAST_NUMBERED_PAGE = 30;

/** By property, such as `xp.Color`, what it has to be in OrderCloud's grammar, such as `red|blue`; all of a list. */
export type ProductFilters = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Which products, in which order. What is left empty is left out. */
export interface ProductQuery {
  search?: string;
  /** Comma-separated properties to search; ID, name and description by default. */
  searchOn?: string;
  /** `AnyTerm` by default. */
  searchType?: string;
  categoryID?: string;
  /** OrderCloud wants it with a category. */
  catalogID?: string;
  /** How deep down the categories: a number from 1, or `all`, the default. */
  depth?: string;
  /** Comma-separated properties, `!` before one for descending. */
  sortBy?: string;
  filters?: ProductFilters;
  /** From 1 to 100. */
  pageSize: number;
}

/** A product of a list, with the price for the smallest quantity that can be bought; null where it has none. */
export interface ListedProduct {
  product: BuyerProduct;
  price: Price | null;
}

/** What is shown of a list. */
export interface ListedProducts {
  products: readonly ListedProduct[];
  /** What the whole list can be narrowed by, with counts. */
  facets: readonly ListFacet[];
  /** The page that is shown, or the last of those that are. */
  page: number;
  pages: number;
  total: number;
}

interface Wanted {
  /** Tells queries apart. */
  key: string;
  query: ProductQuery;
  page: number;
  /** All pages up to `page` rather than that one. */
  whole: boolean;
}

/** A list of products, one page of it or all pages up to one, with one request each time. */
export class ProductList {
  readonly reading: ShopperReading<ListedProducts>;
  #wanted: Wanted = {key: '', query: {pageSize: 20}, page: 1, whole: false};
  /** What the value of the reading is an answer to. */
  #answered: Wanted | null = null;

  constructor(session: Session) {
    this.reading = new ShopperReading(session, 'Me.ListProducts', (readPage, before) => this.#read(readPage, before));
  }

  /** True where what was read last is no answer to what is asked for now. */
  get isStale(): boolean {
    return this.#answered?.key !== this.#wanted.key;
  }

  /**
   * Asks for a page of what `query` finds; read when somebody watches, unless it was asked for before.
   *
   * @param whole asks for the pages before it too: the next page then adds to what is there, and a first reading gives as
   *   many pages as make a hundred products at most
   */
  show(query: ProductQuery, page: number, whole = false): void {
    const before = this.#wanted;
    this.#wanted = {key: JSON.stringify(query), query, page, whole};
    const isSame = before.key === this.#wanted.key && before.page === page && before.whole === whole;
    if (!isSame) this.reading.reload();
  }

  async #read(readPage: ReadPage, before: ListedProducts | null): Promise<ListedProducts> {
    const wanted = this.#wanted;
    const {key, query, page, whole} = wanted;
    const goesOn = whole && this.#answered?.key === key && this.#answered.whole && page - 1 === before?.page;
    const {products, facets, total, ...read} = goesOn
      ? await readOn(readPage, wanted, before)
      : await readAnew(readPage, wanted);
    this.#answered = wanted;
    const pages = Math.ceil(Math.min(total, LARGEST_RESULT) / query.pageSize);
    return {products, facets, total, page: read.page, pages};
  }
}

type Answer = Omit<ListedProducts, 'pages'>;

/** Of all pages up to one, that is a longer page. */
async function readAnew(readPage: ReadPage, {query, page, whole}: Wanted): Promise<Answer> {
  if (!whole) return readProducts(readPage, query, page);
  const pages = Math.max(1, Math.min(page, Math.floor(LARGEST_PAGE / query.pageSize)));
  return {...(await readProducts(readPage, {...query, pageSize: pages * query.pageSize}, 1)), page: pages};
}

/** What was read before, with one page more. */
async function readOn(readPage: ReadPage, {query, page}: Wanted, before: ListedProducts): Promise<Answer> {
  const lastID = before.products.at(-1)?.product.ID;
  const byID = query.sortBy === 'ID' && page > LAST_NUMBERED_PAGE && lastID;
  const next = byID
    ? await readProducts(
        readPage,
        {...query, filters: {...query.filters, ID: [...filterOf(query, 'ID'), `>${lastID}`]}},
        1,
      )
    : await readProducts(readPage, query, page);
  const products = [...before.products, ...next.products];
  // What comes after an ID is counted from there, so the first count stands.
  return byID ? {...before, products, page} : {...next, products, page};
}

const filterOf = ({filters}: ProductQuery, path: string): string[] => [filters?.[path] ?? []].flat().map(String);

async function readProducts(readPage: ReadPage, query: ProductQuery, page: number): Promise<Answer> {
  const {filters = {}, ...rest} = query;
  const list = {...rest, page, filters: encoded(filters)} as Parameters<Sdk['Me']['ListProducts']>[0];
  const {Items, Meta} = await readPage<ListPageWithFacets<BuyerProduct>>((sdk, options) =>
    sdk.Me.ListProducts(list, options),
  );
  const products = Items.map((product) => ({product, price: priceOf(product.PriceSchedule)}));
  return {products, facets: Meta?.Facets ?? [], total: Meta?.TotalCount ?? products.length, page};
}

/** The SDK encodes the values of filters, not their names, and refuses null. */
function encoded(filters: ProductFilters): Record<string, string[]> {
  const entries = Object.entries(filters).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries.map(([path, value]) => [encodeURIComponent(path), [value].flat().map(String)]));
}
