import {expect, waitUntil} from '@open-wc/testing';
import type {CartSnapshot} from '../../src/ordercloud/cart.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {READ, useCart} from './cart-tools.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

describe('Cart', () => {
  const shop = useSandbox();
  const {settled, snapshot, held, filled, otherTabRemoves} = useCart(shop);

  describe('reading', () => {
    it('is empty without a token, without a request', async () => {
      const {cart} = commerce();
      const load = cart.load();
      expect(snapshot().status).to.equal('loading');
      await shop.session();
      await load;
      expect(snapshot()).to.deep.equal({status: 'empty', order: null, lineItems: [], error: null});
      expect(shop.requests).to.deep.equal([]);
    });

    it('is empty where a token has no cart', async () => {
      const session = await shop.session();
      await session.signIn('ada', 'Sandbox-1');
      await commerce().cart.load();
      expect(snapshot()).to.deep.equal({status: 'empty', order: null, lineItems: [], error: null});
    });

    it('is done once for all who ask, and not again while it is known', async () => {
      const session = await shop.session();
      await session.signIn('ada', 'Sandbox-1');
      const mark = shop.requests.length;
      await Promise.all([commerce().cart.load(), commerce().cart.load()]);
      await commerce().cart.load();
      expect(shop.requests.slice(mark)).to.deep.equal(READ);
    });

    it('takes all pages of lines', async () => {
      const session = await shop.session();
      const tokens = shop.sandbox.tokensFor();
      await session.setTokens(tokens);
      for (let line = 0; line < 101; line++) {
        await shop.ask('POST', '/v1/cart/lineitems', {
          token: tokens.accessToken,
          body: {ProductID: CASES.plain, Quantity: 1},
        });
      }
      await commerce().cart.load();
      expect(snapshot().lineItems.length).to.equal(101);
      expect(shop.requests.at(-1)).to.equal('GET /v1/cart/lineitems?page=2&pageSize=100');
    });

    for (const failure of FAILURES) {
      it(`shows a failure, and can be tried again: ${failure.name}`, async () => {
        const session = await shop.session({timeout: SHORT_TIMEOUT});
        await session.setTokens(shop.sandbox.tokensFor());
        const undo = shop.sandbox.faults.add({operation: 'Cart.Get', ...failure.fault});
        await commerce().cart.load();
        expect(snapshot().status).to.equal('error');
        expectFailure(snapshot().error, failure, 'Cart.Get');
        undo();
        await commerce().cart.load();
        expect(snapshot()).to.include({status: 'empty', error: null});
      });
    }
  });

  describe('changing', () => {
    it('sets a quantity and says what that changed', async () => {
      const {cart, id} = await filled();
      expect(await cart.setQuantity(id, 5)).to.deep.include({change: 3});
      expect((await cart.setQuantity(id, 1)).change).to.equal(-4);
      await settled();
      expect(held()).to.deep.equal([[CASES.plain, 1]]);
      expect(snapshot().order!.Total).to.equal(12.5);
    });

    it('makes no request where the quantity is what it was', async () => {
      const {cart, id, mark} = await filled();
      expect((await cart.setQuantity(id, 2)).change).to.equal(0);
      await settled();
      expect(shop.requests.length).to.equal(mark);
    });

    it('removes a line and gives it as it was', async () => {
      const {cart, id} = await filled();
      expect((await cart.remove(id)).lineItem).to.include({ID: id, Quantity: 2});
      await settled();
      expect(snapshot()).to.include({status: 'empty'});
      expect(snapshot().order!.Total).to.equal(0);
    });

    it('refuses a quantity below 1, and a line that is not there', async () => {
      const {cart, id} = await filled();
      expect((await rejection(cart.setQuantity(id, 0))).code).to.equal('quantity-invalid');
      for (const change of [cart.setQuantity('gone', 1), cart.remove('gone')]) {
        expect(await rejection(change)).to.include({code: 'NotFound', status: 404});
      }
    });

    it('shows the cart as it is where another tab has removed the line', async () => {
      const {cart, id} = await filled();
      await otherTabRemoves(id);
      expect((await rejection(cart.setQuantity(id, 3))).code).to.equal('NotFound');
      await settled();
      expect(snapshot().status).to.equal('empty');
    });

    for (const failure of FAILURES.filter(({expected}) => expected.status !== 401)) {
      it(`fails as it should: ${failure.name}`, async () => {
        const {cart, id} = await filled({timeout: SHORT_TIMEOUT});
        shop.sandbox.faults.add({operation: 'Cart.PatchLineItem', ...failure.fault});
        expectFailure(await rejection(cart.setQuantity(id, 3)), failure, 'Cart.PatchLineItem');
      });
    }
  });

  describe('with another shopper', () => {
    it('shows nothing of one shopper to the next', async () => {
      await filled();
      const seen: CartSnapshot[] = [];
      commerce().cart.state.subscribe((state) => seen.push(state));
      await commerce().session.signOut();
      await waitUntil(() => snapshot().status === 'empty');
      expect(seen.map(({status, lineItems}) => [status, lineItems.length])).to.deep.equal([
        ['loading', 0],
        ['empty', 0],
      ]);
    });

    it('is read again only where it has been read', async () => {
      const session = await shop.session();
      await session.signIn('ada', 'Sandbox-1');
      await session.signOut();
      expect(shop.requests.filter((request) => request.includes('/cart'))).to.deep.equal([]);
    });
  });
});
