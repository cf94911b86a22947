import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {CartController} from '../../src/controllers/cart-controller.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';

class TestCart extends LitElement {
  readonly seen: string[] = [];
  readonly cart = new CartController(this, ({status}) => this.seen.push(status));
}
customElements.define('test-cart', TestCart);

describe('CartController', () => {
  const shop = useSandbox();
  const place = (): Promise<TestCart> => fixture<TestCart>(html`<test-cart></test-cart>`);

  it('waits for the session, and makes no request without a token', async () => {
    const element = await place();
    expect(element.seen).to.deep.equal(['idle']);
    await shop.session();
    await waitUntil(() => element.seen.at(-1) === 'empty');
    expect(shop.requests).to.deep.equal([]);
  });

  it('reads the cart again after a failure', async () => {
    await shop.session();
    await commerce().cart.add({productID: CASES.plain, quantity: 1});
    const mend = shop.sandbox.faults.add({operation: 'Cart.Get', kind: 'drop'});
    const element = await place();
    await waitUntil(() => element.seen.at(-1) === 'error');
    mend();
    element.cart.retry();
    await waitUntil(() => element.seen.at(-1) === 'ready');
  });

  it('follows nothing after its host was disconnected', async () => {
    await shop.session();
    const element = await place();
    await waitUntil(() => element.seen.at(-1) === 'empty');
    element.remove();
    const before = element.seen.length;
    await commerce().cart.add({productID: CASES.plain, quantity: 1});
    await commerce().cart.exclusively(() => Promise.resolve());
    expect(element.seen.length).to.equal(before);
  });
});
