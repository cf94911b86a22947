import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import type {CartSnapshot} from '../ordercloud/cart.js';
import {commerce} from '../ordercloud/commerce.js';

/** Binds the cart to an element, and reads it when the element is connected. */
export class CartController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (snapshot: CartSnapshot) => void;
  #unsubscribe: Unsubscribe | null = null;

  /** @param onChange runs when the host is connected and at each change */
  constructor(host: ReactiveControllerHost, onChange: (snapshot: CartSnapshot) => void) {
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
