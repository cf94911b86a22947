import type {ReactiveController} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import type {Strings} from '../core/strings.js';
import {currentCheckout, type Checkout, type CheckoutSnapshot} from '../ordercloud/checkout.js';
import {commerce} from '../ordercloud/commerce.js';
import {explainMistake} from './explain-mistake.js';
import {configuredSession} from './session-controller.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** Binds the checkout to an element: reads it when the element is connected, shows its status, and runs its changes. */
export class CheckoutController implements ReactiveController {
  readonly #host: ViewHost;
  readonly #view: ViewController<Strings>;
  readonly #onChange: (snapshot: CheckoutSnapshot) => void;
  #unsubscribe: Unsubscribe | null = null;
  #failed: ((checkout: Checkout) => Promise<void>) | null = null;
  #busy = false;

  /** @param onChange runs at each change, after the view shows its status */
  constructor(
    host: ViewHost,
    view: ViewController<Strings>,
    onChange: (snapshot: CheckoutSnapshot) => void = () => {},
  ) {
    this.#host = host;
    this.#view = view;
    this.#onChange = onChange;
    host.addController(this);
  }

  get snapshot(): CheckoutSnapshot {
    return currentCheckout().state.value;
  }

  /** Whether a change that this element has asked for is being made. */
  get busy(): boolean {
    return this.#busy;
  }

  hostConnected(): void {
    this.#unsubscribe = currentCheckout().state.subscribe(() => this.#update());
    this.#update();
    void this.#load();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  /** Does again what has failed. */
  readonly retry = (): void => {
    if (this.#failed) void this.run(this.#failed);
    else void currentCheckout().load();
  };

  /** What the view's error offers as its button. */
  get retryable(): (() => void) | null {
    return this.#view.error?.retryable ? this.retry : null;
  }

  /** Makes a change and shows how it goes. One at a time: what is asked for meanwhile is passed over. */
  async run(work: (checkout: Checkout) => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#failed = null;
    this.#view.show('loading');
    try {
      configuredSession();
      await work(currentCheckout());
      return true;
    } catch (error) {
      const failure = explainMistake(error);
      this.#failed = work;
      this.#view.fail(failure, failure.retryable ? this.retry : null);
      return false;
    } finally {
      this.#busy = false;
      if (!this.#failed) this.#show();
      this.#host.requestUpdate();
    }
  }

  #update(): void {
    if (!this.#busy) {
      this.#failed = null;
      this.#show();
    }
    this.#onChange(this.snapshot);
    this.#host.requestUpdate();
  }

  #show(): void {
    const {status, error} = this.snapshot;
    if (status === 'error') this.#view.fail(explainMistake(error), this.retry);
    else this.#view.show(status);
  }

  /** A checkout of which nothing can be known yet is not being read either. */
  async #load(): Promise<void> {
    await commerce().session.configured;
    if (this.#unsubscribe) await currentCheckout().load();
  }
}
