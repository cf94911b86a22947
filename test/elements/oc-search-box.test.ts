import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import '../../src/elements/oc-product-list/define.js';
import '../../src/elements/oc-search-box/define.js';
import type {OcSearchBox} from '../../src/elements/oc-search-box/define.js';
import {explained, useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {usePageUrl} from '../support/page-url.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, text, untilStatus} from '../support/shop.js';

const OPERATION = 'Me.ListProducts';

describe('oc-search-box', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const page = usePageUrl();
  const events = useEvents('oc-product-viewed', 'oc-cart-item-adding', 'oc-cart-changed');
  const errors = useEvents('oc-error');
  const reads = (): URLSearchParams[] =>
    shop.requests
      .filter((line) => line.startsWith('GET /v1/me/products'))
      .map((line) => new URLSearchParams(line.split('?')[1]));
  /** Links that were followed; the page stays. */
  const followed: string[] = [];
  const stay = (event: MouseEvent): void => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link?.href || event.defaultPrevented) return;
    followed.push(link.getAttribute('href')!);
    event.preventDefault();
  };
  beforeEach(() => {
    followed.length = 0;
    addEventListener('click', stay);
  });
  afterEach(() => {
    removeEventListener('click', stay);
    fixtureCleanup();
  });

  const field = (element: OcSearchBox): HTMLInputElement => part<HTMLInputElement>(element, 'field');
  const options = (element: OcSearchBox): HTMLElement[] => [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>('[role=option]'),
  ];
  const isOpen = (element: OcSearchBox): boolean => field(element).ariaExpanded === 'true';
  const active = (element: OcSearchBox): HTMLElement | null => {
    const id = field(element).getAttribute('aria-activedescendant');
    return id === null ? null : element.shadowRoot!.getElementById(id);
  };
  const status = (element: OcSearchBox): string => text(element.shadowRoot!.querySelector('[role=status]')!);

  const place = (
    template = html`<oc-search-box action="/search.html?lang=de" product-url="/p/{ID}"></oc-search-box>`,
  ): Promise<OcSearchBox> => fixture<OcSearchBox>(template);

  function type(element: OcSearchBox, value: string): void {
    field(element).value = value;
    field(element).dispatchEvent(new Event('input', {bubbles: true}));
  }
  /** A box with suggestions for "espresso", which are four. */
  async function suggesting(template?: Parameters<typeof place>[0]): Promise<OcSearchBox> {
    await openShop();
    const element = await place(template);
    field(element).focus();
    type(element, 'espresso');
    await untilStatus(element, 'ready');
    return element;
  }
  const press = async (element: OcSearchBox, key: string): Promise<void> => {
    await sendKeys({press: key});
    await element.updateComplete;
  };

  describe('defaults', () => {
    it('is a form to search with, with a label, and asks for nothing', async () => {
      await openShop();
      const element = await place();
      expect(part(element, 'form').getAttribute('role')).to.equal('search');
      expect(field(element).labels![0]!.textContent).to.equal('Search products');
      expect(isOpen(element)).to.equal(false);
      expect(element.status).to.equal('idle');
      expect(shop.requests).to.deep.equal([]);
    });

    it("begins with what the page's URL searches for", async () => {
      page.set('q=green+tea');
      expect(field(await place()).value).to.equal('green tea');
    });
  });

  describe('properties and attributes', () => {
    it('suggests nothing below its minimum length, and nothing at all where that is asked for', async () => {
      await openShop();
      const element = await place(html`<oc-search-box minlength="4"></oc-search-box>`);
      type(element, 'esp');
      expect(element.status).to.equal('idle');
      const plain = await place(html`<oc-search-box suggestions="0"></oc-search-box>`);
      type(plain, 'espresso');
      expect(plain.status).to.equal('idle');
      expect(field(plain).hasAttribute('role')).to.equal(false);
    });

    it('asks for as many as it shall, in its catalog, of what is begun', async () => {
      await suggesting(html`<oc-search-box suggestions="3" catalog-id="north-lane"></oc-search-box>`);
      expect(Object.fromEntries(reads()[0]!)).to.deep.equal({
        search: 'espresso',
        searchType: 'ExactPhrasePrefix',
        catalogID: 'north-lane',
        page: '1',
        pageSize: '3',
      });
    });

    it('goes to its action with the words in a parameter of its own', async () => {
      const element = await place(html`<oc-search-box action="/find" name="words" value="a&b"></oc-search-box>`);
      part(element, 'button').click();
      expect(followed).to.deep.equal([`${location.origin}/find?words=a%26b`]);
    });

    it('refuses an action that could do harm', async () => {
      const element = await place(html`<oc-search-box action="javascript:alert(1)" value="tea"></oc-search-box>`);
      expect(part(element, 'form').hasAttribute('action')).to.equal(false);
      part(element, 'button').click();
      await explained();
      expect(followed).to.deep.equal([]);
      expect(warnings[0]).to.contain('[action-invalid]');
    });

    it('takes other words', async () => {
      const element = await place(html`<oc-search-box strings='{"submit": "Los"}'></oc-search-box>`);
      expect(text(part(element, 'button'))).to.equal('Los');
    });
  });

  describe('behaviour', () => {
    it('suggests products once one pauses, with one request', async () => {
      await openShop();
      const element = await place();
      for (const value of ['es', 'esp', 'espresso']) type(element, value);
      expect(element.status).to.equal('loading');
      await untilStatus(element, 'ready');
      expect(reads().map((query) => query.get('search'))).to.deep.equal(['espresso']);
      expect(isOpen(element)).to.equal(true);
      expect(options(element)).to.have.length(4);
      expect(options(element)[0]!.getAttribute('href')).to.match(/^\/p\/[\w-]+$/);
    });

    it('shows what was typed last, and aborts what was asked before', async () => {
      await openShop();
      const element = await place();
      shop.sandbox.faults.add({operation: OPERATION, kind: 'latency', ms: 60_000, times: 1});
      type(element, 'coffee');
      await waitUntil(() => reads().length === 1);
      type(element, 'sencha');
      await untilStatus(element, 'ready');
      expect(options(element).map(text)).to.deep.equal(['Sencha from Uji, 80 g']);
      expect(errors).to.deep.equal([]);
    });

    it('searches with what is in the field, by the button', async () => {
      const element = await place();
      part(element, 'button').click();
      expect(followed).to.deep.equal([]);
      type(element, ' green tea ');
      part(element, 'button').click();
      expect(followed).to.deep.equal([`${location.origin}/search.html?lang=de&q=green+tea`]);
    });

    it('lets a mouse or a finger choose a suggestion', async () => {
      const element = await suggesting();
      const {x, y, width, height} = options(element)[1]!.getBoundingClientRect();
      const url = options(element)[1]!.getAttribute('href');
      await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
      expect(followed).to.deep.equal([url]);
      await element.updateComplete;
      expect(isOpen(element)).to.equal(false);
    });

    it('searches for a suggestion where products have no pages', async () => {
      const element = await suggesting(html`<oc-search-box action="/search.html"></oc-search-box>`);
      const name = text(options(element)[0]!);
      options(element)[0]!.click();
      await element.updateComplete;
      expect(field(element).value).to.equal(name);
      expect(new URL(followed[0]!).searchParams.get('q')).to.equal(name);
    });

    it('searches its list, and follows it', async () => {
      await openShop();
      const root = await fixture(html`
        <div>
          <oc-search-box for="found"></oc-search-box>
          <oc-product-list id="found" search="kenya"></oc-product-list>
        </div>
      `);
      const [element, list] = [root.querySelector('oc-search-box')!, root.querySelector('oc-product-list')!];
      await untilStatus(list, 'ready');
      await element.updateComplete;
      expect(field(element).value).to.equal('kenya');
      type(element, 'sencha');
      part(element, 'button').click();
      await list.updateComplete;
      await untilStatus(list, 'ready');
      expect(page.query()).to.equal('q=sencha');
      expect(list.listed!.products[0]!.product.ID).to.equal('sencha-uji');
      expect(followed).to.deep.equal([]);
      history.back();
      await waitUntil(() => field(element).value === 'kenya');
    });

    it('says when there are no suggestions', async () => {
      await openShop();
      const element = await place();
      type(element, 'zzz');
      await untilStatus(element, 'empty');
      expect(status(element)).to.equal('No suggestions');
      expect(isOpen(element)).to.equal(false);
    });

    it('closes when one goes elsewhere', async () => {
      const element = await suggesting();
      field(element).blur();
      await element.updateComplete;
      expect(isOpen(element)).to.equal(false);
    });

    it('asks for nothing any more once it is gone', async () => {
      await openShop();
      const element = await place();
      type(element, 'espresso');
      element.remove();
      const other = await place();
      type(other, 'sencha');
      await untilStatus(other, 'ready');
      expect(reads().map((query) => query.get('search'))).to.deep.equal(['sencha']);
    });
  });

  describe('events', () => {
    it('fires no intent, view, cart or order event', async () => {
      await suggesting();
      expect(events).to.deep.equal([]);
    });

    it('fires oc-error where suggestions fail, and searches all the same', async () => {
      await openShop();
      const element = await place();
      shop.sandbox.faults.add({operation: OPERATION, kind: 'drop', times: 1});
      type(element, 'espresso');
      await untilStatus(element, 'error');
      expect(errors.map(({detail}) => [detail.code, detail.operation])).to.deep.equal([['offline', OPERATION]]);
      expect(text(part(element, 'error'))).to.contain('You can search all the same');
      part(element, 'button').click();
      expect(followed).to.have.length(1);
      type(element, 'espress');
      await untilStatus(element, 'ready');
      expect(element.shadowRoot!.querySelector('[part=error]')).to.equal(null);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      const element = await suggesting();
      await expect(element).to.be.accessible();
      await press(element, 'ArrowDown');
      await expect(element).to.be.accessible();
      type(element, 'zzz');
      await expect(element).to.be.accessible();
      await untilStatus(element, 'empty');
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: OPERATION, kind: 'drop'});
      type(element, 'kenya');
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
    });

    it('says how many suggestions there are', async () => {
      const element = await suggesting();
      expect(status(element)).to.equal('4 suggestions');
      type(element, 'sencha');
      await untilStatus(element, 'ready');
      expect(status(element)).to.equal('1 suggestion');
    });

    it('is a combobox by the keyboard', async () => {
      const element = await suggesting();
      expect(active(element)).to.equal(null);
      const [first, second, , last] = options(element);
      for (const [key, expected] of [
        ['ArrowDown', first],
        ['ArrowDown', second],
        ['ArrowUp', first],
        ['ArrowUp', last],
        ['ArrowDown', first],
        ['End', last],
        ['Home', first],
      ] as const) {
        await press(element, key);
        expect(active(element), key).to.equal(expected);
        expect(active(element)!.ariaSelected).to.equal('true');
      }
      expect(element.shadowRoot!.querySelectorAll('[aria-selected=true]')).to.have.length(1);
      expect(element.shadowRoot!.activeElement).to.equal(field(element));
      await press(element, 'Escape');
      expect(isOpen(element)).to.equal(false);
      expect(field(element).value).to.equal('espresso');
      await press(element, 'ArrowDown');
      expect(isOpen(element)).to.equal(true);
    });

    it('chooses by Enter, and searches by Enter where nothing is chosen', async () => {
      const element = await suggesting();
      const url = options(element)[0]!.getAttribute('href');
      await press(element, 'ArrowDown');
      await press(element, 'Enter');
      expect(followed).to.deep.equal([url]);
      await press(element, 'Enter');
      expect(followed[1]).to.contain('/search.html?lang=de&q=espresso');
    });

    it('leaves Home and End to the text while nothing is chosen', async () => {
      const element = await suggesting();
      await press(element, 'Home');
      expect(field(element).selectionStart).to.equal(0);
      expect(active(element)).to.equal(null);
    });
  });
});
