import {created, done, jsonBody, ok, SHOPPER, type Call, type Reply, type Route, type World} from '../call.js';
import {patchOrderAddress, setOrderAddress, type AddressKind} from '../addresses.js';
import {calculateOrder, estimateShipping, selectShipMethods} from '../checkout.js';
import {forgetCalculation, forgetEstimate} from '../forget.js';
import {priceOrder} from '../lines.js';
import {listPage} from '../lists.js';
import {worksheet} from '../order-views.js';
import {cartForWriting, currentCart, existingCart, findOpenOrder, findOrder} from '../orders.js';
import {createPayment, deletePayment, findPayment, patchPayment, paymentsOf} from '../payments.js';
import type {StoredOrder} from '../state.js';

/** How an operation finds its order: to look at, to change, and, of the cart, one that is made for it. */
interface Finder {
  known: (call: Call) => StoredOrder | null;
  open: (call: Call) => StoredOrder;
  made: (call: Call) => StoredOrder;
}

const CART: Finder = {
  known: ({world, caller}) => currentCart(world, caller),
  open: ({world, caller}) => existingCart(world, caller),
  made: ({world, caller}) => cartForWriting(world, caller),
};

const named = ({world, caller, params}: Call): StoredOrder =>
  findOpenOrder(world, caller, params['direction']!, params['orderID']!);

const ORDER: Finder = {
  known: ({world, caller, params}) => findOrder(world, caller, params['direction']!, params['orderID']!),
  open: named,
  made: named,
};

const paymentID = ({params}: Call): string => params['paymentID']!;

/** The answer to anything that changes an address: the order. */
function readdress(call: Call, stored: StoredOrder, kind: AddressKind, change: () => void): Reply {
  change();
  if (kind === 'Shipping') forgetEstimate(stored);
  else forgetCalculation(stored);
  priceOrder(call.world, call.caller.user, stored);
  return ok(stored.order);
}

function onWorksheet(world: World, stored: StoredOrder, change: () => void): Reply {
  change();
  return created(worksheet(world, stored));
}

type Step = (call: Call, finder: Finder) => Reply;

const set =
  (kind: AddressKind): Step =>
  (call, {made}) => {
    const stored = made(call);
    return readdress(call, stored, kind, () => setOrderAddress(stored, kind, jsonBody(call)));
  };

const patch =
  (kind: AddressKind): Step =>
  (call, {open}) => {
    const stored = open(call);
    return readdress(call, stored, kind, () => patchOrderAddress(stored, kind, jsonBody(call)));
  };

const integrated =
  (work: typeof estimateShipping): Step =>
  (call, {open}) => {
    const stored = open(call);
    return onWorksheet(call.world, stored, () => work(call.world, call.caller, stored, call.integrationFault));
  };

const select: Step = (call, {open}) => {
  const stored = open(call);
  return onWorksheet(call.world, stored, () => selectShipMethods(call.world, call.caller, stored, jsonBody(call)));
};

/** Each step's name on the cart and on an order, and what it does. */
const STEPS: readonly [onCart: string, onOrder: string, method: Route['method'], path: string, step: Step][] = [
  ['SetShippingAddress', 'Orders.SetShippingAddress', 'PUT', '/shipto', set('Shipping')],
  ['PatchShippingAddress', 'Orders.PatchShippingAddress', 'PATCH', '/shipto', patch('Shipping')],
  ['SetBillingAddress', 'Orders.SetBillingAddress', 'PUT', '/billto', set('Billing')],
  ['PatchBillingAddress', 'Orders.PatchBillingAddress', 'PATCH', '/billto', patch('Billing')],
  ['EstimateShipping', 'IntegrationEvents.EstimateShipping', 'POST', '/estimateshipping', integrated(estimateShipping)],
  ['SelectShipMethods', 'IntegrationEvents.SelectShipmethods', 'POST', '/shipmethods', select],
  ['Calculate', 'IntegrationEvents.Calculate', 'POST', '/calculate', integrated(calculateOrder)],
  [
    'ListPayments',
    'Payments.List',
    'GET',
    '/payments',
    (call, {known}) => {
      const stored = known(call);
      return ok(listPage(stored ? paymentsOf(stored) : [], call.query, {searchOn: ['ID', 'Description']}));
    },
  ],
  [
    'CreatePayment',
    'Payments.Create',
    'POST',
    '/payments',
    (call, {open}) => created(createPayment(call.world, call.caller, open(call), jsonBody(call))),
  ],
  [
    'GetPayment',
    'Payments.Get',
    'GET',
    '/payments/:paymentID',
    (call, {known, open}) => ok(findPayment(known(call) ?? open(call), paymentID(call))),
  ],
  [
    'PatchPayment',
    'Payments.Patch',
    'PATCH',
    '/payments/:paymentID',
    (call, {open}) => ok(patchPayment(call.world, call.caller, open(call), paymentID(call), jsonBody(call))),
  ],
  [
    'DeletePayment',
    'Payments.Delete',
    'DELETE',
    '/payments/:paymentID',
    (call, {open}) => {
      deletePayment(open(call), paymentID(call));
      return done;
    },
  ],
];

/** Before the routes of the cart, one of which takes any word after `/v1/cart/` for an order's ID. */
export const checkoutRoutes: readonly Route[] = STEPS.flatMap(([onCart, onOrder, method, path, step]) => [
  {
    operation: `Cart.${onCart}`,
    method,
    path: `/v1/cart${path}`,
    roles: SHOPPER,
    handle: (call: Call) => step(call, CART),
  },
  {
    operation: onOrder,
    method,
    path: `/v1/orders/:direction/:orderID${path}`,
    roles: [...SHOPPER, 'OrderAdmin'],
    handle: (call: Call) => step(call, ORDER),
  },
]);
