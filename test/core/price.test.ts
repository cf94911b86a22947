import {expect} from '@open-wc/testing';
import type {PriceSchedule} from 'ordercloud-javascript-sdk';
import {priceOf, purchasePrice, type Purchase} from '../../src/core/price.js';

const plain = (over: Partial<PriceSchedule> = {}): PriceSchedule => ({
  Name: 'test',
  Currency: 'USD',
  PriceBreaks: [{Quantity: 1, Price: 10}],
  ...over,
});
const breaks = [
  {Quantity: 10, Price: 8},
  {Quantity: 1, Price: 10},
  {Quantity: 5, Price: 9},
];
const sale = [
  {Quantity: 1, Price: 10, SalePrice: 7},
  {Quantity: 5, Price: 9},
];

interface Case {
  name: string;
  schedule: unknown;
  quantity?: number;
  unit: number | null;
  regular?: number;
}

const cases: Case[] = [
  {name: 'no schedule', schedule: null, unit: null},
  {name: 'a schedule left out', schedule: undefined, unit: null},
  {name: 'no price breaks', schedule: plain({PriceBreaks: []}), unit: null},
  {name: 'price breaks that are null', schedule: {...plain(), PriceBreaks: null}, unit: null},
  {name: 'price breaks of another shape', schedule: {...plain(), PriceBreaks: {Price: 3}}, unit: null},
  {name: 'breaks without a price', schedule: {...plain(), PriceBreaks: [null, {Quantity: 1, Price: null}]}, unit: null},
  {name: 'one price', schedule: plain(), unit: 10},
  {name: 'a price of nothing', schedule: plain({PriceBreaks: [{Quantity: 1, Price: 0}]}), unit: 0},
  {name: 'the lowest break for one', schedule: plain({PriceBreaks: breaks}), quantity: 1, unit: 10},
  {name: 'a break just not reached', schedule: plain({PriceBreaks: breaks}), quantity: 4, unit: 10},
  {name: 'a break just reached', schedule: plain({PriceBreaks: breaks}), quantity: 5, unit: 9},
  {name: 'the highest break for many', schedule: plain({PriceBreaks: breaks}), quantity: 1000, unit: 8},
  {name: 'the smallest quantity that can be bought', schedule: plain({PriceBreaks: breaks, MinQuantity: 5}), unit: 9},
  {
    name: 'the lowest break below all, as with restricted quantities',
    schedule: plain({
      RestrictedQuantity: true,
      PriceBreaks: [
        {Quantity: 24, Price: 40},
        {Quantity: 12, Price: 22},
      ],
    }),
    unit: 22,
  },
  {name: 'a sale', schedule: plain({IsOnSale: true, PriceBreaks: sale}), quantity: 1, unit: 7, regular: 10},
  {name: 'a break that is not on sale', schedule: plain({IsOnSale: true, PriceBreaks: sale}), quantity: 5, unit: 9},
  {name: 'a sale that is over', schedule: plain({IsOnSale: false, PriceBreaks: sale}), quantity: 1, unit: 10},
  {
    name: 'a sale for nothing',
    schedule: plain({IsOnSale: true, PriceBreaks: [{Quantity: 1, Price: 10, SalePrice: 0}]}),
    unit: 0,
    regular: 10,
  },
  {
    name: 'a sale price above the regular one',
    schedule: plain({IsOnSale: true, PriceBreaks: [{Quantity: 1, Price: 10, SalePrice: 12}]}),
    unit: 12,
  },
  {
    name: 'a discount of newer API versions',
    schedule: {...plain(), PriceBreaks: [{Quantity: 1, Price: 10, Discounted: {Price: 6}}]},
    unit: 6,
    regular: 10,
  },
  {
    name: 'a discount on a sale',
    schedule: {
      ...plain({IsOnSale: true}),
      PriceBreaks: [{Quantity: 1, Price: 10, SalePrice: 8, Discounted: {Price: 9, SalePrice: 5}}],
    },
    unit: 5,
    regular: 10,
  },
  {
    name: 'no discount',
    schedule: {...plain(), PriceBreaks: [{Quantity: 1, Price: 10, Discounted: null}]},
    unit: 10,
  },
];

describe('priceOf', () => {
  for (const {name, schedule, quantity, unit, regular} of cases) {
    it(`reads ${name}`, () => {
      const price = priceOf(schedule as PriceSchedule | null, quantity);
      const expected = unit === null ? null : {unitPrice: unit, regularPrice: regular ?? null, currency: 'USD'};
      expect(price).to.deep.equal(expected);
    });
  }

  it('has no currency where the schedule names none', () => {
    expect(priceOf({Name: 'test', PriceBreaks: [{Quantity: 1, Price: 10}]})?.currency).to.equal(null);
  });
});

describe('purchasePrice', () => {
  const fifty = plain({PriceBreaks: [{Quantity: 1, Price: 50}]});
  const ten = (PriceMarkupType: string): Purchase['markups'] =>
    [{PriceMarkupType, PriceMarkup: 10}] as Purchase['markups'];

  // The example of OrderCloud's documentation.
  for (const [type, one, many] of [
    ['NoMarkup', 50, 500],
    ['AmountPerQuantity', 60, 600],
    ['AmountTotal', 60, 510],
    ['Percentage', 55, 550],
  ] as const) {
    it(`adds a markup by ${type}`, () => {
      expect(purchasePrice(fifty, {quantity: 1, markups: ten(type)})!.total).to.equal(one);
      expect(purchasePrice(fifty, {quantity: 10, markups: ten(type)})!.total).to.equal(many);
    });
  }

  it('spreads what is added once over the whole line', () => {
    const price = purchasePrice(fifty, {quantity: 1, line: 4, markups: ten('AmountTotal')});
    expect(price).to.include({unitPrice: 52.5, total: 52.5});
  });

  it('picks the break by what is counted, not by what is bought', () => {
    const schedule = plain({PriceBreaks: breaks});
    expect(purchasePrice(schedule, {quantity: 1, counted: 5})!.unitPrice).to.equal(9);
    expect(purchasePrice(schedule, {quantity: 1, line: 10})!.unitPrice).to.equal(8);
    expect(purchasePrice(schedule, {quantity: 1, line: 10, counted: 4})!.unitPrice).to.equal(10);
  });

  it('takes per cent of the sale price, and adds to the regular one too', () => {
    const schedule = plain({IsOnSale: true, PriceBreaks: sale});
    expect(purchasePrice(schedule, {quantity: 2, markups: ten('Percentage')})).to.deep.equal({
      unitPrice: 7.7,
      regularPrice: 11,
      currency: 'USD',
      total: 15.4,
    });
  });

  it('counts in cents, and lets odd markups pass', () => {
    const third = plain({PriceBreaks: [{Quantity: 1, Price: 1.005}]});
    expect(purchasePrice(third, {quantity: 1})!.unitPrice).to.equal(1.01);
    const odd = [{PriceMarkupType: null, PriceMarkup: 3}, {}] as unknown as Purchase['markups'];
    expect(purchasePrice(fifty, {quantity: 1, markups: odd})!.total).to.equal(50);
    expect(purchasePrice(null, {quantity: 1})).to.equal(null);
  });
});
