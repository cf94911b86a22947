import type {OrderUser} from 'ordercloud-javascript-sdk';
import {model} from '../catalogue/types.js';
import {assignAddresses} from './addresses.js';
import type {Caller, World} from './call.js';
import {isoDate} from './call.js';
import {checkoutErrors} from './checkout.js';
import {badRequest, badRequests, conflict, errorEntry, invalid, notFound, type ErrorEntry} from './errors.js';
import {forgetCalculation, forgetEstimate} from './forget.js';
import {lineErrors, priceOrder, sellLines} from './lines.js';
import {omit, readEmail, readID, readObject, readText} from './model.js';
import {paymentErrors, spendPayments} from './payments.js';
import {promotionErrors} from './promotion-rules.js';
import type {FullOrder, FullShipment, StoredOrder, StoredUser} from './state.js';
import {demandRole} from './tokens.js';

type Body = Readonly<Record<string, unknown>>;

const SELLER = 'north-lane';

/** What `GET /v1/cart` answers where there is no cart: an order without an ID. */
export const NO_ORDER: FullOrder = {
  ID: null,
  FromUser: null,
  FromCompanyID: null,
  ToCompanyID: null,
  FromUserID: null,
  BillingAddressID: null,
  BillingAddress: null,
  ShippingAddressID: null,
  Comments: null,
  LineItemCount: 0,
  Status: 'Unsubmitted',
  DateCreated: null,
  DateSubmitted: null,
  DateApproved: null,
  DateDeclined: null,
  DateCanceled: null,
  DateCompleted: null,
  LastUpdated: null,
  Subtotal: 0,
  ShippingCost: 0,
  TaxCost: 0,
  Gratuity: null,
  Fees: 0,
  PromotionDiscount: 0,
  BaseDiscount: 0,
  Currency: null,
  Total: 0,
  IsSubmitted: false,
  SubscriptionID: null,
  xp: null,
};

function fromUser({me}: StoredUser): FullOrder['FromUser'] {
  return model<OrderUser>(omit(me, 'Buyer', 'Supplier', 'Seller'));
}

/** Makes an order the property of `user`. */
function assignTo({order}: StoredOrder, user: StoredUser): void {
  order.FromUser = fromUser(user);
  order.FromUserID = user.me.ID;
  order.FromCompanyID = user.me.CompanyID;
  order.Currency = user.me.Locale?.Currency ?? null;
}

function isOwn({order, anonymous}: StoredOrder, {user, anonymousOrderID}: Caller): boolean {
  return anonymousOrderID === null
    ? !anonymous && order.FromUserID === user.me.ID
    : anonymous && order.ID === anonymousOrderID;
}

/** The orders of a caller, oldest first; an anonymous one has the order of the own token at most. */
export const ordersOf = ({state}: World, caller: Caller): StoredOrder[] =>
  state.orders.filter((stored) => isOwn(stored, caller));

/** The unsubmitted order that is the cart: the one set active, else the newest; null where there is none. */
export function currentCart(world: World, caller: Caller): StoredOrder | null {
  const open = ordersOf(world, caller).filter(({order}) => !order.IsSubmitted);
  const active = world.state.activeCarts[caller.user.me.ID];
  const newest = [...open].sort((a, b) => a.order.DateCreated!.localeCompare(b.order.DateCreated!)).at(-1);
  return open.find(({order}) => order.ID === active) ?? newest ?? null;
}

/**
 * Creates an order. That of an anonymous caller has the ID its token carries.
 *
 * Inferred: once that order was submitted or transferred, the token can't start another, and 404 says so.
 */
export function createOrder(world: World, caller: Caller, body: Body = {}): StoredOrder {
  const {orders} = world.state;
  const {anonymousOrderID} = caller;
  const id = anonymousOrderID ?? readID(body) ?? world.newID();
  const taken = orders.find(({order}) => order.ID === id);
  if (taken && anonymousOrderID !== null && (taken.order.IsSubmitted || !taken.anonymous)) throw notFound('Order', id);
  if (taken) throw conflict('IdExists', {ObjectType: 'Order', ObjectID: id});
  const order = {...NO_ORDER, ID: id, ToCompanyID: SELLER, DateCreated: isoDate(world.now)};
  const stored: StoredOrder = {order, lines: [], anonymous: anonymousOrderID !== null};
  assignTo(stored, caller.user);
  patchOrder(world, caller, stored, body);
  orders.push(stored);
  return stored;
}

/** The cart, made where there is none. */
export const cartForWriting = (world: World, caller: Caller): StoredOrder =>
  currentCart(world, caller) ?? createOrder(world, caller);

/** The cart, or 404 (inferred) where there is none to change. */
export function existingCart(world: World, caller: Caller): StoredOrder {
  const cart = currentCart(world, caller);
  if (!cart) throw notFound('Order', caller.anonymousOrderID ?? '');
  return cart;
}

/** An own order by its ID. A buyer's orders are outgoing ones. */
export function findOrder(world: World, caller: Caller, direction: string, orderID: string): StoredOrder {
  if (!['Incoming', 'Outgoing', 'All'].includes(direction)) throw invalid('direction', 'Incoming, Outgoing or All');
  const stored = ordersOf(world, caller).find(({order}) => order.ID === orderID);
  if (!stored || direction === 'Incoming') throw notFound('Order', orderID);
  return stored;
}

/** An own order that may still be changed. Inferred: afterwards it takes an administrator's role. */
export function findOpenOrder(world: World, caller: Caller, direction: string, orderID: string): StoredOrder {
  const stored = findOrder(world, caller, direction, orderID);
  if (stored.order.IsSubmitted) demandRole(caller, ['FullAccess', 'OrderAdmin']);
  return stored;
}

/** Changes `Comments`, `xp` (merged) and the addresses by ID; costs need a role that shoppers lack. */
export function patchOrder(world: World, caller: Caller, stored: StoredOrder, body: Body): void {
  const {order} = stored;
  if (typeof body['ShippingCost'] === 'number') demandRole(caller, ['FullAccess', 'OverrideShipping']);
  if (typeof body['TaxCost'] === 'number') demandRole(caller, ['FullAccess', 'OverrideTax']);
  if (body['Comments'] !== undefined) order.Comments = readText(body, 'Comments');
  const xp = readObject(body, 'xp');
  if (body['xp'] !== undefined) order.xp = xp && {...(order.xp as object | null), ...xp};
  assignAddresses(world, caller, stored, body);
  order.LastUpdated = isoDate(world.now);
  // What was bought keeps its price, whatever an administrator writes on it.
  if (order.IsSubmitted) return;
  if (body['ShippingAddressID'] === undefined) forgetCalculation(stored);
  else forgetEstimate(stored);
  priceOrder(world, caller.user, stored);
}

/**
 * Writes the buyer's name and e-mail on an order, so that a guest is not bought for under the default user's. That it ends
 * a calculation is inferred: any change of an order is said to.
 */
export function patchFromUser(world: World, caller: Caller, stored: StoredOrder, body: Body): void {
  const {order} = stored;
  const user: Record<string, unknown> = {...order.FromUser};
  for (const name of ['FirstName', 'LastName'] as const) {
    if (body[name] !== undefined) user[name] = readText(body, name, 100);
  }
  const email = readText(body, 'Email', 200);
  if (email !== null) user['Email'] = readEmail(email);
  order.FromUser = user as FullOrder['FromUser'];
  forgetCalculation(stored);
  priceOrder(world, caller.user, stored);
}

export function deleteOrder({state}: World, stored: StoredOrder): void {
  state.orders = state.orders.filter((each) => each !== stored);
}

function orderErrors(world: World, caller: Caller, stored: StoredOrder | null): ErrorEntry[] {
  if (stored?.order.IsSubmitted) return [errorEntry('Order.CannotSubmitBadStatus')];
  if (!stored || stored.lines.length === 0) return [errorEntry('Order.CannotSubmitWithNoLineItems')];
  const ofLines = stored.lines.flatMap((line) => lineErrors(world, caller.user, stored, line));
  const ofPromotions = promotionErrors(world, stored);
  return [...ofLines, ...ofPromotions, ...checkoutErrors(caller, stored), ...paymentErrors(stored)];
}

/** 400 with everything that stands against submitting the order. Inferred: no cart at all is one without lines. */
export function validateOrder(world: World, caller: Caller, stored: StoredOrder | null): void {
  const errors = orderErrors(world, caller, stored);
  if (errors.length > 0) throw badRequests(errors);
}

export function submitOrder(world: World, caller: Caller, stored: StoredOrder | null): FullOrder {
  validateOrder(world, caller, stored);
  const {order} = stored!;
  priceOrder(world, caller.user, stored!);
  sellLines(world, stored!);
  spendPayments(world, caller, stored!);
  order.Status = 'Open';
  order.IsSubmitted = true;
  order.DateSubmitted = isoDate(world.now);
  return order;
}

/** A parcel with all lines of the order has left, and there is nothing more to do for it. */
export function ship(
  stored: StoredOrder,
  {id, shipper, trackingNumber, date}: {id: string; shipper: string; trackingNumber: string; date: string},
): void {
  const {order, lines} = stored;
  (stored.shipments ??= []).push({
    ID: id,
    BuyerID: order.FromCompanyID,
    Shipper: shipper,
    DateShipped: date,
    DateDelivered: null,
    TrackingNumber: trackingNumber,
    Cost: order.ShippingCost,
    OwnerID: SELLER,
    xp: null,
    Account: null,
    FromAddressID: null,
    ToAddressID: null,
    FromAddress: null,
    ToAddress: (stored.shipTo ?? null) as FullShipment['ToAddress'],
  });
  for (const line of lines) line.QuantityShipped = line.Quantity;
  order.Status = 'Completed';
  order.DateCompleted = date;
}

/**
 * Gives the cart of an anonymous token to a registered user, at that user's prices.
 *
 * Inferred: where the user has a cart already both stay, and the newer one is the cart; a token whose order was never
 * made is answered by 404.
 */
export function transferOrder(world: World, caller: Caller, anonymousOrderID: string): void {
  const stored = world.state.orders.find(({order, anonymous}) => anonymous && order.ID === anonymousOrderID);
  if (!stored || stored.order.IsSubmitted) throw notFound('Order', anonymousOrderID);
  stored.anonymous = false;
  forgetCalculation(stored);
  assignTo(stored, caller.user);
  priceOrder(world, caller.user, stored);
}

/** The order ID of an anonymous token that is handed over as a parameter. */
export function anonymousOrderOf(world: World, token: string | null): string {
  const issued = world.state.accessTokens[token ?? ''];
  if (!issued || issued.orderID === null || issued.revoked || issued.expires <= world.now) {
    throw badRequest('Auth.MustPassAnonUserToken');
  }
  return issued.orderID;
}
