import type {
  Category,
  Inventory,
  InventoryRecord,
  PriceBreak,
  PriceSchedule,
  Product,
  Spec,
  SpecOption,
  Variant,
  VariantInventory,
} from 'ordercloud-javascript-sdk';
import type {Item, ItemSpec, Shelf} from './item.js';
import {PLACES} from './places.js';
import {model, type Catalogue, type CatalogueProduct, type PlacedStock, type PriceAssignment} from './types.js';

export interface CatalogueOptions {
  /** What picture URLs start with; `pictures/` by default, and then relative to the page. */
  pictureBase?: string;
  /** The address of a product's page, with `{ID}` for its ID; `product.html?id={ID}` by default. */
  productUrl?: string;
}

const OWNER = 'north-lane';
const SINCE = '2025-01-06T09:00:00.000Z';
const TRADE = 'trade';

function buildSpec(spec: ItemSpec, productID: string, listOrder: number, urls: Urls): Spec {
  const options = Object.entries(spec.options ?? {}).map(([id, option], index) => {
    const [label, markup] = typeof option === 'string' ? [option, null] : option;
    return model<SpecOption>({
      ID: id,
      Value: label.replace(/…$/, ''),
      ListOrder: index + 1,
      IsOpenText: label.endsWith('…'),
      PriceMarkupType: markup?.[0] ?? 'NoMarkup',
      PriceMarkup: markup?.[1] ?? null,
      xp: spec.shown?.[id] ? {presentation: fillUrls(spec.shown[id], urls)} : null,
    });
  });
  const byOption = spec.default !== undefined && Object.hasOwn(spec.options ?? {}, spec.default);
  return model<Spec>({
    OwnerID: OWNER,
    ID: `${productID}-${spec.id}`,
    ListOrder: listOrder,
    Name: spec.name,
    DefaultValue: byOption ? null : (spec.default ?? null),
    Required: spec.required ?? false,
    AllowOpenText: spec.openText ?? false,
    DefaultOptionID: byOption ? spec.default! : null,
    DefinesVariant: spec.definesVariant ?? false,
    xp: spec.xp ?? null,
    OptionCount: options.length,
    Options: options,
  });
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, each) => total + each, 0);

/** Every combination of the options that define variants, with the option IDs joined as its ID. */
function buildVariants(item: Item, specs: readonly Spec[], options: CatalogueOptions): Variant[] {
  const defining = specs.filter(({DefinesVariant}) => DefinesVariant);
  if (defining.length === 0) return [];
  const combinations = defining.reduce<{spec: Spec; optionID: string}[][]>(
    (sets, spec) => sets.flatMap((set) => spec.Options!.map((option) => [...set, {spec, optionID: option.ID!}])),
    [[]],
  );
  const idOf = (combination: readonly {optionID: string}[]): string =>
    combination.map(({optionID}) => optionID).join('-');
  const made = combinations.filter((combination) => !item.missingVariants?.includes(idOf(combination)));
  return made.map((combination) => {
    const id = idOf(combination);
    const chosen = combination.map(({spec, optionID}) => {
      const option = spec.Options!.find(({ID}) => ID === optionID)!;
      return {
        SpecID: spec.ID,
        Name: spec.Name,
        OptionID: optionID,
        Value: option.Value,
        PriceMarkupType: option.PriceMarkupType,
        PriceMarkup: option.PriceMarkup,
      };
    });
    const placed = item.placedVariants?.[id];
    const stock = placed ? sum(placed) : item.variantStock?.[id];
    return model<Variant>({
      ID: id,
      Name: `${item.name} ${chosen.map(({Value}) => Value).join(', ')}`.slice(0, 100),
      Description: null,
      Active: !item.inactiveVariants?.includes(id),
      ShipWeight: null,
      ShipHeight: null,
      ShipWidth: null,
      ShipLength: null,
      Inventory:
        stock === undefined
          ? null
          : model<VariantInventory>({QuantityAvailable: stock, NotificationPoint: null, LastUpdated: SINCE}),
      Specs: chosen,
      xp: fillUrls(item.variantXp?.[id] ?? null, urlsOf(item, options)),
    });
  });
}

function buildInventory(item: Item): Inventory | null {
  const perVariant = (item.variantStock ?? item.placedVariants) !== undefined;
  const stock = item.placed ? sum(item.placed) : (item.stock ?? null);
  if (stock === null && !perVariant) return null;
  return model<Inventory>({
    Enabled: true,
    NotificationPoint: 2,
    VariantLevelTracking: perVariant,
    OrderCanExceed: item.backorder ?? false,
    QuantityAvailable: stock,
    LastUpdated: SINCE,
  });
}

/** One record for each place that has, or could have, some. */
function buildRecords({id, backorder, placed, placedVariants}: Item): PlacedStock[] {
  const at = (variantID: string | null, counts: Readonly<Record<string, number>>): PlacedStock[] =>
    Object.entries(counts).map(([place, QuantityAvailable]) => ({
      variantID,
      record: model<InventoryRecord>({
        ID: [id, variantID, place].filter(Boolean).join('-'),
        OwnerID: OWNER,
        AllowAllBuyers: true,
        Address: PLACES.find(({ID}) => ID === place) ?? null,
        AddressID: place,
        OrderCanExceed: backorder ?? false,
        QuantityAvailable,
        NotificationPoint: null,
        LastUpdated: SINCE,
        xp: null,
      }),
    }));
  return [
    ...at(null, placed ?? {}),
    ...Object.entries(placedVariants ?? {}).flatMap(([variantID, counts]) => at(variantID, counts)),
  ];
}

type Urls = Readonly<Record<string, (id: string | undefined) => string>>;

/** Fills `{picture}` and `{url}` in data of any depth; `{picture:camp-mug}` is that of another product. */
function fillUrls(value: unknown, urls: Urls): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{(picture|url)(?::([\w-]+))?\}/g, (_, name: string, id: string) => urls[name]!(id));
  }
  if (Array.isArray(value)) return value.map((each) => fillUrls(each, urls));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillUrls(each, urls)]));
}

function urlsOf(item: Item, options: CatalogueOptions): Urls {
  const {pictureBase = 'pictures/', productUrl = 'product.html?id={ID}'} = options;
  return {
    picture: (id = item.id) => `${pictureBase}${id}.svg`,
    url: (id = item.id) => productUrl.replaceAll('{ID}', id),
  };
}

function buildXp(item: Item, shelf: Shelf, options: CatalogueOptions): unknown {
  const usual = {Brand: shelf.brand, Category: shelf.name, Images: [{Url: '{picture}'}], Url: '{url}'};
  return fillUrls(item.xp ?? {...usual, ...item.extra}, urlsOf(item, options));
}

function buildProduct(item: Item, shelf: Shelf, options: CatalogueOptions): CatalogueProduct {
  const urls = urlsOf(item, options);
  const specs = (item.specs ?? []).map((spec, index) => buildSpec(spec, item.id, index + 1, urls));
  const variants = buildVariants(item, specs, options);
  const product = model<Product>({
    OwnerID: OWNER,
    DefaultPriceScheduleID: item.price === null ? null : item.id,
    AutoForward: false,
    ID: item.id,
    ParentID: null,
    IsParent: item.parent ?? false,
    IsBundle: false,
    Name: item.name,
    Description: item.about,
    QuantityMultiplier: 1,
    ShipWeight: null,
    ShipHeight: null,
    ShipWidth: null,
    ShipLength: null,
    Active: !item.inactive,
    SpecCount: specs.length,
    VariantCount: variants.length,
    ShipFromAddressID: null,
    Inventory: buildInventory(item),
    DefaultSupplierID: null,
    AllSuppliersCanSell: false,
    Returnable: true,
    DateCreated: SINCE,
    xp: buildXp(item, shelf, options),
  });
  const categoryIDs = shelf.parent === undefined ? [shelf.id] : [shelf.id, shelf.parent];
  return {product, categoryIDs, specs, variants, records: buildRecords(item)};
}

function buildSchedule(
  id: string,
  name: string,
  breaks: NonNullable<Item['breaks']>,
  rest: NonNullable<Item['schedule']>,
): PriceSchedule {
  return model<PriceSchedule>({
    OwnerID: OWNER,
    ID: id,
    Name: name.slice(0, 100),
    ApplyTax: true,
    ApplyShipping: true,
    MinQuantity: 1,
    MaxQuantity: null,
    UseCumulativeQuantity: false,
    RestrictedQuantity: false,
    PriceBreaks: breaks.map(([Quantity, Price, SalePrice]) =>
      model<PriceBreak>({
        Quantity,
        Price,
        SalePrice: SalePrice ?? null,
        SubscriptionPrice: null,
        BundlePrice: null,
      }),
    ),
    Currency: 'USD',
    SaleStart: null,
    SaleEnd: null,
    IsOnSale: false,
    xp: null,
    ...rest,
  });
}

function buildSchedules({id, name, price, breaks = [], schedule = {}, tradePrice}: Item): PriceSchedule[] {
  if (price === null) return [];
  const lowest = schedule.MinQuantity ?? 1;
  const all = breaks[0]?.[0] === lowest ? breaks : [[lowest, price] as const, ...breaks];
  const own = buildSchedule(id, name, all, schedule);
  return tradePrice === undefined
    ? [own]
    : [own, buildSchedule(`${id}-${TRADE}`, `${name}, trade`, [[1, tradePrice]], {})];
}

function buildCategory({id, name, about, parent}: Shelf, index: number, shelves: readonly Shelf[]): Category {
  return model<Category>({
    ID: id,
    Name: name,
    Description: about,
    ListOrder: index + 1,
    Active: true,
    ParentID: parent ?? null,
    ChildCount: shelves.filter((shelf) => shelf.parent === id).length,
    xp: null,
  });
}

/** Makes OrderCloud's models of the shelves of a shop. */
export function buildCatalogue(
  about: {id: string; name: string; description: string},
  shelves: readonly Shelf[],
  options: CatalogueOptions,
): Catalogue {
  const items = shelves.flatMap((shelf) => shelf.items);
  const priceAssignments: PriceAssignment[] = items
    .filter(({tradePrice}) => tradePrice !== undefined)
    .map(({id}) => ({userGroupID: TRADE, productID: id, priceScheduleID: `${id}-${TRADE}`}));
  return {
    catalog: {
      ID: about.id,
      OwnerID: OWNER,
      Name: about.name,
      Description: about.description,
      Active: true,
      CategoryCount: shelves.length,
      xp: null,
    },
    categories: shelves.map(buildCategory),
    priceSchedules: items.flatMap(buildSchedules),
    products: shelves.flatMap((shelf) => shelf.items.map((item) => buildProduct(item, shelf, options))),
    priceAssignments,
    facets: [
      {name: 'Brand', xpPath: 'Brand'},
      {name: 'Category', xpPath: 'Category'},
      {name: 'Origin', xpPath: 'Origin'},
      {name: 'Color', xpPath: 'Color'},
    ],
  };
}
