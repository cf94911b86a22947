import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {textAt, useSandbox} from '../support/sandbox.js';
import {READ, useCart} from './cart-tools.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

describe('Cart, adding', () => {
  const shop = useSandbox();
  const {add, settled, snapshot, held, filled, otherTabRemoves} = useCart(shop);

  it('creates the cart, and asks for a token only then', async () => {
    await shop.session();
    const {lineItem, quantity, order} = await add(CASES.plain, 2);
    expect(lineItem).to.include({ProductID: CASES.plain, Quantity: 2, UnitPrice: 12.5, LineTotal: 25});
    expect([quantity, order]).to.deep.equal([2, null]);
    expect(shop.requests.slice(0, 2)).to.deep.equal(['POST /oauth/token', 'POST /v1/cart/lineitems']);
    await settled();
    expect(shop.requests.slice(2)).to.deep.equal(READ);
    expect(snapshot().status).to.equal('ready');
    expect(snapshot().order!.Total).to.equal(25);
    expect(commerce().session.notes.hasCart).to.equal(true);
  });

  it('raises the line of the same product, and reports what was added', async () => {
    const {mark, id} = await filled();
    const {lineItem, quantity, order} = await add(CASES.plain, 1);
    expect(lineItem).to.include({ID: id, Quantity: 3});
    expect(quantity).to.equal(1);
    expect(order!.ID).to.equal(snapshot().order!.ID);
    expect(shop.requests[mark]).to.equal(`PATCH /v1/cart/lineitems/${id}`);
    await settled();
    expect(held()).to.deep.equal([[CASES.plain, 3]]);
  });

  it('reads a cart first that was made on another page', async () => {
    const session = await shop.session();
    const tokens = shop.sandbox.tokensFor();
    await shop.ask('POST', '/v1/cart/lineitems', {
      token: tokens.accessToken,
      body: {ProductID: CASES.plain, Quantity: 4},
    });
    await session.setTokens(tokens);
    expect((await add(CASES.plain, 1)).lineItem.Quantity).to.equal(5);
  });

  it('makes one change at a time, in order, and reads the cart after the last', async () => {
    const {mark} = await filled();
    const added = await Promise.all([add(CASES.noPicture, 1), add(CASES.plain, 1), add(CASES.noPicture, 2)]);
    expect(added.map(({quantity}) => quantity)).to.deep.equal([1, 1, 2]);
    await settled();
    expect(shop.requests.slice(mark).map((request) => request.split(' ')[0])).to.deep.equal([
      ...['POST', 'PATCH', 'PATCH'],
      ...['GET', 'GET'],
    ]);
    expect(held()).to.deep.equal([
      [CASES.plain, 3],
      [CASES.noPicture, 3],
    ]);
  });

  it('keeps other choices on a line of their own, and merges equal ones whatever their order', async () => {
    await shop.session();
    const {cart} = commerce();
    const SpecID = 'gift-card-value';
    const token = await shop.anonymousToken();
    const {body} = await shop.ask('GET', `/v1/me/products/${CASES.requiredSpec}/specs`, {token});
    const [first, second] = [textAt(body, 'Items[0].Options[0].ID'), textAt(body, 'Items[0].Options[1].ID')];
    const choose = (OptionID: string): Promise<unknown> =>
      cart.add({productID: CASES.requiredSpec, quantity: 1, specs: [{SpecID, OptionID}]});
    for (const option of [first, second, first]) await choose(option);
    await settled();
    expect(held().map(([, quantity]) => quantity)).to.deep.equal([2, 1]);
  });

  it('merges what differs only by a default that OrderCloud filled in', async () => {
    await shop.session();
    await add(CASES.specs, 1);
    await add(CASES.specs, 2);
    await add(CASES.specs, 1);
    await settled();
    expect(held()).to.deep.equal([[CASES.specs, 4]]);
    expect(shop.requests.filter((request) => request.includes('/specs')).length).to.equal(1);
  });

  it('makes a new line where the old one was taken out in another tab', async () => {
    const {id} = await filled();
    await otherTabRemoves(id);
    const {lineItem, quantity} = await add(CASES.plain, 1);
    expect(lineItem.Quantity).to.equal(1);
    expect(quantity).to.equal(1);
    expect(lineItem.ID).to.not.equal(id);
  });

  it('starts another cart where the anonymous token has ended meanwhile', async () => {
    await filled();
    shop.sandbox.revokeTokens();
    await add(CASES.noPicture, 1);
    await settled();
    expect(held()).to.deep.equal([[CASES.noPicture, 1]]);
  });

  for (const quantity of [0, -1, 1.5, NaN, Infinity]) {
    it(`refuses the quantity ${quantity} without a request`, async () => {
      await shop.session();
      expect((await rejection(add(CASES.plain, quantity))).code).to.equal('quantity-invalid');
      expect(shop.requests).to.deep.equal([]);
    });
  }

  it('refuses an empty product ID without a request', async () => {
    await shop.session();
    expect((await rejection(add('', 1))).code).to.equal('product-id-missing');
    expect(shop.requests).to.deep.equal([]);
  });

  it("says OrderCloud's reason, and changes nothing", async () => {
    await filled();
    const error = await rejection(add(CASES.outOfStock, 1));
    expect(error).to.include({code: 'Inventory.Insufficient', status: 400});
    expect(error.data).to.include({QuantityRequested: 1});
    await settled();
    expect(held()).to.deep.equal([[CASES.plain, 2]]);
  });

  for (const failure of FAILURES) {
    it(`fails as it should: ${failure.name}`, async () => {
      await shop.session({timeout: SHORT_TIMEOUT});
      shop.sandbox.faults.add({operation: 'Cart.CreateLineItem', ...failure.fault});
      expectFailure(await rejection(add(CASES.plain, 1)), failure, 'Cart.CreateLineItem');
      expect(snapshot().status).to.equal('idle');
    });
  }

  it('is done although the cart could not be read afterwards', async () => {
    await shop.session();
    shop.sandbox.faults.add({operation: 'Cart.Get', kind: 'drop', times: 1});
    expect((await add(CASES.plain, 2)).quantity).to.equal(2);
    await settled();
    expect(snapshot()).to.include({status: 'error'});
    expect(snapshot().error!.code).to.equal('offline');
    await commerce().cart.load();
    expect(held()).to.deep.equal([[CASES.plain, 2]]);
  });

  describe('by the Orders routes', () => {
    it('puts lines into an order of the page, and leaves the cart alone', async () => {
      const session = await shop.session();
      const tokens = shop.sandbox.tokensFor();
      await session.setTokens(tokens);
      const {body} = await shop.ask('POST', '/v1/orders/Outgoing', {token: tokens.accessToken, body: {}});
      const orderID = textAt(body, 'ID');
      const {cart} = commerce();
      const first = await cart.add({productID: CASES.plain, quantity: 2}, {orderID});
      const second = await cart.add({productID: CASES.plain, quantity: 1}, {orderID});
      expect([first.quantity, first.order]).to.deep.equal([2, null]);
      expect(second.lineItem).to.include({ID: first.lineItem.ID, Quantity: 3});
      expect(snapshot().status).to.equal('idle');
      expect(shop.requests.filter((request) => request.includes('/cart'))).to.deep.equal([]);
    });

    it('says that there is no such order', async () => {
      await shop.session();
      const error = await rejection(commerce().cart.add({productID: CASES.plain, quantity: 1}, {orderID: 'none/such'}));
      expect(error).to.include({code: 'NotFound', status: 404, operation: 'LineItems.List'});
      expect(shop.requests.at(-1)).to.include('/v1/orders/Outgoing/none%2Fsuch/lineitems');
    });
  });
});
