import type {Promotion} from 'ordercloud-javascript-sdk';
import type {World} from './call.js';
import {errorEntry, type ErrorCode, type ErrorEntry} from './errors.js';
import {evaluate, type ExpressionScope} from './expressions.js';
import {round} from './pricing.js';
import type {AppliedPromotion, FullLineItem, StoredOrder} from './state.js';

type Amounts = AppliedPromotion['amounts'];

export const findPromotion = ({catalogue}: World, promotionID: string): Promotion | undefined =>
  catalogue.promotions?.find(({ID}) => ID === promotionID);

const isEligible = ({EligibleExpression: text}: Promotion, scope: ExpressionScope): boolean =>
  !text || evaluate(text, scope) === true;

/** In cents, from 0 to what is left to take off (inferred: nothing becomes negative). */
function valueOf({ValueExpression: text}: Promotion, scope: ExpressionScope, left: number): number {
  const value = text ? Number(evaluate(text, scope)) : 0;
  return round(Math.max(0, Math.min(value, left)));
}

/** What a promotion takes off as things are; empty where the order, or every line of it, is not eligible. */
export function amountsOf(promotion: Promotion, {order, lines}: StoredOrder): Amounts {
  if (!promotion.LineItemLevel) {
    const scope = {order, items: lines};
    const left = order.Subtotal! - (order.PromotionDiscount ?? 0) - order.BaseDiscount;
    return isEligible(promotion, scope) ? [{lineItemID: null, amount: valueOf(promotion, scope, left)}] : [];
  }
  const scopeOf = (item: FullLineItem): ExpressionScope => ({order, items: lines, item});
  return lines
    .filter((line) => isEligible(promotion, scopeOf(line)))
    .map((line) => ({lineItemID: line.ID, amount: valueOf(promotion, scopeOf(line), line.LineTotal!)}));
}

function takeOff({order, lines}: StoredOrder, amounts: Amounts): void {
  for (const {lineItemID, amount} of amounts) {
    const line = lines.find(({ID}) => ID === lineItemID);
    if (line) {
      line.PromotionDiscount = round(line.PromotionDiscount! + amount);
      line.LineTotal = round(line.LineTotal! - amount);
    }
    order.PromotionDiscount = round(order.PromotionDiscount! + amount);
  }
}

/**
 * Works out the totals of an order whose lines have their prices, and what its promotions take off now.
 *
 * Inferred: a promotion that is no longer eligible stays with nothing to take off, until it is refreshed away.
 */
export function totalOrder(world: World, stored: StoredOrder): void {
  const {order, lines} = stored;
  for (const line of lines) {
    line.PromotionDiscount = 0;
    line.LineTotal = round(line.LineSubtotal! - line.BaseDiscount);
  }
  order.Subtotal = round(lines.reduce((sum, {LineSubtotal}) => sum + LineSubtotal!, 0));
  order.BaseDiscount = round(lines.reduce((sum, {BaseDiscount}) => sum + BaseDiscount, 0));
  order.PromotionDiscount = 0;
  for (const applied of stored.promotions ?? []) {
    const promotion = findPromotion(world, applied.promotionID);
    applied.amounts = promotion ? amountsOf(promotion, stored) : [];
    takeOff(stored, applied.amounts);
  }
  const {ShippingCost, TaxCost, PromotionDiscount, BaseDiscount} = order;
  order.Total = round(order.Subtotal + (ShippingCost ?? 0) + (TaxCost ?? 0) - PromotionDiscount - BaseDiscount);
}

/** Submitted orders with a promotion. Inferred: an order that is open uses nothing up. */
function redemptions({state}: World, promotionID: string, userID?: string | null): number {
  return state.orders.filter(
    ({order, promotions}) =>
      order.IsSubmitted &&
      (userID === undefined || order.FromUserID === userID) &&
      promotions?.some((applied) => applied.promotionID === promotionID),
  ).length;
}

/** Why a promotion can't be on an order, apart from the order's other promotions; null where nothing is against it. */
export function obstacleOf(world: World, stored: StoredOrder, promotion: Promotion): ErrorCode | null {
  const {ID = '', Active, StartDate, ExpirationDate, RedemptionLimit, RedemptionLimitPerUser} = promotion;
  if (!Active) return 'Promotion.NotActive';
  if (StartDate && Date.parse(StartDate) > world.now) return 'Promotion.NotYetValid';
  if (ExpirationDate && Date.parse(ExpirationDate) <= world.now) return 'Promotion.Expired';
  const used = RedemptionLimit && redemptions(world, ID) >= RedemptionLimit;
  const usedUp = RedemptionLimitPerUser && redemptions(world, ID, stored.order.FromUserID) >= RedemptionLimitPerUser;
  if (used || usedUp) return 'Promotion.ExceedsUsageLimit';
  return amountsOf(promotion, stored).length > 0 ? null : 'Promotion.NotEligible';
}

/** What of an order's promotions stands against submitting it (inferred). */
export function promotionErrors(world: World, stored: StoredOrder): ErrorEntry[] {
  return (stored.promotions ?? []).flatMap(({promotionID}) => {
    const promotion = findPromotion(world, promotionID);
    const obstacle = promotion && obstacleOf(world, stored, promotion);
    return obstacle ? [errorEntry(obstacle, {PromotionCode: promotion.Code})] : [];
  });
}

/** A promotion as buyers see it. */
export const promotionView = (world: World, promotion: Promotion): Record<string, unknown> => ({
  ...promotion,
  RedemptionCount: redemptions(world, promotion.ID!),
});

/** An order's promotions, one entry for each line that one of them applies to; one that takes off nothing has one. */
export function promotionViews(world: World, stored: StoredOrder): Record<string, unknown>[] {
  return (stored.promotions ?? []).flatMap(({promotionID, applied, amounts}) => {
    const promotion = findPromotion(world, promotionID);
    if (!promotion) return [];
    const entries = amounts.length > 0 ? amounts : [{lineItemID: null, amount: 0}];
    return entries.map(({lineItemID, amount}) => ({
      Amount: amount,
      LineItemID: lineItemID,
      AmountOverridden: false,
      DateApplied: applied,
      ...promotionView(world, promotion),
    }));
  });
}
