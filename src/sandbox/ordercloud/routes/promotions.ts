import {created, done, ok, SHOPPER, type Call, type Reply, type Route} from '../call.js';
import {listPage} from '../lists.js';
import {currentCart, existingCart} from '../orders.js';
import {promotionViews} from '../promotion-rules.js';
import {addPromotion, applyPromotions, eligiblePromotions, refreshPromotions, removePromotion} from '../promotions.js';
import type {StoredOrder} from '../state.js';

const cart = ({world, caller}: Call): StoredOrder => existingCart(world, caller);

/** Without a cart there is nothing to list. */
function list(call: Call, viewsOf: (stored: StoredOrder) => Record<string, unknown>[]): Reply {
  const stored = currentCart(call.world, call.caller);
  const views = stored ? viewsOf(stored) : [];
  return ok(listPage(views, call.query, {searchOn: ['ID', 'Name', 'Code', 'Description']}));
}

function add(call: Call): Reply {
  return created(addPromotion(call.world, call.caller, cart(call), call.params['promoCode']!));
}

function remove(call: Call): Reply {
  removePromotion(call.world, call.caller, cart(call), call.params['promoCode']!);
  return done;
}

function apply(call: Call): Reply {
  const stored = cart(call);
  applyPromotions(call.world, call.caller, stored);
  return created(stored.order);
}

const route = (operation: string, method: Route['method'], path: string, handle: (call: Call) => Reply): Route => ({
  operation: `Cart.${operation}`,
  method,
  path: `/v1/cart${path}`,
  roles: SHOPPER,
  handle,
});

export const promotionRoutes: readonly Route[] = [
  route('ListPromotions', 'GET', '/promotions', (call) => list(call, (stored) => promotionViews(call.world, stored))),
  route('AddPromotion', 'POST', '/promotions/:promoCode', add),
  route('DeletePromotion', 'DELETE', '/promotions/:promoCode', remove),
  route('ListEligiblePromotions', 'GET', '/eligiblepromotions', (call) =>
    list(call, (stored) => eligiblePromotions(call.world, stored)),
  ),
  route('ApplyPromotions', 'POST', '/applypromotions', apply),
  route('RefreshPromotions', 'POST', '/refreshpromotions', (call) =>
    created(refreshPromotions(call.world, call.caller, cart(call))),
  ),
];
