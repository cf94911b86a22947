import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {deepFreeze} from '../../src/core/deep-freeze.js';
import {callsFor, type CallOptions} from '../../src/send/calls.js';
import {libraryArguments} from '../../src/send/library-arguments.js';
import {expectLibraryRequest} from '../support/library-twin.js';
import {judge} from '../support/send-rules.js';

const PAGE = 'https://shop.example/p';

const junk = fc.anything({
  withDate: true,
  withBigInt: true,
  withNullPrototype: true,
  withSparseArray: true,
  maxDepth: 3,
});
const number = fc.oneof(fc.double(), fc.integer({min: 0, max: 500}), fc.constantFrom('12.50', '', '7', null, -0), junk);
const url = fc.oneof(fc.webUrl(), fc.constantFrom('/a b', '//x', 'data:,x', '\ud800', 'ftp://x', 'http://'), junk);
const text = fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('__proto__', ' ', 'constructor'), junk);
const image = fc.oneof(url, fc.record({Url: url}, {requiredKeys: []}), fc.record({url}));

/** Data as OrderCloud has it, with something else in any place and any member missing. */
const xp = fc.oneof(
  fc.record(
    {Images: fc.oneof(fc.array(image), junk), Url: url, Brand: text, Color: text, Category: text},
    {requiredKeys: []},
  ),
  fc.object({maxDepth: 3}),
  junk,
);
const product = fc.oneof(fc.record({ID: text, Name: text, xp, DefaultSupplierID: text}, {requiredKeys: []}), junk);
const lineItem = fc.oneof(
  fc.record(
    {
      ProductID: fc.oneof(fc.constant('shoe'), text),
      UnitPrice: number,
      Quantity: number,
      LineTotal: number,
      Product: product,
      Variant: product,
    },
    {requiredKeys: []},
  ),
  junk,
);
const sendProduct = fc.oneof(
  fc.record({
    itemCode: text,
    itemPrice: number,
    itemUrl: url,
    itemName: text,
    itemImage: url,
    itemTotalPrice: number,
    x: junk,
  }),
  fc.object(),
);
const email = fc.oneof(fc.emailAddress(), text);
const fact = fc.oneof(
  fc.record({
    type: fc.constant('oc-product-viewed'),
    detail: fc.record({product, price: fc.record({unitPrice: number})}),
  }),
  fc.record({type: fc.constant('oc-cart-item-added'), detail: fc.record({lineItem, quantity: number})}),
  fc.record({type: fc.constant('oc-cart-item-removed'), detail: fc.record({lineItem, quantity: number})}),
  fc.record({
    type: fc.constant('oc-order-submitted'),
    detail: fc.record({order: fc.record({Total: number}), lineItems: fc.array(lineItem), guestEmail: email}),
  }),
  fc.record({
    type: fc.constant('oc-shopper-changed'),
    detail: fc.record({shopper: fc.record({email, firstName: text, lastName: text})}),
  }),
  fc.record({type: fc.constant('send-identify'), detail: fc.record({email, name: text, properties: junk})}),
  fc.record({type: fc.constant('send-product-viewed'), detail: fc.record({product: sendProduct})}),
  fc.record({type: fc.constantFrom('oc-product-viewed', 'oc-order-submitted', 'send-identify'), detail: junk}),
);
const options: fc.Arbitrary<CallOptions> = fc.record(
  {
    baseUrl: fc.constantFrom('https://shop.example/', 'not a base'),
    productUrl: fc.constantFrom('/p/{ID}', '{xp.Url}', 'javascript:{ID}', '/{xp.Color}/{Name}'),
    removals: fc.boolean(),
    paths: fc.constantFrom({color: ['xp.Color', 'xp']}, {itemImage: ['xp', 'xp.Images']}, {constructor: ['xp.Brand']}),
  },
  {requiredKeys: []},
);

describe('the mapping, whatever it is given', () => {
  it('never throws, and what leaves is sent by the library as it stands', () => {
    fc.assert(
      fc.property(fact, options, (given, chosen) => {
        for (const call of callsFor({...deepFreeze(given), pageUrl: PAGE}, chosen)) {
          const args = libraryArguments(call, PAGE);
          const {complaints, sent} = judge(args, PAGE);
          expect(complaints).to.deep.equal([]);
          expect(sent).to.deep.equal(call.payload);
        }
      }),
      {numRuns: 2000},
    );
  });

  it('is sent by ourselves as the library sends it, to the letter', () => {
    fc.assert(
      fc.property(fact, options, (given, chosen) => {
        for (const call of callsFor({...given, pageUrl: PAGE}, chosen)) expectLibraryRequest(call, PAGE);
      }),
      {numRuns: 300},
    );
  });

  it('reads hostile data often enough to mean something', () => {
    const made = fc.sample(fact, {numRuns: 500, seed: 1}).flatMap((given) => callsFor({...given, pageUrl: PAGE}));
    expect(new Set(made.map(({action}) => action)).size).to.equal(4);
    expect(made.length).to.be.greaterThan(100);
  });
});
