import {expect} from '@open-wc/testing';
import {northLane} from '../../src/sandbox/index.js';
import {sellerCalls, variantPatches, writable, type SellerCall} from '../../src/sandbox/catalogue/seller-calls.js';
import {CASES} from '../support/catalogue-cases.js';

const catalogue = northLane();
const calls = sellerCalls(catalogue);
const line = ({resource, method, args}: SellerCall): string => `${resource}.${method} ${JSON.stringify(args)}`;
const indexOf = (start: string): number => calls.findIndex((call) => line(call).startsWith(start));

describe('the calls that load the catalogue', () => {
  it('make what is named before what names it', () => {
    const order = [
      'Catalogs.Save ["north-lane"',
      'Buyers.Save ["north-lane-shoppers"',
      'Catalogs.SaveAssignment ',
      'Categories.Save ["north-lane","coffee"',
      'Categories.Save ["north-lane","espresso"',
      'PriceSchedules.Save ["lane-espresso-kilo-trade"',
      'Products.Save ["lane-espresso-kilo"',
      'Catalogs.SaveProductAssignment [{"CatalogID":"north-lane","ProductID":"lane-espresso-kilo"}]',
      'Categories.SaveProductAssignment ["north-lane",{"CategoryID":"espresso","ProductID":"lane-espresso-kilo"}]',
      'Specs.Save ["lane-espresso-kilo-grind"',
      'Specs.SaveOption ["lane-espresso-kilo-grind","whole"',
      'Specs.Patch ["lane-espresso-kilo-grind",{"DefaultOptionID":"whole"}]',
      'Specs.SaveProductAssignment [{"SpecID":"lane-espresso-kilo-grind","ProductID":"lane-espresso-kilo"}]',
      'Specs.SaveProductAssignment [{"SpecID":"pour-over-dripper-glaze"',
      'Products.GenerateVariants ["pour-over-dripper",{},{"overwriteExisting":true}]',
      'UserGroups.Save ["north-lane-shoppers","trade"',
      'Products.SaveAssignment ',
      'ProductFacets.Save ["brand"',
    ].map(indexOf);
    expect(order).not.to.include(-1);
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
  });

  it('write every product, schedule and category', () => {
    const count = (start: string): number => calls.filter((call) => line(call).startsWith(start)).length;
    expect(count('Products.Save [')).to.equal(catalogue.products.length);
    expect(count('PriceSchedules.Save [')).to.equal(catalogue.priceSchedules.length);
    expect(count('Categories.Save [')).to.equal(catalogue.categories.length);
  });

  it('write nothing that is read-only or null, and xp as it is', () => {
    for (const {args} of calls) {
      for (const body of args.filter((arg): arg is object => typeof arg === 'object')) {
        expect(body).not.to.have.any.keys('DateCreated', 'IsOnSale', 'OwnerID', 'SpecCount', 'Options');
        expect(Object.values(body)).not.to.include(null);
      }
    }
    const xp = {Options: [null], nothing: null};
    expect(writable({xp, Name: null})).to.deep.equal({xp});
  });

  it('leave a buyer alone that is there already', () => {
    const own = sellerCalls(catalogue, {buyerID: 'mine', catalogID: 'shop'});
    expect(own.some(({resource}) => resource === 'Buyers')).to.equal(false);
    expect(line(own[1]!)).to.equal(
      'Catalogs.SaveAssignment [{"CatalogID":"shop","BuyerID":"mine","ViewAllCategories":true,"ViewAllProducts":true}]',
    );
  });

  it('find generated variants by their options', () => {
    const entry = catalogue.products.find(({product}) => product.ID === CASES.variants)!;
    const wanted = entry.variants.find(({ID}) => ID === 'large-clay')!;
    const generated = [
      {ID: 'x', Specs: [...wanted.Specs!].reverse()},
      {ID: 'stranger', Specs: []},
    ];
    const [patch, ...others] = variantPatches(entry, generated);
    expect(others).to.deep.equal([]);
    expect(patch!.args.slice(0, 2)).to.deep.equal([CASES.variants, 'x']);
    expect(patch!.args[2]).to.deep.include({ID: 'large-clay', Active: false});
  });

  it('write addresses before what is kept there, and switch off what was never made', () => {
    const order = [
      'AdminAddresses.Save ["harbour"',
      'Products.Save ["mortar-granite"',
      'InventoryRecords.Save ["mortar-granite","mortar-granite-harbour"',
    ].map(indexOf);
    expect(order).not.to.include(-1);
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    const {product, specs, variants} = catalogue.products.find(({product}) => product.ID === CASES.missingVariant)!;
    const never = specs.map(({ID, Options}) => ({SpecID: ID, OptionID: Options!.at(-1)!.ID}));
    expect(
      variantPatches({product, categoryIDs: [], specs, variants}, [{ID: 'x', Specs: never}]).map(line),
    ).to.deep.equal(['Products.PatchVariant ["soup-bowl","x",{"Active":false}]']);
    const board = catalogue.products.find(({product}) => product.ID === CASES.placedVariants)!;
    expect(variantPatches(board, board.variants).map(line).join()).to.contain(
      'InventoryRecords.SaveVariant ["cutting-board","l","cutting-board-l-harbour"',
    );
  });
});
