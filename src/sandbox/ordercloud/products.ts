import type {BuyerProduct, Inventory, InventoryRecord, PriceSchedule, Variant} from 'ordercloud-javascript-sdk';
import type {CatalogueProduct, Nullable} from '../catalogue/types.js';
import type {World} from './call.js';
import {notFound} from './errors.js';
import {omit} from './model.js';
import {isOnSale} from './pricing.js';
import type {StoredUser} from './state.js';

/** The product with this ID as far as a shopper can see it: 404 where it is unknown or inactive. */
export function visibleProduct(world: World, productID: string): CatalogueProduct {
  const found = world.catalogue.products.find(({product}) => product.ID === productID);
  if (!found?.product.Active) throw notFound('Product', productID);
  return found;
}

/** The price schedule that applies to a user: that of an own user group, else the product's default, else null. */
export function scheduleFor(world: World, user: StoredUser, {product}: CatalogueProduct): PriceSchedule | null {
  const {priceAssignments, priceSchedules} = world.catalogue;
  const own = priceAssignments.find(
    ({productID, userGroupID}) => productID === product.ID && user.userGroupIDs.includes(userGroupID),
  );
  const id = own?.priceScheduleID ?? product.DefaultPriceScheduleID;
  return priceSchedules.find(({ID}) => ID === id) ?? null;
}

/** Where sold units are counted. */
export const stockKey = (productID: string, variantID: string | null, recordID: string | null = null): string =>
  [productID, variantID, recordID && `@${recordID}`].filter((part) => part !== null).join('/');

const soldOf = ({state}: World, productID: string, variantID: string | null = null, recordID?: string): number =>
  state.sold[stockKey(productID, variantID, recordID)] ?? 0;

/**
 * The inventory records of a product, or of a variant where those are tracked one by one. Stock that is one number is one
 * record, of one warehouse (inferred).
 */
export function recordsOf(world: World, entry: CatalogueProduct, variant: Variant | null): Nullable<InventoryRecord>[] {
  const {product, records = []} = entry;
  const {Inventory: inventory} = product;
  if (!inventory?.Enabled || inventory.VariantLevelTracking !== (variant !== null)) return [];
  const variantID = variant?.ID ?? null;
  const own = records.filter((each) => each.variantID === variantID);
  if (records.length > 0) {
    return own.map(({record}) => ({
      ...record,
      QuantityAvailable: record.QuantityAvailable! - soldOf(world, product.ID!, variantID, record.ID),
    }));
  }
  const left = variant ? variantView(world, entry, variant).Inventory : buyerInventory(world, entry);
  return [
    {
      ID: `${variantID ?? product.ID}-warehouse`,
      OwnerID: 'north-lane',
      AllowAllBuyers: true,
      Address: null,
      AddressID: 'warehouse',
      OrderCanExceed: inventory.OrderCanExceed ?? false,
      QuantityAvailable: left?.QuantityAvailable ?? null,
      NotificationPoint: inventory.NotificationPoint ?? null,
      LastUpdated: inventory.LastUpdated ?? null,
      xp: null,
    },
  ];
}

/** Units that can be sold, from the place of `recordID` where a line names one; null where nothing limits them. */
export function stockOf(
  world: World,
  entry: CatalogueProduct,
  variant: Variant | null,
  recordID: string | null,
): number | null {
  const {product} = entry;
  const {Inventory: inventory} = product;
  if (recordID !== null) {
    const tracked = inventory?.VariantLevelTracking ? variant : null;
    const record = recordsOf(world, entry, tracked).find(({ID}) => ID === recordID);
    return record && !record.OrderCanExceed ? (record.QuantityAvailable ?? 0) : null;
  }
  if (!inventory?.Enabled || inventory.OrderCanExceed) return null;
  const tracked = inventory.VariantLevelTracking ? variant : null;
  const stock = inventory.VariantLevelTracking ? variant?.Inventory?.QuantityAvailable : inventory.QuantityAvailable;
  return (stock ?? 0) - soldOf(world, product.ID!, tracked?.ID);
}

/** A variant with the stock that is left. */
export function variantView(world: World, entry: CatalogueProduct, variant: Variant): Variant {
  if (!variant.Inventory) return variant;
  const sold = soldOf(world, entry.product.ID!, variant.ID);
  return {
    ...variant,
    Inventory: {...variant.Inventory, QuantityAvailable: variant.Inventory.QuantityAvailable! - sold},
  };
}

/** A schedule as a shopper sees it: with the places for discounts, newer than the SDK's types. The sandbox has none. */
function buyerSchedule(schedule: PriceSchedule, now: number): PriceSchedule {
  const PriceBreaks = (schedule.PriceBreaks ?? []).map((each) => ({...each, Discounted: null}));
  const seen = {...schedule, PriceBreaks, IsOnSale: isOnSale(schedule, now), Discount: null};
  return seen;
}

/** The stock that is left; of a product whose variants are tracked one by one, the sum of theirs. */
function buyerInventory(world: World, entry: CatalogueProduct): Inventory | null {
  const {product, variants} = entry;
  const {Inventory: inventory} = product;
  if (!inventory) return null;
  const left = inventory.VariantLevelTracking
    ? variants.map((each) => variantView(world, entry, each).Inventory?.QuantityAvailable ?? 0)
    : [(inventory.QuantityAvailable ?? 0) - soldOf(world, product.ID!)];
  return {...inventory, QuantityAvailable: left.reduce((sum, each) => sum + each, 0)};
}

/** A product as `GET /v1/me/products/{productID}` shows it to a user. */
export function buyerProduct(world: World, user: StoredUser, entry: CatalogueProduct): Nullable<BuyerProduct> {
  const schedule = scheduleFor(world, user, entry);
  return {
    ...omit(entry.product, 'OwnerID', 'DefaultPriceScheduleID', 'AutoForward'),
    PriceSchedule: schedule && buyerSchedule(schedule, world.now),
    Inventory: buyerInventory(world, entry),
    SpecCount: entry.specs.length,
    VariantCount: entry.variants.length,
  };
}
