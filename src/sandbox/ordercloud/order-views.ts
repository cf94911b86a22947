import {listPage, type ListPage} from './lists.js';
import type {FullLineItem, StoredOrder} from './state.js';

export const lineItemPage = (lines: readonly FullLineItem[], query: URLSearchParams): ListPage<FullLineItem> =>
  listPage(lines, query, {searchOn: ['ID', 'ProductID', 'Product.Name']});

/** An order with its lines. The sandbox has no checkout integrations, so their answers are null. */
export function worksheet({order, lines}: StoredOrder): Record<string, unknown> {
  return {
    Order: {...order, ID: order.ID || null},
    LineItems: lines,
    OrderPromotions: [],
    Subscription: null,
    ShipEstimateResponse: null,
    OrderCalculateResponse: null,
    OrderSubmitResponse: null,
    OrderSubmitForApprovalResponse: null,
    OrderApprovedResponse: null,
    SubscriptionIntegrationResponse: null,
  };
}
