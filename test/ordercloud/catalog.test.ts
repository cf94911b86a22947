import {expect, waitUntil} from '@open-wc/testing';
import type {ProductSnapshot} from '../../src/ordercloud/catalog.js';
import {commerce, createCommerce} from '../../src/ordercloud/commerce.js';
import {Session} from '../../src/ordercloud/session.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, SHORT_TIMEOUT} from './failures.js';

describe('Catalog', () => {
  const shop = useSandbox();
  const reads = (): string[] => shop.requests.filter((request) => request.startsWith('GET /v1/me/products'));

  /** Watches a product and keeps what was said of it. */
  function watch(productID: string): {seen: ProductSnapshot[]; stop: () => void} {
    const seen: ProductSnapshot[] = [];
    return {seen, stop: commerce().catalog.watch(productID, (snapshot) => seen.push(snapshot))};
  }
  const until = (seen: ProductSnapshot[], status: string): Promise<void> =>
    waitUntil(() => seen.at(-1)?.status === status, `never ${status}`);
  const statuses = (seen: ProductSnapshot[]): string[] => seen.map(({status}) => status);

  it('says at once that it reads, and then what it has read', async () => {
    await shop.session();
    const {seen} = watch(CASES.sale);
    expect(seen).to.deep.equal([{status: 'loading', product: null, price: null, error: null}]);
    await until(seen, 'ready');
    expect(seen.length).to.equal(2);
    expect(seen[1]!.product!.ID).to.equal(CASES.sale);
    expect(seen[1]!.price).to.include({unitPrice: 14.9, regularPrice: 18.9});
  });

  it('waits for a configuration that comes late', async () => {
    const {seen} = watch(CASES.plain);
    expect(shop.requests).to.deep.equal([]);
    await shop.session();
    await until(seen, 'ready');
  });

  it('reads a product once for all who watch it, then and later', async () => {
    await shop.session();
    const [first, second] = [watch(CASES.plain), watch(CASES.plain)];
    await until(second.seen, 'ready');
    first.stop();
    second.stop();
    const later = watch(CASES.plain);
    expect(statuses(later.seen)).to.deep.equal(['ready']);
    expect(reads()).to.deep.equal([`GET /v1/me/products/${CASES.plain}`]);
  });

  it('gives a product without a price', async () => {
    await shop.session();
    const {seen} = watch(CASES.noPrice);
    await until(seen, 'ready');
    expect(seen.at(-1)!.price).to.equal(null);
  });

  it('aborts the request when nobody waits any more', async () => {
    const session = await shop.session();
    shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'latency', ms: 60_000});
    let aborted = false;
    const fetchOfTest = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      init?.signal?.addEventListener('abort', () => (aborted = true));
      return fetchOfTest(input, init);
    };
    const [first, second] = [watch(CASES.plain), watch(CASES.plain)];
    await waitUntil(() => reads().length === 1);
    first.stop();
    await Promise.resolve();
    expect(aborted).to.equal(false);
    second.stop();
    await waitUntil(() => aborted);
    expect(statuses(second.seen)).to.deep.equal(['loading']);
    shop.sandbox.faults.clear();
    const again = watch(CASES.plain);
    await until(again.seen, 'ready');
    expect(session.state.value.status).to.equal('anonymous');
  });

  it('goes on with the request of an element that is only moved', async () => {
    await shop.session();
    watch(CASES.plain).stop();
    const {seen} = watch(CASES.plain);
    await until(seen, 'ready');
    expect(reads().length).to.equal(1);
  });

  it('reads again when the shopper changes, without saying that it loads', async () => {
    const session = await shop.session();
    const {seen} = watch(CASES.buyerPrice);
    await until(seen, 'ready');
    await session.signIn('grace', 'Sandbox-1');
    await waitUntil(() => seen.at(-1)!.price?.unitPrice === 10.8);
    expect(statuses(seen)).to.deep.equal(['loading', 'ready', 'ready']);
    await session.signOut();
    await waitUntil(() => seen.at(-1)!.price?.unitPrice === 13.5);
  });

  it('forgets what another shopper has seen', async () => {
    const session = await shop.session();
    const {seen, stop} = watch(CASES.buyerPrice);
    await until(seen, 'ready');
    stop();
    await session.signIn('grace', 'Sandbox-1');
    const next = watch(CASES.buyerPrice);
    expect(statuses(next.seen)).to.deep.equal(['loading']);
    await until(next.seen, 'ready');
    expect(next.seen.at(-1)!.price!.unitPrice).to.equal(10.8);
  });

  it('reads once where somebody is found signed in', async () => {
    await (await shop.session()).setTokens(shop.sandbox.tokensFor());
    const page = createCommerce(new Session());
    let status = '';
    page.catalog.watch(CASES.plain, (snapshot) => (status = snapshot.status));
    await page.session.configure(commerce().session.config!);
    await waitUntil(() => status === 'ready');
    expect(page.session.state.value.status).to.equal('registered');
    expect(reads().length).to.equal(1);
  });

  it('reads again on demand, and says that it loads where it had failed', async () => {
    await shop.session();
    shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'drop', times: 1});
    const {seen} = watch(CASES.plain);
    await until(seen, 'error');
    commerce().catalog.reload(CASES.plain);
    await until(seen, 'ready');
    expect(statuses(seen)).to.deep.equal(['loading', 'error', 'loading', 'ready']);
    commerce().catalog.reload(CASES.plain);
    await waitUntil(() => seen.length === 5);
    expect(seen.at(-1)!.status).to.equal('ready');
  });

  it('tries anew for the next who watches after a failure', async () => {
    await shop.session();
    shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'drop', times: 1});
    const {seen, stop} = watch(CASES.plain);
    await until(seen, 'error');
    stop();
    await Promise.resolve();
    const next = watch(CASES.plain);
    await until(next.seen, 'ready');
  });

  it('encodes an ID, and refuses one that leads elsewhere, without a request', async () => {
    await shop.session();
    const slash = watch('a/b');
    await until(slash.seen, 'error');
    expect(reads()).to.deep.equal(['GET /v1/me/products/a%2Fb']);
    for (const [productID, code] of [
      ['', 'product-id-missing'],
      ['..', 'id-invalid'],
    ] as const) {
      const {seen} = watch(productID);
      await until(seen, 'error');
      expect(seen.at(-1)!.error!.code).to.equal(code);
    }
    expect(reads().length).to.equal(1);
  });

  it('says of an invisible product that it is not there', async () => {
    await shop.session();
    const {seen} = watch(CASES.invisible);
    await until(seen, 'error');
    expect(seen.at(-1)!.error).to.include({code: 'NotFound', status: 404, operation: 'Me.GetProduct'});
  });

  for (const failure of FAILURES) {
    it(`fails as it should: ${failure.name}`, async () => {
      await shop.session({timeout: SHORT_TIMEOUT});
      shop.sandbox.faults.add({operation: 'Me.GetProduct', ...failure.fault});
      const {seen} = watch(CASES.plain);
      await until(seen, 'error');
      expectFailure(seen.at(-1)!.error, failure, 'Me.GetProduct');
    });
  }
});
