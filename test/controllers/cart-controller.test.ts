import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {CartController} from '../../src/controllers/cart-controller.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';

class TestCart extends LitElement {
  readonly seen: string[] = [];
  readonly cart = new CartController(this, ({status}) => this.seen.push(status));
}
customElements.define('test-cart', TestCart);

describe('CartController', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-cart-item-added', 'oc-cart-item-removed');
  const place = (): Promise<TestCart> => fixture<TestCart>(html`<test-cart></test-cart>`);

  async function placeFilled(quantity: number): Promise<{element: TestCart; id: string}> {
    await shop.session();
    await commerce().cart.add({productID: CASES.plain, quantity});
    const element = await place();
    await waitUntil(() => element.seen.at(-1) === 'ready');
    return {element, id: element.cart.snapshot.lineItems[0]!.ID!};
  }

  it('waits for the session, and makes no request without a token', async () => {
    const element = await place();
    expect(element.seen).to.deep.equal(['idle']);
    await shop.session();
    await waitUntil(() => element.seen.at(-1) === 'empty');
    expect(shop.requests).to.deep.equal([]);
  });

  it('announces the difference, and nothing where there is none', async () => {
    const {element, id} = await placeFilled(2);
    for (const quantity of [5, 5, 4]) await element.cart.setQuantity(id, quantity);
    await element.cart.remove(id);
    expect(facts.map(({type, detail}) => [type, detail.quantity])).to.deep.equal([
      ['oc-cart-item-added', 3],
      ['oc-cart-item-removed', 1],
      ['oc-cart-item-removed', 4],
    ]);
  });

  it('announces nothing that OrderCloud refused', async () => {
    const {element, id} = await placeFilled(2);
    shop.sandbox.faults.add({operation: 'Cart.PatchLineItem', kind: 'status', status: 500});
    const failure: unknown = await element.cart.setQuantity(id, 3).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'ServerError');
    expect(facts).to.deep.equal([]);
  });

  it('follows nothing after its host was disconnected', async () => {
    const {element, id} = await placeFilled(2);
    element.remove();
    const before = element.seen.length;
    await commerce().cart.remove(id);
    expect(element.seen.length).to.equal(before);
  });
});
