/**
 * Puts the sandbox's catalogue into an empty OrderCloud organization of your own:
 *
 *     ORDERCLOUD_CLIENT_ID=… ORDERCLOUD_CLIENT_SECRET=… npm run catalogue:load -- --buyer my-buyer
 *
 * The client is one of the seller's, with the role FullAccess. A load that broke off is simply started again; nothing
 * is deleted.
 *
 * Environment: ORDERCLOUD_CLIENT_ID, ORDERCLOUD_CLIENT_SECRET, ORDERCLOUD_BASE_URL
 * (https://sandboxapi.ordercloud.io by default).
 * Options: --buyer ID of a buyer that is there (without it, north-lane-shoppers is made), --catalog ID (north-lane),
 * --picture-base URL, --product-url URL with {ID}; --dry-run prints the calls and makes none.
 */
import * as OrderCloud from 'ordercloud-javascript-sdk';
import {parseArgs} from 'node:util';
import {importCatalogue} from './catalogue.mjs';

const {values: options} = parseArgs({
  options: {
    buyer: {type: 'string'},
    catalog: {type: 'string'},
    'picture-base': {type: 'string'},
    'product-url': {type: 'string'},
    'dry-run': {type: 'boolean', default: false},
  },
});

const text = ({resource, method, args}) => `${resource}.${method} ${JSON.stringify(args).slice(1, -1)}`;

async function signIn() {
  const {ORDERCLOUD_CLIENT_ID: id, ORDERCLOUD_CLIENT_SECRET: secret, ORDERCLOUD_BASE_URL: base} = process.env;
  if (!id || !secret) throw new Error('Set ORDERCLOUD_CLIENT_ID and ORDERCLOUD_CLIENT_SECRET, or try --dry-run.');
  OrderCloud.Configuration.Set({baseApiUrl: base || 'https://sandboxapi.ordercloud.io', clientID: id});
  const {access_token: token} = await OrderCloud.Auth.ClientCredentials(secret, id, ['FullAccess']);
  OrderCloud.Tokens.SetAccessToken(token);
}

async function make(call) {
  console.log(text(call));
  try {
    return await OrderCloud[call.resource][call.method](...call.args);
  } catch (error) {
    throw new Error(`${text(call)}\n${error.errorCode ?? error.code ?? ''} ${error.message}`, {cause: error});
  }
}

async function load() {
  const {northLane, sellerCalls, variantPatches} = await importCatalogue();
  const catalogue = northLane({pictureBase: options['picture-base'], productUrl: options['product-url']});
  const calls = sellerCalls(catalogue, {buyerID: options.buyer, catalogID: options.catalog});
  if (options['dry-run']) {
    console.log([...calls.map(text), `${calls.length} calls, none made`].join('\n'));
    return;
  }
  await signIn();
  for (const call of calls) await make(call);
  for (const entry of catalogue.products.filter(({variants}) => variants.length > 0)) {
    const {Items} = await OrderCloud.Products.ListVariants(entry.product.ID, {pageSize: 100});
    for (const call of variantPatches(entry, Items)) await make(call);
  }
  console.log('The catalogue is loaded.');
}

await load().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
