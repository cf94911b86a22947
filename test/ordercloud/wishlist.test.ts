import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentWishlist, type WishlistSnapshot} from '../../src/ordercloud/wishlist.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

describe('Wishlist', () => {
  const shop = useSandbox();
  const snapshot = (): WishlistSnapshot => currentWishlist().state.value;
  const count = (line: string): number => shop.requests.filter((each) => each.startsWith(line)).length;

  async function opened(username = 'ada'): Promise<void> {
    const session = await shop.session({timeout: SHORT_TIMEOUT});
    await session.signIn(username, 'Sandbox-1');
    await currentWishlist().load();
  }

  it('is none of a guest’s, without a request', async () => {
    await shop.session();
    await currentWishlist().load();
    expect(snapshot()).to.include({status: 'empty', error: null});
    expect((await rejection(currentWishlist().set(CASES.plain, true))).code).to.equal('session-required');
    expect(shop.requests).to.deep.equal([]);
  });

  it('is made with the first product, and once', async () => {
    await opened();
    expect(snapshot().status).to.equal('empty');
    await Promise.all([currentWishlist().set(CASES.plain, true), currentWishlist().set(CASES.sale, true)]);
    expect(snapshot().productIDs).to.deep.equal([CASES.plain, CASES.sale]);
    expect(count('POST /v1/me/productcollections')).to.equal(1);
    await currentWishlist().set(CASES.plain, false);
    expect(snapshot().productIDs).to.deep.equal([CASES.sale]);
  });

  it('is found again, whatever else the shopper collects', async () => {
    const {accessToken: token} = shop.sandbox.tokensFor();
    await shop.ask('POST', '/v1/me/productcollections', {token, body: {ID: 'other', Name: 'Wishlist for Grace'}});
    await shop.ask('POST', '/v1/me/productcollections', {token, body: {ID: 'mine', Name: 'Wishlist'}});
    await shop.ask('PUT', `/v1/me/productcollections/mine/${CASES.sale}`, {token});
    await opened();
    expect(snapshot().productIDs).to.deep.equal([CASES.sale]);
    expect(count('GET /v1/me/productcollections/mine/products')).to.equal(1);
  });

  it('forgets what another tab has taken off', async () => {
    await opened();
    await currentWishlist().set(CASES.plain, true);
    shop.sandbox.faults.add({
      operation: 'Me.DeleteProductCollectionEntry',
      kind: 'status',
      status: 404,
      body: {Errors: [{ErrorCode: 'NotFound', Message: '', Data: null}]},
    });
    await currentWishlist().set(CASES.plain, false);
    expect(snapshot().status).to.equal('empty');
  });

  it('is nobody else’s', async () => {
    await opened();
    await currentWishlist().set(CASES.plain, true);
    await commerce().session.signOut();
    expect(snapshot().productIDs).to.deep.equal([]);
    await commerce().session.signIn('grace', 'Sandbox-1');
    await currentWishlist().load();
    expect(snapshot().status).to.equal('empty');
    await commerce().session.signIn('ada', 'Sandbox-1');
    await currentWishlist().load();
    expect(snapshot().productIDs).to.deep.equal([CASES.plain]);
  });

  it('takes no product that can not be seen', async () => {
    await opened();
    expect((await rejection(currentWishlist().set(CASES.invisible, true))).code).to.equal('NotFound');
    expect((await rejection(currentWishlist().set('..', true))).code).to.equal('id-invalid');
    expect(snapshot().productIDs).to.deep.equal([]);
  });

  for (const failure of FAILURES) {
    it(`tells of ${failure.name}`, async () => {
      const session = await shop.session({timeout: SHORT_TIMEOUT});
      await session.signIn('ada', 'Sandbox-1');
      shop.sandbox.faults.add({operation: 'Me.ListProductCollections', ...failure.fault});
      await currentWishlist().load();
      expect(snapshot().status).to.equal('error');
      expectFailure(snapshot().error, failure, 'Me.ListProductCollections');
    });
  }
});
