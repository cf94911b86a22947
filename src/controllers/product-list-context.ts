import type {Context} from '../core/context.js';
import type {Status} from '../core/status.js';
import type {Unsubscribe} from '../core/store.js';
import type {ListedProducts} from '../ordercloud/product-list.js';
import type {ProductListChoice} from './product-list-choice.js';

/** A list of products as the elements that belong to it see it. */
export interface ProductListSource {
  readonly status: Status;
  /** What is shown; null while nothing is known. */
  readonly listed: ListedProducts | null;
  readonly choice: ProductListChoice;
  /** The page's URL with that changed; the first page, unless the change names one. */
  urlOf(change: Partial<ProductListChoice>): string;
  /** Goes there without loading the page. */
  choose(change: Partial<ProductListChoice>): void;
  /** Calls `listener` at each change of any of it from now on. */
  subscribe(listener: () => void): Unsubscribe;
}

/** The list that an element stands in or names. The key is the same for every copy of the kit on a page. */
export const productListContext: Context<ProductListSource> = Symbol.for('ordercloud-send-elements.product-list.v1');
