import {Cart} from './cart.js';
import {Catalog} from './catalog.js';
import {lazily} from './lazily.js';
import type {Orders} from './orders.js';
import {Session} from './session.js';

export interface Commerce {
  session: Session;
  catalog: Catalog;
  cart: Cart;
  orders: Pick<Orders, 'prepare' | 'submit'>;
}

const KEY = Symbol.for('ordercloud-send-elements.commerce.v1');

/** The document's services: one set for all elements, and for all copies of the kit on the page. */
export function commerce(): Commerce {
  const shared = globalThis as {[KEY]?: Commerce};
  return (shared[KEY] ??= createCommerce(new Session()));
}

/** A set of services of its own around `session`. */
export function createCommerce(session: Session): Commerce {
  const cart = new Cart(session);
  // Most pages submit nothing.
  const orders = lazily(async () => new (await import('./orders.js')).Orders(session, cart));
  return {
    session,
    catalog: new Catalog(session),
    cart,
    orders: {
      prepare: async (...args) => (await orders('Cart.Get')).prepare(...args),
      submit: async (...args) => (await orders('Cart.Submit')).submit(...args),
    },
  };
}
