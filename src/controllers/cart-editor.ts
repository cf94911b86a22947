import type {LineItem} from 'ordercloud-javascript-sdk';
import {CartItemAddedEvent} from '../events/cart-item-added.js';
import {CartItemRemovedEvent} from '../events/cart-item-removed.js';
import {commerce} from '../ordercloud/commerce.js';
import {CommerceError} from '../ordercloud/errors.js';
import {isQuantity} from './add-to-cart.js';
import {announce} from './announce.js';
import {explainMistake} from './explain-mistake.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** A change that did not come about, which the element's view tells of. */
export interface CartEditFailure {
  lineItemID: string;
  /** Does it again, where that makes sense. */
  retry: (() => void) | null;
}

/** Changes lines of the cart for an element, one change at a time for each line, and announces them. */
export class CartEditor {
  readonly #host: ViewHost;
  readonly #view: ViewController<Record<string, string>>;
  readonly #pending = new Set<string>();
  #failure: CartEditFailure | null = null;

  constructor(host: ViewHost, view: ViewController<Record<string, string>>) {
    this.#host = host;
    this.#view = view;
  }

  /** The last change where it failed, or null. */
  get failure(): CartEditFailure | null {
    return this.#failure;
  }

  /** Whether a line is being changed; what is asked for meanwhile is passed over. */
  isPending(lineItemID: string): boolean {
    return this.#pending.has(lineItemID);
  }

  /** What failed is no longer what the view shows. */
  forget(): void {
    this.#failure = null;
  }

  /**
   * Sets a line's quantity, 1 or more, and announces the difference. `done` runs when the cart shows it.
   * Anything but a whole number fails with `quantity-invalid`.
   */
  async setQuantity({ID: id = ''}: LineItem, quantity: number, done: () => void): Promise<void> {
    await this.#change(id, done, async () => {
      if (!isQuantity(quantity)) {
        throw new CommerceError({code: 'quantity-invalid', message: 'A quantity is a whole number, 0 or more'});
      }
      const {cart} = commerce();
      const {lineItem, change} = await cart.setQuantity(id, quantity);
      if (change === 0) return;
      const {order} = cart.state.value;
      if (change > 0) announce(this.#host, new CartItemAddedEvent({lineItem, quantity: change, order}));
      else announce(this.#host, new CartItemRemovedEvent({lineItem, quantity: -change}));
      await nextSnapshot();
    });
  }

  /** Takes a line out of the cart and announces it. `done` runs when the cart shows it. */
  async remove({ID: id = ''}: LineItem, done: () => void): Promise<void> {
    await this.#change(id, done, async () => {
      const {lineItem} = await commerce().cart.remove(id);
      announce(this.#host, new CartItemRemovedEvent({lineItem, quantity: lineItem.Quantity ?? 0}));
      await nextSnapshot();
    });
  }

  /**
   * Puts a line that was taken out back into the cart, with its quantity, its specs and the place that it is sold from,
   * and announces it. `done` runs with the line as it is now, when the cart shows it.
   */
  async restore(taken: LineItem, done: (line: LineItem) => void): Promise<void> {
    const {ID: id = '', ProductID, Quantity, Specs, InventoryRecordID} = taken;
    let line: LineItem;
    await this.#change(
      id,
      () => done(line),
      async () => {
        const specs = (Specs ?? []).map(({SpecID, OptionID, Value}) => ({SpecID, OptionID, Value}));
        const added = await commerce().cart.add(
          {productID: ProductID, quantity: Quantity ?? 1, specs},
          {inventoryRecordID: InventoryRecordID || undefined},
        );
        line = added.lineItem;
        announce(this.#host, new CartItemAddedEvent(added));
        await nextSnapshot();
      },
    );
  }

  async #change(lineItemID: string, done: () => void, work: () => Promise<void>): Promise<void> {
    if (this.#pending.has(lineItemID)) return;
    this.#pending.add(lineItemID);
    this.#failure = null;
    this.#view.show('ready');
    try {
      await work();
      done();
    } catch (error) {
      const failure = explainMistake(error);
      const retry = failure.retryable ? () => void this.#change(lineItemID, done, work) : null;
      this.#view.fail(failure, retry);
      this.#failure = {lineItemID, retry};
    } finally {
      this.#pending.delete(lineItemID);
      this.#host.requestUpdate();
    }
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
