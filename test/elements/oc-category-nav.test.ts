import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-category-nav/define.js';
import type {OcCategoryNav} from '../../src/elements/oc-category-nav/define.js';
import '../../src/elements/oc-product-list/define.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {usePageUrl} from '../support/page-url.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, text, untilStatus} from '../support/shop.js';

const OPERATION = 'Me.ListCategories';

describe('oc-category-nav', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const page = usePageUrl();
  const events = useEvents('oc-product-viewed', 'oc-cart-item-adding', 'oc-cart-changed');
  const errors = useEvents('oc-error');
  const reads = (): string[] => shop.requests.filter((line) => line.startsWith('GET /v1/me/categories'));
  const links = (element: OcCategoryNav): HTMLElement[] => [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>('[part=link]'),
  ];
  const link = (element: OcCategoryNav, name: string): HTMLElement =>
    links(element).find((each) => text(each) === name)!;
  const current = (element: OcCategoryNav): string[] =>
    links(element)
      .filter((each) => each.ariaCurrent === 'page')
      .map(text);
  afterEach(() => fixtureCleanup());

  const place = (template = html`<oc-category-nav category-url="?c={ID}"></oc-category-nav>`): Promise<OcCategoryNav> =>
    fixture<OcCategoryNav>(template);
  async function shown(template?: Parameters<typeof place>[0], status = 'ready'): Promise<OcCategoryNav> {
    await openShop();
    const element = await place(template);
    await untilStatus(element, status);
    return element;
  }

  describe('defaults', () => {
    it('shows the top level', async () => {
      const element = await shown(html`<oc-category-nav></oc-category-nav>`);
      expect(links(element).map(text)).to.deep.equal(['Coffee', 'Tea', 'Brewing', 'Kitchen', 'Tableware', 'Pantry']);
      expect(links(element)[0]!.localName).to.equal('span');
    });

    it('shows what stands inside until it has a session, and says in the console that there is none', async () => {
      const element = await place(html`<oc-category-nav><a href="/tea">Tea</a></oc-category-nav>`);
      expect(element.status).to.equal('loading');
      expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.match(/\[session-missing\]$/);
    });
  });

  describe('properties and attributes', () => {
    it('shows as many levels as it is told, of its catalog', async () => {
      const element = await shown(html`<oc-category-nav depth="all" catalog-id="north-lane"></oc-category-nav>`);
      expect(reads()).to.deep.equal(['GET /v1/me/categories?catalogID=north-lane&depth=all&page=1&pageSize=100']);
      expect(text(element.shadowRoot!.querySelector('ul ul')!)).to.equal('Espresso');
      element.depth = '';
      await element.updateComplete;
      await untilStatus(element, 'ready');
      expect(element.shadowRoot!.querySelector('ul ul')).to.equal(null);
    });

    it('links each category to its page, and refuses a URL that could do harm', async () => {
      const element = await shown(html`<oc-category-nav category-url="/c/{ID}"></oc-category-nav>`);
      expect(link(element, 'Tea').getAttribute('href')).to.equal('/c/tea');
      element.categoryUrl = 'javascript:alert("{ID}")';
      await element.updateComplete;
      expect(link(element, 'Tea').localName).to.equal('span');
    });

    it('takes other words', async () => {
      const element = await shown(html`<oc-category-nav strings='{"label": "Sortiment"}'></oc-category-nav>`);
      expect(part(element, 'nav').ariaLabel).to.equal('Sortiment');
    });

    it('says in the console where its list is not there', async () => {
      await shown(html`<oc-category-nav for="nowhere"></oc-category-nav>`);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.match(/\[for-missing\]$/);
    });
  });

  describe('behaviour', () => {
    it("marks the category that the page's URL is about, and follows it", async () => {
      page.set('c=tea&other=1');
      const element = await shown();
      expect(current(element)).to.deep.equal(['Tea']);
      page.set('c=pantry');
      await element.updateComplete;
      expect(current(element)).to.deep.equal(['Pantry']);
    });

    it('chooses within its list, without what was chosen of another category', async () => {
      page.set('xp.Origin=India&category=tea');
      await openShop();
      const root = await fixture(html`
        <div>
          <oc-category-nav for="all"></oc-category-nav>
          <oc-product-list id="all" catalog-id="north-lane"></oc-product-list>
        </div>
      `);
      const [element, list] = [root.querySelector('oc-category-nav')!, root.querySelector('oc-product-list')!];
      await untilStatus(element, 'ready');
      await untilStatus(list, 'ready');
      expect(current(element)).to.deep.equal(['Tea']);
      expect(list.listed!.total).to.equal(2);
      link(element, 'Pantry').click();
      await list.updateComplete;
      await untilStatus(list, 'ready');
      expect(page.query()).to.equal('category=pantry');
      expect(current(element)).to.deep.equal(['Pantry']);
      const back = link(element, 'All products').getAttribute('href')!;
      expect(new URL(back).searchParams.has('category')).to.equal(false);
      link(element, 'All products').click();
      await list.updateComplete;
      await untilStatus(list, 'ready');
      expect(current(element)).to.deep.equal(['All products']);
    });

    it('reads once for two of them', async () => {
      await openShop();
      const [one, two] = await Promise.all([place(), place()]);
      await untilStatus(one, 'ready');
      await untilStatus(two, 'ready');
      expect(reads()).to.have.length(1);
    });

    it('says when there are none', async () => {
      shop.sandbox.faults.add({operation: OPERATION, kind: 'junk', body: {Meta: {}, Items: []}});
      const element = await shown(undefined, 'empty');
      expect(text(part(element, 'empty'))).to.equal('There are no categories.');
    });

    it('shows what stands inside where it fails, and tries again', async () => {
      const mend = shop.sandbox.faults.add({operation: OPERATION, kind: 'drop'});
      const element = await shown(html`<oc-category-nav><a href="/tea">Tea</a></oc-category-nav>`, 'error');
      expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
      mend();
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect(element.querySelector('a')!.checkVisibility()).to.equal(false);
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'nav'));
    });

    it('leaves nothing behind', async () => {
      const element = await shown();
      element.remove();
      page.set('c=tea');
      await shop.session({clientId: 'a0000000-0000-4000-8000-0000000000de'});
      expect(element.isUpdatePending).to.equal(false);
      expect(reads()).to.have.length(1);
    });
  });

  describe('events', () => {
    it('fires no intent, view, cart or order event', async () => {
      await shown();
      expect(events).to.deep.equal([]);
    });

    it('fires oc-error where the categories can not be read', async () => {
      shop.sandbox.faults.add({operation: OPERATION, kind: 'status', status: 500});
      const element = await shown(undefined, 'error');
      expect(errors.map(({detail}) => [detail.code, detail.operation])).to.deep.equal([['ServerError', OPERATION]]);
      expect(text(part(element, 'error'))).to.equal('The categories could not be loaded.');
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      page.set('c=tea');
      await openShop();
      const element = await place();
      await expect(element).to.be.accessible();
      await untilStatus(element, 'ready');
      element.depth = 'all';
      await element.updateComplete;
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: OPERATION, kind: 'drop', times: 1});
      element.depth = '2';
      await element.updateComplete;
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: OPERATION, kind: 'junk', body: {Meta: {}, Items: []}});
      element.depth = '3';
      await element.updateComplete;
      await untilStatus(element, 'empty');
      await expect(element).to.be.accessible();
    });

    it('is gone through by the keyboard', async () => {
      const element = await shown();
      links(element)[0]!.focus();
      await sendKeys({press: 'Tab'});
      expect(element.shadowRoot!.activeElement).to.equal(links(element)[1]);
    });
  });
});
