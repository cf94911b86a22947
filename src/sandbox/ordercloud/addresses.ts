import type {Address, BuyerAddress} from 'ordercloud-javascript-sdk';
import type {Nullable} from '../catalogue/types.js';
import {isoDate, type Caller, type World} from './call.js';
import {badRequest, conflict, invalid, notFound} from './errors.js';
import {readID, readObject, readText} from './model.js';
import type {FullOrder, StoredOrder} from './state.js';

type Body = Readonly<Record<string, unknown>>;

/** An address as OrderCloud's answers hold it; most of it can be null. */
export type FullAddress = Nullable<Address>;
export type FullBuyerAddress = FullAddress & Nullable<BuyerAddress> & {ID: string; Shipping: boolean; Billing: boolean};

const TEXTS = [
  'CompanyName',
  'FirstName',
  'LastName',
  'Street1',
  'Street2',
  'City',
  'State',
  'Zip',
  'Phone',
  'AddressName',
] as const;

/** Countries whose addresses need a state and a postal code. */
const WITH_STATE = ['US', 'CA'];

/**
 * The address in a body. OrderCloud asks for street, city and country, a country has two letters, and in the United
 * States and Canada a state and a postal code are asked for too.
 */
function readAddress(body: Body): FullAddress {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, readText(body, name, 100)]));
  const address: FullAddress = {
    ID: null,
    DateCreated: null,
    ...(texts as Record<(typeof TEXTS)[number], string | null>),
    Country: readText(body, 'Country', 2),
    xp: readObject(body, 'xp'),
  };
  const {Country: country} = address;
  const required = ['Street1', 'City', 'Country', ...(WITH_STATE.includes(country ?? '') ? ['State', 'Zip'] : [])];
  for (const name of required) if (!address[name as 'City']?.trim()) throw invalid(name, 'required');
  if (!/^[A-Z]{2}$/.test(country!)) throw invalid('Country', 'not an ISO code of two letters');
  return address;
}

function readFlag(body: Body, name: 'Shipping' | 'Billing'): boolean {
  const value = body[name] ?? false;
  if (typeof value !== 'boolean') throw invalid(name, 'not true or false');
  return value;
}

function readOwn(world: World, body: Body, id: string): FullBuyerAddress {
  const address = readAddress(body);
  const flags = {Shipping: readFlag(body, 'Shipping'), Billing: readFlag(body, 'Billing')};
  if (!flags.Shipping && !flags.Billing) throw badRequest('BuyerAddress.MustBeBillingOrShipping');
  return {...address, ID: id, ...flags, Editable: true, DateCreated: isoDate(world.now)};
}

/** The addresses that a user has or was given. */
export function addressesOf({state}: World, {user}: Caller): FullBuyerAddress[] {
  return (state.addresses[user.me.ID] ??= []);
}

export function findAddress(world: World, caller: Caller, id: string): FullBuyerAddress {
  const found = addressesOf(world, caller).find(({ID}) => ID === id);
  if (!found) throw notFound('Address', id);
  return found;
}

function findEditable(world: World, caller: Caller, id: string): FullBuyerAddress {
  const found = findAddress(world, caller, id);
  if (!found.Editable) throw badRequest('Address.CannotEditPublic');
  return found;
}

export function createAddress(world: World, caller: Caller, body: Body): FullBuyerAddress {
  const own = addressesOf(world, caller);
  const id = readID(body) ?? world.newID();
  if (own.some(({ID}) => ID === id)) throw conflict('IdExists', {ObjectType: 'Address', ObjectID: id});
  const address = readOwn(world, body, id);
  own.push(address);
  return address;
}

/** Replaces an address, or makes it where there is none with this ID. */
export function saveAddress(world: World, caller: Caller, id: string, body: Body): FullBuyerAddress {
  const known = addressesOf(world, caller).some(({ID}) => ID === id);
  if (!known) return createAddress(world, caller, {...body, ID: id});
  const address = findEditable(world, caller, id);
  return Object.assign(address, readOwn(world, body, id), {DateCreated: address.DateCreated});
}

export function patchAddress(world: World, caller: Caller, id: string, body: Body): void {
  const address = findEditable(world, caller, id);
  const {DateCreated} = address;
  Object.assign(address, readOwn(world, merged(address, body), id), {DateCreated});
}

export function deleteAddress(world: World, caller: Caller, id: string): void {
  const address = findEditable(world, caller, id);
  world.state.addresses[caller.user.me.ID] = addressesOf(world, caller).filter((each) => each !== address);
}

function merged(address: FullAddress | FullBuyerAddress, body: Body): Body {
  const xp = readObject(body, 'xp');
  return {...address, ...body, xp: xp ? {...(address.xp as object | null), ...xp} : (body['xp'] ?? address.xp)};
}

/** An order's two addresses, and the codes that speak of each. */
const KINDS = {
  Shipping: {missing: 'ShippingAddress.CannotModifyNotFound', setByID: 'ShippingAddress.CannotPatchSetByID'},
  Billing: {missing: 'BillingAddress.CannotModifyNotFound', setByID: 'BillingAddress.CannotPatchSetByID'},
} as const;

export type AddressKind = keyof typeof KINDS;

/** An order itself has no place for the shipping address: it is on each line, so new lines get it too (inferred). */
function place(stored: StoredOrder, kind: AddressKind, address: FullAddress | null): void {
  const {order} = stored;
  if (kind === 'Billing') {
    order.BillingAddress = address as FullOrder['BillingAddress'];
    order.BillingAddressID = address?.ID ?? null;
    return;
  }
  stored.shipTo = address;
  order.ShippingAddressID = address?.ID ?? null;
  shipLines(stored);
}

/** Writes the order's shipping address on its lines. */
export function shipLines({lines, shipTo = null}: StoredOrder): void {
  for (const line of lines) {
    line.ShippingAddress = shipTo as FullOrder['BillingAddress'];
    line.ShippingAddressID = shipTo?.ID ?? null;
  }
}

/** `PUT …/shipto` and `…/billto`: an address for this order alone, without an ID. */
export function setOrderAddress(stored: StoredOrder, kind: AddressKind, body: Body): void {
  place(stored, kind, readAddress(body));
}

/** `PATCH …/shipto` and `…/billto`. */
export function patchOrderAddress(stored: StoredOrder, kind: AddressKind, body: Body): void {
  const known = kind === 'Billing' ? (stored.order.BillingAddress as FullAddress | null) : (stored.shipTo ?? null);
  if (!known) throw badRequest(KINDS[kind].missing);
  if (known.ID) throw badRequest(KINDS[kind].setByID);
  place(stored, kind, readAddress(merged(known, body)));
}

/** `ShippingAddressID` and `BillingAddressID` of an order that is patched: one of the caller's addresses, or null. */
export function assignAddresses(world: World, caller: Caller, stored: StoredOrder, body: Body): void {
  for (const kind of ['Shipping', 'Billing'] as const) {
    const property = `${kind}AddressID`;
    if (body[property] === undefined) continue;
    const id = readText(body, property, 100);
    const address = id === null ? null : findAddress(world, caller, id);
    if (address && kind === 'Shipping' && !address.Shipping) throw badRequest('Address.IsNotShippingAddress');
    // Inferred: no code speaks of an address that is not for bills.
    if (address && !address[kind]) throw notFound('Address', address.ID);
    place(stored, kind, address && {...address});
  }
}
