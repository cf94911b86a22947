import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-facets/define.js';
import type {OcFacets} from '../../src/elements/oc-facets/define.js';
import '../../src/elements/oc-product-list/define.js';
import type {OcProductList} from '../../src/elements/oc-product-list/define.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {usePageUrl} from '../support/page-url.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, text, untilStatus} from '../support/shop.js';

describe('oc-facets', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const page = usePageUrl();
  const events = useEvents('oc-product-viewed', 'oc-cart-item-adding', 'oc-cart-changed', 'oc-error');
  const reads = (): string[] => shop.requests.filter((line) => line.startsWith('GET /v1/me/products'));
  afterEach(() => fixtureCleanup());

  const groups = (element: OcFacets): HTMLFieldSetElement[] => [...element.shadowRoot!.querySelectorAll('fieldset')];
  const labels = (element: OcFacets, group: string): string[] =>
    [
      ...groups(element)
        .find((each) => text(each.querySelector('legend')!) === group)!
        .querySelectorAll('label'),
    ].map(text);
  const box = (element: OcFacets, value: string): HTMLInputElement | undefined =>
    [...element.shadowRoot!.querySelectorAll('label')]
      .find((label) => text(label).startsWith(value))
      ?.querySelector('input') ?? undefined;

  interface Placed {
    facets: OcFacets;
    list: OcProductList;
  }
  const LIST = html`<oc-product-list id="tea" category-id="tea" catalog-id="north-lane"></oc-product-list>`;

  async function place(template = html`<div><oc-facets for="tea"></oc-facets>${LIST}</div>`): Promise<Placed> {
    await openShop();
    const root = await fixture(template);
    const [facets, list] = [root.querySelector('oc-facets'), root.querySelector('oc-product-list')];
    const placed = {facets: facets ?? (root as OcFacets), list: list ?? (root as OcProductList)};
    await settled(placed);
    return placed;
  }
  async function settled({list, facets}: Placed): Promise<void> {
    await list.updateComplete;
    await waitUntil(() => list.status !== 'loading');
    await facets.updateComplete;
  }
  async function press(placed: Placed, value: string): Promise<void> {
    box(placed.facets, value)!.click();
    await settled(placed);
  }

  describe('defaults', () => {
    it('is idle without a list, and says in the console how to name one', async () => {
      const element = await fixture<OcFacets>(html`<oc-facets></oc-facets>`);
      expect(element.status).to.equal('idle');
      expect(groups(element)).to.deep.equal([]);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.match(/^<oc-facets for> is missing.*\[for-missing\]$/);
    });

    it('shows a group of checkboxes with counts for each facet that has values', async () => {
      const {facets} = await place();
      expect(facets.status).to.equal('ready');
      expect(groups(facets).map((each) => text(each.querySelector('legend')!))).to.deep.equal([
        'Brand',
        'Category',
        'Origin',
      ]);
      expect(labels(facets, 'Origin')).to.deep.equal(['India (2)', 'Japan (2)', 'South Africa (1)', 'China (1)']);
    });
  });

  describe('properties and attributes', () => {
    it('finds a list by its id that comes later, and another one', async () => {
      await openShop();
      const root = await fixture(html`<div><oc-facets for="later"></oc-facets></div>`);
      const facets = root.querySelector('oc-facets')!;
      expect(facets.status).to.equal('idle');
      const list = Object.assign(document.createElement('oc-product-list'), {id: 'later', search: 'sencha'});
      root.append(list);
      await untilStatus(facets, 'ready');
      const other = Object.assign(document.createElement('oc-product-list'), {id: 'other', search: 'kenya'});
      root.append(other);
      await untilStatus(other, 'ready');
      expect(box(facets, 'Japan')).not.to.equal(undefined);
      facets.for = 'other';
      await facets.updateComplete;
      await waitUntil(() => box(facets, 'Kenya'));
      expect(box(facets, 'Japan')).to.equal(undefined);
    });

    it('belongs to the list that it stands in', async () => {
      const {facets} = await place(
        html`<oc-product-list search="sencha"><oc-facets slot="filters"></oc-facets></oc-product-list>`,
      );
      expect(labels(facets, 'Origin')).to.deep.equal(['Japan (1)']);
      expect(facets.checkVisibility()).to.equal(true);
    });

    it('takes other words', async () => {
      const {facets} = await place(
        html`<div><oc-facets for="tea" strings='{"count": "× {count}"}'></oc-facets>${LIST}</div>`,
      );
      expect(labels(facets, 'Origin')[0]).to.equal('India × 2');
    });

    it('says in the console where its list is not there', async () => {
      await fixture(html`<oc-facets for="nowhere"></oc-facets>`);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.contain('names no <oc-product-list> with the id "nowhere"');
    });
  });

  describe('behaviour', () => {
    it('narrows the list: any value of one facet, and of each facet one', async () => {
      const placed = await place();
      await press(placed, 'India');
      expect(placed.list.listed!.total).to.equal(2);
      await press(placed, 'Japan');
      expect(placed.list.listed!.total).to.equal(4);
      expect(page.query()).to.equal('xp.Origin=India&xp.Origin=Japan');
      await press(placed, 'Harbour');
      expect(placed.list.listed!.total).to.equal(4);
      expect(new URLSearchParams(reads().at(-1)!.split('?')[1]).getAll('xp.Origin')).to.deep.equal(['India|Japan']);
      await press(placed, 'India');
      expect(placed.list.listed!.total).to.equal(2);
    });

    it('begins with what the URL says, on the first page once that changes', async () => {
      page.set('xp.Origin=Japan&page=2');
      const placed = await place(
        html`<div>
          <oc-product-list id="all" page-size="1"></oc-product-list>
          <oc-facets for="all"></oc-facets>
        </div>`,
      );
      expect(box(placed.facets, 'Japan')!.checked).to.equal(true);
      await press(placed, 'China');
      expect(page.query()).to.equal('xp.Origin=Japan&xp.Origin=China');
      history.back();
      await waitUntil(() => box(placed.facets, 'China')?.checked === false);
    });

    it('keeps in reach what was chosen and is not counted any more', async () => {
      page.set('xp.Origin=Atlantis&xp.Strange=x');
      const placed = await place();
      expect(placed.list.status).to.equal('empty');
      expect(box(placed.facets, 'Atlantis')!.checked).to.equal(true);
      expect(labels(placed.facets, 'Strange')).to.deep.equal(['x']);
      await press(placed, 'Atlantis');
      expect(page.query()).to.equal('xp.Strange=x');
    });

    it('clears all', async () => {
      const placed = await place();
      expect(placed.facets.shadowRoot!.querySelector('[part=clear]')).to.equal(null);
      await press(placed, 'India');
      await press(placed, 'Harbour');
      part(placed.facets, 'clear').click();
      await settled(placed);
      expect(page.query()).to.equal('');
      expect(placed.list.listed!.total).to.equal(10);
      expect(placed.facets.shadowRoot!.querySelector(':checked')).to.equal(null);
    });

    it('is empty where there is nothing to choose', async () => {
      const {facets} = await place(
        html`<div>
          <oc-facets for="none"><p slot="empty">Nothing to choose.</p></oc-facets>
          <oc-product-list id="none" search="zzz"></oc-product-list>
        </div>`,
      );
      expect(facets.status).to.equal('empty');
      expect(facets.querySelector('p')!.checkVisibility()).to.equal(true);
    });

    it('leaves nothing behind', async () => {
      const {facets, list} = await place();
      facets.remove();
      list.search = 'zzz';
      await untilStatus(list, 'empty');
      expect(facets.isUpdatePending).to.equal(false);
    });
  });

  describe('events', () => {
    it('fires nothing, and asks for nothing beside its list', async () => {
      await place();
      expect(events).to.deep.equal([]);
      expect(reads()).to.have.length(1);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      await expect(await fixture<OcFacets>(html`<oc-facets></oc-facets>`)).to.be.accessible();
      const placed = await place();
      await press(placed, 'India');
      await expect(placed.facets).to.be.accessible();
      placed.list.search = 'zzz';
      await untilStatus(placed.list, 'empty');
      await expect(placed.facets).to.be.accessible();
    });

    it('is worked by the keyboard, and keeps the focus', async () => {
      const placed = await place();
      box(placed.facets, 'Japan')!.focus();
      await sendKeys({press: 'Space'});
      await settled(placed);
      expect(placed.list.listed!.total).to.equal(2);
      expect(placed.facets.shadowRoot!.activeElement).to.equal(box(placed.facets, 'Japan'));
      part(placed.facets, 'clear').focus();
      await sendKeys({press: 'Enter'});
      await settled(placed);
      expect(placed.facets.shadowRoot!.activeElement!.localName).to.equal('input');
    });
  });
});
