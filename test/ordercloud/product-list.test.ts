import {expect, waitUntil} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {ProductList, type ListedProducts, type ProductQuery} from '../../src/ordercloud/product-list.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, SHORT_TIMEOUT} from './failures.js';

const OPERATION = 'Me.ListProducts';
const TEA = {catalogID: 'north-lane', categoryID: 'tea'};

describe('ProductList', () => {
  const shop = useSandbox();
  const stops: (() => void)[] = [];
  // The first call loads the SDK. On a busy machine that takes its time, and no test is about it.
  before(async function () {
    this.timeout(20_000);
    await import('ordercloud-javascript-sdk');
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  const reads = (): URLSearchParams[] =>
    shop.requests
      .filter((line) => line.startsWith('GET /v1/me/products'))
      .map((line) => new URLSearchParams(line.split('?')[1]));

  function open(query: Partial<ProductQuery> = {}, page = 1, whole = false): {list: ProductList; statuses: string[]} {
    const list = new ProductList(commerce().session);
    const statuses: string[] = [];
    list.show({pageSize: 5, ...query}, page, whole);
    stops.push(list.reading.watch(() => statuses.push(list.reading.state.status)));
    return {list, statuses};
  }
  const until = (list: ProductList, status: string): Promise<void> =>
    waitUntil(() => list.reading.state.status === status, `never ${status}`);
  const value = (list: ProductList): ListedProducts => list.reading.state.value!;
  const ids = (list: ProductList): unknown[] => value(list).products.map(({product}) => product.ID);

  async function read(query: Partial<ProductQuery>, page = 1): Promise<ProductList> {
    await shop.session();
    const {list} = open(query, page);
    await until(list, 'ready');
    return list;
  }

  it('asks for nothing that is left empty, and gives products with prices, facets and counts', async () => {
    const list = await read({search: '', sortBy: '', filters: {}});
    expect([...reads()[0]!]).to.deep.equal([
      ['pageSize', '5'],
      ['page', '1'],
    ]);
    expect(value(list).products).to.have.length(5);
    expect(value(list).products[0]!.price).to.include({unitPrice: 12.5, regularPrice: null});
    expect(value(list).facets[0]).to.include({Name: 'Brand', XpPath: 'Brand'});
    expect(value(list)).to.include({page: 1, pages: Math.ceil(value(list).total / 5)});
  });

  it('waits for a configuration that comes late, and reads nothing that nobody watches', async () => {
    const {list} = open();
    new ProductList(commerce().session).show({pageSize: 5}, 1);
    expect(shop.requests).to.deep.equal([]);
    await shop.session();
    await until(list, 'ready');
    expect(reads()).to.have.length(1);
  });

  describe('queries', () => {
    it('searches, where and how it is told', async () => {
      const list = await read({search: 'lane espresso', searchType: 'AllTermsAnyField', searchOn: 'Name,ID'});
      expect(value(list).total).to.equal(2);
      expect(reads()[0]!.get('searchOn')).to.equal('Name,ID');
    });

    it('narrows to a category of a catalog, down to a depth', async () => {
      expect(value(await read(TEA)).total).to.equal(10);
      const {list} = open({catalogID: 'north-lane', categoryID: 'coffee', depth: '1', pageSize: 100});
      await until(list, 'ready');
      expect(reads()[1]!.get('depth')).to.equal('1');
    });

    it('filters in the grammar of OrderCloud, a value or all of several', async () => {
      const list = await read({filters: {'xp.Origin': ['*', '!Kenya'], 'xp.Brand': 'Harbour & Leaf'}, pageSize: 100});
      expect(ids(list)).to.include('sencha-uji');
      expect(reads()[0]!.getAll('xp.Origin')).to.deep.equal(['*', '!Kenya']);
    });

    it("lets no filter's name become another parameter", async () => {
      await shop.session();
      const {list} = open({filters: {'xp.A&pageSize=100&x': 'b', 'xp.B': null as unknown as string}});
      await until(list, 'ready');
      expect(reads()[0]!.getAll('pageSize')).to.deep.equal(['5']);
      expect(reads()[0]!.has('xp.B')).to.equal(false);
    });

    it('sorts up and down', async () => {
      const up = ids(await read({...TEA, sortBy: 'Name', pageSize: 10}));
      const {list} = open({...TEA, sortBy: '!Name', pageSize: 10});
      await until(list, 'ready');
      expect(ids(list)).to.deep.equal(up.reverse());
    });
  });

  describe('pages', () => {
    it('shows one after the other', async () => {
      const list = await read(TEA);
      const first = ids(list);
      list.show({pageSize: 5, ...TEA}, 2);
      expect(list.reading.state.status).to.equal('loading');
      expect(ids(list)).to.deep.equal(first);
      await until(list, 'ready');
      expect(ids(list)).to.have.length(5).and.not.include(first[0]);
      expect(value(list)).to.include({page: 2, pages: 2, total: 10});
    });

    it('does not read again what was asked for already', async () => {
      const list = await read(TEA);
      list.show({pageSize: 5, ...TEA}, 1);
      expect(list.reading.state.status).to.equal('ready');
      expect(reads()).to.have.length(1);
    });

    it('adds the next page where all are shown', async () => {
      await shop.session();
      const {list} = open({...TEA, pageSize: 4}, 1, true);
      await until(list, 'ready');
      const first = ids(list);
      list.show({pageSize: 4, ...TEA}, 2, true);
      await until(list, 'ready');
      expect(ids(list).slice(0, 4)).to.deep.equal(first);
      expect(new Set(ids(list)).size).to.equal(8);
      expect(value(list)).to.include({page: 2, pages: 3, total: 10});
      expect(reads().map((query) => query.get('page'))).to.deep.equal(['1', '2']);
    });

    it('shows all up to a page with one request, a hundred products at most', async () => {
      await shop.session();
      const {list} = open({pageSize: 20}, 9, true);
      await until(list, 'ready');
      expect(reads().map((query) => query.get('pageSize'))).to.deep.equal(['100']);
      expect(value(list).page).to.equal(5);
    });

    it('goes on by the last ID after page 30 where it sorts by ID, and keeps the count', async () => {
      await shop.session();
      const query = {pageSize: 2, sortBy: 'ID', filters: {ID: '!tea-sampler'}};
      const {list} = open(query, 30, true);
      await until(list, 'ready');
      const {total} = value(list);
      const last = ids(list).at(-1) as string;
      list.show(query, 31, true);
      await until(list, 'ready');
      expect(reads()[1]!.getAll('ID')).to.deep.equal(['!tea-sampler', `>${last}`]);
      expect(reads()[1]!.get('page')).to.equal('1');
      expect(value(list)).to.include({page: 31, total});
      expect(new Set(ids(list)).size).to.equal(62);
      expect(ids(list)).to.deep.equal([...ids(list)].sort());
    });

    it('counts no pages that OrderCloud does not give', async () => {
      await shop.session();
      const body = {Meta: {TotalCount: 5_000_000, Facets: null}, Items: [{ID: 'a', PriceSchedule: null}]};
      shop.sandbox.faults.add({operation: OPERATION, kind: 'junk', body});
      const {list} = open({pageSize: 100});
      await until(list, 'ready');
      expect(value(list)).to.deep.include({pages: 1000, total: 5_000_000, facets: []});
    });
  });

  describe('requests', () => {
    it('lets the latest win and aborts the one before', async () => {
      await shop.session();
      const {list, statuses} = open({search: 'kenya'});
      await waitUntil(() => reads().length === 1);
      shop.sandbox.faults.add({operation: OPERATION, kind: 'latency', ms: 60_000, times: 1});
      list.show({search: 'coffee', pageSize: 5}, 1);
      await waitUntil(() => reads().length === 2);
      list.show({search: 'sencha', pageSize: 5}, 1);
      await until(list, 'ready');
      expect(ids(list)).to.deep.equal(['sencha-uji']);
      expect(statuses).not.to.include('error');
      expect(list.isStale).to.equal(false);
    });

    it('aborts when nobody waits any more, and reads for the next who does', async () => {
      await shop.session();
      shop.sandbox.faults.add({operation: OPERATION, kind: 'latency', ms: 60_000, times: 1});
      const {list, statuses} = open();
      await waitUntil(() => reads().length === 1);
      stops.pop()!();
      await Promise.resolve();
      expect(statuses).to.deep.equal([]);
      stops.push(list.reading.watch(() => {}));
      await until(list, 'ready');
    });

    it('goes on for an element that is only moved, and reads nothing again', async () => {
      const list = await read({});
      stops.pop()!();
      stops.push(list.reading.watch(() => {}));
      await Promise.resolve();
      expect(list.reading.state.status).to.equal('ready');
      expect(reads()).to.have.length(1);
    });

    it('catches up with what was asked for while nobody watched', async () => {
      const list = await read(TEA);
      stops.pop()!();
      await Promise.resolve();
      list.show({pageSize: 5, search: 'kenya'}, 1);
      expect(reads()).to.have.length(1);
      stops.push(list.reading.watch(() => {}));
      await until(list, 'ready');
      expect(ids(list)).to.deep.equal([CASES.sale]);
    });

    it('reads again when the shopper changes, whose prices they are', async () => {
      const session = await shop.session();
      const {list} = open({search: CASES.buyerPrice, searchOn: 'ID', sortBy: 'ID'});
      await until(list, 'ready');
      const price = (): number | undefined => value(list).products[0]!.price?.unitPrice;
      expect(price()).to.equal(13.5);
      await session.signIn('grace', 'Sandbox-1');
      await waitUntil(() => price() === 10.8);
      await session.signOut();
      await waitUntil(() => price() === 13.5);
    });

    it('adds nothing to what another shopper was shown', async () => {
      const session = await shop.session();
      const query = {pageSize: 1, searchOn: 'ID', search: 'lane-espresso', sortBy: 'ID'};
      const {list} = open(query, 1, true);
      await until(list, 'ready');
      shop.sandbox.faults.add({operation: OPERATION, kind: 'latency', ms: 60_000, times: 1});
      await session.signIn('grace', 'Sandbox-1');
      await waitUntil(() => reads().length === 2);
      list.show(query, 2, true);
      await until(list, 'ready');
      expect(ids(list)).to.deep.equal(['lane-espresso', 'lane-espresso-kilo']);
      expect(value(list).products[0]!.price!.unitPrice).to.equal(10.8);
    });

    it('reads again for the next who watches where a read for another shopper was given up', async () => {
      const session = await shop.session();
      const {list} = open({search: CASES.buyerPrice, searchOn: 'ID', sortBy: 'ID'});
      await until(list, 'ready');
      shop.sandbox.faults.add({operation: OPERATION, kind: 'latency', ms: 60_000, times: 1});
      await session.signIn('grace', 'Sandbox-1');
      await waitUntil(() => reads().length === 2);
      stops.pop()!();
      await Promise.resolve();
      stops.push(list.reading.watch(() => {}));
      await until(list, 'ready');
      expect(value(list).products[0]!.price!.unitPrice).to.equal(10.8);
    });

    for (const failure of FAILURES) {
      it(`fails as it should: ${failure.name}`, async () => {
        await shop.session({timeout: SHORT_TIMEOUT});
        shop.sandbox.faults.add({operation: OPERATION, ...failure.fault});
        const {list} = open();
        await until(list, 'error');
        expectFailure(list.reading.state.error, failure, OPERATION);
      });
    }

    it('keeps what it has when it fails, and tries again', async () => {
      const list = await read(TEA);
      const mend = shop.sandbox.faults.add({operation: OPERATION, kind: 'drop'});
      list.show({pageSize: 5, search: 'kenya'}, 1);
      await until(list, 'error');
      expect(value(list).total).to.equal(10);
      expect(list.isStale).to.equal(true);
      mend();
      list.reading.reload();
      await until(list, 'ready');
      expect(ids(list)).to.deep.equal([CASES.sale]);
    });

    it("gives OrderCloud's own code where a category comes without its catalog", async () => {
      await shop.session();
      const {list} = open({categoryID: 'tea'});
      await until(list, 'error');
      expect(list.reading.state.error!.code).to.equal('Product.CategoryFilterRequiresCatalogID');
    });
  });
});
