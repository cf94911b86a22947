import {expect} from '@open-wc/testing';
import type {BuyerProduct, Inventory, InventoryRecord, Variant} from 'ordercloud-javascript-sdk';
import {stockOf} from '../../src/core/stock.js';

const kept = (Inventory: Partial<Inventory> | null): BuyerProduct =>
  ({ID: 'x', Inventory: Inventory && {Enabled: true, ...Inventory}}) as BuyerProduct;
const variant = (QuantityAvailable: number): Variant => ({ID: 'v', Inventory: {QuantityAvailable}});
const record = (QuantityAvailable: number, OrderCanExceed = false): InventoryRecord => ({
  AddressID: 'a',
  QuantityAvailable,
  OrderCanExceed,
});

describe('stockOf', () => {
  const cases: [string, ReturnType<typeof stockOf>, string, number | null][] = [
    ['nothing counted', stockOf(kept(null)), 'untracked', null],
    ['counting that is off', stockOf(kept({Enabled: false, QuantityAvailable: 0})), 'untracked', null],
    ['some', stockOf(kept({QuantityAvailable: 3})), 'in-stock', 3],
    ['none', stockOf(kept({QuantityAvailable: 0})), 'out-of-stock', 0],
    ['less than none', stockOf(kept({QuantityAvailable: -2})), 'out-of-stock', -2],
    ['none that may be exceeded', stockOf(kept({QuantityAvailable: 0, OrderCanExceed: true})), 'on-order', null],
    ['some that may be exceeded', stockOf(kept({QuantityAvailable: 3, OrderCanExceed: true})), 'in-stock', null],
    ['a number that is missing', stockOf(kept({})), 'unknown', null],
    ['variants, none chosen', stockOf(kept({VariantLevelTracking: true, QuantityAvailable: 9})), 'unknown', null],
    ['the chosen variant', stockOf(kept({VariantLevelTracking: true}), variant(2)), 'in-stock', 2],
    ['a variant that does not count', stockOf(kept({QuantityAvailable: 9}), variant(2)), 'in-stock', 9],
    ['a place', stockOf(kept({QuantityAvailable: 9}), null, record(0)), 'out-of-stock', 0],
    ['a place that may be exceeded', stockOf(kept({QuantityAvailable: 9}), null, record(0, true)), 'on-order', null],
  ];
  for (const [name, {level, limit}, expected, most] of cases) {
    it(`reads ${name}`, () => {
      expect(level).to.equal(expected);
      expect(limit).to.equal(most);
    });
  }
});
