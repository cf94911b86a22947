import type {ProductFilters} from '../ordercloud/product-list.js';

/** What a shopper has chosen of a list, all of it in the page's URL. */
export interface ProductListChoice {
  search: string;
  categoryID: string;
  /** As OrderCloud's `sortBy`, such as `Name` or `!xp.Rating`. */
  sort: string;
  /** From 1. */
  page: number;
  /** By path, such as `xp.Color`, the values of which a product needs one. */
  facets: Readonly<Record<string, readonly string[]>>;
}

/** What the markup says where the URL has nothing, and what the parameters' names begin with. */
export interface ProductListDefaults {
  search: string;
  categoryID: string;
  sort: string;
  prefix: string;
}

const NAMES = {search: 'q', categoryID: 'category', sort: 'sort'} as const;
const KEYS = ['search', 'categoryID', 'sort'] as const;
const PAGE = 'page';
/** Facets are of `xp` alone, so no other parameter of an OrderCloud request can be set by a link to the page. */
const FACET = 'xp.';

/** Reads a choice out of the query of a URL. */
export function readChoice(query: string, {prefix, ...defaults}: ProductListDefaults): ProductListChoice {
  const params = new URLSearchParams(query);
  const facets: Record<string, string[]> = {};
  for (const [name, value] of params) {
    if (name.startsWith(prefix + FACET) && value) (facets[name.slice(prefix.length)] ??= []).push(value);
  }
  const page = Number(params.get(prefix + PAGE) ?? 1);
  const choice = {...defaults, page: Number.isSafeInteger(page) && page > 0 ? page : 1, facets};
  for (const key of KEYS) choice[key] = params.get(prefix + NAMES[key]) ?? defaults[key];
  return choice;
}

/** `url` with a choice in its query; what the markup says anyway is left out, and other parameters stay. */
export function writeChoice(
  url: string,
  choice: ProductListChoice,
  {prefix, ...defaults}: ProductListDefaults,
): string {
  const written = new URL(url);
  const {searchParams: params} = written;
  const set = (name: string, value: string, usual: string): void => {
    if (value === usual) params.delete(name);
    else params.set(name, value);
  };
  for (const key of KEYS) set(prefix + NAMES[key], choice[key], defaults[key]);
  for (const name of [...params.keys()]) if (name.startsWith(prefix + FACET)) params.delete(name);
  for (const [path, values] of Object.entries(choice.facets)) {
    for (const value of values) params.append(prefix + path, value);
  }
  set(prefix + PAGE, String(choice.page), '1');
  return written.href;
}

/** The filters that the markup and a choice make together: any value of a facet, and all facets. */
export function filtersOf(filters: ProductFilters, {facets}: ProductListChoice): ProductFilters {
  const all: Record<string, ProductFilters[string]> = {...filters};
  for (const [path, values] of Object.entries(facets)) {
    const own = [all[path] ?? []].flat().map(String);
    all[path] = [...own, values.map(literal).join('|')];
  }
  return all;
}

/**
 * A value as a filter that finds it. OrderCloud's grammar has no escape for its own characters, so a wildcard stands for
 * them; it finds more only where another value differs in nothing else.
 */
const literal = (value: string): string => value.replace(/[|*]|^[!<>]+/g, '*');
