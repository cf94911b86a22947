import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-product-list/define.js';
import type {OcProductList} from '../../src/elements/oc-product-list/define.js';
import {CASES} from '../support/catalogue-cases.js';
import {explained, useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {usePageUrl} from '../support/page-url.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const OPERATION = 'Me.ListProducts';

describe('oc-product-list', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const page = usePageUrl();
  const events = useEvents('oc-product-viewing', 'oc-product-viewed', 'oc-cart-item-adding', 'oc-cart-changed');
  const errors = useEvents('oc-error');
  const reads = (): string[] => shop.requests.filter((line) => line.startsWith('GET /v1/me/products'));
  const parts = <E extends HTMLElement>(element: Element, name: string): E[] => [
    ...element.shadowRoot!.querySelectorAll<E>(`[part~="${name}"]`),
  ];
  const names = (element: Element): string[] => parts(element, 'name').map(text);
  const labelled = (element: Element, name: string, label: string): HTMLElement =>
    parts(element, name).find((each) => text(each) === label)!;
  /** What has the focus in the list. */
  const focused = (element: Element): Element | null => element.shadowRoot!.activeElement;
  afterEach(() => fixtureCleanup());

  const place = (template = html`<oc-product-list lang="en-US" product-url="/p/{ID}"></oc-product-list>`) =>
    fixture<OcProductList>(template);

  async function shown(template?: Parameters<typeof place>[0], status = 'ready'): Promise<OcProductList> {
    await openShop();
    const element = await place(template);
    await untilStatus(element, status);
    return element;
  }
  const tea = (paging: string, size = 4, prefix = ''): ReturnType<typeof html> =>
    html`<oc-product-list
      lang="en-US"
      category-id="tea"
      catalog-id="north-lane"
      sort="Name"
      product-url="/p/{ID}"
      page-size=${size}
      paging=${paging}
      url-prefix=${prefix}
    ></oc-product-list>`;

  describe('defaults', () => {
    it('shows twenty products with one request', async () => {
      const element = await shown();
      expect(parts(element, 'item')).to.have.length(20);
      expect(reads()).to.deep.equal(['GET /v1/me/products?pageSize=20&page=1']);
      expect(text(part(element, 'summary'))).to.match(/^\d+ products, page 1 of 4$/);
    });

    it('waits for a session, says in the console that there is none, and shows what stands inside', async () => {
      const element = await place(html`<oc-product-list><p>Our teas</p></oc-product-list>`);
      expect(element.status).to.equal('loading');
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.match(/\[session-missing\]$/);
      expect(shop.requests).to.deep.equal([]);
    });

    it('keeps the place of what is to come', async () => {
      await openShop();
      const element = await place();
      expect(parts(element, 'placeholder')).to.have.length(8);
      expect(part(element, 'list').getAttribute('aria-busy')).to.equal('true');
      expect(text(part(element, 'summary'))).to.equal('Loading products…');
      await untilStatus(element, 'ready');
    });
  });

  describe('properties and attributes', () => {
    it('asks for what its attributes say', async () => {
      await openShop();
      const element = await place(html`
        <oc-product-list
          search="cup"
          search-on="Name,ID"
          search-type="AnyTerm"
          category-id="tableware"
          catalog-id="north-lane"
          depth="1"
          filters='{"xp.Color": ["*", "!Red"], "Name": "*"}'
          sort="!Name"
          page-size="3"
        ></oc-product-list>
      `);
      await untilStatus(element, 'empty');
      const query = new URLSearchParams(reads()[0]!.split('?')[1]);
      expect(query.getAll('xp.Color')).to.deep.equal(['*', '!Red']);
      query.delete('xp.Color');
      expect(Object.fromEntries(query)).to.deep.equal({
        search: 'cup',
        searchOn: 'Name,ID',
        searchType: 'AnyTerm',
        categoryID: 'tableware',
        catalogID: 'north-lane',
        depth: '1',
        Name: '*',
        sortBy: '!Name',
        pageSize: '3',
        page: '1',
      });
    });

    for (const [size, expected] of [
      ['0', '20'],
      ['x', '20'],
      ['101', '100'],
      ['2.9', '2'],
    ]) {
      it(`takes a page size of ${size} for ${expected}`, async () => {
        await shown(html`<oc-product-list page-size=${size!}></oc-product-list>`);
        expect(reads()[0]).to.contain(`pageSize=${expected}&`);
      });
    }

    it('follows its properties, with one request for all that change together', async () => {
      const element = await shown();
      Object.assign(element, {search: 'kenya', pageSize: 5});
      await element.updateComplete;
      await untilStatus(element, 'ready');
      expect(parts(element, 'item')).to.have.length(1);
      expect(reads()).to.have.length(2);
    });

    it('links each product to its page, and refuses a URL that could do harm', async () => {
      const element = await shown();
      expect(part(element, 'link').getAttribute('href')).to.equal(`/p/${CASES.plain}`);
      element.productUrl = 'javascript:alert("{ID}")';
      await element.updateComplete;
      expect(parts(element, 'link')).to.deep.equal([]);
    });

    it('says in the console what is wrong with its filters, and with a category without a catalog', async () => {
      const element = await shown(
        html`<oc-product-list filters="color=red" category-id="tea"></oc-product-list>`,
        'error',
      );
      await explained();
      expect(warnings.join('\n')).to.contain('[filters-invalid]').and.contain('[catalog-id-missing]');
      expect(text(part(element, 'error'))).to.equal('The products could not be loaded.');
    });

    it('takes other words, a currency and a level of headings', async () => {
      const element = await shown(html`
        <oc-product-list
          lang="en-US"
          search=${CASES.noCurrency}
          search-on="ID"
          search-type="ExactPhrase"
          currency="EUR"
          heading-level="2"
          strings='{"products.one": "Nur eins"}'
        ></oc-product-list>
      `);
      expect(text(part(element, 'summary'))).to.equal('Nur eins');
      expect(text(part(element, 'price'))).to.equal('€11.90');
      expect(part(element, 'name').getAttribute('aria-level')).to.equal('2');
    });

    it('lets a shopper sort', async () => {
      const options = JSON.stringify({'': 'Best match', Name: 'A to Z', '!Name': 'Z to A'});
      const element = await shown(html`<oc-product-list sort-options=${options}></oc-product-list>`);
      const select = element.shadowRoot!.querySelector('select')!;
      expect(select.labels[0]!.textContent).to.contain('Sort by');
      select.value = '!Name';
      select.dispatchEvent(new Event('change'));
      await element.updateComplete;
      await untilStatus(element, 'ready');
      expect(page.query()).to.equal('sort=%21Name');
      expect(names(element)).to.deep.equal(names(element).toSorted().reverse());
      expect(select.value).to.equal('!Name');
    });
  });

  describe('behaviour', () => {
    it('shows cards, with prices as the shopper has them', async () => {
      const element = await shown(html`<oc-product-list lang="en-US" search="kenya"></oc-product-list>`);
      expect(text(part(element, 'item'))).to.equal(
        `${text(part(element, 'name'))} Regular price $18.90 Sale price $14.90`,
      );
      expect(text(part(element, 'summary'))).to.equal('1 product');
    });

    it('shows a hostile name as text', async () => {
      const element = await shown(
        html`<oc-product-list search=${CASES.hostileName} search-type="ExactPhrase"></oc-product-list>`,
      );
      expect(part(element, 'name').querySelector(':not(bdi)')).to.equal(null);
      expect(part(element, 'name').textContent).to.contain('<');
    });

    it("shows an author's own HTML, with its own count and paging", async () => {
      await openShop();
      const element = await place(
        html`<oc-product-list
          lang="en-US"
          category-id="tea"
          catalog-id="north-lane"
          sort="Name"
          product-url="/p/{ID}"
          page-size="4"
          paging="more"
        >
          <i>Soon</i>
          <template>
            <p data-each="each of products">
              <a href="{each.url}">{each.product.Name}</a> <b>{each.price.unitPrice | money}</b>
            </p>
          </template>
        </oc-product-list>`,
      );
      expect(element.querySelector('i')!.checkVisibility()).to.equal(true);
      await waitUntil(() => element.querySelectorAll('b').length === 4);
      expect(element.querySelector('i')!.checkVisibility()).to.equal(false);
      expect(parts(element, 'item')).to.deep.equal([]);
      const [first] = element.querySelectorAll('p');
      const {product, price} = element.listed!.products[0]!;
      expect(first!.querySelector('a')!.getAttribute('href')).to.equal(`/p/${product.ID}`);
      expect(text(first!)).to.equal(`${product.Name} $${price!.unitPrice.toFixed(2)}`);
      part(element, 'more').click();
      await waitUntil(() => element.querySelectorAll('b').length === 8);
      expect(element.querySelector('p')).to.equal(first);
      expect(text(part(element, 'summary'))).to.match(/^8 of \d+ products$/);
      await expect(element).to.be.accessible();
    });

    it('reads again when somebody signs in', async () => {
      await shown();
      await signIn();
      await waitUntil(() => reads().length === 2);
    });

    it('shows pages in turn without loading the page, and goes back', async () => {
      const element = await shown(tea('pages'));
      const first = names(element);
      expect(labelled(element, 'page', '1').getAttribute('aria-current')).to.equal('page');
      labelled(element, 'page', '2').click();
      await element.updateComplete;
      expect(element.status).to.equal('loading');
      expect(names(element)).to.deep.equal(first);
      await untilStatus(element, 'ready');
      expect(page.query()).to.equal('page=2');
      expect(text(part(element, 'summary'))).to.equal('10 products, page 2 of 3');
      expect(names(element)).not.to.include(first[0]);
      history.back();
      await waitUntil(() => page.query() === '');
      await waitUntil(() => element.status === 'ready' && names(element)[0] === first[0]);
      history.forward();
      await waitUntil(() => element.status === 'ready' && labelled(element, 'page', '2').ariaCurrent === 'page');
    });

    it('begins where the URL says, and links are real ones', async () => {
      page.set('page=3&lang=de');
      const element = await shown(tea('pages'));
      expect(parts(element, 'item')).to.have.length(2);
      const previous = new URL(labelled(element, 'previous', 'Previous').getAttribute('href')!);
      expect(previous.searchParams.get('page')).to.equal('2');
      expect(previous.searchParams.get('lang')).to.equal('de');
      expect(parts(element, 'next')).to.deep.equal([]);
    });

    it('keeps two lists on a page apart by a prefix', async () => {
      page.set('page=2&b-page=3');
      await openShop();
      const [one, two] = await Promise.all([place(tea('pages')), place(tea('pages', 4, 'b-'))]);
      await untilStatus(one, 'ready');
      await untilStatus(two, 'ready');
      expect(text(part(one, 'summary'))).to.contain('page 2');
      expect(text(part(two, 'summary'))).to.contain('page 3');
      labelled(two, 'page', '1').click();
      await two.updateComplete;
      expect(page.query()).to.equal('page=2');
      await untilStatus(two, 'ready');
      expect(reads()).to.have.length(3);
    });

    it('adds more below, and the URL remembers how much without a step back', async () => {
      const element = await shown(tea('more'));
      const {length} = history;
      expect(text(part(element, 'summary'))).to.equal('4 of 10 products');
      part(element, 'more').click();
      part(element, 'more').click();
      await element.updateComplete;
      await untilStatus(element, 'ready');
      expect(parts(element, 'item')).to.have.length(8);
      part(element, 'more').click();
      await element.updateComplete;
      await untilStatus(element, 'ready');
      expect(parts(element, 'more')).to.deep.equal([]);
      expect(reads()).to.have.length(3);
      expect(page.query()).to.equal('page=3');
      expect(history.length).to.equal(length);
      element.remove();
      const again = await place(tea('more'));
      await untilStatus(again, 'ready');
      expect(names(again)).to.deep.equal(names(element));
      expect(reads()).to.have.length(4);
    });

    it('keeps what is there when more fails, and tries that again', async () => {
      const element = await shown(tea('more'));
      const mend = shop.sandbox.faults.add({operation: OPERATION, kind: 'drop'});
      part(element, 'more').click();
      await untilStatus(element, 'error');
      expect(parts(element, 'item')).to.have.length(4);
      expect(focused(element)).to.equal(part(element, 'retry'));
      mend();
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect(parts(element, 'item')).to.have.length(8);
      expect(focused(element)).to.equal(parts(element, 'link')[4]);
    });

    it('shows what OrderCloud leaves out as far as it can', async () => {
      const Items = [
        {ID: 'a', Name: null, PriceSchedule: null, xp: null},
        {ID: null},
        {ID: 'b', Name: 'B', xp: {Images: [null]}},
      ];
      shop.sandbox.faults.add({operation: OPERATION, kind: 'junk', body: {Meta: null, Items}});
      const element = await shown();
      expect(parts(element, 'price').map(text)).to.deep.equal(Array(3).fill('Price on request'));
      expect(text(part(element, 'summary'))).to.equal('3 products');
      expect(element.shadowRoot!.textContent).not.to.match(/undefined|null|NaN/);
    });

    it('is what its attributes say, whatever the URL says, where it has no paging', async () => {
      page.set('q=coffee&page=2');
      const element = await shown(tea('none'));
      expect(parts(element, 'item')).to.have.length(4);
      expect(parts(element, 'pages')).to.deep.equal([]);
      expect(text(part(element, 'summary'))).to.equal('10 products');
    });

    it('says when nothing is found, in words of the author where there are some', async () => {
      const element = await shown(
        html`<oc-product-list search="zzz"><p slot="empty">Nothing like that.</p></oc-product-list>`,
        'empty',
      );
      expect(text(part(element, 'summary'))).to.equal('No products found.');
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
    });

    it('shows what stands inside where it fails, and tries again', async () => {
      const mend = shop.sandbox.faults.add({operation: OPERATION, kind: 'status', status: 500});
      const element = await shown(html`<oc-product-list><p>Our teas</p></oc-product-list>`, 'error');
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      mend();
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect(element.querySelector('p')!.checkVisibility()).to.equal(false);
    });

    it('leaves nothing behind', async () => {
      const element = await shown(tea('pages'));
      element.remove();
      page.set('page=2');
      await signIn();
      await element.updateComplete;
      expect(reads()).to.have.length(1);
    });
  });

  describe('events', () => {
    it('announces no view, and fires no intent, cart or order event on first render', async () => {
      await shown();
      expect(events).to.deep.equal([]);
    });

    it('fires oc-error where the products can not be read', async () => {
      shop.sandbox.faults.add({operation: OPERATION, kind: 'drop'});
      const element = await shown(undefined, 'error');
      expect(errors.map(({detail}) => [detail.code, detail.operation])).to.deep.equal([['offline', OPERATION]]);
      expect(errors[0]!.target).to.equal(element);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      await openShop();
      const element = await place(tea('pages'));
      await expect(element).to.be.accessible();
      await untilStatus(element, 'ready');
      element.sortOptions = {Name: 'A to Z'};
      await element.updateComplete;
      await expect(element).to.be.accessible();
      element.paging = 'more';
      await element.updateComplete;
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      element.search = 'zzz';
      await element.updateComplete;
      await untilStatus(element, 'empty');
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: OPERATION, kind: 'drop'});
      element.search = 'kenya';
      await element.updateComplete;
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
    });

    it('moves the focus to the list with a new page, by the keyboard', async () => {
      const element = await shown(tea('pages'));
      part(element, 'next').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused(element) === part(element, 'list'));
      expect(element.status).to.equal('ready');
      expect(text(part(element, 'summary'))).to.contain('page 2 of 3');
    });

    it('moves the focus to the first product that was added', async () => {
      const element = await shown(tea('more'));
      part(element, 'more').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused(element) === parts(element, 'link')[4]);
      expect(text(part(element, 'summary'))).to.equal('8 of 10 products');
    });

    it('leaves the focus where it is while something else changes the list', async () => {
      const element = await shown(tea('pages'));
      part(element, 'next').focus();
      element.search = 'sencha';
      await element.updateComplete;
      await untilStatus(element, 'ready');
      expect(focused(element)).to.equal(null);
    });
  });
});
