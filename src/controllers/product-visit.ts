import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {whenVisitEnds} from '../core/visit-end.js';
import {ProductViewedEvent} from '../events/product-viewed.js';
import {ProductViewingEvent} from '../events/product-viewing.js';
import {announce} from './announce.js';
import type {ProductSource} from './product-context.js';

/** A look at a product, and how much of it has been announced. */
interface Look {
  stage: 'viewing' | 'viewed';
}

/** The looks of one visit, by product ID. */
type Visit = Map<string, Look>;

const VISIT = Symbol.for('ordercloud-send-elements.visit.v1');

/**
 * The present visit, shared by all copies of the kit on the page. It ends with a route of a single-page app, and when
 * the page goes into the back/forward cache: what comes then is visited anew.
 */
function presentVisit(): Visit {
  const shared = globalThis as {[VISIT]?: Visit};
  if (shared[VISIT]) return shared[VISIT];
  whenVisitEnds(() => delete shared[VISIT]);
  return (shared[VISIT] = new Map<string, Look>());
}

/**
 * Announces the view of a page's main product: `oc-product-viewing` when the product is known, then
 * `oc-product-viewed` when it has been read, once for each product and visit, whatever comes and goes in the document.
 * An element that stays through a route goes on with its look; one that shows another product has ended it. A page that is prerendered or in the background is not seen, and announces nothing until it is.
 */
export class ProductVisit implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: ProductSource;
  #unsubscribe: Unsubscribe | null = null;
  #listening: AbortController | null = null;
  #productID = '';
  /** The look that this element has begun or joined. */
  #look: Look | undefined;

  /** Made after the controller that is its source, so that it comes second in connecting. */
  constructor(host: ReactiveControllerHost & HTMLElement, source: ProductSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const {signal} = this.#listening;
    addEventListener('pageshow', ({persisted}) => persisted && this.#join(), {signal});
    document.addEventListener('visibilitychange', this.#announce, {signal});
    document.addEventListener('prerenderingchange', this.#announce, {signal});
    this.#unsubscribe = this.#source.subscribe(this.#announce);
    this.#join();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#unsubscribe?.();
  }

  /** Takes part in the present visit. */
  #join(): void {
    this.#look = undefined;
    this.#announce();
  }

  readonly #announce = (): void => {
    const visit = presentVisit();
    const {
      productID,
      snapshot: {status, product, price},
    } = this.#source;
    if (productID !== this.#productID) this.#end(visit);
    this.#productID = productID;
    if (!productID) return;
    this.#look ??= visit.get(productID);
    if (status === 'error') {
      // `oc-error` has ended it; a retry begins a view again. A view that was announced stays announced.
      if (this.#look?.stage === 'viewing') this.#end(visit);
      return;
    }
    if (!this.#look) {
      if (!isSeen()) return;
      visit.set(productID, (this.#look = {stage: 'viewing'}));
      announce(this.#host, new ProductViewingEvent({productID}));
    }
    if (status === 'ready' && product && this.#look.stage === 'viewing') {
      this.#look.stage = 'viewed';
      announce(this.#host, new ProductViewedEvent({product, price}));
    }
  };

  /** Ends the look, so that the product can be looked at again. */
  #end(visit: Visit): void {
    if (this.#look && visit.get(this.#productID) === this.#look) visit.delete(this.#productID);
    this.#look = undefined;
  }
}

function isSeen(): boolean {
  const {prerendering = false} = document as Document & {prerendering?: boolean};
  return !prerendering && document.visibilityState === 'visible';
}
