import type {BuyerProduct, InventoryRecord, Variant} from 'ordercloud-javascript-sdk';

export interface Stock {
  /** `unknown` where stock is kept by variant and none is chosen. */
  level: 'untracked' | 'unknown' | 'in-stock' | 'out-of-stock' | 'on-order';
  /** Units that are there; null where that isn't known. */
  quantity: number | null;
  /** Units that can be sold; null where nothing limits them. */
  limit: number | null;
}

/** The stock of a product; of its variant where those are tracked one by one, and of one place where `record` names it. */
export function stockOf(
  {Inventory: inventory}: BuyerProduct,
  variant?: Variant | null,
  record?: InventoryRecord | null,
): Stock {
  if (!inventory?.Enabled) return {level: 'untracked', quantity: null, limit: null};
  const {QuantityAvailable: quantity = null, OrderCanExceed = false} = record ?? {
    ...(inventory.VariantLevelTracking ? variant?.Inventory : inventory),
    OrderCanExceed: inventory.OrderCanExceed,
  };
  if (quantity === null) return {level: 'unknown', quantity, limit: null};
  const short = OrderCanExceed ? 'on-order' : 'out-of-stock';
  return {level: quantity < 1 ? short : 'in-stock', quantity, limit: OrderCanExceed ? null : quantity};
}
