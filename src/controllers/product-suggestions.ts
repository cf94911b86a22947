import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {commerce} from '../ordercloud/commerce.js';
import type {CommerceError} from '../ordercloud/errors.js';
import {ProductList, type ListedProduct, type ProductQuery} from '../ordercloud/product-list.js';

/** Milliseconds without a key until suggestions are asked for. */
const PAUSE = 250;

/** Finds products for what is being typed into an element: after a pause, the latest text alone. */
export class ProductSuggestions implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onFail: (error: CommerceError) => void;
  #list: ProductList | null = null;
  #unwatch: Unsubscribe | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onFail runs when they could not be read */
  constructor(host: ReactiveControllerHost, onFail: (error: CommerceError) => void) {
    this.#host = host;
    this.#onFail = onFail;
    host.addController(this);
  }

  /** Null while there is no answer to what was asked last. */
  get found(): readonly ListedProduct[] | null {
    const {status, value} = this.#list?.reading.state ?? {};
    return this.#unwatch && status === 'ready' ? value!.products : null;
  }

  /** Asks after a pause; whatever was asked before is dropped. */
  ask(query: ProductQuery): void {
    this.drop();
    this.#timer = setTimeout(() => {
      this.#list ??= new ProductList(commerce().session);
      this.#list.show(query, 1);
      this.#unwatch = this.#list.reading.watch(() => this.#handleChange());
      this.#host.requestUpdate();
    }, PAUSE);
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#unwatch?.();
    this.#unwatch = null;
  }

  hostDisconnected(): void {
    this.drop();
  }

  #handleChange(): void {
    const {status, error} = this.#list!.reading.state;
    if (status === 'error' && error) this.#onFail(error);
    this.#host.requestUpdate();
  }
}
