import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';
import {ViewController} from '../../src/controllers/view-controller.js';
import {setStrings, type Strings} from '../../src/core/strings.js';
import {CommerceError} from '../../src/ordercloud/errors.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';

const words = {
  label: 'Add {n}',
  'items.one': '{count} item',
  'items.other': '{count} items',
  error: 'It failed.',
  NotFound: 'Gone.',
  Limit: 'At most {Max}.',
} as const;

class TestView extends LitElement {
  strings: Strings | null = null;
  currency = '';
  readonly view = new ViewController(this, words);
}
customElements.define('test-view', TestView);

const failure = (code: string, data?: unknown): CommerceError =>
  new CommerceError({code, message: 'For developers.', status: 400, operation: 'Cart.Get', data});

describe('ViewController', () => {
  const errors = useEvents('oc-error');
  let element: TestView;

  beforeEach(() => {
    element = document.body.appendChild(new TestView());
  });
  afterEach(() => element.remove());

  it('begins idle, and mirrors each status as a custom state', () => {
    expect(element.view.status).to.equal('idle');
    expect(element.matches(':state(idle)')).to.equal(true);
    element.view.show('loading');
    expect(element.view.status).to.equal('loading');
    expect(element.matches(':state(loading)')).to.equal(true);
    expect(element.matches(':state(idle)')).to.equal(false);
  });

  it('shows a failure and tells it once, with its retry', () => {
    const retry = (): void => {};
    element.view.fail(failure('NotFound'), retry);
    expect(element.matches(':state(error)')).to.equal(true);
    expect(element.view.error?.code).to.equal('NotFound');
    const detail = {code: 'NotFound', message: 'For developers.', status: 400, operation: 'Cart.Get', retry};
    expect(errors.map((event) => event.detail)).to.deep.equal([detail]);
    expect(errors[0]!.target).to.equal(element);
  });

  it('forgets the failure with the next status', () => {
    element.view.fail(failure('NotFound'));
    element.view.show('ready');
    expect(element.view.error).to.equal(null);
    expect(element.view.errorText()).to.equal('');
  });

  it('passes over an abort', () => {
    element.view.show('loading');
    element.view.fail(failure('aborted'));
    expect(element.view.status).to.equal('loading');
    expect(errors).to.have.length(0);
  });

  it('asks for an update at each change', async () => {
    await element.updateComplete;
    element.view.show('loading');
    expect(element.isUpdatePending).to.equal(true);
  });

  describe('words', () => {
    it('come from the defaults, the language, then the element, with places filled', () => {
      expect(element.view.text('label', {n: 2})).to.equal('Add 2');
      setStrings('de', {'test-view': {label: '{n} kaufen'}});
      element.lang = 'de';
      expect(element.view.locale).to.equal('de');
      expect(element.view.text('label', {n: 2})).to.equal('2 kaufen');
      element.strings = {label: 'Buy {n}'};
      expect(element.view.text('label', {n: 2})).to.equal('Buy 2');
    });

    it('with a count have the form that the language has for it', () => {
      const forms = (...counts: number[]): string[] => counts.map((count) => element.view.text('items', {count}));
      expect(forms(0, 1, 2, 1250)).to.deep.equal(['0 items', '1 item', '2 items', '1,250 items']);
      setStrings('pl', {
        'test-view': {'items.one': '{count} rzecz', 'items.few': '{count} rzeczy', 'items.other': 'x'},
      });
      element.lang = 'pl';
      expect(forms(1, 3, 5)).to.deep.equal(['1 rzecz', '3 rzeczy', 'x']);
      element.lang = 'pl_PL';
      expect(forms(2)).to.deep.equal(['2 items']);
      element.strings = {items: 'things'};
      expect(forms(2)).to.deep.equal(['2 items']);
      element.strings = {'items.other': 'things'};
      expect(forms(2)).to.deep.equal(['things']);
    });

    it('come again when the element stands elsewhere', async () => {
      setStrings('sv', {'test-view': {label: 'Lägg till'}});
      const box = document.body.appendChild(document.createElement('div'));
      box.lang = 'sv';
      await element.updateComplete;
      box.append(element);
      expect(element.isUpdatePending).to.equal(true);
      box.remove();
    });

    it('of a failure are those for its code, else the general ones', () => {
      element.view.fail(failure('NotFound'));
      expect(element.view.errorText()).to.equal('Gone.');
      element.view.fail(failure('Unheard.Of'));
      expect(element.view.errorText()).to.equal('It failed.');
      element.strings = {'Unheard.Of': 'Heard of.'};
      expect(element.view.errorText()).to.equal('Heard of.');
    });

    it("of a failure hold OrderCloud's numbers, else those given with it, else they are the general ones", () => {
      element.view.fail(failure('Limit', {Max: 3, Other: {deep: true}}), null, {Max: 9});
      expect(element.view.errorText()).to.equal('At most 3.');
      element.view.fail(failure('Limit', 'junk'), null, {Max: 9});
      expect(element.view.errorText()).to.equal('At most 9.');
      element.view.fail(failure('Limit', [1, 2]));
      expect(element.view.errorText()).to.equal('It failed.');
    });
  });

  describe('money', () => {
    const shop = useSandbox();

    beforeEach(() => {
      element.lang = 'en-US';
      element.currency = '';
    });

    it('is in the currency that comes with the amount, else the shopper’s, else the element’s, else the session’s', async () => {
      expect(element.view.money(5)).to.equal('5.00');
      const session = await shop.session({currency: 'CHF'});
      expect(element.view.money(5)).to.equal('CHF\u00a05.00');
      element.currency = 'EUR';
      expect(element.view.money(5, null)).to.equal('€5.00');
      await session.signIn(SANDBOX.shopper.username, SANDBOX.shopper.password);
      expect(element.view.money(5, '')).to.equal('$5.00');
      expect(element.view.money(5, 'GBP')).to.equal('£5.00');
    });

    it('is nothing where there is none, and an amount of zero is one', () => {
      expect(element.view.money(null, 'USD')).to.equal('');
      expect(element.view.money(undefined, 'USD')).to.equal('');
      expect(element.view.money(0, 'USD')).to.equal('$0.00');
    });
  });
});
