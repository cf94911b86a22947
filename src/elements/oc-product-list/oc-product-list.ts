import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import {productCard, productLink} from '../../controllers/card-template.js';
import {errorMessage} from '../../controllers/error-message.js';
import {pageLinks} from '../../controllers/page-links.js';
import {ProductListController, type Paging} from '../../controllers/product-list-controller.js';
import {productPicture, productScope} from '../../controllers/product-template.js';
import {TemplateController} from '../../controllers/template-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {Scope} from '../../core/template/context.js';
import type {ListedProduct, ListedProducts, ProductFilters} from '../../ordercloud/product-list.js';
import {card} from '../../styles/card.js';
import {product} from '../../styles/product.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-product-list.styles.js';

/** As many boxes stand for products that are still to come. */
const MOST_BOXES = 8;

export const words = {
  label: 'Products',
  loading: 'Loading products…',
  none: 'No products found.',
  'products.one': '{count} product',
  'products.other': '{count} products',
  'onPage.one': '{count} product, page {page} of {pages}',
  'onPage.other': '{count} products, page {page} of {pages}',
  'shown.one': '{shown} of {count} product',
  'shown.other': '{shown} of {count} products',
  empty: 'Try other words or fewer filters.',
  sort: 'Sort by',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  page: 'Page {page}',
  more: 'Show more',
  regularPrice: 'Regular price',
  salePrice: 'Sale price',
  noPrice: 'Price on request',
  retry: 'Try again',
  error: 'The products could not be loaded.',
  offline: 'The products could not be loaded. Check the connection.',
  timeout: 'The shop took too long to answer. Please try again.',
  'Search.ResultSetTooLarge': 'There is no such page. Narrow the list down instead.',
} as const;

/**
 * Products as cards: those of a search, a category or filters, with the shopper's own prices, in one request. Page,
 * sorting, search words and chosen facets are in the page's URL, so that back and forward, a reload and a shared link
 * show the same. Cards announce no view.
 *
 * What stands inside is shown until the products are there and where they can't be read. Elements in the slot `filters`,
 * such as `oc-facets`, belong to this list.
 *
 * With a `<template>` among its children that is the look of the products; the element keeps its filters, count, sorting
 * and paging. It can name `products`, each with `product`, `price` (`unitPrice` and, where that is reduced,
 * `regularPrice`), `url`, `picture` and `currency`, and `page`, `pages`, `total`, `words` and `status`.
 *
 * Words: `label`, `loading`, `none`, `products.one` and `products.other` ({count}), the same of `onPage` ({count},
 * {page}, {pages}) and of `shown` ({shown}, {count}), `empty`, `sort`, `pages`, `previous`, `next`, `page` ({page}),
 * `more`, `regularPrice`, `salePrice`, `noPrice`, `retry`, `error`, and one for each error code, such as `offline`.
 *
 * @summary A list of products, with paging and sorting.
 * @tagname oc-product-list
 *
 * @slot - Shown in place of the products until they are there, and where they can't be read.
 * @slot filters - Shown above the products, always; for `oc-facets` and `oc-search-box`.
 * @slot empty - What is shown when nothing is found.
 * @slot error - What is shown when the products could not be read.
 * @slot rendered - What the template has become; filled by the element itself.
 *
 * @fires {CommerceErrorEvent} oc-error - The products could not be read.
 *
 * @csspart summary - Says how many products there are.
 * @csspart sort - The label and the field to sort by.
 * @csspart list - The list.
 * @csspart item - One product.
 * @csspart link - The link around picture and name, where there is one.
 * @csspart picture - A picture, or the box that keeps its place.
 * @csspart placeholder - The box alone.
 * @csspart name - A product's name, a heading.
 * @csspart price - The line with the price.
 * @csspart regular-price - The price before a reduction.
 * @csspart sale-price - The reduced price.
 * @csspart pages - The links to pages.
 * @csspart previous - The link to the page before.
 * @csspart page - The link to a page by its number.
 * @csspart next - The link to the page after.
 * @csspart more - The button that shows more.
 * @csspart empty - What is shown when nothing is found.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-card-width=13rem] - The least width of a card.
 * @cssprop [--oc-picture-ratio=1] - Width to height of pictures.
 * @cssprop [--oc-gap=0.5rem] - Space between the parts of a card.
 * @cssprop [--oc-placeholder-background=#f3f4f6] - Where there is no picture.
 * @cssprop [--oc-sale-color=#b91c1c] - Of a reduced price.
 * @cssprop [--oc-field-background=#fff] - Background of the field to sort by.
 * @cssprop [--oc-field-color=#111827] - Text of the field.
 * @cssprop [--oc-border-color=#6b7280] - Border of the field to sort by.
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing was asked for yet.
 * @cssstate loading - Products are being read.
 * @cssstate ready - Products are shown.
 * @cssstate empty - Nothing was found.
 * @cssstate error - The products could not be read.
 *
 * @example
 * ```html
 * <oc-product-list category-id="tea" catalog-id="shop" product-url="/p/{ID}" filters='{"xp.Color": "red|blue"}'>
 *   <oc-facets slot="filters"></oc-facets>
 * </oc-product-list>
 *
 * <oc-product-list search="tea" product-url="/p/{ID}">
 *   <template>
 *     <article data-each="each of products">
 *       <a href="{each.url}">{each.product.Name}</a> {each.price.unitPrice | money}
 *     </article>
 *   </template>
 * </oc-product-list>
 * ```
 */
export class OcProductList extends LitElement {
  static override styles = [shared, product, card, styles];

  static override properties = {
    search: {},
    searchOn: {attribute: 'search-on'},
    searchType: {attribute: 'search-type'},
    categoryId: {attribute: 'category-id'},
    catalogId: {attribute: 'catalog-id'},
    depth: {},
    filters: {type: Object},
    sort: {},
    sortOptions: {type: Object, attribute: 'sort-options'},
    pageSize: {type: Number, attribute: 'page-size'},
    paging: {},
    urlPrefix: {attribute: 'url-prefix'},
    productUrl: {attribute: 'product-url'},
    currency: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    strings: {type: Object},
  };

  /** Words to search for; `q` in the page's URL wins. */
  search = '';

  /** Properties to search in, comma-separated, such as `Name,xp.Brand`; ID, name and description by default. */
  searchOn = '';

  /**
   * How words are searched for: `AnyTerm` (OrderCloud's default), `AllTermsAnyField`, `AllTermsSameField`, `ExactPhrase` or
   * `ExactPhrasePrefix`.
   */
  searchType = '';

  /** ID of a category, which wants a `catalog-id` too; `category` in the page's URL wins. */
  categoryId = '';

  /** ID of the catalog; all that the shopper may see when empty. */
  catalogId = '';

  /** How deep down the categories: a number from 1, or `all`, the default. */
  depth = '';

  /**
   * By property, what it has to be, in OrderCloud's grammar (`|` or, `!` not, `*` anything, `>` and `<`); all of a list.
   * JSON in the attribute: `{"xp.Color": "red|blue", "Inventory.QuantityAvailable": ">0"}`.
   */
  filters: ProductFilters | null = null;

  /** Properties to sort by, comma-separated, `!` before one for descending; `sort` in the page's URL wins. */
  sort = '';

  /** What a shopper can sort by: by value of `sort`, its name. JSON in the attribute: `{"": "Best match", "!Name": "Z to A"}`. */
  sortOptions: Strings | null = null;

  /** Products on a page, from 1 to 100; 20 by default and where it is no such number. */
  pageSize = 20;

  /**
   * `pages` for links to pages, `more` for a button that adds the next page, `none` for the first page alone, whatever the
   * page's URL says.
   */
  paging: Paging = 'pages';

  /** What the names of this list's parameters in the page's URL begin with; two lists on a page need different ones. */
  urlPrefix = '';

  /** A product's page, such as `/p/{ID}`; dotted paths of the product are filled in. No links when empty. */
  productUrl = '';

  /** ISO 4217 code for prices whose price schedule names no currency; empty shows those as plain numbers. */
  currency = '';

  /** Level of the names as headings, from 1; anything else is 3. */
  headingLevel = 3;

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  /** What is shown of the list, with its facets and counts; null while nothing is known. */
  get listed(): ListedProducts | null {
    return this.#list.listed;
  }

  readonly #view = new ViewController(this, words);
  readonly #list = new ProductListController(this, this.#view);
  readonly #template = new TemplateController(this, this.#view, () => this.#scope());
  /** Where the focus goes when there is an answer: to the product at this index, else to the list; null for nowhere. */
  #focusFrom: number | null = null;

  protected override render(): TemplateResult {
    const {listed, status} = this;
    return html`<slot name="filters"></slot>
      <div class="bar">
        <p part="summary" role="status">${this.#summary()}</p>
        ${this.#renderSort()}
      </div>
      ${listed && status !== 'empty' ? nothing : this.#renderEmpty()} ${this.#renderProducts()}
      ${errorMessage(this.#view, this.#handleRetry)} ${listed ? this.#renderPaging(listed) : nothing}`;
  }

  protected override updated(): void {
    if (this.#focusFrom !== null && this.status !== 'loading') this.#moveFocus(this.#focusFrom);
  }

  #summary(): string {
    const {listed, status} = this;
    if (status === 'loading') return this.#view.text('loading');
    if (!listed || status === 'error') return '';
    const {total, page, pages, products} = listed;
    if (!products.length) return this.#view.text('none');
    if (pages < 2 || this.paging === 'none') return this.#view.text('products', {count: total});
    const values = {count: total, shown: products.length, page, pages};
    return this.#view.text(this.paging === 'more' ? 'shown' : 'onPage', values);
  }

  #renderSort(): TemplateResult | typeof nothing {
    const options = Object.entries(this.sortOptions ?? {});
    if (!options.length) return nothing;
    const {sort} = this.#list.choice;
    return html`<label part="sort">
      ${this.#view.text('sort')}
      <select @change=${this.#handleSort}>
        ${options.map(
          ([value, name]) => html`<option value=${value} .selected=${live(value === sort)}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  #renderEmpty(): TemplateResult | typeof nothing {
    if (this.status === 'empty') {
      return html`<div part="empty"><slot name="empty">${this.#view.text('empty')}</slot></div>`;
    }
    if (this.#template.look) return nothing;
    const boxes = this.status === 'loading' ? Math.min(this.#list.pageSize, MOST_BOXES) : 0;
    return html`<slot>
      <div class="list" aria-hidden="true">
        ${Array.from({length: boxes}, () => html`<div part="item">${productPicture(null, '')}</div>`)}
      </div>
    </slot>`;
  }

  #renderProducts(): TemplateResult {
    const {listed, status} = this;
    const busy = status === 'loading';
    const {look} = this.#template;
    if (look) return html`<div class="products" tabindex="-1" aria-busy=${busy}>${look}</div>`;
    return html`<ul
      part="list"
      class="list products"
      tabindex="-1"
      aria-label=${this.#view.text('label')}
      aria-busy=${busy}
      ?hidden=${!listed?.products.length}
    >
      ${listed?.products.map((each) => this.#renderProduct(each))}
    </ul>`;
  }

  #renderProduct({product, price}: ListedProduct): TemplateResult {
    return html`<li part="item" tabindex="-1">${productCard(product, price, this, this.#view)}</li>`;
  }

  #renderPaging({page, pages}: ListedProducts): TemplateResult | typeof nothing {
    if (this.paging === 'none') return nothing;
    const urlOf = (to: number): string => this.#list.urlOf({page: to});
    if (this.paging !== 'more') return pageLinks({page, pages}, urlOf, (to) => this.#go(to, 0), this.#view);
    if (page >= pages || this.status === 'error') return nothing;
    return html`<button part="more" type="button" aria-disabled=${this.status === 'loading'} @click=${this.#handleMore}>
      ${this.#view.text('more')}
    </button>`;
  }

  #scope(): Scope | null {
    if (!this.listed?.products.length) return null;
    const urlOf = (product: BuyerProduct): string | null => productLink(product, this.productUrl);
    // The ID keeps each product's element where the list changes.
    const products = this.listed.products.map((each) => ({...productScope(each, urlOf), ID: each.product.ID}));
    return {...this.listed, products};
  }

  readonly #handleMore = (): void => {
    const {listed, status} = this;
    if (listed && status !== 'loading') this.#go(listed.page + 1, listed.products.length);
  };

  readonly #handleRetry = (): void => {
    this.#focusFrom = this.listed?.products.length ?? 0;
    this.#list.reload();
  };

  readonly #handleSort = (event: Event): void => {
    this.#list.choose({sort: (event.target as HTMLSelectElement).value});
  };

  #go(page: number, focusFrom: number): void {
    this.#focusFrom = focusFrom;
    this.#list.choose({page});
    this.requestUpdate();
  }

  /** To the first of what is new: what was pressed may be gone, and a new page begins at its top. */
  #moveFocus(from: number): void {
    this.#focusFrom = null;
    if (this.status === 'error') return this.renderRoot.querySelector<HTMLElement>('[part=retry]')?.focus();
    const item = from > 0 ? this.renderRoot.querySelectorAll<HTMLElement>('li')[from] : null;
    if (item) return (item.querySelector('a') ?? item).focus();
    if (from === 0) this.scrollIntoView();
    this.renderRoot.querySelector<HTMLElement>('.products')?.focus({preventScroll: true});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-product-list': OcProductList;
  }
}
