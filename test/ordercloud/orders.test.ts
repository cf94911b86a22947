import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentOrders, type SubmitOptions, type SubmittedOrder} from '../../src/ordercloud/orders.js';
import type {Session, SessionConfig} from '../../src/ordercloud/session.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {textAt, useSandbox} from '../support/sandbox.js';
import {READ, useCart} from './cart-tools.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

const EMAIL = 'guest@example.com';

describe('Orders', () => {
  const shop = useSandbox();
  const {add, settled, snapshot, filled} = useCart(shop);

  async function registered(config: Partial<SessionConfig> = {}): Promise<Session> {
    const session = await shop.session(config);
    await session.signIn('ada', 'Sandbox-1');
    await add(CASES.plain, 2);
    await settled();
    return session;
  }
  async function buy(options: SubmitOptions = {}): Promise<SubmittedOrder> {
    const orders = currentOrders();
    return orders.submit(await orders.prepare(options), options);
  }
  const writes = (): string[] =>
    shop.requests.filter((request) => /^(PATCH|POST) .*(fromuser|validate|submit)/.test(request));

  describe('for a shopper', () => {
    it('validates and submits, and gives the lines that were bought', async () => {
      await registered();
      await add(CASES.noPicture, 1);
      const {order, lineItems, guestEmail} = await buy({email: EMAIL});
      expect(order).to.include({IsSubmitted: true, Total: 31.9});
      expect(lineItems.map(({ProductID, Quantity, LineTotal}) => [ProductID, Quantity, LineTotal])).to.deep.equal([
        [CASES.plain, 2, 25],
        [CASES.noPicture, 1, 6.9],
      ]);
      expect(guestEmail).to.equal(null);
      expect(writes()).to.deep.equal(['POST /v1/cart/validate', 'POST /v1/cart/submit']);
    });

    it('leaves an empty cart', async () => {
      await registered();
      await buy();
      await settled();
      expect(snapshot()).to.include({status: 'empty', order: null});
    });

    it('waits for changes of the cart', async () => {
      await registered();
      const change = add(CASES.plain, 3);
      expect((await currentOrders().prepare()).lineItems[0]!.Quantity).to.equal(5);
      await change;
    });

    it('gives the lines as they are where the cart was changed after it was prepared', async () => {
      await registered();
      const orders = currentOrders();
      const prepared = await orders.prepare();
      await add(CASES.plain, 1);
      expect((await orders.submit(prepared)).lineItems.map(({Quantity}) => Quantity)).to.deep.equal([3]);
    });

    it('has nothing to prepare without a cart, and makes no request without a token', async () => {
      const session = await shop.session();
      expect((await rejection(currentOrders().prepare())).code).to.equal('cart-empty');
      expect(shop.requests).to.deep.equal([]);
      await session.signIn('ada', 'Sandbox-1');
      expect((await rejection(currentOrders().prepare())).code).to.equal('cart-empty');
    });

    it('submits an order once', async () => {
      await registered();
      const orders = currentOrders();
      const prepared = await orders.prepare();
      const [first, second] = await Promise.allSettled([orders.submit(prepared), orders.submit(prepared)]);
      expect(first.status).to.equal('fulfilled');
      expect((second as PromiseRejectedResult).reason).to.have.property('code', 'order-submitted');
      expect(writes().length).to.equal(2);
    });

    it('submits nothing that is not valid, and says all that is wrong', async () => {
      await registered();
      const Errors = [
        {ErrorCode: 'Inventory.Insufficient', Message: 'Too few.', Data: {ProductID: CASES.plain}},
        {ErrorCode: 'Order.ProductsNotFound', Message: 'Gone.', Data: null},
      ];
      shop.sandbox.faults.add({operation: 'Cart.Validate', kind: 'status', status: 400, body: {Errors}});
      const error = await rejection(buy());
      expect(error).to.include({code: 'Inventory.Insufficient', status: 400, operation: 'Cart.Validate'});
      expect(error.data).to.deep.equal(Errors);
      expect(writes()).to.deep.equal(['POST /v1/cart/validate']);
    });
  });

  describe('for a guest', () => {
    it("writes the guest's e-mail first, and takes the next anonymous token afterwards", async () => {
      await filled();
      const {session} = commerce();
      const before = session.cartOrderID;
      const {order, guestEmail} = await buy({email: ` ${EMAIL} `});
      expect(guestEmail).to.equal(EMAIL);
      expect(order.FromUser!.Email).to.equal(EMAIL);
      expect(writes()).to.deep.equal(['PATCH /v1/cart/fromuser', 'POST /v1/cart/validate', 'POST /v1/cart/submit']);
      await settled();
      expect(session.hasToken()).to.equal(false);
      expect(snapshot()).to.include({status: 'empty', order: null});
      await add(CASES.plain, 1);
      expect(session.cartOrderID).to.not.equal(before);
    });

    it('is not submitted without an e-mail, and nothing is written', async () => {
      const {mark} = await filled();
      for (const email of [undefined, '', '  ']) {
        expect((await rejection(buy({email}))).code).to.equal('guest-email-missing');
      }
      expect((await rejection(buy({email: 'guest'}))).code).to.equal('guest-email-invalid');
      expect(shop.requests.slice(mark).every((request) => READ.includes(request))).to.equal(true);
    });

    it('may be nobody where the page says so', async () => {
      await filled();
      const {order, guestEmail} = await buy({withoutEmail: true});
      expect(guestEmail).to.equal(null);
      expect(order.FromUser!.Email).to.equal(SANDBOX.anonymousEmail);
      expect(writes()).to.not.include('PATCH /v1/cart/fromuser');
    });

    it('need not give the e-mail again after a refusal, and not to the next order', async () => {
      await filled();
      const undo = shop.sandbox.faults.add({operation: 'Cart.Validate', kind: 'status', status: 400});
      await rejection(buy({email: EMAIL}));
      undo();
      expect((await buy()).guestEmail).to.equal(EMAIL);
      expect(writes().filter((request) => request.startsWith('PATCH')).length).to.equal(1);
      await add(CASES.plain, 1);
      expect((await rejection(buy())).code).to.equal('guest-email-missing');
    });
  });

  describe('by the Orders routes', () => {
    async function placeOrder(token: string): Promise<string> {
      const {body} = await shop.ask('POST', '/v1/orders/Outgoing', {token, body: {}});
      const orderID = textAt(body, 'ID');
      await commerce().cart.add({productID: CASES.plain, quantity: 2}, {orderID});
      return orderID;
    }

    it('submits an order of the page', async () => {
      const session = await shop.session();
      const {accessToken} = shop.sandbox.tokensFor();
      await session.setTokens({accessToken});
      const orderID = await placeOrder(accessToken);
      const {order, lineItems} = await buy({orderID});
      expect([order.ID, lineItems.length]).to.deep.equal([orderID, 1]);
      const route = `POST /v1/orders/Outgoing/${orderID}`;
      expect(writes()).to.deep.equal([`${route}/validate`, `${route}/submit`]);
      expect(shop.requests.filter((request) => / \/v1\/cart.*(submit|validate)/.test(request))).to.deep.equal([]);
    });

    it("writes a guest's e-mail into it, and takes the next anonymous token afterwards", async () => {
      const session = await shop.session();
      const accessToken = await shop.anonymousToken();
      await session.setTokens({accessToken});
      const orderID = await placeOrder(accessToken);
      const {guestEmail, order} = await buy({orderID, email: EMAIL});
      expect([guestEmail, order.FromUser!.Email]).to.deep.equal([EMAIL, EMAIL]);
      expect(writes()[0]).to.equal(`PATCH /v1/orders/Outgoing/${orderID}/fromuser`);
      expect(session.hasToken()).to.equal(false);
    });

    it('says that there is no such order', async () => {
      await shop.session();
      const error = await rejection(currentOrders().prepare({orderID: 'none'}));
      expect(error).to.include({code: 'NotFound', status: 404});
    });
  });

  describe('when the answer to a submission was lost', () => {
    for (const kind of ['answer-lost', 'junk'] as const) {
      it(`does not submit again what OrderCloud has taken: ${kind}`, async () => {
        await filled();
        shop.sandbox.faults.add({operation: 'Cart.Submit', kind, times: 1});
        const orders = currentOrders();
        const prepared = await orders.prepare();
        await rejection(orders.submit(prepared, {email: EMAIL}));
        const {order, lineItems, guestEmail} = await orders.submit(prepared, {email: EMAIL});
        expect([order.ID, order.IsSubmitted, guestEmail]).to.deep.equal([prepared.order.ID, true, EMAIL]);
        expect(lineItems.map(({Quantity}) => Quantity)).to.deep.equal([2]);
        expect(writes().filter((request) => request.endsWith('submit')).length).to.equal(1);
        expect(commerce().session.hasToken()).to.equal(false);
      });
    }

    it('finds that order again when it is prepared anew, though the cart is another one', async () => {
      await registered();
      shop.sandbox.faults.add({operation: 'Cart.Submit', kind: 'answer-lost', times: 1});
      await rejection(buy());
      const {order} = await buy();
      expect(order.IsSubmitted).to.equal(true);
      expect(writes().filter((request) => request.endsWith('submit')).length).to.equal(1);
      expect((await rejection(currentOrders().prepare())).code).to.equal('cart-empty');
    });

    it('submits again what OrderCloud never heard of', async () => {
      await registered();
      shop.sandbox.faults.add({operation: 'Cart.Submit', kind: 'drop', times: 1});
      expect((await rejection(buy())).code).to.equal('offline');
      expect((await buy()).order.IsSubmitted).to.equal(true);
      expect(writes().filter((request) => request.endsWith('submit')).length).to.equal(2);
    });

    it('goes on where the order is there no more', async () => {
      const session = await registered();
      session.note({submitting: {orderID: 'gone', email: null}});
      expect((await buy()).order.IsSubmitted).to.equal(true);
    });
  });

  for (const failure of FAILURES) {
    it(`fails as it should: ${failure.name}`, async () => {
      await registered({timeout: SHORT_TIMEOUT});
      shop.sandbox.faults.add({operation: 'Cart.Submit', ...failure.fault});
      expectFailure(await rejection(buy()), failure, 'Cart.Submit');
    });
  }
});
