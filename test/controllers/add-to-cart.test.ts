import {expect, fixture, html} from '@open-wc/testing';
import {addToCart, checkedSpecs, isQuantity} from '../../src/controllers/add-to-cart.js';
import type {CommerceError} from '../../src/ordercloud/errors.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';

describe('addToCart', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-cart-item-added');
  const wanted = {productID: CASES.plain, quantity: 2, specs: []};

  it("works for a page's own element", async () => {
    await shop.session();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const fact = await addToCart(host, wanted);
    expect(fact!.detail).to.include({quantity: 2});
    expect(facts).to.deep.equal([fact]);
    expect(facts[0]!.target).to.equal(host);
  });

  it('asks on the document for an element that has gone', async () => {
    await shop.session();
    document.addEventListener('oc-cart-item-adding', (event) => event.preventDefault(), {once: true});
    expect(await addToCart(document.createElement('div'), wanted)).to.equal(null);
    expect(facts).to.deep.equal([]);
  });

  it('fails where the page has no session', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const error = await addToCart(host, wanted).catch((thrown: CommerceError) => thrown);
    expect(error).to.have.property('code', 'session-missing');
    expect(shop.requests).to.deep.equal([]);
  });
});

describe('checkedSpecs', () => {
  it('copies a list of specs', () => {
    const specs = [
      {SpecID: 'color', OptionID: 'red'},
      {SpecID: 'text', Value: 'Ada'},
    ];
    expect(checkedSpecs(specs)).to.deep.equal(specs);
    expect(checkedSpecs(specs)![0]).not.to.equal(specs[0]);
    expect(checkedSpecs([])).to.deep.equal([]);
  });

  it('refuses anything else', () => {
    for (const specs of [null, undefined, {}, 'color', [null], [{}], [{SpecID: ''}], [{SpecID: 3}]]) {
      expect(checkedSpecs(specs)).to.equal(null);
    }
  });
});

describe('isQuantity', () => {
  it('takes whole units from 1', () => {
    for (const quantity of [1, 2, 1000]) expect(isQuantity(quantity)).to.equal(true);
    for (const quantity of [0, -1, 1.5, Number.NaN, Infinity, '2', null]) expect(isQuantity(quantity)).to.equal(false);
  });
});
