import {expect} from '@open-wc/testing';
import type {OrderWorksheet, Payment} from 'ordercloud-javascript-sdk';
import {
  amountDue,
  billingAddressOf,
  integrationFailure,
  shipEstimatesOf,
  shippingAddressOf,
} from '../../src/ordercloud/worksheet.js';

const paid = (...amounts: (number | null)[]): Payment[] =>
  amounts.map((Amount) => ({Type: 'PurchaseOrder', Amount}) as Payment);

describe('worksheet', () => {
  it('says nothing where OrderCloud has said nothing', () => {
    const bare = {
      Order: null,
      LineItems: null,
      ShipEstimateResponse: {ShipEstimates: null},
    } as unknown as OrderWorksheet;
    for (const worksheet of [null, {}, bare]) {
      expect(shippingAddressOf(worksheet)).to.equal(null);
      expect(billingAddressOf(worksheet)).to.equal(null);
      expect(shipEstimatesOf(worksheet)).to.deep.equal([]);
      expect(amountDue(worksheet, [])).to.equal(0);
    }
  });

  for (const [what, answer, code] of [
    ['no answer', null, null],
    ['a good one', {Succeeded: true, HttpStatusCode: 200, UnhandledErrorBody: null}, null],
    ['one without a word about it', {ShipEstimates: []}, null],
    ['one that did not succeed', {Succeeded: false}, 'integration-failed'],
    ['a status', {HttpStatusCode: 404}, 'integration-failed'],
    ['an error body', {HttpStatusCode: 200, UnhandledErrorBody: 'oops'}, 'integration-failed'],
  ] as const) {
    it(`sees through ${what}`, () => {
      expect(integrationFailure(answer as never, 'Cart.Calculate')?.code ?? null).to.equal(code);
    });
  }

  it('knows what is still to be paid, to the cent', () => {
    const worksheet = {Order: {Total: 0.3}} as OrderWorksheet;
    expect(amountDue(worksheet, paid())).to.equal(0.3);
    expect(amountDue(worksheet, paid(0.1))).to.equal(0.2);
    expect(amountDue(worksheet, paid(0.1, 0.2))).to.equal(0);
    expect(amountDue(worksheet, paid(null))).to.equal(0);
    expect(amountDue(worksheet, paid(5))).to.equal(0);
  });
});
