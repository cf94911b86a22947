import {done, isoDate, jsonBody, ok, SHOPPER, type Call, type Reply, type Route} from '../call.js';
import {badRequest, conflict, invalid} from '../errors.js';
import {listPage} from '../lists.js';
import {readEmail, readID, readObject, readRequiredText, readText} from '../model.js';
import {anonymousOrderOf, ordersOf, transferOrder} from '../orders.js';
import {demandSecure} from '../passwords.js';
import {newUser, USER_ROLES, type StoredUser} from '../state.js';
import {demandRegistered, issueTokens} from '../tokens.js';

/** `PATCH /v1/me`: names, e-mail, phone, terms and `xp` (merged). */
function patchMe(call: Call): Reply {
  demandRegistered(call.caller);
  const {me} = call.caller.user;
  const body = jsonBody(call);
  for (const name of ['FirstName', 'LastName'] as const) {
    if (body[name] !== undefined) me[name] = readRequiredText(body, name, 100);
  }
  if (body['Email'] !== undefined) me.Email = readEmail(readRequiredText(body, 'Email', 200));
  for (const name of ['Phone', 'TermsAccepted'] as const) {
    if (body[name] !== undefined) me[name] = readText(body, name, 100);
  }
  if (body['xp'] !== undefined) {
    const xp = readObject(body, 'xp');
    me.xp = xp && {...(me.xp as object | null), ...xp};
  }
  return ok(me);
}

function readNewUser({world}: Call, body: Record<string, unknown>): StoredUser {
  const username = readRequiredText(body, 'Username', 100);
  const person = {
    id: readID(body) ?? world.newID(),
    username,
    firstName: readRequiredText(body, 'FirstName', 100),
    lastName: readRequiredText(body, 'LastName', 100),
    email: readEmail(readRequiredText(body, 'Email', 200)),
  };
  if (body['Active'] !== true) throw invalid('Active', 'must be true');
  const password = readText(body, 'Password', 100);
  if (password !== null) demandSecure(password);
  const {users} = world.state;
  if (users.some(({me}) => me.Username.toLowerCase() === username.toLowerCase())) {
    throw conflict('User.UsernameMustBeUnique');
  }
  if (users.some(({me}) => me.ID === person.id)) throw conflict('IdExists', {ObjectType: 'User', ObjectID: person.id});
  const user = newUser(person, {password, created: isoDate(world.now)});
  Object.assign(user.me, {
    Phone: readText(body, 'Phone', 100),
    TermsAccepted: readText(body, 'TermsAccepted', 100),
    xp: readObject(body, 'xp'),
  });
  return user;
}

/**
 * `PUT /v1/me/register`: makes a user of an anonymous shopper, with the cart, and gives an access token.
 *
 * Inferred: without a `Password` the user can't sign in by one.
 */
function register(call: Call): Reply {
  const {world, caller, query} = call;
  if (caller.anonymousOrderID === null) throw badRequest('User.IsNotTemp');
  const orderID = anonymousOrderOf(world, query.get('anonUserToken'));
  const user = readNewUser(call, jsonBody(call));
  world.state.users.push(user);
  const registered = {...caller, user, anonymousOrderID: null};
  const hasCart = world.state.orders.some(
    ({order, anonymous}) => anonymous && order.ID === orderID && !order.IsSubmitted,
  );
  if (hasCart) transferOrder(world, registered, orderID);
  const {access} = issueTokens(world, {user, clientID: caller.token.clientID, roles: USER_ROLES});
  return ok({access_token: access});
}

function transfer({world, caller, query}: Call): Reply {
  demandRegistered(caller);
  transferOrder(world, caller, anonymousOrderOf(world, query.get('anonUserToken')));
  return done;
}

/** `GET /v1/me/orders`: newest first; `from` and `to` are dates of creation, as a buyer's orders are outgoing. */
function listOrders({world, caller, query}: Call): Reply {
  const [from, to] = [query.get('from'), query.get('to')];
  const orders = ordersOf(world, caller)
    .map(({order}) => order)
    .filter(({DateCreated: date}) => (!from || (date && date >= from)) && (!to || (date && date <= to)))
    .reverse();
  return ok(listPage(orders, query, {parameters: ['from', 'to'], searchOn: ['ID', 'Comments']}));
}

/** `GET /v1/me/shipments`: those of one order where `orderID` says so. */
function listShipments({world, caller, query}: Call): Reply {
  const orderID = query.get('orderID');
  const orders = ordersOf(world, caller).filter(({order}) => !orderID || order.ID === orderID);
  const shipments = orders.flatMap((each) => each.shipments ?? []);
  return ok(listPage(shipments, query, {parameters: ['orderID'], searchOn: ['ID', 'TrackingNumber']}));
}

export const meRoutes: readonly Route[] = [
  {operation: 'Me.Get', method: 'GET', path: '/v1/me', roles: [], handle: ({caller}) => ok(caller.user.me)},
  {operation: 'Me.Patch', method: 'PATCH', path: '/v1/me', roles: ['FullAccess', 'MeAdmin'], handle: patchMe},
  {operation: 'Me.Register', method: 'PUT', path: '/v1/me/register', roles: SHOPPER, handle: register},
  {operation: 'Me.ListOrders', method: 'GET', path: '/v1/me/orders', roles: SHOPPER, handle: listOrders},
  {operation: 'Me.ListShipments', method: 'GET', path: '/v1/me/shipments', roles: SHOPPER, handle: listShipments},
  {operation: 'Me.TransferAnonUserOrder', method: 'PUT', path: '/v1/me/orders', roles: SHOPPER, handle: transfer},
];
