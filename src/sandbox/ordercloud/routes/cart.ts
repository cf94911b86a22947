import {created, done, jsonBody, ok, SHOPPER, type Call, type Reply, type Route} from '../call.js';
import {addLine, findLine, patchLine, removeLine, saveLine} from '../lines.js';
import {lineItemPage, worksheet} from '../order-views.js';
import {
  NO_ORDER,
  cartForWriting,
  createOrder,
  currentCart,
  deleteOrder,
  existingCart,
  findOpenOrder,
  patchFromUser,
  patchOrder,
  submitOrder,
  validateOrder,
} from '../orders.js';

const cart = ({world, caller}: Call): ReturnType<typeof currentCart> => currentCart(world, caller);

/** `PUT /v1/cart`: replaces what a shopper may set, or makes the cart. */
function save(call: Call): Reply {
  const {world, caller} = call;
  const body = jsonBody(call);
  const known = cart(call);
  if (!known) return ok(createOrder(world, caller, body).order);
  Object.assign(known.order, {Comments: null, xp: null});
  patchOrder(world, caller, known, body);
  return ok(known.order);
}

function patch(call: Call): Reply {
  const stored = existingCart(call.world, call.caller);
  patchOrder(call.world, call.caller, stored, jsonBody(call));
  return ok(stored.order);
}

function patchBuyer(call: Call): Reply {
  const stored = existingCart(call.world, call.caller);
  patchFromUser(call.world, call.caller, stored, jsonBody(call));
  return ok(stored.order);
}

function setActive({world, caller, params}: Call): Reply {
  const {order} = findOpenOrder(world, caller, 'Outgoing', params['orderID']!);
  world.state.activeCarts[caller.user.me.ID] = order.ID;
  return done;
}

function createLine(call: Call): Reply {
  const body = jsonBody(call);
  return created(addLine(call.world, call.caller, cartForWriting(call.world, call.caller), body));
}

function saveCartLine(call: Call): Reply {
  const body = jsonBody(call);
  const {world, caller, params} = call;
  return ok(saveLine(world, caller, cartForWriting(world, caller), params['lineItemID']!, body));
}

function patchCartLine(call: Call): Reply {
  const {world, caller, params} = call;
  return ok(patchLine(world, caller, cart(call) ?? noCart(), params['lineItemID']!, jsonBody(call)));
}

function deleteLine(call: Call): Reply {
  const {world, caller, params} = call;
  removeLine(world, caller, cart(call) ?? noCart(), params['lineItemID']!);
  return done;
}

/** A cart that was never made: it has no lines, so that every line in it is 404. */
const noCart = (): NonNullable<ReturnType<typeof currentCart>> => ({
  order: {...NO_ORDER, ID: ''},
  lines: [],
  anonymous: false,
});

function remove(call: Call): Reply {
  deleteOrder(call.world, existingCart(call.world, call.caller));
  return done;
}

function validate(call: Call): Reply {
  validateOrder(call.world, call.caller, cart(call));
  return done;
}

const route = (operation: string, method: Route['method'], path: string, handle: (call: Call) => Reply): Route => ({
  operation: `Cart.${operation}`,
  method,
  path: `/v1/cart${path}`,
  roles: SHOPPER,
  handle,
});

export const cartRoutes: readonly Route[] = [
  route('Get', 'GET', '', (call) => ok(cart(call)?.order ?? NO_ORDER)),
  route('Save', 'PUT', '', save),
  route('Patch', 'PATCH', '', patch),
  route('Delete', 'DELETE', '', remove),
  route('PatchFromUser', 'PATCH', '/fromuser', patchBuyer),
  route('Validate', 'POST', '/validate', validate),
  route('Submit', 'POST', '/submit', (call) => created(submitOrder(call.world, call.caller, cart(call)))),
  route('GetOrderWorksheet', 'GET', '/worksheet', (call) => ok(worksheet(call.world, cart(call) ?? noCart()))),
  route('ListLineItems', 'GET', '/lineitems', (call) => ok(lineItemPage(cart(call)?.lines ?? [], call.query))),
  route('CreateLineItem', 'POST', '/lineitems', createLine),
  route('GetLineItem', 'GET', '/lineitems/:lineItemID', (call) =>
    ok(findLine(cart(call) ?? noCart(), call.params['lineItemID']!)),
  ),
  route('SaveLineItem', 'PUT', '/lineitems/:lineItemID', saveCartLine),
  route('PatchLineItem', 'PATCH', '/lineitems/:lineItemID', patchCartLine),
  route('DeleteLineItem', 'DELETE', '/lineitems/:lineItemID', deleteLine),
  route('SetActiveCart', 'PUT', '/:orderID', setActive),
];
