import {expect, waitUntil} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {recordsOf, specsOf, variantsOf, type DetailReading} from '../../src/ordercloud/product-details.js';
import {northLane} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, SHORT_TIMEOUT} from './failures.js';

const many = northLane();
many.products = many.products.map((entry) => {
  if (entry.product.ID !== CASES.variants) return entry;
  const [first] = entry.variants;
  return {...entry, variants: Array.from({length: 250}, (_, index) => ({...first!, ID: `v${index}`}))};
});

// The first call to OrderCloud loads the SDK. On a busy machine that takes its time, and no test is about it.
before(async function () {
  this.timeout(20_000);
  await import('ordercloud-javascript-sdk');
});

describe('product details', () => {
  const shop = useSandbox({catalogue: many});
  const asked = (what: string): string[] => shop.requests.filter((request) => request.includes(what));
  const nothing = (): void => {};

  async function until(list: DetailReading<unknown>, status: string): Promise<void> {
    await waitUntil(() => list.state.status === status, `${list.state.status} instead of ${status}`);
  }

  it('asks for nothing until somebody watches, and then once for all', async () => {
    await shop.session();
    const list = specsOf(CASES.specs);
    expect(list.state).to.deep.equal({status: 'loading', value: null, error: null});
    expect(specsOf(CASES.specs)).to.equal(list);
    let changes = 0;
    const [first, second] = [list.watch(() => changes++), list.watch(nothing)];
    await until(list, 'ready');
    expect(list.state.value!.map(({ID}) => ID)).to.deep.equal([`${CASES.specs}-grind`]);
    expect(changes).to.equal(1);
    first();
    second();
    await Promise.resolve();
    list.watch(nothing);
    expect(list.state.status).to.equal('ready');
    expect(asked('/specs')).to.have.length(1);
  });

  it('reads all variants, in pages of a hundred', async () => {
    await shop.session();
    const list = variantsOf(CASES.variants);
    list.watch(nothing);
    await until(list, 'ready');
    expect(list.state.value!).to.have.length(250);
    expect(asked('/variants')).to.deep.equal(
      [1, 2, 3].map((page) => `GET /v1/me/products/${CASES.variants}/variants?page=${page}&pageSize=100`),
    );
  });

  it('reads what each place has, of a product or of a variant', async () => {
    await shop.session();
    const product = recordsOf(CASES.placed, null);
    const variant = recordsOf(CASES.placedVariants, 'l');
    product.watch(nothing);
    variant.watch(nothing);
    await until(product, 'ready');
    await until(variant, 'ready');
    expect(product.state.value!.map(({Address}) => Address?.City)).to.deep.equal(['Portland', 'Astoria']);
    expect(variant.state.value!.map(({QuantityAvailable}) => QuantityAvailable)).to.deep.equal([4, 0]);
  });

  it('refuses an ID that leads elsewhere, without a request', async () => {
    await shop.session();
    const list = specsOf('..');
    list.watch(nothing);
    await until(list, 'error');
    expect(list.state.error!.code).to.equal('id-invalid');
    expect(asked('/specs')).to.deep.equal([]);
  });

  it('reads again what is watched when somebody else shops, and the rest when it is wanted', async () => {
    const session = await shop.session();
    const [watched, left] = [specsOf(CASES.specs), specsOf(CASES.markups)];
    watched.watch(nothing);
    const leave = left.watch(nothing);
    await until(watched, 'ready');
    await until(left, 'ready');
    leave();
    await session.signIn('ada', 'Sandbox-1');
    await waitUntil(() => asked(`${CASES.specs}/specs`).length === 2);
    expect(asked(`${CASES.markups}/specs`)).to.have.length(1);
    expect(watched.state.value).to.have.length(1);
    await until(watched, 'ready');
  });

  it('gives up when nobody waits any more, and begins again', async () => {
    await shop.session();
    shop.sandbox.faults.add({operation: 'Me.ListSpecs', kind: 'latency', ms: 60_000, times: 1});
    const list = specsOf(CASES.specs);
    const stop = list.watch(nothing);
    await waitUntil(() => asked('/specs').length === 1);
    stop();
    await Promise.resolve();
    list.watch(nothing);
    await until(list, 'ready');
  });

  it('keeps what it knows while it is read again', async () => {
    await shop.session();
    const list = specsOf(CASES.specs);
    list.watch(nothing);
    await until(list, 'ready');
    list.reload();
    expect(list.state).to.include({status: 'loading'});
    expect(list.state.value!).to.have.length(1);
    await until(list, 'ready');
  });

  describe('when a request fails', () => {
    for (const failure of FAILURES) {
      it(`says so: ${failure.name}`, async () => {
        await shop.session({timeout: SHORT_TIMEOUT});
        await commerce().session.call('warm', () => Promise.resolve());
        const mend = shop.sandbox.faults.add({operation: 'Me.ListSpecs', ...failure.fault});
        const list = specsOf(CASES.specs);
        list.watch(nothing);
        await until(list, 'error');
        expectFailure(list.state.error, failure, 'Me.ListSpecs');
        mend();
        list.reload();
        await until(list, 'ready');
      });
    }
  });
});
