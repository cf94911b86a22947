import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-add-to-cart-button/define.js';
import '../../src/elements/oc-product-options/define.js';
import type {OcProductOptions} from '../../src/elements/oc-product-options/define.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {inView, selectionIn, settled} from '../support/parts.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, text} from '../support/shop.js';

describe('oc-product-options', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  const facts = useEvents('oc-cart-item-added');
  const events = useEvents('oc-cart-item-adding', 'oc-cart-changed', 'oc-order-submitted', 'oc-cart-item-removed');
  const errors = useEvents('oc-error');

  async function shown(productID: string): Promise<OcProductOptions> {
    const view = await inView(
      productID,
      html`<oc-add-to-cart-button></oc-add-to-cart-button><oc-product-options></oc-product-options>`,
    );
    return view.querySelector('oc-product-options')!;
  }

  const specOf = (element: Element, spec: string): Element =>
    element.shadowRoot!.querySelector(`[data-spec$="-${spec}"]`)!;
  const radio = (element: Element, spec: string, option: string): HTMLInputElement =>
    specOf(element, spec).querySelector(`[value="${option}"]`)!;
  const checked = (element: Element, spec: string): string | undefined =>
    specOf(element, spec).querySelector<HTMLInputElement>(':checked')?.value;
  const labels = (element: Element, spec: string): string[] =>
    [...specOf(element, spec).querySelectorAll('label[part~=option], option')].map((label) => text(label));
  const field = (element: Element, spec: string): HTMLInputElement =>
    specOf(element, spec).querySelector('[part=field]')!;
  const problem = (element: Element, spec: string): string =>
    text(specOf(element, spec).querySelector('[part=problem]')!);

  async function pick(element: OcProductOptions, spec: string, option: string): Promise<void> {
    radio(element, spec, option).click();
    await element.updateComplete;
  }

  async function write(element: OcProductOptions, spec: string, value: string): Promise<void> {
    field(element, spec).value = value;
    field(element, spec).dispatchEvent(new Event('change'));
    await element.updateComplete;
  }

  async function add(element: OcProductOptions): Promise<void> {
    await element.closest('oc-product-view')!.querySelector('oc-add-to-cart-button')!.add();
    await element.updateComplete;
  }

  const addedSpecs = (): unknown[] =>
    (facts.at(-1)?.detail.lineItem.Specs ?? []).map(({OptionID, Value}) => OptionID ?? Value);

  beforeEach(() => openShop());

  describe('defaults', () => {
    it('is idle without a product, and says so in the console', async () => {
      expect((await fixture<OcProductOptions>(html`<oc-product-options></oc-product-options>`)).status).to.equal(
        'idle',
      );
      await waitUntil(() => warnings.length > 0);
      expect(warnings[0]).to.contain('[product-id-missing]');
    });

    it('is empty where there is nothing to choose, without asking', async () => {
      expect((await shown(CASES.plain)).status).to.equal('empty');
      expect(shop.requests.filter((line) => line.includes('/specs'))).to.deep.equal([]);
    });

    it('begins with the defaults, and with nothing where there is none', async () => {
      expect(checked(await shown(CASES.specs), 'grind')).to.equal('whole');
      expect(checked(await shown(CASES.variants), 'size')).to.equal(undefined);
    });
  });

  describe('properties and attributes', () => {
    it('says what an option adds', async () => {
      const element = await shown(CASES.markups);
      expect(labels(element, 'gift-wrap')).to.deep.equal([
        'None',
        'Paper and ribbon (+$4.50 once)',
        'Wooden box (+$12.00)',
      ]);
      expect(labels(element, 'care')[1]).to.equal('Five years (+10%)');
    });

    it('shows a spec as its data says, with safe colours and names of its own', async () => {
      const swatches = await shown(CASES.swatches);
      expect(text(specOf(swatches, 'mug-colour').querySelector('legend')!)).to.equal('Enamel');
      expect(text(specOf(swatches, 'mug-colour').querySelector('[part=help]')!)).to.equal('Rust is put away for now.');
      const colors = [...swatches.shadowRoot!.querySelectorAll('rect')].map((rect) => rect.getAttribute('fill'));
      expect(colors).to.deep.equal(['#f3e9d2', '#1f2f4f', '#5d6b3a']);
      expect(text(part(swatches, 'badge'))).to.equal('New');
      const bowl = await shown(CASES.missingVariant);
      expect(specOf(bowl, 'size').querySelectorAll('[part~=buttons]')).to.have.length(2);
      expect(labels(bowl, 'glaze')).to.deep.equal(['Choose a glaze', 'White', 'Slate']);
      expect(field(await shown(CASES.requiredText), 'monogram').placeholder).to.equal('ABC');
    });

    it('takes other words', async () => {
      const element = await shown(CASES.markups);
      element.strings = {optional: '{name}, nur wer mag'};
      await element.updateComplete;
      expect(text(specOf(element, 'engraving').querySelector('label')!)).to.equal('Engraving, nur wer mag');
    });
  });

  describe('behaviour', () => {
    it('is what the button adds, with the defaults', async () => {
      const element = await shown(CASES.markups);
      await pick(element, 'gift-wrap', 'box');
      await write(element, 'engraving', 'For Ada');
      await add(element);
      expect(addedSpecs()).to.have.members(['For Ada', 'box', 'two-years']);
    });

    it('leaves specs of its own to the button', async () => {
      const element = await shown(CASES.requiredSpec);
      const button = element.closest('oc-product-view')!.querySelector('oc-add-to-cart-button')!;
      button.specs = [{SpecID: 'gift-card-value', OptionID: selectionIn(element).specs[0]!.Options![0]!.ID}];
      await add(element);
      expect(facts).to.have.length(1);
    });

    it('sends nothing while something is missing, and takes the focus there', async () => {
      const element = await shown(CASES.variants);
      await pick(element, 'size', 'small');
      await add(element);
      expect(problem(element, 'size')).to.equal('');
      expect(problem(element, 'glaze')).to.equal('Choose: Glaze.');
      expect((element.shadowRoot!.activeElement as HTMLInputElement).value).to.equal('white');
      expect([...events, ...facts]).to.deep.equal([]);
      await pick(element, 'glaze', 'slate');
      expect(problem(element, 'glaze')).to.equal('');
      await add(element);
      expect(addedSpecs()).to.deep.equal(['small', 'slate']);
    });

    it('greys out what is inactive or was never made, and says with what', async () => {
      const dripper = await shown(CASES.variants);
      await pick(dripper, 'size', 'large');
      const clay = radio(dripper, 'glaze', 'clay');
      expect(clay.getAttribute('aria-disabled')).to.equal('true');
      expect(clay.disabled).to.equal(false);
      expect(labels(dripper, 'glaze')[2]).to.equal('Clay, not offered');
      await pick(dripper, 'glaze', 'clay');
      expect(checked(dripper, 'glaze')).to.equal(undefined);
      expect(text(part(dripper, 'note'))).to.equal('Clay is not offered with 3–4 cups.');
      await pick(dripper, 'glaze', 'white');
      expect(text(part(dripper, 'note'))).to.equal('');
      const mug = await shown(CASES.swatches);
      await pick(mug, 'mug-colour', 'rust');
      expect(text(part(mug, 'note'))).to.equal('Rust is not offered.');
      expect(checked(mug, 'mug-colour')).to.equal('cream');
    });

    it('does so in a list to open', async () => {
      const bowl = await shown(CASES.missingVariant);
      await pick(bowl, 'size', 'large');
      await write(bowl, 'glaze', '1');
      expect(text(part(bowl, 'note'))).to.equal('Slate is not offered with Large.');
      await add(bowl);
      expect(problem(bowl, 'glaze')).to.equal('Choose: Glaze.');
      await write(bowl, 'glaze', '0');
      await add(bowl);
      expect(addedSpecs()).to.deep.equal(['large', 'white']);
    });

    it('asks for the text of an option that wants one', async () => {
      const apron = await shown(CASES.openOption);
      expect(specOf(apron, 'colour').querySelector('[part=field]')).to.equal(null);
      await pick(apron, 'colour', 'own-colour');
      await add(apron);
      expect(problem(apron, 'colour')).to.equal('Fill in: Colour.');
      expect(apron.shadowRoot!.activeElement?.getAttribute('part')).to.equal('field');
      await write(apron, 'colour', 'Plum');
      await add(apron);
      expect(facts[0]!.detail.lineItem.Specs![0]).to.include({OptionID: 'own-colour', Value: 'Plum'});
    });

    it('holds texts against their rules, and takes an emptied one for the default', async () => {
      const napkins = await shown(CASES.requiredText);
      await add(napkins);
      expect(problem(napkins, 'monogram')).to.equal('Fill in: Monogram.');
      await write(napkins, 'monogram', 'A');
      expect(problem(napkins, 'monogram')).to.equal('Monogram: 2 characters or more.');
      await write(napkins, 'monogram', 'ABCD');
      expect(problem(napkins, 'monogram')).to.equal('Monogram: 3 characters at most.');
      await add(napkins);
      expect(facts).to.deep.equal([]);
      await write(napkins, 'monogram', 'AL');
      await add(napkins);
      expect(addedSpecs()).to.deep.equal(['AL']);
      const knife = await shown('chefs-knife');
      await write(knife, 'initials', 'A.L.');
      await write(knife, 'initials', '');
      expect(field(knife, 'initials').value).to.equal('–');
    });

    it('tells of a failure, and tries again', async () => {
      shop.sandbox.faults.add({operation: 'Me.ListSpecs', kind: 'drop', times: 1});
      const element = await shown(CASES.specs);
      expect(text(part(element, 'error'))).to.equal('This could not be loaded. Check the connection.');
      expect(errors[0]!.detail.operation).to.equal('Me.ListSpecs');
      part(element, 'retry').click();
      await settled(element);
      expect(checked(element, 'grind')).to.equal('whole');
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await shown(CASES.markups);
      expect([...events, ...facts, ...errors]).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('passes axe in every state', async function () {
      this.timeout(20_000);
      for (const id of [CASES.markups, CASES.swatches, CASES.missingVariant, CASES.requiredText, CASES.plain]) {
        const element = await shown(id);
        await expect(element).to.be.accessible();
        await add(element);
        await expect(element).to.be.accessible();
      }
      await expect(await fixture(html`<oc-product-options product-id="no"></oc-product-options>`)).to.be.accessible();
    });

    it('is worked by keyboard, where what is not offered can be reached and is not chosen', async () => {
      const element = await shown(CASES.swatches);
      radio(element, 'mug-colour', 'moss').focus();
      radio(element, 'mug-colour', 'moss').click();
      await sendKeys({press: 'ArrowRight'});
      await element.updateComplete;
      expect((element.shadowRoot!.activeElement as HTMLInputElement).value).to.equal('rust');
      expect(checked(element, 'mug-colour')).to.equal('moss');
      expect(text(part(element, 'note'))).to.equal('Rust is not offered.');
    });

    it('names each field, and tells what is wrong in words that belong to it', async () => {
      const element = await shown(CASES.requiredText);
      expect(text(field(element, 'monogram').labels![0]!)).to.equal('Monogram');
      await add(element);
      expect(field(element, 'monogram').getAttribute('aria-invalid')).to.equal('true');
      const described = field(element, 'monogram').getAttribute('aria-describedby')!.split(' ').at(-1)!;
      expect(element.shadowRoot!.getElementById(described)!.role).to.equal('alert');
    });
  });
});
