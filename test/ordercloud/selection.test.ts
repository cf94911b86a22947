import {expect, waitUntil} from '@open-wc/testing';
import {commerce, type SelectionHolder} from '../../src/ordercloud/commerce.js';
import type {Detail} from '../../src/ordercloud/selection-sources.js';
import {selectionOf, type Selection} from '../../src/ordercloud/selection.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';

// The first call to OrderCloud loads the SDK. On a busy machine that takes its time, and no test is about it.
before(async function () {
  this.timeout(20_000);
  await import('ordercloud-javascript-sdk');
});

describe('Selection', () => {
  const shop = useSandbox();
  let holder: SelectionHolder;

  beforeEach(async () => {
    holder = {};
    await shop.session();
  });

  /** Subscribed, with the product and its details read. */
  async function follow(productID: string, details: Detail[] = ['specs', 'stock']): Promise<Selection> {
    const selection = selectionOf(holder, productID);
    selection.subscribe(() => {}, details);
    const lists = (): boolean => selection.lists(details).every(({state}) => state.status === 'ready');
    await waitUntil(() => selection.product.status === 'ready' && lists());
    return selection;
  }

  it('is one for a product and its holder, until the last has gone', async () => {
    const selection = selectionOf(holder, CASES.plain);
    expect(selectionOf(holder, CASES.plain)).to.equal(selection);
    expect(selectionOf({}, CASES.plain)).not.to.equal(selection);
    const [first, second] = [selection.subscribe(() => {}, []), selection.subscribe(() => {}, [])];
    first();
    await Promise.resolve();
    expect(holder.selections!.get(CASES.plain)).to.equal(selection);
    second();
    await Promise.resolve();
    expect(holder.selections!.size).to.equal(0);
  });

  it('begins with defaults and the smallest quantity', async () => {
    expect((await follow(CASES.minMax)).quantity).to.equal(4);
    const selection = await follow(CASES.specs);
    expect(selection.isTouched).to.equal(false);
    expect(selection.lineSpecs).to.deep.equal([{SpecID: `${CASES.specs}-grind`, OptionID: 'whole'}]);
  });

  it('tells of each choice', async () => {
    const selection = await follow(CASES.specs);
    let told = 0;
    selection.subscribe(() => told++, []);
    const before = told;
    selection.setQuantity(2);
    selection.choose(`${CASES.specs}-grind`, {OptionID: 'filter'});
    selection.setPlace('north');
    selection.setPlace('north');
    expect(told - before).to.equal(3);
    expect(selection.isTouched).to.equal(true);
  });

  it('completes what a button has not said itself', async () => {
    const selection = await follow(CASES.specs);
    selection.setQuantity(3);
    const chosen = selection.lineSpecs;
    expect(selection.complete({quantity: null, specs: []}))
      .to.include({quantity: 3})
      .and.to.deep.include({specs: chosen});
    const own = [{SpecID: 'x'}];
    expect(selection.complete({quantity: 7, specs: own})).to.deep.include({quantity: 7, specs: own});
    expect(selection.complete({quantity: null, specs: null})!.specs).to.equal(null);
  });

  it('completes nothing that an element objects to, where that is of its choosing', async () => {
    const selection = await follow(CASES.specs);
    selection.checks.set('specs', () => false);
    expect(selection.complete({quantity: null, specs: []})).to.equal(null);
    expect(selection.complete({quantity: null, specs: [{SpecID: 'x'}]})).not.to.equal(null);
    selection.checks.set('specs', () => true);
    selection.checks.set('quantity', () => false);
    expect(selection.complete({quantity: null, specs: []})).to.equal(null);
    expect(selection.complete({quantity: 1, specs: []})).not.to.equal(null);
  });

  it('counts the line that an add would raise, and all lines where they count together', async () => {
    const {cart} = commerce();
    const add = (product: string, grind: string, quantity: number): Promise<unknown> =>
      cart.add({productID: product, quantity, specs: [{SpecID: `${product}-grind`, OptionID: grind}]});
    await add(CASES.specs, 'whole', 2);
    await add(CASES.specs, 'filter', 3);
    await add(CASES.cumulative, 'filter', 4);
    const plain = await follow(CASES.specs);
    expect(plain.limits.held).to.equal(2);
    plain.choose(`${CASES.specs}-grind`, {OptionID: 'espresso'});
    expect(plain.limits.held).to.equal(0);
    const together = await follow(CASES.cumulative);
    expect(together.limits.held).to.equal(4);
    expect(together.price()!.unitPrice).to.equal(40);
  });

  it('keeps a place apart from the others in the cart', async () => {
    const {cart} = commerce();
    await cart.add({productID: CASES.placed, quantity: 2}, {inventoryRecordID: `${CASES.placed}-harbour`});
    await cart.add({productID: CASES.placed, quantity: 1}, {inventoryRecordID: `${CASES.placed}-north`});
    await cart.exclusively(() => Promise.resolve());
    expect(cart.state.value.lineItems).to.have.length(2);
    const selection = await follow(CASES.placed, ['records']);
    expect(selection.limits).to.include({held: 0, stock: 7, heldOfStock: 3});
    selection.setPlace('harbour');
    expect(selection.limits).to.include({held: 2, stock: 2, heldOfStock: 2});
    expect(selection.complete({quantity: 1, specs: []})!.inventoryRecordID).to.equal(`${CASES.placed}-harbour`);
  });

  it('asks for the cart only where it makes a difference, and without a token not at all', async () => {
    await follow(CASES.priceBreaks);
    await commerce().cart.add({productID: CASES.plain, quantity: 1});
    await commerce().cart.exclusively(() => Promise.resolve());
    const before = shop.requests.length;
    await follow(CASES.noPicture);
    expect(shop.requests.slice(before)).to.deep.equal([`GET /v1/me/products/${CASES.noPicture}`]);
  });

  it('reads again what could not be read', async () => {
    shop.sandbox.faults.add({operation: 'Me.ListSpecs', kind: 'drop', times: 1});
    const selection = selectionOf(holder, CASES.specs);
    selection.subscribe(() => {}, ['specs']);
    await waitUntil(() => selection.lists(['specs'])[0]?.state.status === 'error');
    selection.reload();
    await waitUntil(() => selection.specs.length === 1);
  });
});
