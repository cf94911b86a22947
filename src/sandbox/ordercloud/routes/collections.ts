import {created, done, jsonBody, ok, SHOPPER, type Call, type Reply, type Route} from '../call.js';
import {
  addEntry,
  collectionsOf,
  createCollection,
  deleteCollection,
  entriesOf,
  findCollection,
  removeEntry,
} from '../collections.js';
import {listPage} from '../lists.js';
import {demandRegistered} from '../tokens.js';

const idOf = ({params}: Call): string => params['productCollectionID']!;
const productOf = ({params}: Call): string => params['productID']!;

/** Inferred: what the shared anonymous user would collect, every visitor would see, so it may collect nothing. */
const route = (operation: string, method: Route['method'], path: string, work: (call: Call) => Reply): Route => ({
  operation: `Me.${operation}`,
  method,
  path: `/v1/me/productcollections${path}`,
  roles: SHOPPER,
  handle: (call) => {
    demandRegistered(call.caller);
    return work(call);
  },
});

export const collectionRoutes: readonly Route[] = [
  route('ListProductCollections', 'GET', '', ({world, caller, query}) =>
    ok(
      listPage(
        collectionsOf(world, caller).map(({collection}) => collection),
        query,
        {searchOn: ['ID', 'Name']},
      ),
    ),
  ),
  route('CreateProductCollection', 'POST', '', (call) =>
    created(createCollection(call.world, call.caller, jsonBody(call))),
  ),
  route('GetProductCollection', 'GET', '/:productCollectionID', (call) =>
    ok(findCollection(call.world, call.caller, idOf(call)).collection),
  ),
  route('DeleteProductCollection', 'DELETE', '/:productCollectionID', (call) => {
    deleteCollection(call.world, call.caller, idOf(call));
    return done;
  }),
  route('ListProductCollectionEntries', 'GET', '/:productCollectionID/products', (call) =>
    ok(listPage(entriesOf(call.world, call.caller, idOf(call)), call.query)),
  ),
  route('CreateProductCollectionEntry', 'PUT', '/:productCollectionID/:productID', (call) => {
    addEntry(call.world, call.caller, idOf(call), productOf(call));
    return done;
  }),
  route('DeleteProductCollectionEntry', 'DELETE', '/:productCollectionID/:productID', (call) => {
    removeEntry(call.world, call.caller, idOf(call), productOf(call));
    return done;
  }),
];
