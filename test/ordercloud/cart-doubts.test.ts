import {expect} from '@open-wc/testing';
import type {Cart} from '../../src/ordercloud/cart.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import type {FaultKind} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {rejection} from './failures.js';

describe('Cart, answers that were lost', () => {
  const shop = useSandbox();
  const add = (quantity: number): ReturnType<Cart['add']> => commerce().cart.add({productID: CASES.plain, quantity});
  const quantities = async (): Promise<(number | undefined)[]> => {
    await commerce().cart.reload();
    return commerce().cart.state.value.lineItems.map(({Quantity}) => Quantity);
  };
  const once = (operation: string, kind: FaultKind): void => void shop.sandbox.faults.add({operation, kind, times: 1});

  /** A cart with two units. */
  async function filled(): Promise<string> {
    await shop.session();
    return (await add(2)).lineItem.ID!;
  }

  for (const kind of ['answer-lost', 'junk'] as const) {
    it(`counts a first add that did arrive: ${kind}`, async () => {
      await shop.session();
      once('Cart.CreateLineItem', kind);
      await rejection(add(2));
      const {lineItem, quantity} = await add(2);
      expect([lineItem.Quantity, quantity]).to.deep.equal([2, 2]);
      expect(await quantities()).to.deep.equal([2]);
    });

    it(`counts a raise that did arrive: ${kind}`, async () => {
      await filled();
      once('Cart.PatchLineItem', kind);
      await rejection(add(3));
      const {lineItem, quantity} = await add(3);
      expect([lineItem.Quantity, quantity]).to.deep.equal([5, 3]);
      expect(await quantities()).to.deep.equal([5]);
    });
  }

  it('adds again what did not arrive', async () => {
    await filled();
    once('Cart.PatchLineItem', 'drop');
    await rejection(add(3));
    expect((await add(3)).quantity).to.equal(3);
    expect(await quantities()).to.deep.equal([5]);
  });

  it('adds only the difference where more is asked for the second time', async () => {
    await filled();
    once('Cart.PatchLineItem', 'answer-lost');
    await rejection(add(1));
    expect((await add(3)).quantity).to.equal(3);
    expect(await quantities()).to.deep.equal([5]);
  });

  it('keeps its doubt while the cart can not be read', async () => {
    await filled();
    once('Cart.PatchLineItem', 'answer-lost');
    await rejection(add(3));
    once('Cart.ListLineItems', 'drop');
    expect((await rejection(add(3))).operation).to.equal('Cart.ListLineItems');
    expect((await add(3)).quantity).to.equal(3);
    expect(await quantities()).to.deep.equal([5]);
  });

  it('forgets it after an answer: the next add is another one', async () => {
    await filled();
    once('Cart.PatchLineItem', 'answer-lost');
    await rejection(add(3));
    await add(3);
    await add(3);
    expect(await quantities()).to.deep.equal([8]);
  });

  it('forgets it after a clear no', async () => {
    await filled();
    once('Cart.PatchLineItem', 'drop');
    await rejection(add(3));
    shop.sandbox.faults.add({operation: 'Cart.PatchLineItem', kind: 'status', status: 400, times: 1});
    await rejection(add(3));
    const [line] = commerce().cart.state.value.lineItems;
    await commerce().cart.setQuantity(line!.ID!, 4);
    expect((await add(3)).lineItem.Quantity).to.equal(7);
  });

  it('forgets it when the shopper changes', async () => {
    await filled();
    once('Cart.PatchLineItem', 'drop');
    await rejection(add(3));
    await commerce().session.signOut();
    expect((await add(3)).lineItem.Quantity).to.equal(3);
  });

  it('reports a quantity that was set and whose answer was lost, once, against what was before', async () => {
    const id = await filled();
    once('Cart.PatchLineItem', 'answer-lost');
    await rejection(commerce().cart.setQuantity(id, 5));
    expect((await commerce().cart.setQuantity(id, 5)).change).to.equal(3);
    expect((await commerce().cart.setQuantity(id, 5)).change).to.equal(0);
    once('Cart.PatchLineItem', 'drop');
    await rejection(commerce().cart.setQuantity(id, 1));
    expect((await commerce().cart.setQuantity(id, 1)).change).to.equal(-4);
  });

  it('reports a removal whose answer was lost, with the line as it was', async () => {
    const id = await filled();
    once('Cart.DeleteLineItem', 'answer-lost');
    await rejection(commerce().cart.remove(id));
    expect((await commerce().cart.remove(id)).lineItem).to.include({ID: id, Quantity: 2});
    expect((await rejection(commerce().cart.remove(id))).code).to.equal('NotFound');
  });

  it("carries the cart along at a sign-in although the first add's answer was lost", async () => {
    const session = await shop.session();
    once('Cart.CreateLineItem', 'answer-lost');
    await rejection(add(2));
    await session.signIn('ada', 'Sandbox-1');
    expect(await quantities()).to.deep.equal([2]);
  });
});
