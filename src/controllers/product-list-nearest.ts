import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ContextRequestEvent, type ContextProviderEvent} from '../core/context.js';
import type {Unsubscribe} from '../core/store.js';
import {reportMissingList} from './list-missing.js';
import {productListContext, type ProductListSource} from './product-list-context.js';

/** What the controller asks of its element. */
export interface NearestProductListHost extends ReactiveControllerHost, HTMLElement {
  /** ID of the list that it belongs to; empty for the one that it stands in. */
  for: string;
}

/** The list of products that an element belongs to, whichever of the two comes first. */
export class NearestProductList implements ReactiveController {
  readonly #host: NearestProductListHost;
  readonly #onChange: () => void;
  readonly #isNeeded: () => boolean;
  #source: ProductListSource | null = null;
  #asked: string | null = null;
  #unsubscribe: Unsubscribe | null = null;
  #unreport: Unsubscribe | null = null;
  #listening: AbortController | null = null;

  /**
   * @param onChange runs when the list is found and at each of its changes, beside an update of the host
   * @param isNeeded whether it is a mistake, which the console tells of, that there is none
   */
  constructor(
    host: NearestProductListHost,
    {onChange = () => {}, isNeeded}: {onChange?: () => void; isNeeded: () => boolean},
  ) {
    this.#host = host;
    this.#onChange = onChange;
    this.#isNeeded = isNeeded;
    host.addController(this);
  }

  /** Null while there is none. */
  get source(): ProductListSource | null {
    return this.#source;
  }

  hostConnected(): void {
    const {signal} = (this.#listening = new AbortController());
    const handle = (event: Event): void => {
      if ((event as ContextProviderEvent<ProductListSource>).context === productListContext) this.#ask();
    };
    this.#host.ownerDocument.addEventListener('context-provider', handle, {signal});
    this.#ask();
    this.#unreport = reportMissingList(this.#host, () => Boolean(this.#source) || !this.#isNeeded());
  }

  hostUpdate(): void {
    if (this.#listening && this.#asked !== this.#host.for) this.#ask();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#listening = null;
    this.#unreport?.();
    this.#leave();
  }

  #ask(): void {
    this.#asked = this.#host.for;
    let found: ProductListSource | null = null;
    const request = new ContextRequestEvent(productListContext, (source) => (found = source), this.#host);
    this.#listElement()?.dispatchEvent(request);
    if (found === this.#source) return;
    this.#leave();
    this.#follow(found);
  }

  /** Where to ask from: the list that is named, else where the host stands. */
  #listElement(): Element | null {
    const {for: id} = this.#host;
    if (!id) return this.#host;
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    return root.getElementById?.(id) ?? this.#host.ownerDocument.getElementById(id);
  }

  #follow(source: ProductListSource | null): void {
    this.#source = source;
    this.#unsubscribe = source?.subscribe(() => this.#update()) ?? null;
    this.#update();
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#source = null;
  }

  #update(): void {
    this.#onChange();
    this.#host.requestUpdate();
  }
}
