import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import type {LineItem} from 'ordercloud-javascript-sdk';
import {CartEditor} from '../../src/controllers/cart-editor.js';
import {ViewController} from '../../src/controllers/view-controller.js';
import type {Strings} from '../../src/core/strings.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart} from '../support/shop.js';

class TestEditor extends LitElement {
  strings: Strings | null = null;
  readonly view = new ViewController(this, {error: 'no', retry: 'again'});
  readonly editor = new CartEditor(this, this.view);
}
customElements.define('test-editor', TestEditor);

const nothing = (): void => {};

describe('CartEditor', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-cart-item-added', 'oc-cart-item-removed');
  const errors = useEvents('oc-error');

  async function placeFilled(quantity: number): Promise<{element: TestEditor; editor: CartEditor; line: LineItem}> {
    await shop.session();
    await commerce().cart.load();
    await fillCart([CASES.plain, quantity]);
    const element = await fixture<TestEditor>(html`<test-editor></test-editor>`);
    return {element, editor: element.editor, line: commerce().cart.state.value.lineItems[0]!};
  }

  it('puts a line back as it was, from the place that it is sold from', async () => {
    const {editor} = await placeFilled(1);
    const {cart} = commerce();
    const inventoryRecordID = `${CASES.placed}-harbour`;
    const {lineItem} = await cart.add({productID: CASES.placed, quantity: 2}, {inventoryRecordID});
    await editor.remove(lineItem, nothing);
    await editor.restore(lineItem, nothing);
    expect(cart.state.value.lineItems.at(-1)).to.include({Quantity: 2, InventoryRecordID: inventoryRecordID});
  });

  it('announces the difference, and nothing where there is none', async () => {
    const {editor, line} = await placeFilled(2);
    for (const quantity of [5, 5, 4]) await editor.setQuantity(line, quantity, nothing);
    await editor.remove(line, nothing);
    expect(facts.map(({type, detail}) => [type, detail.quantity])).to.deep.equal([
      ['oc-cart-item-added', 3],
      ['oc-cart-item-removed', 1],
      ['oc-cart-item-removed', 4],
    ]);
  });

  it('is done when the cart shows what was changed', async () => {
    const {editor, line} = await placeFilled(2);
    const totals: unknown[] = [];
    await editor.setQuantity(line, 3, () => totals.push(commerce().cart.state.value.order?.Total));
    expect(totals).to.deep.equal([37.5]);
    expect(editor.isPending(line.ID!)).to.equal(false);
  });

  it('passes over what is asked for while a line is being changed', async () => {
    const {editor, line} = await placeFilled(2);
    const first = editor.setQuantity(line, 3, nothing);
    expect(editor.isPending(line.ID!)).to.equal(true);
    await editor.setQuantity(line, 9, nothing);
    await first;
    expect(facts.map(({detail}) => detail.quantity)).to.deep.equal([1]);
  });

  it('announces nothing that OrderCloud refused, and can do it again', async () => {
    const {element, editor, line} = await placeFilled(2);
    shop.sandbox.faults.add({operation: 'Cart.PatchLineItem', kind: 'status', status: 500, times: 1});
    await editor.setQuantity(line, 3, nothing);
    expect(element.view.error?.code).to.equal('ServerError');
    expect(editor.failure?.lineItemID).to.equal(line.ID);
    expect(facts).to.deep.equal([]);
    const done = new Promise((resolve) => addEventListener('oc-cart-item-added', resolve, {once: true}));
    editor.failure!.retry!();
    await done;
    expect(editor.failure).to.equal(null);
    expect(facts.map(({detail}) => detail.quantity)).to.deep.equal([1]);
  });

  it('refuses a quantity that is none without asking OrderCloud', async () => {
    const {editor, line} = await placeFilled(2);
    const before = shop.requests.length;
    for (const quantity of [NaN, -1, 1.5]) await editor.setQuantity(line, quantity, nothing);
    expect(errors.map(({detail}) => [detail.code, detail.retry])).to.deep.equal(
      Array(3).fill(['quantity-invalid', null]),
    );
    expect(shop.requests.length).to.equal(before);
  });
});
