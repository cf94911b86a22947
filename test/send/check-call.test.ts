import {expect} from '@open-wc/testing';
import type {SendCall} from '../../src/events/send-payload.js';
import {checkCall} from '../../src/send/check-call.js';
import {validEmail} from '../../src/send/email.js';

const PAGE = 'https://shop.example/';
const product = {itemCode: 'a', itemPrice: 2, itemUrl: PAGE, itemQuantity: 3, itemTotalPrice: 6};

describe('checkCall', () => {
  const sound: SendCall[] = [
    {action: 'IDENTIFY', payload: {email: 'a@b.example', name: 'A', properties: {City: 'Paris'}}},
    {action: 'PAGE_VIEWED', payload: []},
    {action: 'PAGE_VIEWED', payload: [{product}]},
    {action: 'ADDED_TO_ORDER', payload: [{product: {...product, itemQuantity: -3, itemTotalPrice: -6}}]},
    {action: 'ORDER_COMPLETED', payload: [{products: [product], totalPrice: 5.5}]},
  ];
  for (const call of sound) {
    it(`gives a fresh copy of a sound ${call.action}`, () => {
      const checked = checkCall(call);
      expect(checked).to.deep.equal(call);
      expect(checked?.payload).not.to.equal(call.payload);
    });
  }

  it('mends numbers, URLs and empty fields', () => {
    const edited = {
      ...product,
      itemPrice: NaN,
      itemUrl: '/x',
      itemQuantity: 0,
      itemTotalPrice: '6',
      itemName: '',
      itemImage: 'data:,',
    };
    expect(checkCall({action: 'ADDED_TO_ORDER', payload: [{product: edited}]}, {baseUrl: PAGE})).to.deep.equal({
      action: 'ADDED_TO_ORDER',
      payload: [{product: {...product, itemPrice: 0, itemUrl: `${PAGE}x`, itemQuantity: 1}}],
    });
  });

  it('leaves a product without a code out of a purchase, and sums up a total that is none', () => {
    const edited = {
      action: 'ORDER_COMPLETED',
      payload: [{products: [{...product, itemCode: ''}, product], totalPrice: NaN}],
    };
    expect(checkCall(edited)).to.deep.equal({
      action: 'ORDER_COMPLETED',
      payload: [{products: [product], totalPrice: 6}],
    });
  });

  for (const call of [
    null,
    'IDENTIFY',
    {},
    {action: 'REMOVED', payload: []},
    {action: 'IDENTIFY', payload: {email: 'nobody'}},
    {action: 'PAGE_VIEWED', payload: null},
    {action: 'PAGE_VIEWED', payload: [null]},
    {action: 'ADDED_TO_ORDER', payload: []},
    {action: 'ADDED_TO_ORDER', payload: [{product: {...product, itemCode: null}}]},
    {action: 'ORDER_COMPLETED', payload: [{products: []}]},
    {action: 'ORDER_COMPLETED', payload: [{products: {0: product}}]},
  ]) {
    it(`refuses ${JSON.stringify(call)}`, () => {
      expect(checkCall(call)).to.equal(null);
    });
  }
});

describe('validEmail', () => {
  for (const email of ['a@b.co', "o'hara+x@sub.example.com", 'A.B@Example.COM', 'grün@example.com']) {
    it(`takes ${email}`, () => {
      expect(validEmail(` ${email} `)).to.equal(email);
    });
  }
  const junk = [
    '',
    'a',
    'a@b',
    'a@b.c',
    '@b.co',
    'a b@c.de',
    'a@b.co,c@d.co',
    '.a@b.co',
    'a..b@c.de',
    '"a"@b.co',
    'a@[1.2.3.4]',
  ];
  for (const email of [
    ...junk,
    'a@example\u017f.co',
    'a\u200b@b.co',
    '\ud800@b.co',
    `${'a'.repeat(250)}@b.co`,
    null,
    5,
    {},
  ]) {
    it(`refuses ${JSON.stringify(email)}`, () => {
      expect(validEmail(email)).to.equal(null);
    });
  }
});
