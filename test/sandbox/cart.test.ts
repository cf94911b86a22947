import {expect} from '@open-wc/testing';
import {createSandbox, northLane, SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, textAt, useSandbox, type Answer} from '../support/sandbox.js';

const bench = useSandbox();

let token: string;
beforeEach(() => {
  token = bench.sandbox.tokensFor().accessToken;
});

const call = (method: string, path = '', body?: unknown): Promise<Answer> =>
  bench.ask(method, `/v1/cart${path}`, body === undefined ? {token} : {token, body});
const add = (ProductID: string, Quantity = 1, Specs: object[] = []): Promise<Answer> =>
  call('POST', '/lineitems', {ProductID, Quantity, Specs});
const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');
const data = ({body}: Answer): unknown => at(body, 'Errors[0].Data');

const option = (product: string, spec: string, OptionID: string, Value?: string): object => ({
  SpecID: `${product}-${spec}`,
  OptionID,
  ...(Value === undefined ? {} : {Value}),
});

describe('sandbox cart', () => {
  it('answers an order without an ID where there is none', async () => {
    const {status, body} = await call('GET');
    expect(status).to.equal(200);
    expect(body).to.include({ID: null, LineItemCount: 0, Total: 0, IsSubmitted: false});
    expect(at((await call('GET', '/lineitems')).body, 'Items')).to.deep.equal([]);
    expect(at((await call('GET', '/worksheet')).body, 'Order.ID')).to.equal(null);
  });

  it('makes the order with the first line, and adds up', async () => {
    const {status, body} = await add(CASES.plain, 2);
    expect(status).to.equal(201);
    expect(body).to.deep.include({
      ProductID: CASES.plain,
      Quantity: 2,
      UnitPrice: 12.5,
      LineTotal: 25,
      LineSubtotal: 25,
    });
    expect(at(body, 'Product.xp.Brand')).to.equal('North Lane Roastery');
    await add(CASES.priceBreaks, 4);
    const cart = (await call('GET')).body;
    expect(cart).to.include({LineItemCount: 2, Subtotal: 71, Total: 71, Status: 'Unsubmitted', Currency: 'USD'});
    expect(at(cart, 'FromUser')).to.include({Email: 'ada@example.com', FirstName: 'Ada'});
    expect(at(cart, 'ID')).to.match(/^[\w-]{22}$/);
  });

  it('does not merge lines', async () => {
    await add(CASES.plain);
    await add(CASES.plain);
    expect(at((await call('GET', '/lineitems')).body, 'Meta.TotalCount')).to.equal(2);
  });

  it('pages lines', async () => {
    for (let line = 0; line < 3; line += 1) await add(CASES.plain);
    const {body} = await call('GET', '/lineitems?pageSize=2&page=2');
    expect(at(body, 'Items')).to.have.length(1);
  });

  it('patches, replaces, adds by ID and removes lines', async () => {
    const ID = textAt((await call('POST', '/lineitems', {ProductID: CASES.plain, xp: {gift: true}})).body, 'ID');
    const patched = await call('PATCH', `/lineitems/${ID}`, {Quantity: 3, xp: {note: 'x'}});
    expect(patched.body).to.deep.include({Quantity: 3, LineTotal: 37.5, xp: {gift: true, note: 'x'}});
    const saved = await call('PUT', `/lineitems/${ID}`, {ProductID: CASES.plain, Quantity: 2});
    expect(saved.body).to.include({Quantity: 2, xp: null});
    expect(at((await call('PUT', '/lineitems/mine', {ProductID: CASES.plain})).body, 'ID')).to.equal('mine');
    expect((await call('GET', '/lineitems/mine')).status).to.equal(200);
    expect((await call('DELETE', '/lineitems/mine')).status).to.equal(204);
    expect((await call('GET')).body).to.include({LineItemCount: 1, Total: 25});
  });

  it('answers 404 for a line that is not there', async () => {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const answer = await call(method, '/lineitems/none', method === 'PATCH' ? {Quantity: 1} : undefined);
      expect(answer.status, method).to.equal(404);
      expect(data(answer)).to.deep.equal({ObjectType: 'LineItem', ObjectID: 'none'});
    }
  });

  const refusals: [string, unknown, number, string][] = [
    ['a body that is no JSON', '{', 400, 'Request.InvalidRequestBody'],
    ['a list', [], 400, 'Request.InvalidRequestBody'],
    ['no product', {Quantity: 1}, 400, 'ValidationFailure'],
    ['an unknown product', {ProductID: 'nothing'}, 404, 'NotFound'],
    ['no quantity at all', {ProductID: CASES.plain, Quantity: 0}, 400, 'LineItem.QuantityMustBePositive'],
    ['half a piece', {ProductID: CASES.plain, Quantity: 1.5}, 400, 'ValidationFailure'],
    ['an ID with a blank', {ProductID: CASES.plain, ID: 'a b'}, 400, 'ValidationFailure'],
    ['a price of its own', {ProductID: CASES.plain, UnitPrice: 1}, 403, 'Auth.InsufficientRoles'],
    ['a product without a price', {ProductID: CASES.noPrice}, 400, 'PriceSchedule.MissingOrConflicting'],
    ['a parent product', {ProductID: CASES.parent}, 400, 'LineItem.CannotPurchaseParentProduct'],
    ['specs that are no list', {ProductID: CASES.specs, Specs: {}}, 400, 'ValidationFailure'],
    ['an xp that is none', {ProductID: CASES.plain, xp: 'x'}, 400, 'ValidationFailure'],
  ];
  for (const [what, body, status, expected] of refusals) {
    it(`refuses ${what} and keeps nothing of it`, async () => {
      const answer = await call('POST', '/lineitems', body);
      expect(answer.status).to.equal(status);
      expect(code(answer)).to.equal(expected);
      expect(at((await call('GET')).body, 'ID')).to.equal(null);
    });
  }

  it('refuses a bundle', async () => {
    const catalogue = northLane();
    const products = catalogue.products.map((entry) => ({...entry, product: {...entry.product, IsBundle: true}}));
    const sandbox = createSandbox({catalogue: {...catalogue, products}});
    const headers = {authorization: `Bearer ${sandbox.tokensFor().accessToken}`, 'content-type': 'application/json'};
    const body = JSON.stringify({ProductID: CASES.plain});
    const request = new Request(`${SANDBOX.baseApiUrl}/v1/cart/lineitems`, {method: 'POST', headers, body});
    const answer = await sandbox.handle(request);
    expect(answer.status).to.equal(400);
    expect(at(await answer.json(), 'Errors[0].ErrorCode')).to.equal('LineItem.CannotPurchaseBundleProduct');
  });

  it('refuses an ID that is taken, and another product on a line', async () => {
    await call('PUT', '/lineitems/mine', {ProductID: CASES.plain});
    const again = await call('POST', '/lineitems', {ID: 'mine', ProductID: CASES.plain});
    expect(again.status).to.equal(409);
    expect(code(again)).to.equal('IdExists');
    const other = await call('PATCH', '/lineitems/mine', {ProductID: CASES.sale});
    expect(code(other)).to.equal('LineItem.CannotChangeProductID');
  });

  describe('prices', () => {
    it('takes the break of the quantity', async () => {
      const prices: unknown[] = [];
      for (const quantity of [1, 4, 12]) prices.push(at((await add(CASES.priceBreaks, quantity)).body, 'UnitPrice'));
      expect(prices).to.deep.equal([13, 11.5, 9.75]);
    });

    it('takes the sale price of its own break alone', async () => {
      expect((await add(CASES.sale)).body).to.include({UnitPrice: 14.9, IsOnSale: true});
      expect((await add(CASES.saleOnHigherBreak, 1)).body).to.include({UnitPrice: 10.5, IsOnSale: false});
      expect((await add(CASES.saleOnHigherBreak, 6)).body).to.include({UnitPrice: 7.9, IsOnSale: true});
    });

    it('counts cumulative quantities over all lines', async () => {
      const first = (await add(CASES.cumulative, 3)).body;
      expect(at(first, 'UnitPrice')).to.equal(44);
      expect(at((await add(CASES.cumulative, 2)).body, 'UnitPrice')).to.equal(40);
      expect(at((await call('GET', `/lineitems/${textAt(first, 'ID')}`)).body, 'LineTotal')).to.equal(120);
    });

    it('holds quantities against the schedule', async () => {
      expect(code(await add(CASES.restricted, 5))).to.equal('PriceSchedule.QuantityNotAllowed');
      expect(at((await add(CASES.restricted, 6)).body, 'LineTotal')).to.equal(129);
      const tooFew = await add(CASES.minMax, 3);
      expect(code(tooFew)).to.equal('PriceSchedule.CannotBeLessThanMin');
      expect(data(tooFew)).to.include({MinQuantity: 4, MaxQuantity: 200});
      expect(code(await add(CASES.minMax, 201))).to.equal('PriceSchedule.CannotExceedMax');
    });

    it('adds markups per unit, per line and per cent', async () => {
      const product = CASES.markups;
      const total = async (quantity: number, ...specs: object[]): Promise<unknown> =>
        at((await add(product, quantity, specs)).body, 'LineSubtotal');
      expect(await total(2)).to.equal(238);
      expect(await total(2, option(product, 'gift-wrap', 'box'))).to.equal(262);
      expect(await total(2, option(product, 'gift-wrap', 'paper'))).to.equal(242.5);
      expect(await total(2, option(product, 'care', 'five-years'))).to.equal(261.8);
    });

    it('rounds the unit price, not the line', async () => {
      const {body} = await add(CASES.markups, 1, [option(CASES.markups, 'gift-wrap', 'paper')]);
      const three = await call('PATCH', `/lineitems/${String(at(body, 'ID'))}`, {Quantity: 7});
      expect(three.body).to.include({UnitPrice: 119.64, LineSubtotal: 837.5});
    });
  });

  describe('specs and variants', () => {
    it('keeps names and values, with defaults filled in', async () => {
      expect(at((await add(CASES.specs)).body, 'Specs[0]')).to.deep.equal({
        SpecID: 'colombia-huila-grind',
        Name: 'Grind',
        OptionID: 'whole',
        Value: 'Whole bean',
        PriceMarkupType: 'NoMarkup',
        PriceMarkup: null,
      });
    });

    it('takes open texts', async () => {
      const {body} = await add(CASES.markups, 1, [{SpecID: 'hand-grinder-engraving', Value: 'To Ada'}]);
      expect(at(body, 'Specs[0]')).to.include({OptionID: null, Value: 'To Ada'});
      const product = CASES.openOption;
      expect(code(await add(product, 1, [option(product, 'colour', 'own-colour')]))).to.equal('Spec.RequiresValue');
      const own = await add(product, 1, [option(product, 'colour', 'own-colour', 'Rust')]);
      expect(own.body).to.deep.include({UnitPrice: 61});
      expect(at(own.body, 'Specs[0].Value')).to.equal('Rust');
    });

    it('refuses what is missing or unknown', async () => {
      const product = CASES.requiredSpec;
      const SpecID = `${product}-value`;
      expect(code(await add(product))).to.equal('Spec.OneOrMoreRequiresValue');
      expect(code(await add(product, 1, [{SpecID}]))).to.equal('Spec.RequiresSelection');
      expect(code(await add(product, 1, [{SpecID, Value: 'x'}]))).to.equal('Spec.RequiresSelection');
      expect(code(await add(product, 1, [{SpecID, OptionID: 'x'}]))).to.equal('Spec.OptionNotFound');
      expect(code(await add(product, 1, [{SpecID: 'x', OptionID: 'x'}]))).to.equal('NotFound');
    });

    it('finds the variant by the specs', async () => {
      const product = CASES.variants;
      const pick = (size: string, glaze: string): Promise<Answer> =>
        add(product, 2, [option(product, 'size', size), option(product, 'glaze', glaze)]);
      const {body} = await pick('large', 'slate');
      expect(at(body, 'Variant.ID')).to.equal('large-slate');
      expect(at(body, 'UnitPrice')).to.equal(30);
      expect(code(await pick('large', 'clay'))).to.equal('LineItem.VariantNotFound');
    });
  });

  describe('stock', () => {
    it('refuses more than there is, over all lines', async () => {
      expect(code(await add(CASES.outOfStock))).to.equal('Inventory.Insufficient');
      await add(CASES.limitedStock, 2);
      const answer = await add(CASES.limitedStock, 1);
      expect(code(answer)).to.equal('Inventory.Insufficient');
      expect(data(answer)).to.include({ProductID: CASES.limitedStock, QuantityAvailable: 2, QuantityRequested: 3});
    });

    it('counts stock by variant, and not at all where orders may exceed it', async () => {
      const product = CASES.variantStock;
      const pick = (cups: string): Promise<Answer> => add(product, 5, [option(product, 'cups', cups)]);
      expect((await pick('three')).status).to.equal(201);
      expect(code(await pick('six'))).to.equal('Inventory.Insufficient');
      expect((await add(CASES.backorder, 50)).status).to.equal(201);
    });

    it('takes what was bought out of stock', async () => {
      await add(CASES.limitedStock, 2);
      await call('POST', '/submit');
      const {body} = await bench.ask('GET', `/v1/me/products/${CASES.limitedStock}`, {token});
      expect(at(body, 'Inventory.QuantityAvailable')).to.equal(0);
      expect(code(await add(CASES.limitedStock))).to.equal('Inventory.Insufficient');
    });
  });

  describe('the order', () => {
    it('is made, changed and deleted', async () => {
      expect((await call('PATCH', '', {Comments: 'x'})).status).to.equal(404);
      expect((await call('PUT', '', {Comments: 'a', xp: {a: 1}})).body).to.deep.include({Comments: 'a', xp: {a: 1}});
      expect((await call('PATCH', '', {xp: {b: 2}})).body).to.deep.include({Comments: 'a', xp: {a: 1, b: 2}});
      expect((await call('PUT', '', {})).body).to.deep.include({Comments: null, xp: null});
      expect((await call('PATCH', '', {ShippingCost: 1})).status).to.equal(403);
      expect((await call('DELETE')).status).to.equal(204);
      expect(at((await call('GET')).body, 'ID')).to.equal(null);
    });

    it('takes the name and e-mail of a guest', async () => {
      await add(CASES.plain);
      const body = {Email: 'guest@example.com', FirstName: 'Guest', Username: 'ignored'};
      const answer = await call('PATCH', '/fromuser', body);
      expect(at(answer.body, 'FromUser')).to.include({Email: 'guest@example.com', FirstName: 'Guest', Username: 'ada'});
      expect((await call('PATCH', '/fromuser', {Email: 'nonsense'})).status).to.equal(400);
    });

    it('validates, and says all that is wrong', async () => {
      expect(code(await call('POST', '/validate'))).to.equal('Order.CannotSubmitWithNoLineItems');
      await add(CASES.plain);
      expect((await call('POST', '/validate')).status).to.equal(204);
    });

    it('submits once, and the next cart is another', async () => {
      await add(CASES.plain);
      const ID = textAt((await call('GET')).body, 'ID');
      const submitted = await call('POST', '/submit');
      expect(submitted.status).to.equal(201);
      expect(submitted.body).to.include({ID, Status: 'Open', IsSubmitted: true});
      expect(at(submitted.body, 'DateSubmitted')).to.be.a('string');
      expect(at((await call('GET')).body, 'ID')).to.equal(null);
      expect(code(await call('POST', '/submit'))).to.equal('Order.CannotSubmitWithNoLineItems');
    });

    it('gives the worksheet', async () => {
      await add(CASES.plain);
      const {body} = await call('GET', '/worksheet');
      expect(at(body, 'LineItems')).to.have.length(1);
      expect(body).to.include({ShipEstimateResponse: null});
    });
  });

  describe('what is kept at several places', () => {
    const place = (name: string): string => `${CASES.placed}-${name}`;
    const addAt = (InventoryRecordID: string, Quantity: number): Promise<Answer> =>
      call('POST', '/lineitems', {ProductID: CASES.placed, Quantity, InventoryRecordID});
    const left = async (name: string): Promise<unknown> => {
      const {body} = await bench.ask('GET', `/v1/me/products/${CASES.placed}/inventoryrecords`, {token});
      return (at(body, 'Items') as {ID: string; QuantityAvailable: number}[]).find(({ID}) => ID === place(name))
        ?.QuantityAvailable;
    };

    it('is sold from the place that a line names', async () => {
      const refused = await addAt(place('harbour'), 3);
      expect(code(refused)).to.equal('Inventory.Insufficient');
      expect(data(refused)).to.include({QuantityAvailable: 2, QuantityRequested: 3});
      expect((await addAt(place('harbour'), 2)).body).to.include({InventoryRecordID: place('harbour')});
      expect(code(await addAt(place('harbour'), 1))).to.equal('Inventory.Insufficient');
      expect((await addAt(place('north'), 1)).status).to.equal(201);
      await call('POST', '/submit');
      expect([await left('north'), await left('harbour')]).to.deep.equal([4, 0]);
    });

    it('is taken from no place where a line names none', async () => {
      expect(code(await add(CASES.placed, 8))).to.equal('Inventory.Insufficient');
      expect((await add(CASES.placed, 7)).status).to.equal(201);
      await call('POST', '/submit');
      expect([await left('north'), await left('harbour')]).to.deep.equal([5, 2]);
    });

    it('can be moved to another place, but to none of another product', async () => {
      const ID = textAt((await addAt(place('harbour'), 1)).body, 'ID');
      const moved = await call('PATCH', `/lineitems/${ID}`, {InventoryRecordID: place('north')});
      expect(moved.body).to.include({InventoryRecordID: place('north'), Quantity: 1});
      const strange = await call('PATCH', `/lineitems/${ID}`, {InventoryRecordID: `${CASES.placedVariants}-m-north`});
      expect(strange.status).to.equal(404);
      expect(data(strange)).to.include({ObjectType: 'InventoryRecord'});
    });

    it('is counted for each variant', async () => {
      const addVariant = (size: string, where: string): Promise<Answer> =>
        call('POST', '/lineitems', {
          ProductID: CASES.placedVariants,
          Quantity: 1,
          Specs: [option(CASES.placedVariants, 'board-size', size)],
          InventoryRecordID: `${CASES.placedVariants}-${size}-${where}`,
        });
      expect(code(await addVariant('l', 'harbour'))).to.equal('Inventory.Insufficient');
      expect((await addVariant('m', 'harbour')).status).to.equal(201);
    });
  });
});
