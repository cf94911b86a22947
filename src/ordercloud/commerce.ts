import type {Account} from './account.js';
import type {Addresses} from './addresses.js';
import {Cart} from './cart.js';
import {Catalog} from './catalog.js';
import type {Checkout} from './checkout.js';
import type {Orders} from './orders.js';
import type {Promotions} from './promotions.js';
import type {Selection} from './selection.js';
import {Session} from './session.js';
import type {Wishlist} from './wishlist.js';

/** What keeps choices: a product element those made inside it, the document those of elements that name their product. */
export interface SelectionHolder {
  /** By product ID; made by the first element that needs one with `selectionOf()`. */
  selections?: Map<string, Selection>;
}

export interface Commerce extends SelectionHolder {
  session: Session;
  catalog: Catalog;
  cart: Cart;
  /** Made by the first who asks for it with `currentOrders()`: pages that submit nothing don't load it. */
  orders?: Orders;
  /** Likewise, by `currentCheckout()`. */
  checkout?: Checkout;
  /** Likewise, by `currentAddresses()`. */
  addresses?: Addresses;
  /** Made by the first who asks for it with `currentPromotions()`. */
  promotions?: Promotions;
  /** Likewise, by `currentAccount()`. */
  account?: Account;
  /** Likewise, by `currentWishlist()`. */
  wishlist?: Wishlist;
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
  return {session, catalog: new Catalog(session), cart};
}
