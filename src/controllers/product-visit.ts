import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {ProductViewedEvent} from '../events/product-viewed.js';
import {ProductViewingEvent} from '../events/product-viewing.js';
import {announce} from './announce.js';
import type {ProductSource} from './product-context.js';

/** What has been announced of each product in this visit, by product ID. */
type Visit = Map<string, 'viewing' | 'viewed'>;

const VISIT = Symbol.for('ordercloud-send-elements.visit.v1');

/**
 * The present visit, shared by all copies of the kit on the page. It begins with the page and ends when the page goes
 * into the back/forward cache: a page that comes back is visited anew.
 */
function presentVisit(): Visit {
  const shared = globalThis as {[VISIT]?: Visit};
  if (shared[VISIT]) return shared[VISIT];
  const visit: Visit = (shared[VISIT] = new Map<string, 'viewing' | 'viewed'>());
  addEventListener('pagehide', ({persisted}) => persisted && visit.clear());
  return visit;
}

/**
 * Announces the view of a page's main product: `oc-product-viewing` when the product is known, then
 * `oc-product-viewed` when it has been read, once for each product and visit, whatever comes and goes in the document.
 * A page that is prerendered or in the background is not seen, and announces nothing until it is.
 */
export class ProductVisit implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: ProductSource;
  #unsubscribe: Unsubscribe | null = null;
  #listening: AbortController | null = null;

  /** Made after the controller that is its source, so that it comes second in connecting. */
  constructor(host: ReactiveControllerHost & HTMLElement, source: ProductSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    presentVisit();
    this.#listening = new AbortController();
    const {signal} = this.#listening;
    addEventListener('pageshow', this.#announce, {signal});
    document.addEventListener('visibilitychange', this.#announce, {signal});
    document.addEventListener('prerenderingchange', this.#announce, {signal});
    this.#unsubscribe = this.#source.subscribe(this.#announce);
    this.#announce();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#unsubscribe?.();
  }

  readonly #announce = (): void => {
    const visit = presentVisit();
    const {
      productID,
      snapshot: {status, product, price},
    } = this.#source;
    if (!productID) return;
    if (status === 'error') {
      // `oc-error` has ended it; a retry begins a view again. A view that was announced stays announced.
      if (visit.get(productID) === 'viewing') visit.delete(productID);
      return;
    }
    if (!visit.has(productID)) {
      if (!isSeen()) return;
      visit.set(productID, 'viewing');
      announce(this.#host, new ProductViewingEvent({productID}));
    }
    if (status === 'ready' && product && visit.get(productID) === 'viewing') {
      visit.set(productID, 'viewed');
      announce(this.#host, new ProductViewedEvent({product, price}));
    }
  };
}

function isSeen(): boolean {
  const {prerendering = false} = document as Document & {prerendering?: boolean};
  return !prerendering && document.visibilityState === 'visible';
}
