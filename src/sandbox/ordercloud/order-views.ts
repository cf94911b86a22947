import {listPage, type ListPage} from './lists.js';
import type {FullLineItem, StoredOrder} from './state.js';

export const lineItemPage = (lines: readonly FullLineItem[], query: URLSearchParams): ListPage<FullLineItem> =>
  listPage(lines, query, {searchOn: ['ID', 'ProductID', 'Product.Name']});

/** An order with its lines, and what the checkout integration has answered. */
export function worksheet({order, lines, checkout}: StoredOrder): Record<string, unknown> {
  return {
    Order: {...order, ID: order.ID || null},
    LineItems: lines,
    OrderPromotions: [],
    Subscription: null,
    ShipEstimateResponse: checkout?.estimate ?? null,
    OrderCalculateResponse: checkout?.calculation ?? null,
    OrderSubmitResponse: null,
    OrderSubmitForApprovalResponse: null,
    OrderApprovedResponse: null,
    SubscriptionIntegrationResponse: null,
  };
}
