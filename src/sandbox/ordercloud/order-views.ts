import type {World} from './call.js';
import {listPage, type ListPage} from './lists.js';
import {promotionViews} from './promotion-rules.js';
import type {FullLineItem, StoredOrder} from './state.js';

export const lineItemPage = (lines: readonly FullLineItem[], query: URLSearchParams): ListPage<FullLineItem> =>
  listPage(lines, query, {searchOn: ['ID', 'ProductID', 'Product.Name']});

/** An order with its lines, and what the checkout integration has answered. */
export function worksheet(world: World, stored: StoredOrder): Record<string, unknown> {
  const {order, lines, checkout} = stored;
  return {
    Order: {...order, ID: order.ID || null},
    LineItems: lines,
    OrderPromotions: promotionViews(world, stored),
    Subscription: null,
    ShipEstimateResponse: checkout?.estimate ?? null,
    OrderCalculateResponse: checkout?.calculation ?? null,
    OrderSubmitResponse: null,
    OrderSubmitForApprovalResponse: null,
    OrderApprovedResponse: null,
    SubscriptionIntegrationResponse: null,
  };
}
