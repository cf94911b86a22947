import {expect} from '@open-wc/testing';
import type {PriceSchedule} from 'ordercloud-javascript-sdk';
import {
  largestQuantity,
  offeredQuantities,
  quantityProblem,
  smallestQuantity,
  type QuantityLimits,
} from '../../src/core/quantity.js';

const schedule = (over: Partial<PriceSchedule> = {}): PriceSchedule => ({
  Name: 'test',
  MinQuantity: 1,
  PriceBreaks: [{Quantity: 12}, {Quantity: 1}, {Quantity: 6}],
  ...over,
});
const restricted = schedule({RestrictedQuantity: true});
const between = schedule({MinQuantity: 4, MaxQuantity: 10});
const together = {UseCumulativeQuantity: true};

interface Case {
  name: string;
  limits: QuantityLimits;
  quantity: number;
  code: string | null;
}

const cases: Case[] = [
  {name: 'no schedule', limits: {schedule: null}, quantity: 3, code: null},
  {name: 'no quantity', limits: {schedule: null}, quantity: NaN, code: 'quantity-invalid'},
  {name: 'nothing', limits: {schedule: null}, quantity: 0, code: 'quantity-invalid'},
  {name: 'half a unit', limits: {schedule: null}, quantity: 1.5, code: 'quantity-invalid'},
  {name: 'too few', limits: {schedule: between}, quantity: 3, code: 'PriceSchedule.CannotBeLessThanMin'},
  {name: 'few with what the line holds', limits: {schedule: between, held: 3}, quantity: 1, code: null},
  {name: 'too many', limits: {schedule: between}, quantity: 11, code: 'PriceSchedule.CannotExceedMax'},
  {
    name: 'too many with the line',
    limits: {schedule: between, held: 8},
    quantity: 3,
    code: 'PriceSchedule.CannotExceedMax',
  },
  {
    name: 'no maximum',
    limits: {schedule: schedule({MaxQuantity: null as unknown as number})},
    quantity: 900,
    code: null,
  },
  {name: 'a break', limits: {schedule: restricted}, quantity: 6, code: null},
  {name: 'between breaks', limits: {schedule: restricted}, quantity: 7, code: 'PriceSchedule.QuantityNotAllowed'},
  {name: 'a break with the line', limits: {schedule: restricted, held: 1}, quantity: 5, code: null},
  {
    name: 'too few, all lines together',
    limits: {schedule: {...between, ...together}},
    quantity: 1,
    code: 'PriceSchedule.CumulativeCannotBeLessThanMin',
  },
  {
    name: 'too many, all lines together',
    limits: {schedule: {...between, ...together}, held: 10},
    quantity: 1,
    code: 'PriceSchedule.CumulativeCannotExceedMax',
  },
  {
    name: 'between breaks, all lines together',
    limits: {schedule: {...restricted, ...together}, held: 6},
    quantity: 1,
    code: 'PriceSchedule.CumulativeQuantityNotAllowed',
  },
  {name: 'all of the stock', limits: {schedule: null, stock: 2}, quantity: 2, code: null},
  {name: 'more than the stock', limits: {schedule: null, stock: 2}, quantity: 3, code: 'Inventory.Insufficient'},
  {
    name: 'stock that the cart holds',
    limits: {schedule: null, stock: 2, heldOfStock: 1},
    quantity: 2,
    code: 'Inventory.Insufficient',
  },
];

describe('quantities', () => {
  for (const {name, limits, quantity, code} of cases) {
    it(`judges ${name}`, () => {
      expect(quantityProblem(quantity, limits)?.code ?? null).to.equal(code);
    });
  }

  it('offers the breaks of a restricted schedule, less what is held', () => {
    expect(offeredQuantities({schedule: restricted})).to.deep.equal([1, 6, 12]);
    expect(offeredQuantities({schedule: restricted, held: 6})).to.deep.equal([6]);
    expect(offeredQuantities({schedule: schedule()})).to.equal(null);
    expect(offeredQuantities({schedule: {...restricted, PriceBreaks: null as unknown as []}})).to.deep.equal([]);
  });

  it('begins with the smallest that can be bought', () => {
    expect(smallestQuantity({schedule: null})).to.equal(1);
    expect(smallestQuantity({schedule: between})).to.equal(4);
    expect(smallestQuantity({schedule: between, held: 9})).to.equal(1);
    expect(smallestQuantity({schedule: {...restricted, MinQuantity: 2}})).to.equal(6);
  });

  it('ends with the largest, by schedule or stock', () => {
    expect(largestQuantity({schedule: null})).to.equal(null);
    expect(largestQuantity({schedule: between, held: 4})).to.equal(6);
    expect(largestQuantity({schedule: between, stock: 5, heldOfStock: 2})).to.equal(3);
    expect(largestQuantity({schedule: null, stock: 1, heldOfStock: 2})).to.equal(-1);
  });

  it('says what the words need', () => {
    expect(quantityProblem(9, {schedule: between, stock: 6, heldOfStock: 2})!.values).to.deep.include({
      MinQuantity: 4,
      MaxQuantity: 10,
      QuantityAvailable: 6,
      held: 2,
    });
  });
});
