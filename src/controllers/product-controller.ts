import type {ReactiveController} from 'lit';
import {provideContext} from '../core/context.js';
import {watchRoutes} from '../core/routes.js';
import type {Unsubscribe} from '../core/store.js';
import type {Strings} from '../core/strings.js';
import {LOADING, type ProductSnapshot} from '../ordercloud/catalog.js';
import {commerce, type SelectionHolder} from '../ordercloud/commerce.js';
import {explainMistake, reportMistake} from './explain-mistake.js';
import {productContext, type ProductSource} from './product-context.js';
import {reportMissingProduct} from './product-missing.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** What the product controller asks of its element. */
export interface ProductHost extends ViewHost {
  productId: string;
  /** Name of the query parameter of the page's URL that holds the ID where `productId` is empty. */
  productIdFrom: string;
}

/**
 * Binds one product of the catalog to an element while that is connected: shows its status in `view`, follows the
 * element's product ID, and gives the product to the elements inside.
 */
export class ProductController implements ReactiveController, ProductSource {
  selections?: SelectionHolder['selections'];

  readonly #host: ProductHost;
  readonly #view: ViewController<Strings>;
  readonly #listeners = new Set<() => void>();
  #productID = '';
  #snapshot: ProductSnapshot = LOADING;
  #listening: AbortController | null = null;
  #unwatch: Unsubscribe | null = null;
  #unprovide: Unsubscribe | null = null;
  #unreport: Unsubscribe | null = null;

  constructor(host: ProductHost, view: ViewController<Strings>) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  get productID(): string {
    return this.#productID;
  }

  get snapshot(): ProductSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Reads the product again, after a failure. */
  readonly reload = (): void => {
    if (this.#productID) commerce().catalog.reload(this.#productID);
  };

  hostConnected(): void {
    this.#unprovide = provideContext<ProductSource>(this.#host, productContext, this);
    this.#unreport = reportMissingProduct(this.#host, () => Boolean(this.#productID || this.#host.productIdFrom));
    this.#listening = new AbortController();
    watchRoutes(() => this.#host.requestUpdate(), this.#listening.signal, {key: () => productIDOf(this.#host)});
    this.#follow();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#unwatch?.();
    this.#unprovide?.();
    this.#unreport?.();
    this.#unwatch = null;
  }

  /** Watches the product that the element names now. */
  #follow(): void {
    const productID = productIDOf(this.#host);
    if (productID === this.#productID && (this.#unwatch || !productID)) {
      if (!productID && this.#host.productIdFrom && this.#view.status === 'idle') this.#view.show('empty');
      return;
    }
    this.#unwatch?.();
    this.#unwatch = null;
    this.#productID = productID;
    this.#take(LOADING);
    if (productID) this.#unwatch = commerce().catalog.watch(productID, (snapshot) => this.#take(snapshot));
  }

  #take(snapshot: ProductSnapshot): void {
    this.#snapshot = snapshot;
    const {status, error} = snapshot;
    if (!this.#productID) this.#view.show(this.#host.productIdFrom ? 'empty' : 'idle');
    else if (status === 'error' && error) this.#view.fail(explainMistake(error), this.reload);
    else this.#view.show(status === 'ready' ? 'ready' : 'loading');
    for (const listener of [...this.#listeners]) listener();
    this.#report();
  }

  /** Tells the author of the markup what a shopper isn't told. */
  #report(): void {
    const {status, error, price} = this.#snapshot;
    if (error?.code === 'NotFound') reportMistake('product-not-visible', this.#host, this.#productID);
    else if (status === 'ready' && !price) reportMistake('product-without-price', this.#host, this.#productID);
  }
}

/** The ID by attribute, else by the page's URL; empty where neither has one. */
function productIDOf({productId, productIdFrom}: ProductHost): string {
  const given = (productId ?? '').trim();
  if (given || !productIdFrom) return given;
  return new URLSearchParams(location.search).get(productIdFrom)?.trim() ?? '';
}
