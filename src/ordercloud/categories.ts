import type {Category, ListPage} from 'ordercloud-javascript-sdk';
import {commerce} from './commerce.js';
import type {Session} from './session.js';
import {ShopperReading, type ReadPage} from './shopper-reading.js';

/** OrderCloud's largest page. */
const LARGEST_PAGE = 100;

/** A category with those below it, in the shop's own order. */
export interface CategoryNode {
  category: Category;
  children: readonly CategoryNode[];
}

export interface CategoryQuery {
  /** The catalog of the shopper's buyer when empty. */
  catalogID?: string;
  /** How many levels: a number from 1, or `all`; 1 when empty. */
  depth?: string;
}

type CategoryReadings = Map<string, ShopperReading<readonly CategoryNode[]>>;

const readings = new WeakMap<Session, CategoryReadings>();

/** The categories that the shopper sees, as a tree; one reading for all who ask for the same of them. */
export function readCategories(query: CategoryQuery, {session} = commerce()): ShopperReading<readonly CategoryNode[]> {
  const known = readings.get(session) ?? (new Map() as CategoryReadings);
  readings.set(session, known);
  const {catalogID = '', depth = ''} = query;
  const key = JSON.stringify([catalogID, depth]);
  const read = async (readPage: ReadPage): Promise<readonly CategoryNode[]> =>
    treeOf(await readAll(readPage, {catalogID, depth}));
  const reading = known.get(key) ?? new ShopperReading(session, 'Me.ListCategories', read);
  known.set(key, reading);
  return reading;
}

async function readAll(readPage: ReadPage, query: CategoryQuery): Promise<Category[]> {
  const categories: Category[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const list = {...query, page, pageSize: LARGEST_PAGE};
    const {Items, Meta} = await readPage<ListPage<Category>>((sdk, options) => sdk.Me.ListCategories(list, options));
    categories.push(...Items);
    pages = Meta?.TotalPages ?? Math.ceil((Meta?.TotalCount ?? 0) / LARGEST_PAGE);
  }
  return categories;
}

/**
 * A category without its parent in the list stands at the top: the shopper's buyer may be assigned to that level alone.
 * Below one that is not active there is nothing to see.
 */
function treeOf(categories: readonly Category[]): readonly CategoryNode[] {
  const known = new Set<string | null | undefined>(categories.map(({ID}) => ID));
  const childrenOf = (parent: string | null): CategoryNode[] =>
    categories
      .filter(({Active, ParentID}) => Active !== false && ((known.has(ParentID) && ParentID) || null) === parent)
      .sort((a, b) => (a.ListOrder ?? 0) - (b.ListOrder ?? 0))
      .map((category) => ({category, children: category.ID ? childrenOf(category.ID) : []}));
  return childrenOf(null);
}
