import {created, done, jsonBody, ok, SHOPPER, type Call, type Reply, type Route} from '../call.js';
import {invalid} from '../errors.js';
import {addLine, findLine, patchLine, removeLine, saveLine} from '../lines.js';
import {lineItemPage, worksheet} from '../order-views.js';
import {
  createOrder,
  deleteOrder,
  findOpenOrder,
  findOrder,
  patchFromUser,
  patchOrder,
  submitOrder,
  validateOrder,
} from '../orders.js';
import type {StoredOrder} from '../state.js';

const known = ({world, caller, params}: Call): StoredOrder =>
  findOrder(world, caller, params['direction']!, params['orderID']!);

const open = ({world, caller, params}: Call): StoredOrder =>
  findOpenOrder(world, caller, params['direction']!, params['orderID']!);

const lineID = ({params}: Call): string => params['lineItemID']!;

/** `POST /v1/orders/Outgoing`: inferred that a buyer's order can go no other way. */
function create(call: Call): Reply {
  if (call.params['direction'] !== 'Outgoing') throw invalid('direction', 'a buyer creates outgoing orders');
  return created(createOrder(call.world, call.caller, jsonBody(call)).order);
}

function patch(call: Call): Reply {
  const stored = open(call);
  patchOrder(call.world, call.caller, stored, jsonBody(call));
  return ok(stored.order);
}

function patchBuyer(call: Call): Reply {
  const stored = open(call);
  patchFromUser(call.world, call.caller, stored, jsonBody(call));
  return ok(stored.order);
}

function remove(call: Call): Reply {
  deleteOrder(call.world, open(call));
  return done;
}

function validate(call: Call): Reply {
  validateOrder(call.world, call.caller, known(call));
  return done;
}

function deleteLine(call: Call): Reply {
  removeLine(call.world, call.caller, open(call), lineID(call));
  return done;
}

const route = (operation: string, method: Route['method'], path: string, handle: (call: Call) => Reply): Route => ({
  operation,
  method,
  path: `/v1/orders/:direction${path}`,
  roles: [...SHOPPER, 'OrderAdmin'],
  handle,
});

export const orderRoutes: readonly Route[] = [
  route('Orders.Create', 'POST', '', create),
  route('Orders.Get', 'GET', '/:orderID', (call) => ok(known(call).order)),
  route('Orders.Patch', 'PATCH', '/:orderID', patch),
  route('Orders.Delete', 'DELETE', '/:orderID', remove),
  route('Orders.PatchFromUser', 'PATCH', '/:orderID/fromuser', patchBuyer),
  route('Orders.Validate', 'POST', '/:orderID/validate', validate),
  route('Orders.Submit', 'POST', '/:orderID/submit', (call) =>
    created(submitOrder(call.world, call.caller, known(call))),
  ),
  route('IntegrationEvents.GetWorksheet', 'GET', '/:orderID/worksheet', (call) =>
    ok(worksheet(call.world, known(call))),
  ),
  route('LineItems.List', 'GET', '/:orderID/lineitems', (call) => ok(lineItemPage(known(call).lines, call.query))),
  route('LineItems.Create', 'POST', '/:orderID/lineitems', (call) =>
    created(addLine(call.world, call.caller, open(call), jsonBody(call))),
  ),
  route('LineItems.Get', 'GET', '/:orderID/lineitems/:lineItemID', (call) => ok(findLine(known(call), lineID(call)))),
  route('LineItems.Save', 'PUT', '/:orderID/lineitems/:lineItemID', (call) =>
    ok(saveLine(call.world, call.caller, open(call), lineID(call), jsonBody(call))),
  ),
  route('LineItems.Patch', 'PATCH', '/:orderID/lineitems/:lineItemID', (call) =>
    ok(patchLine(call.world, call.caller, open(call), lineID(call), jsonBody(call))),
  ),
  route('LineItems.Delete', 'DELETE', '/:orderID/lineitems/:lineItemID', deleteLine),
];
