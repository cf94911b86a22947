import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-product-image/define.js';
import type {OcProductImage} from '../../src/elements/oc-product-image/define.js';
import {northLane} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {inView, selectionIn, settled} from '../support/parts.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, text} from '../support/shop.js';

// The demo's pictures, as the test runner serves them.
const pictures = '/demo/pictures/';
const urlOf = (id: string): string => `${pictures}${id}.svg`;

describe('oc-product-image', () => {
  const shop = useSandbox({catalogue: northLane({pictureBase: pictures})});
  const warnings = useWarnings();
  const events = useEvents('oc-cart-item-adding', 'oc-cart-item-added', 'oc-cart-changed', 'oc-order-submitted');
  const errors = useEvents('oc-error');

  async function shown(productID: string): Promise<OcProductImage> {
    const view = await inView(productID, html`<oc-product-image sizes="50vw"></oc-product-image>`);
    return view.querySelector('oc-product-image')!;
  }

  const picture = (element: Element): HTMLImageElement => part<HTMLImageElement>(element, 'picture');
  const thumbnails = (element: Element): HTMLButtonElement[] => [
    ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part=thumbnail]'),
  ];
  const current = (element: Element): number =>
    thumbnails(element).findIndex((button) => button.getAttribute('aria-current') === 'true');

  async function choose(element: OcProductImage, colour: string): Promise<void> {
    selectionIn(element).choose(`${CASES.swatches}-mug-colour`, {OptionID: colour});
    await element.updateComplete;
  }

  beforeEach(() => openShop());

  describe('defaults', () => {
    it('is idle without a product, and says so in the console', async () => {
      const element = await fixture<OcProductImage>(html`<oc-product-image></oc-product-image>`);
      expect(element.status).to.equal('idle');
      expect(element.url).to.equal(null);
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.contain('[product-id-missing]');
    });

    it('shows one picture alone, named after the product', async () => {
      const element = await shown(CASES.plain);
      expect(picture(element).getAttribute('src')).to.equal(urlOf(CASES.plain));
      expect(picture(element).alt).to.equal('House Blend, 250 g');
      expect(picture(element).hasAttribute('srcset')).to.equal(false);
      expect(thumbnails(element)).to.deep.equal([]);
    });

    it('keeps the place of a picture that is missing', async () => {
      const element = await shown(CASES.noXp);
      expect(element.status).to.equal('empty');
      expect(part(element, 'placeholder').getAttribute('aria-hidden')).to.equal('true');
    });
  });

  describe('properties and attributes', () => {
    it('has srcset and sizes where the data has a Srcset', async () => {
      const element = await shown(CASES.swatches);
      expect(picture(element).getAttribute('src')).to.equal(urlOf('camp-mug'));
      expect(picture(element).srcset).to.equal(`${urlOf('camp-mug')} 320w`);
      expect(picture(element).sizes).to.equal('50vw');
    });

    it('takes other words', async () => {
      const element = await shown(CASES.swatches);
      element.strings = {show: 'Bild {number}'};
      await element.updateComplete;
      expect(thumbnails(element)[1]!.getAttribute('aria-label')).to.equal('Bild 2');
    });
  });

  describe('behaviour', () => {
    it('finds pictures however they are spelt, and no unsafe ones', async () => {
      for (const id of [CASES.lowercaseUrl, CASES.lowercaseXp, CASES.imageText]) {
        expect((await shown(id)).url, id).to.equal(urlOf(id));
      }
      const element = await shown(CASES.swatches);
      expect(element.shadowRoot!.innerHTML).not.to.contain('javascript:');
    });

    it('shows the picture of what is chosen: of a variant, else one with a tag', async () => {
      const element = await shown(CASES.swatches);
      await choose(element, 'navy');
      expect(element.url).to.equal(urlOf('flat-white-cup'));
      expect(picture(element).alt).to.equal('The mug in navy');
      await choose(element, 'moss');
      expect(element.url).to.equal(urlOf('soup-bowl'));
      expect(picture(element).alt).to.equal('Camp Mug, picture 2 of 2');
    });

    it('leaves out a picture that can not be loaded', async () => {
      const element = await shown(CASES.swatches);
      const before = thumbnails(element).length;
      picture(element).dispatchEvent(new Event('error'));
      await element.updateComplete;
      expect(thumbnails(element).length).to.equal(before === 2 ? 0 : before - 1);
      picture(element).dispatchEvent(new Event('error'));
      await element.updateComplete;
      expect(part(element, 'placeholder').hidden).to.equal(false);
    });

    it('tells of a failure, and tries again', async () => {
      shop.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'drop', times: 1});
      const element = await fixture<OcProductImage>(
        html`<oc-product-image product-id=${CASES.plain}></oc-product-image>`,
      );
      await settled(element);
      expect(text(part(element, 'error'))).to.equal('This could not be loaded. Check the connection.');
      expect(errors).to.have.length(1);
      part(element, 'retry').click();
      await settled(element);
      expect(element.url).to.equal(urlOf(CASES.plain));
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await shown(CASES.swatches);
      expect(events).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async function () {
      this.timeout(20_000);
      await expect(await shown(CASES.swatches)).to.be.accessible();
      await expect(await shown(CASES.noXp)).to.be.accessible();
      await expect(await fixture(html`<oc-product-image product-id="none"></oc-product-image>`)).to.be.accessible();
    });

    it('is worked by keyboard: each small picture is a button that says which it is', async () => {
      const element = await shown(CASES.swatches);
      const list = part(element, 'thumbnails');
      expect(list.getAttribute('aria-label')).to.equal('Pictures of Camp Mug');
      thumbnails(element)[1]!.focus();
      await sendKeys({press: 'Enter'});
      await element.updateComplete;
      expect(current(element)).to.equal(1);
      expect(thumbnails(element)[1]!.getAttribute('aria-label')).to.equal('Show picture 2 of 2');
    });
  });
});
