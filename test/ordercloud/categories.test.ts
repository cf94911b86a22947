import {expect, waitUntil} from '@open-wc/testing';
import {readCategories, type CategoryNode, type CategoryQuery} from '../../src/ordercloud/categories.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, SHORT_TIMEOUT} from './failures.js';

const OPERATION = 'Me.ListCategories';

type Names = (string | [string, Names])[];

describe('readCategories', () => {
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
  const reads = (): string[] => shop.requests.filter((line) => line.startsWith('GET /v1/me/categories'));
  const namesOf = (nodes: readonly CategoryNode[]): Names =>
    nodes.map(({category, children}) => (children.length ? [category.ID!, namesOf(children)] : category.ID!));

  async function read(query: CategoryQuery = {}, status = 'ready'): Promise<ReturnType<typeof readCategories>> {
    const reading = readCategories(query);
    stops.push(reading.watch(() => {}));
    await waitUntil(() => reading.state.status === status, `never ${status}`);
    return reading;
  }
  const answer = (Items: object[], Meta: object | null = {TotalPages: 1}): (() => void) =>
    shop.sandbox.faults.add({operation: OPERATION, kind: 'junk', body: {Meta, Items}});

  it('gives the top level by default, in the order of the shop', async () => {
    await shop.session();
    const {value} = (await read()).state;
    expect(namesOf(value!)).to.deep.equal(['coffee', 'tea', 'brewing', 'kitchen', 'tableware', 'pantry']);
    expect(reads()).to.deep.equal(['GET /v1/me/categories?page=1&pageSize=100']);
  });

  it('gives a tree down to a depth', async () => {
    await shop.session();
    const {value} = (await read({depth: 'all', catalogID: 'north-lane'})).state;
    expect(namesOf(value!)[0]).to.deep.equal(['coffee', ['espresso']]);
  });

  it('sorts each level by ListOrder, and hides what is not active with all below it', async () => {
    await shop.session();
    answer([
      {ID: 'b', ListOrder: 2},
      {ID: 'a', ListOrder: 1, ParentID: null, Active: true},
      {ID: 'off', ListOrder: 0, Active: false},
      {ID: 'below', ParentID: 'off', Active: true},
      {ID: 'b2', ParentID: 'b', ListOrder: 5},
      {ID: 'b1', ParentID: 'b', ListOrder: 4},
    ]);
    expect(namesOf((await read()).state.value!)).to.deep.equal(['a', ['b', ['b1', 'b2']]]);
  });

  it('shows a category whose parent the shopper does not see at the top, and no circle', async () => {
    await shop.session();
    answer([{ID: 'a', ParentID: 'unseen'}, {ID: 'x', ParentID: 'y'}, {ID: 'y', ParentID: 'x'}, {ID: null}]);
    const {value} = (await read()).state;
    expect(value!.map(({category}) => category.ID)).to.deep.equal(['a', null]);
  });

  it('reads all pages', async () => {
    await shop.session();
    answer([{ID: 'a'}], {TotalPages: null, TotalCount: 101});
    await read();
    expect(reads().map((line) => /page=\d+/.exec(line)![0])).to.deep.equal(['page=1', 'page=2']);
  });

  it('reads once for all who ask for the same', async () => {
    await shop.session();
    await Promise.all([read({depth: '2'}), read({depth: '2'})]);
    await read({depth: '2'});
    expect(reads()).to.have.length(1);
    await read({depth: '1'});
    expect(reads()).to.have.length(2);
  });

  it('reads again for another shopper', async () => {
    const session = await shop.session();
    await read();
    await session.signIn('grace', 'Sandbox-1');
    await waitUntil(() => reads().length === 2);
  });

  for (const failure of FAILURES) {
    it(`fails as it should: ${failure.name}`, async () => {
      await shop.session({timeout: SHORT_TIMEOUT});
      shop.sandbox.faults.add({operation: OPERATION, ...failure.fault});
      expectFailure((await read({}, 'error')).state.error, failure, OPERATION);
    });
  }
});
