import {commerce} from '../../src/ordercloud/commerce.js';
import type {Cart, CartSnapshot} from '../../src/ordercloud/cart.js';
import type {SessionConfig} from '../../src/ordercloud/session.js';
import {CASES} from '../support/catalogue-cases.js';
import type {TestSandbox} from '../support/sandbox.js';

/** What the tests of the cart have in common. */
export interface CartTools {
  readonly add: (productID: string, quantity: number) => ReturnType<Cart['add']>;
  /** When all changes are made and the cart was read again. */
  readonly settled: () => Promise<void>;
  readonly snapshot: () => CartSnapshot;
  /** Product and quantity of each line. */
  readonly held: () => [string, number | undefined][];
  /** A session with two units in the cart; `mark` is the number of requests so far. */
  readonly filled: (config?: Partial<SessionConfig>) => Promise<{cart: Cart; id: string; mark: number}>;
  readonly otherTabRemoves: (lineItemID: string) => Promise<void>;
}

/** The requests that read the cart. */
export const READ = ['GET /v1/cart', 'GET /v1/cart/lineitems?page=1&pageSize=100'];

export function useCart(shop: TestSandbox): CartTools {
  const add = (productID: string, quantity: number): ReturnType<Cart['add']> =>
    commerce().cart.add({productID, quantity});
  const settled = (): Promise<void> => commerce().cart.exclusively(() => Promise.resolve());
  const snapshot = (): CartSnapshot => commerce().cart.state.value;
  return {
    add,
    settled,
    snapshot,
    held: () => snapshot().lineItems.map(({ProductID, Quantity}) => [ProductID, Quantity]),
    async filled(config = {}) {
      await shop.session(config);
      const {lineItem} = await add(CASES.plain, 2);
      await settled();
      return {cart: commerce().cart, id: lineItem.ID!, mark: shop.requests.length};
    },
    async otherTabRemoves(lineItemID) {
      const token = await commerce().session.call('', (_, {accessToken}) => Promise.resolve(accessToken));
      await shop.ask('DELETE', `/v1/cart/lineitems/${lineItemID}`, {token});
    },
  };
}
