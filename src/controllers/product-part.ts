import type {ReactiveController} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import type {Strings} from '../core/strings.js';
import type {CommerceError} from '../ordercloud/errors.js';
import type {Detail} from '../ordercloud/selection-sources.js';
import {selectionOf, type ChoiceCheck, type Selection} from '../ordercloud/selection.js';
import {explainMistake} from './explain-mistake.js';
import {NearestProduct, type NearestProductHost} from './product-nearest.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** The words that every part of a product has. */
export const PART_WORDS = {
  retry: 'Try again',
  error: 'This could not be loaded.',
  offline: 'This could not be loaded. Check the connection.',
  NotFound: 'This product is not available.',
} as const;

export interface ProductPartOptions {
  /** What the element needs to know beside the product. */
  details?: readonly Detail[];
  /** Whether there is nothing to show although all has been read. */
  isEmpty?: (selection: Selection) => boolean;
  /** What the element has to say before its choice is added to the cart. */
  check?: readonly [about: 'quantity' | 'specs', check: ChoiceCheck];
}

/**
 * Binds an element to the product that it names or stands in, and to what the shopper has chosen of it, and shows in
 * `view` whether all of that is known. A product element around it tells of the product's own failure; an element that
 * names its product does so itself.
 */
export class ProductPart implements ReactiveController {
  readonly #host: NearestProductHost & ViewHost;
  readonly #view: ViewController<Strings>;
  readonly #nearest: NearestProduct;
  readonly #options: ProductPartOptions;
  readonly #details: Detail[];
  #selection: Selection | null = null;
  #unsubscribe: Unsubscribe | null = null;
  #shown: CommerceError | null = null;

  constructor(host: NearestProductHost & ViewHost, view: ViewController<Strings>, options: ProductPartOptions = {}) {
    this.#host = host;
    this.#view = view;
    this.#options = options;
    this.#details = [...(options.details ?? [])];
    this.#nearest = new NearestProduct(host);
    host.addController(this);
  }

  /** Null while no product is known. */
  get selection(): Selection | null {
    return this.#selection;
  }

  /** The selection once there is something to show. */
  get ready(): Selection | null {
    return this.#view.status === 'ready' ? this.#selection : null;
  }

  get name(): string {
    return this.#selection?.product.product?.Name ?? '';
  }

  /** Reads one more detail from now on. */
  want(detail: Detail): void {
    if (this.#details.includes(detail)) return;
    this.#details.push(detail);
    this.#selection?.want([detail]);
  }

  /** Tries again; the button that asked for it goes away and would take the focus with it. */
  readonly retry = (): void => {
    this.#host.shadowRoot?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    this.#selection?.reload();
  };

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow();
  }

  hostDisconnected(): void {
    this.#release();
  }

  #follow(): void {
    const {productId, holder} = this.#nearest;
    const selection = productId ? selectionOf(holder, productId) : null;
    if (selection === this.#selection && (this.#unsubscribe || !selection)) return;
    this.#release();
    this.#selection = selection;
    const {check} = this.#options;
    if (check) selection?.checks.set(...check);
    this.#unsubscribe = selection?.subscribe(this.#take, this.#details) ?? null;
    this.#take();
  }

  #release(): void {
    const {check} = this.#options;
    if (check && this.#selection?.checks.get(check[0]) === check[1]) this.#selection.checks.delete(check[0]);
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#shown = null;
  }

  readonly #take = (): void => {
    const selection = this.#selection;
    if (!selection) return this.#view.show('idle');
    const {product, status, error} = selection.product;
    const lists = selection.lists(this.#details).map(({state}) => state);
    const failure = error ?? lists.find((list) => list.error)?.error ?? null;
    if (failure) return this.#fail(failure, status === 'error' && this.#nearest.snapshot !== null);
    this.#shown = null;
    const known = product && lists.every((list) => list.value !== null);
    if (!known) this.#view.show('loading');
    else this.#view.show(this.#options.isEmpty?.(selection) ? 'empty' : 'ready');
  };

  #fail(failure: CommerceError, isToldAround: boolean): void {
    if (isToldAround) this.#view.show('empty');
    else if (failure !== this.#shown) this.#view.fail(explainMistake(failure), this.retry);
    this.#shown = failure;
  }
}
