import {expect} from '@open-wc/testing';
import type {SendCall} from '../../src/events/send-payload.js';
import {callsFor, type CallOptions} from '../../src/send/calls.js';
import {libraryArguments} from '../../src/send/library-arguments.js';
import {expectLibraryRequest} from '../support/library-twin.js';
import {judge} from '../support/send-rules.js';

const PAGE = 'https://shop.example/cart';
const BASE = 'https://shop.example/';

const callsOf = (type: string, detail: unknown, options?: CallOptions): SendCall[] =>
  callsFor({type, detail, pageUrl: PAGE}, {baseUrl: BASE, ...options});

const argumentsFor = (...given: Parameters<typeof callsOf>): unknown[][] =>
  callsOf(...given).map((call) => libraryArguments(call, PAGE));

const ada = {id: 'ada', email: ' Ada@Example.com ', firstName: 'Ada', lastName: 'Lovelace'};
const shoe = {ProductID: 'shoe', Quantity: 2, UnitPrice: 10, LineTotal: 18, Product: {Name: 'Shoe'}};
const sock = {ProductID: 'sock', Quantity: 1, UnitPrice: 3.5, Product: {Name: 'Sock'}};
const bought = [
  {itemCode: 'shoe', itemPrice: 10, itemUrl: PAGE, itemQuantity: 2, itemTotalPrice: 18, itemName: 'Shoe'},
  {itemCode: 'sock', itemPrice: 3.5, itemUrl: PAGE, itemQuantity: 1, itemTotalPrice: 3.5, itemName: 'Sock'},
];
const viewed = {itemCode: 'shoe', itemPrice: 10, itemUrl: PAGE, itemQuantity: 1, itemTotalPrice: 10, itemName: 'Shoe'};

type Case = [title: string, type: string, detail: unknown, expected: unknown[][], options?: CallOptions];

const cases: Case[] = [
  [
    'a shopper, name and contact properties with the e-mail in its own case',
    'oc-shopper-changed',
    {shopper: ada},
    [['identify', 'Ada@Example.com', 'Ada Lovelace', {FirstName: 'Ada', LastName: 'Lovelace'}]],
  ],
  [
    'a shopper with one name',
    'oc-shopper-changed',
    {shopper: {...ada, firstName: null, lastName: ' Lovelace '}},
    [['identify', 'Ada@Example.com', 'Lovelace', {LastName: 'Lovelace'}]],
  ],
  [
    'a shopper without a name',
    'oc-shopper-changed',
    {shopper: {id: 'a', email: 'a@b.example'}},
    [['identify', 'a@b.example']],
  ],
  ['an anonymous shopper', 'oc-shopper-changed', {shopper: null}, []],
  ['a shopper without an e-mail', 'oc-shopper-changed', {shopper: {...ada, email: null}}, []],
  ['a shopper whose e-mail is none', 'oc-shopper-changed', {shopper: {...ada, email: 'ada@localhost'}}, []],
  ['an e-mail from the page', 'send-identify', {email: 'a@b.example'}, [['identify', 'a@b.example']]],
  [
    'contact properties without a name, objects left out',
    'send-identify',
    {email: 'a@b.example', name: ' ', properties: {City: 'Paris', Tags: ['x'], Age: 36, Vip: true, Empty: ''}},
    [['identify', 'a@b.example', undefined, {City: 'Paris', Age: 36, Vip: true}]],
  ],
  ['an identification without an e-mail', 'send-identify', {name: 'Ada'}, []],
  [
    'a product view',
    'oc-product-viewed',
    {product: {ID: 'shoe', Name: 'Shoe'}, price: {unitPrice: 10, regularPrice: null, currency: null}},
    [['track', 'PAGE_VIEWED', [{product: viewed}]]],
  ],
  [
    'a product view without a price',
    'oc-product-viewed',
    {product: {ID: 'shoe', Name: 'Shoe'}, price: null},
    [['track', 'PAGE_VIEWED', [{product: {...viewed, itemPrice: 0, itemTotalPrice: 0}}]]],
  ],
  ['a product view without a product', 'oc-product-viewed', {price: null}, []],
  [
    'a view told by the page',
    'send-product-viewed',
    {product: {itemCode: 'shoe', itemPrice: 10, itemName: 'Shoe', itemUrl: '/p/shoe', Color: 'red'}},
    [['track', 'PAGE_VIEWED', [{product: {...viewed, itemUrl: 'https://shop.example/p/shoe', Color: 'red'}}]]],
  ],
  ['a view told without a code', 'send-product-viewed', {product: {itemName: 'Shoe'}}, []],
  [
    'an add',
    'oc-cart-item-added',
    {lineItem: shoe, quantity: 1, order: null},
    [['trackAddToOrder', 'shoe', 10, PAGE, 1, 10, 'Shoe', undefined, undefined]],
  ],
  ['a removal, which Send has no word for', 'oc-cart-item-removed', {lineItem: shoe, quantity: 2}, []],
  [
    'a removal where asked for',
    'oc-cart-item-removed',
    {lineItem: shoe, quantity: 2},
    [['trackAddToOrder', 'shoe', 10, PAGE, -2, -20, 'Shoe', undefined, undefined]],
    {removals: true},
  ],
  [
    'a purchase of somebody signed in',
    'oc-order-submitted',
    {order: {ID: 'o', Total: 25}, lineItems: [shoe, sock], guestEmail: null},
    [['trackOrderCompleted', bought, 25]],
  ],
  [
    'a guest’s purchase, the guest first',
    'oc-order-submitted',
    {order: {ID: 'o', Total: 25}, lineItems: [shoe, sock], guestEmail: 'guest@b.example'},
    [
      ['identify', 'guest@b.example'],
      ['trackOrderCompleted', bought, 25],
    ],
  ],
  [
    'a purchase with an e-mail that is none and no total',
    'oc-order-submitted',
    {order: {ID: 'o'}, lineItems: [shoe, null, {Quantity: 1}, sock], guestEmail: 'nobody'},
    [['trackOrderCompleted', bought, 21.5]],
  ],
  ['a purchase of nothing', 'oc-order-submitted', {order: {}, lineItems: [], guestEmail: 'guest@b.example'}, []],
  ['a fact that Send is not told', 'oc-cart-changed', {order: null, lineItems: [shoe]}, []],
];

describe('callsFor', () => {
  for (const [title, type, detail, expected, options] of cases) {
    it(`maps ${title}`, () => {
      const calls = argumentsFor(type, detail, options);
      expect(calls).to.deep.equal(expected);
      for (const call of calls) expect(judge(call, PAGE).complaints).to.deep.equal([]);
      for (const call of callsOf(type, detail, options)) expectLibraryRequest(call, PAGE);
    });
  }

  for (const detail of [undefined, null, 5, 'text', [], {}, {lineItem: null}, {lineItems: {}}, {shopper: 'ada'}]) {
    it(`makes nothing of ${JSON.stringify(detail)}`, () => {
      for (const type of new Set(cases.map(([, each]) => each))) expect(argumentsFor(type, detail)).to.deep.equal([]);
    });
  }
});
