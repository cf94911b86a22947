import {expect} from '@open-wc/testing';
import {northLane} from '../../src/sandbox/index.js';
import type {SendCall} from '../../src/events/send-payload.js';
import {callsFor} from '../../src/send/calls.js';
import type {Visitor} from '../../src/send/visitor.js';
import {wireRequest} from '../../src/send/wire-body.js';
import {CASES} from '../support/catalogue-cases.js';
import {clearCookies, SITE_ID} from '../support/library-page.js';
import {expectLibraryRequest, knownVisitor} from '../support/library-twin.js';

const PAGE = 'https://shop.example/p/1?colour=red#top';
const product = {
  Color: 'red',
  itemImage: 'https://cdn.example/a.jpg',
  itemCode: 'a',
  itemPrice: 2,
  itemUrl: 'https://shop.example/p/a',
  itemCategory: 'Shoes',
  itemQuantity: 3,
  itemTotalPrice: 6,
  itemName: 'A',
};
const bare = {itemCode: 'b', itemPrice: 0, itemUrl: PAGE, itemQuantity: -1, itemTotalPrice: 0};
const calls: [title: string, call: SendCall][] = [
  ['an e-mail alone', {action: 'IDENTIFY', payload: {email: 'Ada@Example.com'}}],
  ['a named contact', {action: 'IDENTIFY', payload: {email: 'ada@example.com', name: 'Ada'}}],
  ['a contact with properties', {action: 'IDENTIFY', payload: {email: 'ada@example.com', properties: {Age: 36}}}],
  ['a contact with all', {action: 'IDENTIFY', payload: {email: 'a@b.co', name: 'A', properties: {x: 'y', z: true}}}],
  ['a plain page view', {action: 'PAGE_VIEWED', payload: []}],
  ['a product view', {action: 'PAGE_VIEWED', payload: [{product}]}],
  ['an add with all fields, in another order', {action: 'ADDED_TO_ORDER', payload: [{product}]}],
  ['a removal without a name', {action: 'ADDED_TO_ORDER', payload: [{product: bare}]}],
  ['a purchase', {action: 'ORDER_COMPLETED', payload: [{products: [product, bare], totalPrice: 6.5}]}],
  ['a purchase for nothing', {action: 'ORDER_COMPLETED', payload: [{products: [bare], totalPrice: 0}]}],
];

describe('wireRequest, against what the library posts', () => {
  beforeEach(clearCookies);
  afterEach(clearCookies);

  for (const [title, call] of calls) {
    it(`writes ${title}, of a known visitor and of a stranger`, () => {
      expectLibraryRequest(call, PAGE);
      expectLibraryRequest(call, PAGE, clearCookies);
      expectLibraryRequest(call, PAGE, () => {
        clearCookies();
        document.cookie = `uid=${'d'.repeat(32)}; path=/`;
      });
    });
  }

  for (const [title, ID] of Object.entries(CASES)) {
    it(`writes the catalogue's case ${title}`, () => {
      const found = northLane().products.find((each) => each.product.ID === ID);
      // One case is a product that a buyer can't see.
      const seen = found?.product ?? {ID, Name: title};
      const lineItem = {ProductID: ID, Quantity: 2, UnitPrice: 12.5, LineTotal: 25, Product: seen};
      const details = {
        'oc-product-viewed': {product: seen, price: {unitPrice: 12.5, regularPrice: null, currency: 'USD'}},
        'oc-cart-item-added': {lineItem, quantity: 2, order: null},
        'oc-order-submitted': {order: {ID: 'o', Total: 25}, lineItems: [lineItem], guestEmail: 'guest@b.example'},
      };
      const made = Object.entries(details).flatMap(([type, detail]) => callsFor({type, detail, pageUrl: PAGE}));
      expect(made).to.have.length(4);
      for (const call of made) expectLibraryRequest(call, PAGE);
    });
  }

  for (const properties of [undefined, {size: 42, 'gift wrap': true}]) {
    it(`writes a custom event with the properties ${JSON.stringify(properties)}`, () => {
      expectLibraryRequest({action: 'CUSTOM', payload: {event: 'Wished', ...(properties && {properties})}}, PAGE);
    });
  }
});

describe('wireRequest', () => {
  const nobody: Visitor = {contactId: null, sessionId: null, email: null, campaignId: null};

  it('names the website as the page wrote it', () => {
    const websiteId = ' B0000000000040008000000000000FEED\n';
    const {body} = wireRequest({action: 'PAGE_VIEWED', payload: []}, {websiteId, visitor: nobody, pageUrl: PAGE});
    expect(body['siteId']).to.equal('B0000000000040008000000000000FEED');
  });

  it('goes by who the visitor was, and not by the cookies of now', () => {
    knownVisitor();
    const visitor = {contactId: 'u', sessionId: 's', email: 'e', campaignId: 'c'};
    const {body} = wireRequest({action: 'PAGE_VIEWED', payload: []}, {websiteId: SITE_ID, visitor, pageUrl: '/p'});
    clearCookies();
    expect(body).to.deep.equal({
      ContactId: 'u',
      Url: '/p',
      actionType: 'PAGE_VIEWED',
      sessionId: 's',
      siteId: SITE_ID,
      ContactEmailAddress: 'e',
      CampaignId: 'c',
    });
  });

  it('leaves a frozen call as it was', () => {
    const call = {action: 'ADDED_TO_ORDER', payload: [{product: Object.freeze({...bare})}]} as const;
    const before = JSON.stringify(call);
    wireRequest(call as unknown as SendCall, {websiteId: SITE_ID, visitor: nobody, pageUrl: PAGE});
    expect(JSON.stringify(call)).to.equal(before);
  });
});
