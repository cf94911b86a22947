import {refresh} from '../core/readers.js';
import type {Unsubscribe} from '../core/store.js';
import {CartChangedEvent} from '../events/cart-changed.js';
import {ShopperChangedEvent} from '../events/shopper-changed.js';
import {ShopperResolvingEvent} from '../events/shopper-resolving.js';
import type {CartSnapshot} from '../ordercloud/cart.js';
import type {Commerce} from '../ordercloud/commerce.js';
import type {SessionState} from '../ordercloud/session.js';
import {announce, announceError} from './announce.js';
import {explainMistake} from './explain-mistake.js';
import {claimOf} from './session-claim.js';

/** Announces on `host` who the shopper is, whose currency is shown, and that the cart is another one, until undone. */
export function announceSession(host: HTMLElement, {session, cart}: Commerce): Unsubscribe {
  const undo = [
    announceShopper(host, session),
    session.state.subscribe(refresh),
    announceCart(host, session, cart),
    session.transferError.subscribe((error) => error && announceError(host, explainMistake(error))),
  ];
  return () => undo.forEach((each) => each());
}

/** A visitor who never was signed in is nobody and no news. */
function announceShopper(host: HTMLElement, session: Commerce['session']): Unsubscribe {
  const {told} = claimOf(session);
  let asked = false;
  const tell = ({status, shopper}: SessionState): void => {
    if (status === 'unconfigured') return;
    if (status === 'resolving') {
      asked = true;
      announce(host, new ShopperResolvingEvent());
      return;
    }
    const changed = asked || told.shopper !== (shopper && JSON.stringify(shopper));
    asked = false;
    // Somebody is signed in, but who that is could not be asked: `oc-error` says so.
    if (!changed || (status === 'registered' && !shopper)) return;
    told.shopper = shopper && JSON.stringify(shopper);
    announce(host, new ShopperChangedEvent({shopper}));
  };
  tell(session.state.value);
  return session.state.subscribe(tell);
}

/** The first reading of a page's cart is no change; what differs from it is. */
function announceCart(host: HTMLElement, session: Commerce['session'], cart: Commerce['cart']): Unsubscribe {
  const {told} = claimOf(session);
  let before = cart.state.value.status;
  const tell = ({status, order, lineItems}: CartSnapshot): void => {
    const known = told.cart !== null;
    // A cart that shows without having been asked for was changed here, by an add or a purchase.
    const changedHere = !known && before === 'idle';
    before = status;
    if (status !== 'ready' && status !== 'empty') return;
    const now = JSON.stringify(
      lineItems.map(({ID, ProductID, Quantity, LineTotal}) => [ID, ProductID, Quantity, LineTotal]),
    );
    if (now === told.cart) return;
    told.cart = now;
    if (known || changedHere) announce(host, new CartChangedEvent({order, lineItems}));
  };
  return cart.state.subscribe(tell);
}
