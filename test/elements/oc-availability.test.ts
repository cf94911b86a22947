import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-add-to-cart-button/define.js';
import '../../src/elements/oc-availability/define.js';
import type {OcAvailability} from '../../src/elements/oc-availability/define.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {inView, selectionIn, settled} from '../support/parts.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, text} from '../support/shop.js';

describe('oc-availability', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const facts = useEvents('oc-cart-item-added');
  const events = useEvents('oc-cart-item-adding', 'oc-cart-changed', 'oc-order-submitted');
  const errors = useEvents('oc-error');

  async function shown(productID: string, places = false): Promise<OcAvailability> {
    const view = await inView(
      productID,
      html`<oc-availability ?places=${places}></oc-availability><oc-add-to-cart-button></oc-add-to-cart-button>`,
    );
    const element = view.querySelector('oc-availability')!;
    await settled(element);
    return element;
  }

  const words = (element: Element): string => text(part(element, 'availability'));
  const places = (element: Element): string[] =>
    [...element.shadowRoot!.querySelectorAll('[part=place]')].map((place) => text(place));
  const radio = (element: Element, place: string): HTMLInputElement =>
    element.shadowRoot!.querySelector(`[value=${place}]`)!;

  beforeEach(() => openShop());

  describe('defaults', () => {
    it('is idle without a product, and says so in the console', async () => {
      const element = await fixture<OcAvailability>(html`<oc-availability></oc-availability>`);
      expect(element.status).to.equal('idle');
      expect(element.level).to.equal(null);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.contain('[product-id-missing]');
    });

    it('says what there is', async () => {
      for (const [productID, level, said] of [
        [CASES.plain, 'untracked', 'Available'],
        [CASES.markups, 'in-stock', 'In stock'],
        [CASES.limitedStock, 'few', 'Only 2 left'],
        [CASES.outOfStock, 'out-of-stock', 'Out of stock'],
      ] as const) {
        const element = await shown(productID);
        expect(words(element), productID).to.equal(said);
        expect(element.level).to.equal(level);
        expect(part(element, level).role, productID).to.equal('status');
      }
    });
  });

  describe('properties and attributes', () => {
    it('counts from the threshold down', async () => {
      const element = await shown(CASES.markups);
      element.threshold = 9;
      await element.updateComplete;
      expect(words(element)).to.equal('Only 9 left');
      element.threshold = 0;
      await element.updateComplete;
      expect(words(element)).to.equal('In stock');
    });

    it('is of one place where that is named', async () => {
      const element = await shown(CASES.placed);
      expect(words(element)).to.equal('In stock');
      element.place = 'harbour';
      await waitUntil(() => words(element) === 'Only 2 left', words(element));
      expect(places(element)).to.deep.equal([]);
      await element.closest('oc-product-view')!.querySelector('oc-add-to-cart-button')!.add();
      expect(facts[0]!.detail.lineItem).to.include({InventoryRecordID: `${CASES.placed}-harbour`});
    });

    it('takes other words', async () => {
      const element = await shown(CASES.outOfStock);
      element.strings = {'out-of-stock': 'Weg'};
      await element.updateComplete;
      expect(words(element)).to.equal('Weg');
    });
  });

  describe('behaviour', () => {
    it('follows the chosen variant', async () => {
      const element = await shown(CASES.variantStock);
      expect(words(element)).to.equal('Choose the options to see what is in stock.');
      selectionIn(element).choose(`${CASES.variantStock}-cups`, {OptionID: 'six'});
      await element.updateComplete;
      expect(words(element)).to.equal('Out of stock');
      selectionIn(element).choose(`${CASES.variantStock}-cups`, {OptionID: 'three'});
      await element.updateComplete;
      expect(words(element)).to.equal('Only 5 left');
    });

    it('lets the shopper choose the place to buy from, and keeps it through variants', async () => {
      const element = await shown(CASES.placedVariants, true);
      selectionIn(element).choose(`${CASES.placedVariants}-board-size`, {OptionID: 'm'});
      await settled(element);
      await waitUntil(() => places(element).length === 2);
      expect(places(element)).to.deep.equal(['Shop at North Lane Only 4 left', 'Harbour store Only 2 left']);
      expect(radio(element, 'north').checked).to.equal(true);
      radio(element, 'harbour').click();
      await element.updateComplete;
      expect(words(element)).to.equal('Only 2 left');
      selectionIn(element).choose(`${CASES.placedVariants}-board-size`, {OptionID: 'l'});
      await waitUntil(() => words(element) === 'Out of stock', words(element));
    });

    it('counts what is left though more could be ordered', async () => {
      const element = await shown(CASES.backorder);
      expect(words(element)).to.equal('Only 3 left');
    });

    it('tells of a failure, and tries again', async () => {
      shop.sandbox.faults.add({operation: 'Me.ListVariants', kind: 'status', status: 500, times: 1});
      const element = await shown(CASES.variantStock);
      expect(text(part(element, 'error'))).to.equal('This could not be loaded.');
      expect(errors[0]!.detail).to.include({operation: 'Me.ListVariants', status: 500});
      part(element, 'retry').click();
      await settled(element);
      expect(element.level).to.equal('unknown');
    });

    it('asks for variants and places only where they make a difference', async () => {
      await shown(CASES.limitedStock);
      expect(shop.requests.filter((line) => /variants|inventoryrecords/.test(line))).to.deep.equal([]);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await shown(CASES.placed, true);
      expect([...events, ...facts]).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async () => {
      for (const id of [CASES.plain, CASES.markups, CASES.limitedStock, CASES.outOfStock, CASES.variantStock]) {
        await expect(await shown(id)).to.be.accessible();
      }
      await expect(await shown(CASES.placed, true)).to.be.accessible();
      await expect(await fixture(html`<oc-availability product-id="none"></oc-availability>`)).to.be.accessible();
    });

    it('tells changes in a polite live region, and names the choice of places', async () => {
      const element = await shown(CASES.placed, true);
      expect(part(element, 'availability').getAttribute('role')).to.equal('status');
      expect(text(part(element, 'places').querySelector('legend')!)).to.equal('Buy from');
    });
  });
});
