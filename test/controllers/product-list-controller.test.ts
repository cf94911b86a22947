import {expect, fixtureCleanup, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {ProductListController, type Paging} from '../../src/controllers/product-list-controller.js';
import {NearestProductList} from '../../src/controllers/product-list-nearest.js';
import {ViewController} from '../../src/controllers/view-controller.js';
import type {Strings} from '../../src/core/strings.js';
import type {ProductFilters} from '../../src/ordercloud/product-list.js';
import {useWarnings} from '../support/console.js';
import {usePageUrl} from '../support/page-url.js';
import {useSandbox} from '../support/sandbox.js';
import '../support/shop.js';

class TestList extends LitElement {
  search = '';
  searchOn = '';
  searchType = '';
  categoryId = 'tea';
  catalogId = 'north-lane';
  depth = '';
  filters: ProductFilters | null = null;
  sort = '';
  pageSize = 4;
  paging: Paging = 'pages';
  urlPrefix = '';
  strings: Strings | null = null;
  readonly view = new ViewController(this, {error: 'It failed.'});
  readonly controller = new ProductListController(this, this.view);
}
customElements.define('test-list', TestList);

class TestMember extends LitElement {
  for = '';
  changes = 0;
  needed = false;
  readonly nearest = new NearestProductList(this, {onChange: () => this.changes++, isNeeded: () => this.needed});
}
customElements.define('test-member', TestMember);

describe('ProductListController', () => {
  const shop = useSandbox();
  const page = usePageUrl();
  let list: TestList;
  const reads = (): string[] => shop.requests.filter((line) => line.startsWith('GET /v1/me/products'));

  beforeEach(async () => {
    await shop.session();
    list = document.createElement('test-list') as TestList;
  });
  afterEach(() => {
    list.remove();
    fixtureCleanup();
  });
  const ready = async (): Promise<void> => {
    await list.updateComplete;
    await waitUntil(() => list.view.status === 'ready');
  };
  const show = async (paging: Paging = 'pages'): Promise<void> => {
    list.paging = paging;
    document.body.append(list);
    await ready();
  };

  it('shows what attributes and URL say, and tells each change', async () => {
    let told = 0;
    list.controller.subscribe(() => told++);
    await show();
    expect(list.controller.listed).to.include({total: 10, pages: 3, page: 1});
    expect(told).to.be.above(0);
  });

  it('gives URLs of what could be chosen, on the first page unless another is named', async () => {
    page.set('page=2&xp.Brand=Harbour+%26+Leaf');
    await show();
    const queryOf = (url: string): string => new URL(url).searchParams.toString();
    expect(queryOf(list.controller.urlOf({page: 3})))
      .to.contain('page=3')
      .and.contain('xp.Brand=');
    expect(queryOf(list.controller.urlOf({search: 'x'})))
      .to.contain('q=x')
      .and.not.contain('page=');
    expect(page.query()).to.equal('page=2&xp.Brand=Harbour+%26+Leaf');
  });

  it("keeps a router's state beside the URL that it writes", async () => {
    history.replaceState({position: 7}, '');
    await show();
    list.controller.choose({page: 2});
    await ready();
    expect(history.state).to.deep.equal({position: 7});
    expect(list.controller.listed!.page).to.equal(2);
  });

  it('chooses nothing where it has no paging, or where that is chosen already', async () => {
    await show('none');
    list.controller.choose({page: 2});
    list.paging = 'pages';
    list.controller.choose({search: ''});
    await list.updateComplete;
    expect(page.query()).to.equal('');
    expect(reads()).to.have.length(1);
  });

  it('shows nothing of another list where it fails', async () => {
    await show();
    shop.sandbox.faults.add({operation: 'Me.ListProducts', kind: 'drop'});
    list.controller.choose({search: 'kenya'});
    await list.updateComplete;
    expect(list.controller.listed!.total).to.equal(10);
    await waitUntil(() => list.view.status === 'error');
    expect(list.controller.listed).to.equal(null);
  });

  it('goes on where its element is moved, without another request', async () => {
    await show();
    document.body.append(document.createElement('p'), list);
    await ready();
    expect(reads()).to.have.length(1);
  });
});

describe('NearestProductList', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const list = document.createElement('test-list') as TestList;
  const member = document.createElement('test-member') as TestMember;
  afterEach(() => {
    list.remove();
    member.remove();
  });

  it('is the list around, or the one that is named, whichever comes first', async () => {
    await shop.session();
    list.append(member);
    document.body.append(list);
    expect(member.nearest.source).to.equal(list.controller);
    member.for = 'named';
    member.requestUpdate();
    await member.updateComplete;
    expect(member.nearest.source).to.equal(null);
    const named = Object.assign(document.createElement('test-list') as TestList, {id: 'named'});
    document.body.append(named);
    expect(member.nearest.source).to.equal(named.controller);
    await waitUntil(() => named.view.status === 'ready' && list.view.status === 'ready');
    named.remove();
  });

  it('hears of changes while it is there', async () => {
    await shop.session();
    list.append(member);
    document.body.append(list);
    await waitUntil(() => list.view.status === 'ready');
    const {changes} = member;
    member.remove();
    list.requestUpdate();
    await list.updateComplete;
    expect(member.changes).to.equal(changes);
    expect(member.nearest.source).to.equal(null);
  });

  it('says in the console that there is none, where one is needed', async () => {
    document.body.append(member);
    await member.updateComplete;
    member.remove();
    expect(warnings).to.deep.equal([]);
    Object.assign(member, {needed: true, for: 'nowhere'});
    document.body.append(member);
    await waitUntil(() => warnings.length > 0);
    expect(warnings[0]).to.match(/^<test-member for> names no .*"nowhere".*\[for-missing\]$/);
  });
});
