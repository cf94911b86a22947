import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {CartItemAddedEvent} from '../events/cart-item-added.js';
import {CartItemRemovedEvent} from '../events/cart-item-removed.js';
import type {CartSnapshot} from '../ordercloud/cart.js';
import {commerce} from '../ordercloud/commerce.js';
import {announce} from './announce.js';

/** Binds the cart to an element: reads it when the element is connected, and announces what the element changes. */
export class CartController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onChange: (snapshot: CartSnapshot) => void;
  #unsubscribe: Unsubscribe | null = null;

  /** @param onChange runs when the host is connected and at each change */
  constructor(host: ReactiveControllerHost & HTMLElement, onChange: (snapshot: CartSnapshot) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get snapshot(): CartSnapshot {
    return commerce().cart.state.value;
  }

  hostConnected(): void {
    this.#unsubscribe = commerce().cart.state.subscribe(() => this.#update());
    this.#update();
    void this.#load();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  /** Reads the cart again after a failure. */
  readonly retry = (): void => void commerce().cart.load();

  /**
   * Sets a line's quantity, 1 or more, and announces the difference. Resolves when the snapshot shows it.
   *
   * @throws {CommerceError} the quantity is then what it was
   */
  async setQuantity(lineItemID: string, quantity: number): Promise<void> {
    const {cart} = commerce();
    const {lineItem, change} = await cart.setQuantity(lineItemID, quantity);
    if (change === 0) return;
    const {order} = cart.state.value;
    if (change > 0) announce(this.#host, new CartItemAddedEvent({lineItem, quantity: change, order}));
    else announce(this.#host, new CartItemRemovedEvent({lineItem, quantity: -change}));
    await nextSnapshot();
  }

  /**
   * Takes a line out of the cart and announces it. Resolves when the snapshot shows it.
   *
   * @throws {CommerceError} the line is then still there
   */
  async remove(lineItemID: string): Promise<void> {
    const {lineItem} = await commerce().cart.remove(lineItemID);
    announce(this.#host, new CartItemRemovedEvent({lineItem, quantity: lineItem.Quantity ?? 0}));
    await nextSnapshot();
  }

  #update(): void {
    this.#onChange(this.snapshot);
    this.#host.requestUpdate();
  }

  /** A cart of which nothing can be known yet is not being read either. */
  async #load(): Promise<void> {
    const {session, cart} = commerce();
    await session.configured;
    if (this.#unsubscribe) await cart.load();
  }
}

/** After the last of the changes that wait, the cart is read again, and shows them whether that succeeds or not. */
function nextSnapshot(): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = commerce().cart.state.subscribe(() => {
      unsubscribe();
      resolve();
    });
  });
}
