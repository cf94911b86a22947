import type {
  Catalog,
  Category,
  InventoryRecord,
  PriceSchedule,
  Product,
  Promotion,
  Spec,
  Variant,
} from 'ordercloud-javascript-sdk';

/** `value` with null wherever OrderCloud has nothing to say; the SDK's types leave null out. */
export type Nullable<T> = {-readonly [K in keyof T]: T[K] | null};

/** A model with its nulls, as the SDK's type of it, which has none. */
export const model = <T>(value: Nullable<T>): T => value as T;

/** A product with all that hangs on it. */
export interface CatalogueProduct {
  product: Product;
  categoryIDs: readonly string[];
  /** In the order in which they are shown, each with its options. */
  specs: readonly Spec[];
  variants: readonly Variant[];
  /** What each place has of it, where it is kept at several. */
  records?: readonly PlacedStock[];
}

/** What one place has of a product or, where variants are tracked one by one, of a variant. */
export interface PlacedStock {
  variantID: string | null;
  record: InventoryRecord;
}

/** A price of their own for the members of a user group. */
export interface PriceAssignment {
  userGroupID: string;
  productID: string;
  priceScheduleID: string;
}

/** Everything a buyer can see, in OrderCloud's own models, as the Seller API takes them. */
export interface Catalogue {
  catalog: Catalog;
  categories: readonly Category[];
  priceSchedules: readonly PriceSchedule[];
  products: readonly CatalogueProduct[];
  priceAssignments: readonly PriceAssignment[];
  /** What `Meta.Facets` counts, as paths below `xp`. */
  facets: readonly {name: string; xpPath: string}[];
  /** For every buyer; none when left out. */
  promotions?: readonly Promotion[];
}
