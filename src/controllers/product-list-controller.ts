import type {ReactiveController} from 'lit';
import {provideContext} from '../core/context.js';
import {watchRoutes} from '../core/routes.js';
import type {Status} from '../core/status.js';
import type {Unsubscribe} from '../core/store.js';
import type {Strings} from '../core/strings.js';
import {commerce} from '../ordercloud/commerce.js';
import {LARGEST_PAGE, ProductList, type ListedProducts, type ProductFilters} from '../ordercloud/product-list.js';
import {explainMistake, reportMistake} from './explain-mistake.js';
import {filtersOf, readChoice, writeChoice, type ProductListChoice} from './product-list-choice.js';
import {productListContext, type ProductListSource} from './product-list-context.js';
import {reportMissingProduct} from './product-missing.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** How the further pages of a list are reached; `none` shows the first alone and doesn't look at the page's URL. */
export type Paging = 'pages' | 'more' | 'none';

/** What the controller asks of its element; see its documentation. */
export interface ProductListHost extends ViewHost {
  search: string;
  searchOn: string;
  searchType: string;
  categoryId: string;
  catalogId: string;
  depth: string;
  filters: ProductFilters | null;
  sort: string;
  pageSize: number;
  paging: Paging;
  urlPrefix: string;
}

const PAGE_SIZE = 20;

/**
 * Binds a list of products to an element while that is connected. What is shown follows from the element's attributes and
 * the page's URL alone; facets, search boxes and categories change the URL through it.
 */
export class ProductListController implements ReactiveController, ProductListSource {
  readonly #host: ProductListHost;
  readonly #view: ViewController<Strings>;
  readonly #listeners = new Set<() => void>();
  #list: ProductList | null = null;
  #listening: AbortController | null = null;
  #unwatch: Unsubscribe | null = null;
  #undo: readonly Unsubscribe[] = [];

  constructor(host: ProductListHost, view: ViewController<Strings>) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  get status(): Status {
    return this.#view.status;
  }

  get listed(): ListedProducts | null {
    const {reading, isStale} = this.#list ?? {};
    return isStale && reading?.state.status === 'error' ? null : (reading?.state.value ?? null);
  }

  get choice(): ProductListChoice {
    return readChoice(this.#host.paging === 'none' ? '' : location.search, this.#defaults);
  }

  /** From 1 to 100. */
  get pageSize(): number {
    const {pageSize} = this.#host;
    return pageSize >= 1 ? Math.min(Math.trunc(pageSize), LARGEST_PAGE) : PAGE_SIZE;
  }

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  urlOf(change: Partial<ProductListChoice>): string {
    return writeChoice(location.href, {...this.choice, page: 1, ...change}, this.#defaults);
  }

  choose(change: Partial<ProductListChoice>): void {
    const url = this.urlOf(change);
    if (this.#host.paging === 'none' || url === location.href) return;
    // More of the same is no place to go back to. Routers keep their own state beside a URL.
    const more = this.#host.paging === 'more' && Object.keys(change).join() === 'page';
    history[more ? 'replaceState' : 'pushState'](history.state, '', url);
    this.#host.requestUpdate();
  }

  /** Reads the list again, after a failure. */
  readonly reload = (): void => this.#list?.reading.reload();

  hostConnected(): void {
    this.#undo = [
      provideContext<ProductListSource>(this.#host, productListContext, this),
      reportMissingProduct(this.#host, () => true),
    ];
    this.#listening = new AbortController();
    watchRoutes(() => this.#host.requestUpdate(), this.#listening.signal, {key: ({search}) => search});
    // The first time its attributes may still be on their way.
    if (this.#list) this.#follow();
    else this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#unwatch?.();
    this.#unwatch = null;
    for (const undo of this.#undo) undo();
  }

  /** Asks for what attributes and URL say now. */
  #follow(): void {
    const {searchOn, searchType, catalogId, depth, filters, paging} = this.#host;
    const {choice, pageSize} = this;
    const {search, categoryID, sort, page} = choice;
    const isKnown = filters === null || (typeof filters === 'object' && !Array.isArray(filters));
    if (!isKnown || (!filters && this.#host.hasAttribute('filters'))) reportMistake('filters-invalid', this.#host);
    this.#list ??= new ProductList(commerce().session);
    this.#list.show(
      {
        search,
        searchOn,
        searchType,
        categoryID,
        catalogID: catalogId,
        depth,
        sortBy: sort,
        filters: filtersOf((isKnown && filters) || {}, choice),
        pageSize,
      },
      page,
      paging === 'more',
    );
    this.#unwatch ??= this.#list.reading.watch(() => this.#take());
    if (this.#view.status === 'idle') this.#take();
    else this.#tell();
  }

  #take(): void {
    const {status, error, value} = this.#list!.reading.state;
    if (status === 'error' && error) {
      if (error.code === 'Product.CategoryFilterRequiresCatalogID') reportMistake('catalog-id-missing', this.#host);
      this.#view.fail(explainMistake(error), this.reload);
    } else if (status === 'ready') this.#view.show(value?.products.length ? 'ready' : 'empty');
    else this.#view.show('loading');
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  get #defaults(): Parameters<typeof readChoice>[1] {
    const {search, categoryId, sort, urlPrefix} = this.#host;
    return {search: search ?? '', categoryID: categoryId ?? '', sort: sort ?? '', prefix: urlPrefix ?? ''};
  }
}
