import type {ProductCollection} from 'ordercloud-javascript-sdk';
import type {Nullable} from '../catalogue/types.js';
import type {Caller, World} from './call.js';
import {isoDate} from './call.js';
import {badRequest, conflict, invalid, notFound} from './errors.js';
import {readID, readObject, readRequiredText, readText} from './model.js';
import {buyerProduct, visibleProduct} from './products.js';

type Body = Readonly<Record<string, unknown>>;

export type FullCollection = Nullable<ProductCollection> & {ID: string; Name: string};

export interface StoredCollection {
  collection: FullCollection;
  entries: {productID: string; added: string}[];
}

const ACCESS_LEVELS = ['Private', 'Public', 'Shareable'];

/** As the limits' page says. */
const MOST_ENTRIES = 500;

/** The collections of a user's own, oldest first. */
export function collectionsOf({state}: World, {user}: Caller): StoredCollection[] {
  return (state.collections[user.me.ID] ??= []);
}

export function findCollection(world: World, caller: Caller, id: string): StoredCollection {
  const found = collectionsOf(world, caller).find(({collection}) => collection.ID === id);
  if (!found) throw notFound('ProductCollection', id);
  return found;
}

export function createCollection(world: World, caller: Caller, body: Body): FullCollection {
  const id = readID(body) ?? world.newID();
  const all = Object.values(world.state.collections).flat();
  if (all.some(({collection}) => collection.ID === id)) {
    throw conflict('IdExists', {ObjectType: 'ProductCollection', ObjectID: id});
  }
  const level = readText(body, 'AccessLevel') ?? 'Private';
  if (!ACCESS_LEVELS.includes(level)) throw invalid('AccessLevel', `not one of ${ACCESS_LEVELS.join(', ')}`);
  const collection: FullCollection = {
    ID: id,
    Name: readRequiredText(body, 'Name', 100),
    AccessLevel: level as FullCollection['AccessLevel'],
    xp: readObject(body, 'xp'),
  };
  collectionsOf(world, caller).push({collection, entries: []});
  return collection;
}

export function deleteCollection(world: World, caller: Caller, id: string): void {
  const found = findCollection(world, caller, id);
  world.state.collections[caller.user.me.ID] = collectionsOf(world, caller).filter((each) => each !== found);
}

/** A product that is in it already stays where it is (inferred). */
export function addEntry(world: World, caller: Caller, id: string, productID: string): void {
  const {entries} = findCollection(world, caller, id);
  visibleProduct(world, productID);
  if (entries.some((entry) => entry.productID === productID)) return;
  if (entries.length >= MOST_ENTRIES) throw badRequest('ProductCollection.ProductEntryLimit');
  entries.push({productID, added: isoDate(world.now)});
}

export function removeEntry(world: World, caller: Caller, id: string, productID: string): void {
  const {entries} = findCollection(world, caller, id);
  const index = entries.findIndex((entry) => entry.productID === productID);
  if (index < 0) throw notFound('ProductCollectionEntry', productID);
  entries.splice(index, 1);
}

/** The products of a collection as the shopper sees them; what can't be seen any more is left out (inferred). */
export function entriesOf(world: World, caller: Caller, id: string): object[] {
  return findCollection(world, caller, id).entries.flatMap(({productID, added}) => {
    const entry = world.catalogue.products.find(({product}) => product.ID === productID && product.Active);
    return entry ? [{ListOrder: null, DateAdded: added, ...buyerProduct(world, caller.user, entry)}] : [];
  });
}
