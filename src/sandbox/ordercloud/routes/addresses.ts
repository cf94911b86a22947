import {addressesOf, createAddress, deleteAddress, findAddress, patchAddress, saveAddress} from '../addresses.js';
import {created, done, jsonBody, ok, SHOPPER, type Call, type Reply, type Route} from '../call.js';
import {notFound} from '../errors.js';
import {listPage} from '../lists.js';
import {spendingAccountsOf} from '../payments.js';
import {demandRegistered} from '../tokens.js';

const READERS = [...SHOPPER, 'MeAddressAdmin'];
const WRITERS = ['FullAccess', 'MeAddressAdmin'];

const SEARCHED = ['AddressName', 'CompanyName', 'FirstName', 'LastName', 'Street1', 'City'];

const addressID = ({params}: Call): string => params['addressID']!;

function list({world, caller, query}: Call): Reply {
  return ok(listPage(addressesOf(world, caller), query, {searchOn: SEARCHED}));
}

function listSpendingAccounts({world, caller, query}: Call): Reply {
  return ok(listPage(spendingAccountsOf(world, caller), query, {searchOn: ['ID', 'Name']}));
}

function getSpendingAccount({world, caller, params}: Call): Reply {
  const id = params['spendingAccountID']!;
  const account = spendingAccountsOf(world, caller).find(({ID}) => ID === id);
  if (!account) throw notFound('SpendingAccount', id);
  return ok(account);
}

/** Inferred: what the shared anonymous user would keep, every visitor would see, so it may keep nothing. */
const writing =
  (work: (call: Call) => Reply) =>
  (call: Call): Reply => {
    demandRegistered(call.caller);
    return work(call);
  };

const route = (
  operation: string,
  method: Route['method'],
  path: string,
  roles: readonly string[],
  handle: Route['handle'],
): Route => ({operation: `Me.${operation}`, method, path: `/v1/me${path}`, roles, handle});

export const addressRoutes: readonly Route[] = [
  route('ListAddresses', 'GET', '/addresses', READERS, list),
  route('GetAddress', 'GET', '/addresses/:addressID', READERS, (call) =>
    ok(findAddress(call.world, call.caller, addressID(call))),
  ),
  route(
    'CreateAddress',
    'POST',
    '/addresses',
    WRITERS,
    writing((call) => created(createAddress(call.world, call.caller, jsonBody(call)))),
  ),
  route(
    'SaveAddress',
    'PUT',
    '/addresses/:addressID',
    WRITERS,
    writing((call) => ok(saveAddress(call.world, call.caller, addressID(call), jsonBody(call)))),
  ),
  route(
    'PatchAddress',
    'PATCH',
    '/addresses/:addressID',
    WRITERS,
    writing((call) => {
      patchAddress(call.world, call.caller, addressID(call), jsonBody(call));
      return done;
    }),
  ),
  route(
    'DeleteAddress',
    'DELETE',
    '/addresses/:addressID',
    WRITERS,
    writing((call) => {
      deleteAddress(call.world, call.caller, addressID(call));
      return done;
    }),
  ),
  route('ListSpendingAccounts', 'GET', '/spendingAccounts', SHOPPER, listSpendingAccounts),
  route('GetSpendingAccount', 'GET', '/spendingaccounts/:spendingAccountID', SHOPPER, getSpendingAccount),
];
