import type {Promotion} from 'ordercloud-javascript-sdk';
import {model} from './types.js';

const OWNER = 'north-lane';

/** A promotion for every buyer, for good, that may be combined with others. */
const promotion = (ID: string, Code: string, Name: string, rest: Partial<Promotion>): Promotion =>
  model<Promotion>({
    ID,
    Code,
    Name,
    LineItemLevel: false,
    RedemptionLimit: null,
    RedemptionLimitPerUser: null,
    RedemptionCount: 0,
    QuantityLimitPerOrder: null,
    ItemLimitPerOrder: null,
    ItemSortBy: null,
    Description: null,
    FinePrint: null,
    StartDate: null,
    ExpirationDate: null,
    EligibleExpression: 'order.Subtotal > 0',
    ValueExpression: null,
    CanCombine: true,
    AllowAllBuyers: true,
    OwnerID: OWNER,
    AutoApply: false,
    Active: true,
    UseIntegration: false,
    Priority: null,
    xp: null,
    ...rest,
  });

export const promotions: readonly Promotion[] = [
  promotion('welcome', 'WELCOME10', '10% off your first order', {
    RedemptionLimitPerUser: 1,
    ValueExpression: 'order.Subtotal * 0.1',
  }),
  promotion('five-off', 'FIVE', '5 off from 50', {
    EligibleExpression: 'order.Subtotal >= 50',
    ValueExpression: '5',
  }),
  promotion('coffee-week', 'COFFEE15', '15% off every coffee', {
    LineItemLevel: true,
    EligibleExpression: "item.Product.xp.Category = 'Coffee'",
    ValueExpression: 'item.LineSubtotal * 0.15',
  }),
  promotion('staff', 'ALONE20', '20% off, on its own', {
    CanCombine: false,
    ValueExpression: 'order.Subtotal * 0.2',
  }),
  // Its code has to be encoded in a path.
  promotion('flash', '10% OFF/NOW', '1 off now', {ValueExpression: 'min(1, order.Subtotal)'}),
  promotion('first-hundred', 'FIRST', '2 off for the first', {RedemptionLimit: 1, ValueExpression: '2'}),
  promotion('summer-2024', 'SUMMER24', 'Summer 2024', {
    ExpirationDate: '2024-09-01T00:00:00.000Z',
    ValueExpression: '3',
  }),
  promotion('next-century', 'FUTURE', 'For the next century', {
    StartDate: '2100-01-01T00:00:00.000Z',
    ValueExpression: '3',
  }),
  promotion('paused', 'PAUSED', 'Paused', {Active: false, ValueExpression: '3'}),
  promotion('big-basket', 'BIGBASKET', '10 off from 150', {
    AutoApply: true,
    Priority: 1,
    EligibleExpression: 'order.Subtotal >= 150',
    ValueExpression: '10',
  }),
  promotion('filters', 'FILTERS', '1 off paper filters with any dripper', {
    AutoApply: true,
    LineItemLevel: true,
    EligibleExpression: "item.ProductID = 'paper-filters' and items.any(ProductID = 'pour-over-dripper')",
    ValueExpression: '1',
  }),
];
