import type {Context} from '../core/context.js';
import type {Unsubscribe} from '../core/store.js';
import type {ProductSnapshot} from '../ordercloud/catalog.js';
import type {SelectionHolder} from '../ordercloud/commerce.js';

/** A product as elements inside a product element see it. */
export interface ProductSource extends SelectionHolder {
  /** Empty while it isn't known which product it is. */
  readonly productID: string;
  readonly snapshot: ProductSnapshot;
  /** Calls `listener` at each change of either from now on. */
  subscribe(listener: () => void): Unsubscribe;
}

/** The product of the nearest product element. The key is the same for every copy of the kit on a page. */
export const productContext: Context<ProductSource> = Symbol.for('ordercloud-send-elements.product.v1');
