import type {ReactiveController} from 'lit';
import {watchRoutes} from '../core/routes.js';
import type {Strings} from '../core/strings.js';
import {OrderSubmittedEvent} from '../events/order-submitted.js';
import {commerce} from '../ordercloud/commerce.js';
import {currentOrders, type SubmittedOrder} from '../ordercloud/orders.js';
import {announce} from './announce.js';
import {explainMistake} from './explain-mistake.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** What the controller asks of its element. */
export interface ConfirmationHost extends ViewHost {
  orderId: string;
  /** Name of the query parameter of the page's URL that holds the ID where `orderId` is empty. */
  orderIdFrom: string;
}

/**
 * Reads an order that was submitted, and announces it where nobody has: the shop's server may have submitted it. A page
 * that is prerendered reads nothing yet.
 */
export class ConfirmationController implements ReactiveController {
  readonly #host: ConfirmationHost;
  readonly #view: ViewController<Strings>;
  #orderID = '';
  #bought: SubmittedOrder | null = null;
  #listening: AbortController | null = null;

  constructor(host: ConfirmationHost, view: ViewController<Strings>) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  get bought(): SubmittedOrder | null {
    return this.#bought;
  }

  /** Reads the order again. */
  readonly reload = (): void => void this.#read(this.#orderID);

  hostConnected(): void {
    this.#listening = new AbortController();
    const {signal} = this.#listening;
    watchRoutes(() => this.#host.requestUpdate(), signal, {key: () => orderIDOf(this.#host)});
    document.addEventListener('prerenderingchange', () => this.#host.requestUpdate(), {signal});
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected || isPrerendering()) return;
    const orderID = orderIDOf(this.#host);
    if (orderID === this.#orderID) {
      if (!orderID && this.#view.status !== 'empty') this.#view.show('empty');
      return;
    }
    this.#orderID = orderID;
    this.#bought = null;
    void this.#read(orderID);
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }

  async #read(orderID: string): Promise<void> {
    if (!orderID) return this.#view.show('empty');
    // What can't be known before the session is configured is not being read either.
    const {session} = commerce();
    if (session.config) this.#view.show('loading');
    else this.#view.show('idle');
    await session.configured;
    if (orderID !== this.#orderID) return;
    this.#view.show('loading');
    try {
      const {isNew, ...bought} = await currentOrders().read(orderID);
      if (isNew) announce(this.#host, new OrderSubmittedEvent(bought));
      if (orderID !== this.#orderID) return;
      this.#bought = bought;
      this.#view.show('ready');
    } catch (error) {
      if (orderID !== this.#orderID) return;
      const failure = explainMistake(error, 'Orders.Get');
      this.#view.fail(failure, failure.retryable ? this.reload : null);
    }
  }
}

function orderIDOf({orderId, orderIdFrom}: ConfirmationHost): string {
  const given = (orderId ?? '').trim();
  if (given || !orderIdFrom) return given;
  return new URLSearchParams(location.search).get(orderIdFrom)?.trim() ?? '';
}

function isPrerendering(): boolean {
  return (document as Document & {prerendering?: boolean}).prerendering === true;
}
