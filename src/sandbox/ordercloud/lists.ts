import {readPath} from '../../core/path.js';
import {badRequest, invalid} from './errors.js';

const SHARED_PARAMETERS = ['search', 'searchOn', 'searchType', 'sortBy', 'page', 'pageSize'];
const SEARCH_TYPES = ['AnyTerm', 'AllTermsAnyField', 'AllTermsSameField', 'ExactPhrase', 'ExactPhrasePrefix'] as const;

type SearchType = (typeof SEARCH_TYPES)[number];

export interface ListMeta {
  Page: number;
  PageSize: number;
  TotalCount: number;
  TotalPages: number;
  /** Position of the first and the last item of the page, from 1. */
  ItemRange: [number, number];
  NextPageKey: string | null;
}

export interface ListPage<T> {
  Meta: ListMeta;
  Items: T[];
}

export interface ListOptions {
  /** Parameters of the operation; everything else in the query is a filter. */
  parameters?: readonly string[];
  /** What `search` looks at where `searchOn` does not say. */
  searchOn?: readonly string[];
}

const csv = (text: string | null): string[] => (text ?? '').split(',').filter((part) => part !== '');

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return asText(a).localeCompare(asText(b), 'en', {sensitivity: 'base'});
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function matchesTerm(value: unknown, term: string): boolean {
  if (term.startsWith('!')) return !matchesTerm(value, term.slice(1));
  if (Array.isArray(value)) return value.some((each) => matchesTerm(each, term));
  if (isAbsent(value)) return false;
  const order = /^([<>])(=?)(.*)$/s.exec(term);
  if (order) {
    const limit = typeof value === 'number' ? Number(order[3]) : order[3];
    const difference = compare(value, limit);
    return (order[2] === '=' && difference === 0) || (order[1] === '>' ? difference > 0 : difference < 0);
  }
  const pattern = term.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 'is').test(asText(value));
}

/**
 * Whether a value passes a filter of OrderCloud's grammar: `|` is or, `!` is not, `*` stands for anything,
 * `>` and `<` compare, `!*` is an absent value. Case does not count.
 */
export function matchesFilter(value: unknown, filter: string): boolean {
  return filter.split('|').some((term) => matchesTerm(value, term));
}

function matchesSearch(item: unknown, terms: string, fields: readonly string[], type: SearchType): boolean {
  const texts = fields.map((field) => asText(readPath(item, field)).toLowerCase());
  const phrase = terms.trim().toLowerCase();
  const words = phrase.split(/\s+/);
  const has = (word: string): boolean => texts.some((text) => text.includes(word));
  switch (type) {
    case 'AnyTerm':
      return words.some(has);
    case 'AllTermsAnyField':
      return words.every(has);
    case 'AllTermsSameField':
      return texts.some((text) => words.every((word) => text.includes(word)));
    case 'ExactPhrase':
      return has(phrase);
    case 'ExactPhrasePrefix':
      return texts.some((text) => text.startsWith(phrase) || text.includes(` ${phrase}`));
  }
}

/** Items beyond this one are out of reach by page. */
const LARGEST_RESULT = 100_000;

/** A whole number in the query, or 400 (inferred) where it is none or out of range. */
export function wholeNumber(query: URLSearchParams, name: string, fallback: number, max = Infinity): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) throw invalid(name, `not a number from 1 to ${max}`);
  return value;
}

function sorted<T>(items: readonly T[], keys: readonly string[]): T[] {
  return [...items].sort((a, b) => {
    for (const key of keys) {
      const path = key.replace(/^!/, '');
      const [left, right] = [readPath(a, path), readPath(b, path)];
      if (isAbsent(left) !== isAbsent(right)) return isAbsent(left) ? 1 : -1;
      const difference = compare(left, right);
      if (difference !== 0) return key.startsWith('!') ? -difference : difference;
    }
    return 0;
  });
}

/** All items that `search` and the filters of a query leave, sorted. */
export function selectItems<T>(items: readonly T[], query: URLSearchParams, options: ListOptions = {}): T[] {
  const type = query.get('searchType') ?? 'AnyTerm';
  if (!SEARCH_TYPES.includes(type as SearchType)) throw invalid('searchType', `not one of ${SEARCH_TYPES.join(', ')}`);
  const search = query.get('search') ?? '';
  const searchOn = csv(query.get('searchOn'));
  const fields = searchOn.length > 0 ? searchOn : (options.searchOn ?? ['ID', 'Name', 'Description']);
  const reserved = new Set([...SHARED_PARAMETERS, ...(options.parameters ?? [])]);
  const filters = [...query].filter(([name]) => !reserved.has(name));
  const selected = items.filter(
    (item) =>
      (search.trim() === '' || matchesSearch(item, search, fields, type as SearchType)) &&
      filters.every(([path, filter]) => matchesFilter(readPath(item, path), filter)),
  );
  return sorted(selected, csv(query.get('sortBy')));
}

/** How many items a page has: 20 by default, 100 at most. */
function readPageSize(query: URLSearchParams): number {
  const size = Number(query.get('pageSize') ?? 20);
  if (!Number.isInteger(size) || size < 1 || size > 100) throw badRequest('List.InvalidPageSize');
  return size;
}

/** The page of `items` that a query asks for. */
export function pageOf<T>(items: readonly T[], query: URLSearchParams): ListPage<T> {
  const page = wholeNumber(query, 'page', 1);
  const pageSize = readPageSize(query);
  if (page * pageSize > LARGEST_RESULT) throw badRequest('Search.ResultSetTooLarge');
  const start = (page - 1) * pageSize;
  const Items = items.slice(start, start + pageSize);
  return {
    Meta: {
      Page: page,
      PageSize: pageSize,
      TotalCount: items.length,
      TotalPages: Math.ceil(items.length / pageSize),
      ItemRange: [start + 1, start + Items.length],
      NextPageKey: null,
    },
    Items,
  };
}

export function listPage<T>(items: readonly T[], query: URLSearchParams, options?: ListOptions): ListPage<T> {
  return pageOf(selectItems(items, query, options), query);
}
