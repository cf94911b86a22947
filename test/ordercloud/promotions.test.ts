import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentPromotions, type PromotionsSnapshot} from '../../src/ordercloud/promotions.js';
import type {SessionConfig} from '../../src/ordercloud/session.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {useCart} from './cart-tools.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

describe('Promotions', () => {
  const shop = useSandbox();
  const {add, settled, snapshot} = useCart(shop);
  const state = (): PromotionsSnapshot => currentPromotions().state.value;
  const codes = (): string[] => state().promotions.map(({code}) => code);
  const asked = (start: string): number => shop.requests.filter((request) => request.startsWith(start)).length;

  async function filled(quantity = 4, config: Partial<SessionConfig> = {}): Promise<void> {
    await shop.session(config);
    await add(CASES.plain, quantity);
    await settled();
  }

  it('puts a promotion on the cart, and reads the cart again', async () => {
    await filled();
    const added = await currentPromotions().add(' WELCOME10 ');
    expect(added).to.deep.equal({
      code: 'WELCOME10',
      name: '10% off your first order',
      amount: 5,
      automatic: false,
    });
    expect(state()).to.deep.equal({status: 'ready', promotions: [added], error: null});
    expect(snapshot().order).to.include({Subtotal: 50, PromotionDiscount: 5, Total: 45});
  });

  it('counts a promotion of lines once, with all that it takes off', async () => {
    await filled(2);
    await add(CASES.priceBreaks, 1);
    await currentPromotions().add('COFFEE15');
    expect(state().promotions.map(({amount}) => amount)).to.deep.equal([5.7]);
    expect(snapshot().lineItems.map(({LineTotal}) => LineTotal)).to.deep.equal([21.25, 11.05]);
  });

  it('keeps the order with adds', async () => {
    await shop.session();
    const [added] = await Promise.all([add(CASES.plain, 4), currentPromotions().add('FIVE')]);
    expect(added.quantity).to.equal(4);
    expect(codes()).to.deep.equal(['FIVE']);
  });

  it('encodes a code, which is not what the SDK does', async () => {
    await filled();
    await currentPromotions().add('10% OFF/NOW');
    expect(codes()).to.deep.equal(['10% OFF/NOW']);
    await currentPromotions().remove('10% OFF/NOW');
    expect(codes()).to.deep.equal([]);
    expect(snapshot().order!.Total).to.equal(50);
  });

  it('refuses what is no code, and a cart that is none, without a request', async () => {
    await shop.session();
    expect((await rejection(currentPromotions().add('  '))).code).to.equal('promo-code-missing');
    expect((await rejection(currentPromotions().add('FIVE'))).code).to.equal('cart-empty');
    expect(shop.requests).to.deep.equal([]);
    await filled();
    expect((await rejection(currentPromotions().add('..'))).code).to.equal('id-invalid');
  });

  it('says that there is no cart where only OrderCloud knows', async () => {
    const session = await shop.session();
    await session.signIn('ada', 'Sandbox-1');
    expect((await rejection(currentPromotions().add('FIVE'))).code).to.equal('cart-empty');
    await filled();
    expect(await rejection(currentPromotions().add('NOPE'))).to.include({code: 'NotFound', status: 404});
  });

  it('takes it for done where an answer was lost and the code has arrived', async () => {
    await filled();
    shop.sandbox.faults.add({operation: 'Cart.AddPromotion', kind: 'answer-lost', times: 1});
    await rejection(currentPromotions().add('FIVE'));
    expect((await currentPromotions().add('FIVE')).code).to.equal('FIVE');
    expect((await rejection(currentPromotions().add('FIVE'))).code).to.equal('Promotion.AlreadyAdded');
    shop.sandbox.faults.add({operation: 'Cart.DeletePromotion', kind: 'answer-lost', times: 1});
    await rejection(currentPromotions().remove('FIVE'));
    await currentPromotions().remove('FIVE');
    expect(codes()).to.deep.equal([]);
  });

  it('asks for nothing while nothing can have changed', async () => {
    await shop.session();
    await currentPromotions().sync(true);
    expect(shop.requests).to.deep.equal([]);
    await filled();
    await currentPromotions().sync();
    await add(CASES.plain, 1);
    await settled();
    await currentPromotions().sync();
    expect(asked('GET /v1/cart/promotions')).to.equal(1);
    await currentPromotions().add('FIVE');
    await currentPromotions().sync();
    expect(asked('GET /v1/cart/promotions')).to.equal(2);
    await add(CASES.plain, 1);
    await settled();
    await currentPromotions().sync();
    expect(asked('GET /v1/cart/promotions')).to.equal(3);
  });

  it('lets OrderCloud apply and take off, once for each state of the lines', async () => {
    await filled();
    await currentPromotions().add('FIVE');
    const {cart} = commerce();
    await cart.setQuantity(snapshot().lineItems[0]!.ID!, 12);
    await settled();
    const grown = await currentPromotions().sync(true);
    expect(grown!.added.map(({code, amount}) => [code, amount])).to.deep.equal([['BIGBASKET', 10]]);
    expect(snapshot().order!.Total).to.equal(135);
    expect(codes()).to.deep.equal(['FIVE', 'BIGBASKET']);
    expect(await currentPromotions().sync(true)).to.equal(null);
    await cart.setQuantity(snapshot().lineItems[0]!.ID!, 2);
    await settled();
    const shrunk = await currentPromotions().sync(true);
    expect(shrunk!.removed.map(({code, reason}) => [code, reason])).to.deep.equal([
      ['FIVE', 'Promotion.NotEligible'],
      ['BIGBASKET', 'Promotion.NotEligible'],
    ]);
    expect(asked('POST /v1/cart/refreshpromotions')).to.equal(2);
  });

  it("shows nobody another one's promotions", async () => {
    await filled();
    await currentPromotions().add('FIVE');
    await commerce().session.signOut();
    expect(state()).to.deep.equal({status: 'idle', promotions: [], error: null});
  });

  it('shows why promotions could not be read, and reads them when asked again', async () => {
    await filled();
    const mend = shop.sandbox.faults.add({operation: 'Cart.ListPromotions', kind: 'status', status: 500});
    expect(await currentPromotions().sync()).to.equal(null);
    expect(state().error).to.include({code: 'ServerError', operation: 'Cart.ListPromotions'});
    mend();
    await currentPromotions().sync();
    expect(state()).to.include({status: 'ready', error: null});
  });

  for (const failure of FAILURES) {
    it(`fails as it should: ${failure.name}`, async () => {
      await filled(4, {timeout: SHORT_TIMEOUT});
      shop.sandbox.faults.add({operation: 'Cart.AddPromotion', ...failure.fault});
      expectFailure(await rejection(currentPromotions().add('FIVE')), failure, 'Cart.AddPromotion');
    });

    it(`shows it in the state: ${failure.name}`, async () => {
      await filled(4, {timeout: SHORT_TIMEOUT});
      shop.sandbox.faults.add({operation: 'Cart.RefreshPromotions', ...failure.fault});
      await currentPromotions().sync(true);
      expectFailure(state().error, failure, 'Cart.RefreshPromotions');
    });
  }
});
