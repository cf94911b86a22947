import {expect} from '@open-wc/testing';
import type {PriceSchedule} from 'ordercloud-javascript-sdk';
import {priceOf} from '../../src/core/price.js';

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
