import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {watchRoutes} from '../core/routes.js';

/** What the controller asks of its element. */
export interface OrderIDHost extends ReactiveControllerHost, HTMLElement {
  orderId: string;
  /** Name of the query parameter of the page's URL that holds the ID where `orderId` is empty. */
  orderIdFrom: string;
}

/** The order that an element names, by attribute or by the page's URL, which it follows. */
export class OrderIDController implements ReactiveController {
  readonly #host: OrderIDHost;
  #listening: AbortController | null = null;

  constructor(host: OrderIDHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Empty where none is named. */
  get value(): string {
    const {orderId, orderIdFrom} = this.#host;
    const given = (orderId ?? '').trim();
    if (given || !orderIdFrom) return given;
    return new URLSearchParams(location.search).get(orderIdFrom)?.trim() ?? '';
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    watchRoutes(() => this.#host.requestUpdate(), this.#listening.signal, {key: () => this.value});
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }
}
