import {expect} from '@open-wc/testing';
import {northLane} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, useSandbox, type Answer} from '../support/sandbox.js';

const bench = useSandbox({now: () => Date.parse('2026-03-02T10:00:00.000Z')});

let token: string;
beforeEach(() => {
  token = bench.sandbox.tokensFor().accessToken;
});

const get = (path: string): Promise<Answer> => bench.ask('GET', `/v1/me/${path}`, {token});
const ids = ({body}: Answer): unknown[] => (at(body, 'Items') as object[]).map((item) => at(item, 'ID'));
const total = ({body}: Answer): number => at(body, 'Meta.TotalCount') as number;

describe('sandbox products', () => {
  describe('GET /v1/me/products', () => {
    it('lists twenty with the meta data of a list', async () => {
      const {status, body} = await get('products');
      expect(status).to.equal(200);
      expect(at(body, 'Items')).to.have.length(20);
      expect(at(body, 'Meta')).to.deep.include({Page: 1, PageSize: 20, ItemRange: [1, 20], NextPageKey: null});
      expect(at(body, 'Meta.TotalCount')).to.be.at.least(60);
    });

    it('pages', async () => {
      const first = await get('products?pageSize=7');
      const second = await get('products?pageSize=7&page=2');
      expect(ids(second)).to.have.length(7);
      expect(ids(first)).not.to.include(ids(second)[0]);
      expect(at(second.body, 'Meta.ItemRange')).to.deep.equal([8, 14]);
    });

    for (const [query, code] of [
      ['page=0', 'ValidationFailure'],
      ['searchType=Fuzzy', 'ValidationFailure'],
      ['pageSize=101', 'List.InvalidPageSize'],
      ['pageSize=x', 'List.InvalidPageSize'],
      ['depth=0', 'Category.InvalidDepth'],
      ['page=1001&pageSize=100', 'Search.ResultSetTooLarge'],
    ] as const) {
      it(`refuses ${query}`, async () => {
        const {status, body} = await get(`products?${query}`);
        expect(status).to.equal(400);
        expect(at(body, 'Errors[0].ErrorCode')).to.equal(code);
      });
    }

    it('goes on by the last ID', async () => {
      const first = await get('products?sortBy=ID&pageSize=7');
      const next = await get(`products?sortBy=ID&pageSize=7&ID=%3E${ids(first).at(-1) as string}`);
      expect(ids(next)).to.deep.equal(ids(await get('products?sortBy=ID&pageSize=7&page=2')));
      expect(total(next)).to.equal(total(first) - 7);
    });

    it('searches', async () => {
      expect(ids(await get('products?search=kenya'))).to.deep.equal([CASES.sale]);
      expect(ids(await get('products?search=kenya&searchOn=Description'))).to.deep.equal([]);
      expect(total(await get('products?search=lane%20espresso&searchType=AllTermsAnyField'))).to.equal(2);
      expect(ids(await get('products?search=1%20kg&searchType=ExactPhrase'))).to.deep.equal([CASES.cumulative]);
    });

    it('sorts, up and down', async () => {
      const up = ids(await get('products?sortBy=Name&pageSize=100'));
      const down = ids(await get('products?sortBy=!Name&pageSize=100'));
      expect(down[0]).to.equal(up.at(-1));
    });

    it('filters by the grammar of the API', async () => {
      expect(total(await get('products?xp.Origin=Kenya'))).to.equal(1);
      expect(total(await get('products?xp.Origin=Kenya|Japan'))).to.equal(3);
      expect(total(await get('products?xp.Origin=Ken*'))).to.equal(1);
      expect(total(await get('products?xp.Origin=*&xp.Origin=!Kenya'))).to.equal(
        total(await get('products?xp.Origin=*')) - 1,
      );
      expect(ids(await get('products?xp.Color=Navy'))).to.deep.equal(['camp-mug']);
      expect(ids(await get('products?Inventory.QuantityAvailable=%3C1'))).to.deep.equal([CASES.outOfStock]);
      expect(total(await get('products?xp.Brand=!*'))).to.be.above(0);
    });

    it('narrows to a category, down to a depth', async () => {
      const all = await get('products?catalogID=north-lane&categoryID=coffee&pageSize=100');
      const level = await get('products?catalogID=north-lane&categoryID=espresso&depth=1');
      expect(ids(all)).to.include('lane-espresso');
      expect(ids(level)).to.have.length(3);
      expect(ids(await get('products?catalogID=north-lane&categoryID=none'))).to.deep.equal([]);
      expect(total(await get('products?depth=1'))).to.equal(total(await get('products')));
    });

    it('wants a catalogue with a category', async () => {
      const {status, body} = await get('products?categoryID=coffee');
      expect(status).to.equal(400);
      expect(at(body, 'Errors[0].ErrorCode')).to.equal('Product.CategoryFilterRequiresCatalogID');
    });

    it('counts facets over all pages', async () => {
      const {body} = await get('products?pageSize=1&xp.Category=Tea');
      expect(at(body, 'Meta.Facets[2]')).to.deep.include({Name: 'Origin', XpPath: 'Origin'});
      expect(at(body, 'Meta.Facets[2].Values[0]')).to.deep.equal({Value: 'India', Count: 2});
    });

    it('counts of a facet what choosing another of its values would give, and narrows the others by it', async () => {
      const {body} = await get('products?catalogID=north-lane&categoryID=tea&xp.Origin=Japan');
      expect(at(body, 'Meta.TotalCount')).to.equal(2);
      expect(at(body, 'Meta.Facets[2].Values')).to.deep.include({Value: 'India', Count: 2});
      expect(at(body, 'Meta.Facets[0].Values')).to.deep.equal([{Value: 'Harbour & Leaf', Count: 2}]);
      const both = await get('products?catalogID=north-lane&categoryID=tea&xp.Origin=Japan|India&xp.Brand=Harbour%20*');
      expect(total(both)).to.equal(4);
    });
  });

  describe('GET /v1/me/products/{productID}', () => {
    it('gives the product with its price schedule', async () => {
      const {body} = await get(`products/${CASES.plain}`);
      expect(body).to.deep.include({ID: CASES.plain, SpecCount: 0, VariantCount: 0, Inventory: null});
      expect(at(body, 'PriceSchedule')).to.deep.include({IsOnSale: false, Currency: 'USD', MinQuantity: 1});
      expect(at(body, 'xp.Images')).to.deep.equal([{Url: 'pictures/house-blend.svg'}]);
      expect(body).not.to.have.any.keys('OwnerID', 'DefaultPriceScheduleID', 'AutoForward');
    });

    it('knows which sales are on', async () => {
      const onSale = async (id: string): Promise<unknown> =>
        at((await get(`products/${id}`)).body, 'PriceSchedule.IsOnSale');
      expect(await onSale(CASES.sale)).to.equal(true);
      expect(await onSale(CASES.saleOnHigherBreak)).to.equal(true);
      expect(await onSale(CASES.saleOver)).to.equal(false);
    });

    it('names the discounts that newer versions of the API know, and has none', async () => {
      const {body} = await get(`products/${CASES.priceBreaks}`);
      expect(at(body, 'PriceSchedule.Discount')).to.equal(null);
      for (const each of at(body, 'PriceSchedule.PriceBreaks') as object[]) {
        expect(each).to.deep.include({Discounted: null});
      }
    });

    it('gives no price schedule where there is no price', async () => {
      expect(at((await get(`products/${CASES.noPrice}`)).body, 'PriceSchedule')).to.equal(null);
    });

    it('gives a user of a group the prices of the group', async () => {
      const price = ({body}: Answer): unknown => at(body, 'PriceSchedule.PriceBreaks[0].Price');
      expect(price(await get(`products/${CASES.buyerPrice}`))).to.equal(13.5);
      token = bench.sandbox.tokensFor({username: 'grace'}).accessToken;
      expect(price(await get(`products/${CASES.buyerPrice}`))).to.equal(10.8);
    });

    for (const id of ['no-such-product', CASES.invisible, '..%2Fme']) {
      it(`answers 404 for ${id}`, async () => {
        const {status, body} = await get(`products/${id}`);
        expect(status).to.equal(404);
        expect(at(body, 'Errors[0]')).to.deep.include({
          ErrorCode: 'NotFound',
          Message: 'Object not found.',
          Data: {ObjectType: 'Product', ObjectID: decodeURIComponent(id)},
        });
      });
    }

    it('gives specs with their options, and variants', async () => {
      const specs = await get(`products/${CASES.variants}/specs`);
      expect((at(specs.body, 'Items') as object[]).map((spec) => at(spec, 'Name'))).to.deep.equal(['Size', 'Glaze']);
      expect(at(specs.body, 'Items[0].Options[1]')).to.include({
        ID: 'large',
        PriceMarkupType: 'AmountPerQuantity',
        PriceMarkup: 6,
      });
      expect((await get(`products/${CASES.variants}/specs/${CASES.variants}-size`)).status).to.equal(200);
      expect((await get(`products/${CASES.variants}/specs/nothing`)).status).to.equal(404);
      expect(total(await get(`products/${CASES.variants}/variants`))).to.equal(6);
      expect(total(await get(`products/${CASES.variants}/variants?Active=false`))).to.equal(1);
      expect(at((await get(`products/${CASES.variants}/variants/small-clay`)).body, 'Active')).to.equal(true);
      expect((await get(`products/${CASES.variants}/variants/nothing`)).status).to.equal(404);
    });

    it('gives inventory records where stock is tracked', async () => {
      const records = await get(`products/${CASES.limitedStock}/inventoryrecords`);
      expect(at(records.body, 'Items[0]')).to.include({QuantityAvailable: 2, OrderCanExceed: false});
      expect(total(await get(`products/${CASES.plain}/inventoryrecords`))).to.equal(0);
    });
  });

  it('knows what each place has, with its address where that is asked for', async () => {
    const records = await get(`products/${CASES.placed}/inventoryrecords?includeAddress=true`);
    expect(ids(records)).to.deep.equal([`${CASES.placed}-north`, `${CASES.placed}-harbour`]);
    expect(at(records.body, 'Items[1]')).to.include({QuantityAvailable: 2, AddressID: 'harbour'});
    expect(at(records.body, 'Items[1].Address.City')).to.equal('Astoria');
    const plain = await get(`products/${CASES.placed}/inventoryrecords`);
    expect(at(plain.body, 'Items[1].Address')).to.equal(null);
    const large = await get(`products/${CASES.placedVariants}/variants/l/inventoryrecords`);
    expect(at(large.body, 'Items[1]')).to.include({ID: `${CASES.placedVariants}-l-harbour`, QuantityAvailable: 0});
    expect(total(await get(`products/${CASES.placedVariants}/inventoryrecords`))).to.equal(0);
    expect(total(await get(`products/${CASES.variantStock}/variants/three/inventoryrecords`))).to.equal(1);
  });

  it('never made some variants', async () => {
    expect(ids(await get(`products/${CASES.missingVariant}/variants`))).not.to.include('large-slate');
  });

  it('adds up the stock of variants that are tracked one by one', async () => {
    const stock = async (): Promise<unknown> =>
      at((await get(`products/${CASES.variantStock}`)).body, 'Inventory.QuantityAvailable');
    expect(await stock()).to.equal(5);
    const Specs = [{SpecID: `${CASES.variantStock}-cups`, OptionID: 'three'}];
    const body = {ProductID: CASES.variantStock, Quantity: 2, Specs};
    await bench.ask('POST', '/v1/cart/lineitems', {token, body});
    await bench.ask('POST', '/v1/cart/submit', {token});
    expect(await stock()).to.equal(3);
  });

  describe('categories and catalogues', () => {
    it('lists the top level, all levels and those of a product', async () => {
      expect(ids(await get('categories'))).to.have.length(6);
      expect(ids(await get('categories?depth=all'))).to.include('espresso');
      expect(ids(await get('categories?productID=lane-espresso'))).to.have.members(['coffee', 'espresso']);
      expect(at((await get('categories/tea')).body, 'Name')).to.equal('Tea');
      expect((await get('categories/none')).status).to.equal(404);
    });

    it('has one catalogue', async () => {
      expect(ids(await get('catalogs'))).to.deep.equal(['north-lane']);
      expect((await get('catalogs/north-lane')).status).to.equal(200);
      expect((await get('products?catalogID=other')).status).to.equal(404);
    });
  });

  it('sells what the catalogue promises', () => {
    const {products, categories, priceSchedules} = northLane();
    const active = products.filter(({product}) => product.Active);
    const known = new Set(products.map(({product}) => product.ID));
    expect(active.length).to.be.at.least(60);
    expect(categories.filter(({ParentID}) => ParentID === null)).to.have.length(6);
    expect(known).to.have.property('size', products.length);
    for (const id of Object.values(CASES)) expect(known).to.include(id);
    for (const {ID} of [...priceSchedules, ...categories, ...products.map(({product}) => product)]) {
      expect(ID).to.match(/^[\w-]{1,100}$/);
    }
    for (const {product} of products) {
      expect(product.Name!.length).to.be.at.most(100);
      expect(JSON.stringify(product.xp).length).to.be.at.most(8000);
    }
  });

  it('puts pictures and pages where it is told', () => {
    const {products} = northLane({pictureBase: '/img/', productUrl: 'https://shop.example/p/{ID}'});
    const {xp} = products[0]!.product as {xp: {Images: {Url: string}[]; Url: string}};
    expect(xp.Images[0]!.Url).to.equal('/img/house-blend.svg');
    expect(xp.Url).to.equal('https://shop.example/p/house-blend');
  });
});
