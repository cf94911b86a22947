import type {Category, Variant} from 'ordercloud-javascript-sdk';
import type {Catalogue, CatalogueProduct, PriceAssignment} from './types.js';

/** A call of OrderCloud's JavaScript SDK, e.g. `Products.Save(…args)`. */
export interface SellerCall {
  resource: string;
  method: string;
  args: readonly unknown[];
}

/** What can't be written, since OrderCloud works it out. */
const READ_ONLY = [
  ...['CategoryCount', 'ChildCount', 'DateCreated', 'IsBundle', 'IsOnSale', 'LastUpdated', 'OptionCount', 'Options'],
  ...['OwnerID', 'RedemptionCount', 'SpecCount', 'Specs', 'VariantCount'],
];

/** A model as it may be written: nothing that is read-only, nothing that is null. */
export function writable(model: object): Record<string, unknown> {
  const {Inventory, PriceBreaks, ...rest} = model as {Inventory?: object | null; PriceBreaks?: object[]};
  const all = {
    ...rest,
    ...(Inventory && {Inventory: writable(Inventory)}),
    ...(PriceBreaks && {PriceBreaks: PriceBreaks.map(writable)}),
  };
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => value !== null && !READ_ONLY.includes(key)));
}

const call = (resource: string, method: string, ...args: unknown[]): SellerCall => ({resource, method, args});

/** A category can name a parent only once that is there. */
const parentsFirst = (categories: readonly Category[]): Category[] =>
  categories.filter(({ParentID}) => !ParentID).concat(categories.filter(({ParentID}) => ParentID));

function specCalls({product, specs}: CatalogueProduct): SellerCall[] {
  return specs.flatMap((spec) => {
    // The default can name an option only once that is there.
    const {DefaultOptionID, ...body} = writable(spec);
    return [
      call('Specs', 'Save', spec.ID, body),
      ...spec.Options!.map((option) => call('Specs', 'SaveOption', spec.ID, option.ID, writable(option))),
      ...(DefaultOptionID ? [call('Specs', 'Patch', spec.ID, {DefaultOptionID})] : []),
      call('Specs', 'SaveProductAssignment', {SpecID: spec.ID, ProductID: product.ID}),
    ];
  });
}

/** What each place has of a product, or of one of its variants. */
function recordCalls({product, records = []}: CatalogueProduct, variantID: string | null): SellerCall[] {
  return records
    .filter((each) => each.variantID === variantID)
    .map(({record}) => {
      const body = writable({...record, Address: null});
      return variantID === null
        ? call('InventoryRecords', 'Save', product.ID, record.ID, body)
        : call('InventoryRecords', 'SaveVariant', product.ID, variantID, record.ID, body);
    });
}

/** The addresses that inventory records name. */
function addressCalls(products: readonly CatalogueProduct[]): SellerCall[] {
  const places = new Map(
    products.flatMap(({records = []}) => records.map(({record}) => [record.AddressID, record.Address])),
  );
  return [...places].map(([id, address]) => call('AdminAddresses', 'Save', id, writable(address!)));
}

function productCalls(entry: CatalogueProduct, catalogID: string): SellerCall[] {
  const {product, categoryIDs, variants} = entry;
  const ProductID = product.ID;
  return [
    call('Products', 'Save', ProductID, writable(product)),
    call('Catalogs', 'SaveProductAssignment', {CatalogID: catalogID, ProductID}),
    ...categoryIDs.map((CategoryID) => call('Categories', 'SaveProductAssignment', catalogID, {CategoryID, ProductID})),
    ...recordCalls(entry, null),
    ...specCalls(entry),
    ...(variants.length > 0 ? [call('Products', 'GenerateVariants', ProductID, {}, {overwriteExisting: true})] : []),
  ];
}

function priceCalls(assignments: readonly PriceAssignment[], buyerID: string): SellerCall[] {
  const groups = [...new Set(assignments.map(({userGroupID}) => userGroupID))];
  return [
    ...groups.map((id) => call('UserGroups', 'Save', buyerID, id, {ID: id, Name: id})),
    ...assignments.map(({userGroupID, productID, priceScheduleID}) =>
      call('Products', 'SaveAssignment', {
        BuyerID: buyerID,
        UserGroupID: userGroupID,
        ProductID: productID,
        PriceScheduleID: priceScheduleID,
      }),
    ),
  ];
}

/**
 * The calls, in order, that put a catalogue into a seller's organization. They can be repeated. What is left then are
 * the variants that were generated: their IDs are OrderCloud's choice, so {@link variantPatches} needs to see them.
 *
 * @param options.buyerID a buyer that is there already; one named `north-lane-shoppers` is made by default
 * @param options.catalogID the catalogue's own ID by default
 */
export function sellerCalls(catalogue: Catalogue, options: {buyerID?: string; catalogID?: string} = {}): SellerCall[] {
  const {buyerID = 'north-lane-shoppers', catalogID = catalogue.catalog.ID!} = options;
  const buyer = {ID: buyerID, Name: 'North Lane shoppers', Active: true, DefaultCatalogID: catalogID};
  const assignment = {CatalogID: catalogID, BuyerID: buyerID, ViewAllCategories: true, ViewAllProducts: true};
  return [
    call('Catalogs', 'Save', catalogID, {...writable(catalogue.catalog), ID: catalogID}),
    ...(options.buyerID === undefined ? [call('Buyers', 'Save', buyerID, buyer)] : []),
    call('Catalogs', 'SaveAssignment', assignment),
    ...parentsFirst(catalogue.categories).map((each) => call('Categories', 'Save', catalogID, each.ID, writable(each))),
    ...catalogue.priceSchedules.map((each) => call('PriceSchedules', 'Save', each.ID, writable(each))),
    ...addressCalls(catalogue.products),
    ...catalogue.products.flatMap((entry) => productCalls(entry, catalogID)),
    ...priceCalls(catalogue.priceAssignments, buyerID),
    ...catalogue.facets.map(({name, xpPath}) => {
      const id = xpPath.toLowerCase();
      return call('ProductFacets', 'Save', id, {ID: id, Name: name, XpPath: xpPath});
    }),
    ...(catalogue.promotions ?? []).map((each) => call('Promotions', 'Save', each.ID, writable(each))),
  ];
}

/**
 * The calls that give generated variants the catalogue's IDs, names, stock and activity, matched by their options. A
 * combination that the catalogue does not have is generated too, and made inactive.
 */
export function variantPatches(entry: CatalogueProduct, generated: readonly Variant[]): SellerCall[] {
  const {product, variants} = entry;
  const optionsOf = ({Specs = []}: Variant): string =>
    Specs.map(({SpecID, OptionID}) => `${SpecID}=${OptionID}`)
      .sort()
      .join();
  const patch = ({ID}: Variant, body: object): SellerCall => call('Products', 'PatchVariant', product.ID, ID, body);
  return generated.flatMap((each) => {
    const ours = variants.find((variant) => optionsOf(variant) === optionsOf(each));
    if (ours) return [patch(each, writable(ours)), ...recordCalls(entry, ours.ID!)];
    return each.Specs?.length ? [patch(each, {Active: false})] : [];
  });
}
