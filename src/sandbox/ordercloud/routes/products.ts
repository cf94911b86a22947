import type {Category, Variant} from 'ordercloud-javascript-sdk';
import {readPath} from '../../../core/path.js';
import type {CatalogueProduct} from '../../catalogue/types.js';
import {ok, SHOPPER, type Call, type Reply, type Route, type World} from '../call.js';
import {badRequest, notFound} from '../errors.js';
import {listPage, pageOf, selectItems, type ListOptions} from '../lists.js';
import {buyerProduct, recordsOf, variantView, visibleProduct} from '../products.js';

function demandCatalog({catalogue}: World, catalogID: string | null): void {
  if (catalogID !== null && catalogID !== catalogue.catalog.ID) throw notFound('Catalog', catalogID);
}

/** How many levels to go down; 400 for anything but a whole number from 1 or `all`. */
function readDepth(query: URLSearchParams, fallback: string): number {
  const text = query.get('depth') ?? fallback;
  const depth = text === 'all' ? Infinity : Number(text);
  if (depth !== Infinity && (!Number.isInteger(depth) || depth < 1)) throw badRequest('Category.InvalidDepth');
  return depth;
}

/**
 * The categories from `root` (null: the top of the catalogue) down, with their level, 0 for `root` itself. A buyer sees
 * neither an inactive category nor what is below it.
 */
function categoryLevels(categories: readonly Category[], root: string | null): Map<string, number> {
  const levels = new Map<string, number>(root === null ? [] : [[root, 0]]);
  const descend = (parent: string | null, level: number): void => {
    for (const {ID, ParentID, Active} of categories) {
      if (!Active || (ParentID ?? null) !== parent) continue;
      levels.set(ID!, level);
      descend(ID!, level + 1);
    }
  };
  descend(root, 1);
  return levels;
}

/** Products of the category itself are at depth 1, those of its children at depth 2; the same from the top of the catalogue. */
function inCategory({world, query}: Call): (entry: CatalogueProduct) => boolean {
  const categoryID = query.get('categoryID');
  const depth = readDepth(query, 'all');
  if (categoryID === null && depth === Infinity) return () => true;
  if (categoryID !== null && !query.get('catalogID')) throw badRequest('Product.CategoryFilterRequiresCatalogID');
  const levels = categoryLevels(world.catalogue.categories, categoryID);
  const deepest = categoryID === null ? depth : depth - 1;
  return ({categoryIDs}) => categoryIDs.some((id) => levels.has(id) && levels.get(id)! <= deepest);
}

const PRODUCT_LIST: ListOptions = {parameters: ['catalogID', 'categoryID', 'depth', 'sellerID']};

/**
 * What the list can be narrowed by. Filters on a facet's own values are left out of its counts: OrderCloud's
 * documentation ("Faceted navigation") has those of one facet or'd and of different ones and'd, with the count of what
 * choosing a value would give; that they are left out is inferred from it.
 */
function facets({world, query}: Call, all: readonly object[]): object[] {
  return world.catalogue.facets.map(({name, xpPath}) => {
    const others = new URLSearchParams([...query].filter(([path]) => path !== `xp.${xpPath}`));
    const counts = new Map<string, number>();
    for (const item of selectItems(all, others, PRODUCT_LIST)) {
      for (const value of new Set([readPath(item, `xp.${xpPath}`)].flat())) {
        if (!['string', 'number', 'boolean'].includes(typeof value)) continue;
        counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
      }
    }
    const Values = [...counts].map(([Value, Count]) => ({Value, Count})).sort((a, b) => b.Count - a.Count);
    return {Name: name, XpPath: xpPath, Values, xp: null};
  });
}

function listProducts(call: Call): Reply {
  const {world, caller, query} = call;
  demandCatalog(world, query.get('catalogID'));
  const belongs = inCategory(call);
  const all = world.catalogue.products
    .filter((entry) => entry.product.Active && belongs(entry))
    .map((entry) => buyerProduct(world, caller.user, entry));
  const {Meta, Items} = pageOf(selectItems(all, query, PRODUCT_LIST), query);
  return ok({Meta: {Facets: facets(call, all), ...Meta}, Items});
}

const productOf = ({world, params}: Call): CatalogueProduct => visibleProduct(world, params['productID']!);

function getSpec(call: Call): Reply {
  const spec = productOf(call).specs.find(({ID}) => ID === call.params['specID']);
  if (!spec) throw notFound('Spec', call.params['specID']!);
  return ok(spec);
}

function listVariants(call: Call): Reply {
  const entry = productOf(call);
  return ok(
    listPage(
      entry.variants.map((variant) => variantView(call.world, entry, variant)),
      call.query,
    ),
  );
}

function variantOf({variants}: CatalogueProduct, variantID: string): Variant {
  const variant = variants.find(({ID}) => ID === variantID);
  if (!variant) throw notFound('Variant', variantID);
  return variant;
}

function getVariant(call: Call): Reply {
  const entry = productOf(call);
  return ok(variantView(call.world, entry, variantOf(entry, call.params['variantID']!)));
}

/** `GET …/inventoryrecords`: the addresses only where they are asked for. */
function listInventoryRecords(call: Call): Reply {
  const {world, params, query} = call;
  const entry = productOf(call);
  const variant = params['variantID'] === undefined ? null : variantOf(entry, params['variantID']);
  const withAddress = query.get('includeAddress') === 'true';
  const records = recordsOf(world, entry, variant).map((each) => (withAddress ? each : {...each, Address: null}));
  return ok(listPage(records, query, {parameters: ['includeAddress']}));
}

/** `GET /v1/me/categories`: the top level by default, deeper ones with `depth`; those of one product with `productID`. */
function listCategories({world, query}: Call): Reply {
  const {categories, products} = world.catalogue;
  demandCatalog(world, query.get('catalogID'));
  const levels = categoryLevels(categories, null);
  const productID = query.get('productID');
  const depth = readDepth(query, productID === null ? '1' : 'all');
  const ofProduct = products.find(({product}) => product.ID === productID)?.categoryIDs ?? [];
  const items = categories.filter(
    ({ID}) => levels.has(ID!) && levels.get(ID!)! <= depth && (productID === null || ofProduct.includes(ID!)),
  );
  return ok(listPage(items, query, {parameters: ['depth', 'catalogID', 'productID']}));
}

function getCategory({world, params, query}: Call): Reply {
  demandCatalog(world, query.get('catalogID'));
  const category = world.catalogue.categories.find(({ID}) => ID === params['categoryID']);
  if (!category?.Active) throw notFound('Category', params['categoryID']!);
  return ok(category);
}

function getCatalog({world, params}: Call): Reply {
  demandCatalog(world, params['catalogID']!);
  return ok(world.catalogue.catalog);
}

const get = (operation: string, path: string, handle: (call: Call) => Reply): Route => ({
  operation,
  method: 'GET',
  path: `/v1/me/${path}`,
  roles: SHOPPER,
  handle,
});

export const productRoutes: readonly Route[] = [
  get('Me.ListProducts', 'products', listProducts),
  get('Me.GetProduct', 'products/:productID', (call) =>
    ok(buyerProduct(call.world, call.caller.user, productOf(call))),
  ),
  get('Me.ListSpecs', 'products/:productID/specs', (call) =>
    ok(listPage(productOf(call).specs, call.query, {parameters: ['catalogID']})),
  ),
  get('Me.GetSpec', 'products/:productID/specs/:specID', getSpec),
  get('Me.ListVariants', 'products/:productID/variants', listVariants),
  get('Me.GetVariant', 'products/:productID/variants/:variantID', getVariant),
  get('Me.ListProductInventoryRecords', 'products/:productID/inventoryrecords', listInventoryRecords),
  get(
    'Me.ListVariantInventoryRecords',
    'products/:productID/variants/:variantID/inventoryrecords',
    listInventoryRecords,
  ),
  get('Me.ListCategories', 'categories', listCategories),
  get('Me.GetCategory', 'categories/:categoryID', getCategory),
  get('Me.ListCatalogs', 'catalogs', ({world, query}) => ok(listPage([world.catalogue.catalog], query))),
  get('Me.GetCatalog', 'catalogs/:catalogID', getCatalog),
];
