import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {commerce} from '../ordercloud/commerce.js';
import {currentPromotions, type PromotionsChange, type PromotionsSnapshot} from '../ordercloud/promotions.js';

/** What the controller asks of its element. */
export interface PromotionsHost extends ReactiveControllerHost {
  /** Applies what applies by itself. */
  autoApply: boolean;
}

/** Binds the cart's promotions to an element, and keeps them in line with the cart. */
export class PromotionsController implements ReactiveController {
  readonly #host: PromotionsHost;
  readonly #onChange: () => void;
  readonly #onRefreshed: (change: PromotionsChange) => void;
  #undo: Unsubscribe[] = [];

  /**
   * @param onChange runs when the host is connected and at each change, of the cart too
   * @param onRefreshed is told what OrderCloud has applied or taken off by itself
   */
  constructor(host: PromotionsHost, onChange: () => void, onRefreshed: (change: PromotionsChange) => void) {
    this.#host = host;
    this.#onChange = onChange;
    this.#onRefreshed = onRefreshed;
    host.addController(this);
  }

  get snapshot(): PromotionsSnapshot {
    return currentPromotions().state.value;
  }

  hostConnected(): void {
    const {cart} = commerce();
    this.#undo = [
      currentPromotions().state.subscribe(() => this.#update()),
      cart.state.subscribe(() => {
        this.#update();
        this.sync();
      }),
    ];
    this.#update();
    void this.#load();
  }

  hostDisconnected(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
  }

  /** Reads what may have changed, and again what could not be read. */
  readonly sync = (): void => {
    if (this.#undo.length === 0) return;
    void currentPromotions()
      .sync(this.#host.autoApply)
      .then((change) => change && this.#onRefreshed(change));
  };

  #update(): void {
    this.#onChange();
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    const {session, cart} = commerce();
    await session.configured;
    if (this.#undo.length === 0) return;
    await cart.load();
    this.sync();
  }
}
