import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {PriceSchedule} from 'ordercloud-javascript-sdk';
import {requestContext} from '../core/context.js';
import type {Unsubscribe} from '../core/store.js';
import type {ProductSnapshot} from '../ordercloud/catalog.js';
import {commerce, type SelectionHolder} from '../ordercloud/commerce.js';
import type {Selection} from '../ordercloud/selection.js';
import {productContext, type ProductSource} from './product-context.js';
import {reportMissingProduct} from './product-missing.js';

/** What the controller asks of its element. */
export interface NearestProductHost extends ReactiveControllerHost, HTMLElement {
  /** The product it names itself; empty for that of the nearest product element. */
  productId: string;
}

/** The product that an element is about: the one it names, else that of the product element around it. */
export class NearestProduct implements ReactiveController {
  readonly #host: NearestProductHost;
  #source: ProductSource | null = null;
  #unsubscribe: Unsubscribe | null = null;
  #unrequest: Unsubscribe | null = null;
  #unreport: Unsubscribe | null = null;

  constructor(host: NearestProductHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Empty where it isn't known. */
  get productId(): string {
    return (this.#host.productId ?? '').trim() || (this.#source?.productID ?? '');
  }

  /** What the product element around has read, or null where it is about another product or there is none. */
  get snapshot(): ProductSnapshot | null {
    return this.#source?.productID === this.productId ? this.#source.snapshot : null;
  }

  /** What keeps the choices of its product. */
  get holder(): SelectionHolder {
    return this.snapshot ? this.#source! : commerce();
  }

  /** What the shopper has chosen, where elements on the page let them choose. */
  get selection(): Selection | undefined {
    return this.holder.selections?.get(this.productId);
  }

  get name(): string | null {
    return this.snapshot?.product?.Name ?? null;
  }

  get schedule(): PriceSchedule | null {
    return this.snapshot?.product?.PriceSchedule ?? null;
  }

  hostConnected(): void {
    this.#unrequest = requestContext<ProductSource>(this.#host, productContext, (source) => {
      if (source === this.#source) return;
      this.#unsubscribe?.();
      this.#source = source;
      this.#unsubscribe = source.subscribe(() => this.#host.requestUpdate());
      this.#host.requestUpdate();
    });
    this.#unreport = reportMissingProduct(this.#host, () => Boolean(this.#host.productId || this.#source));
  }

  hostDisconnected(): void {
    this.#unrequest?.();
    this.#unsubscribe?.();
    this.#unreport?.();
    this.#source = null;
  }
}
