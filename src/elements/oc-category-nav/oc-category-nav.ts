import {html, LitElement, nothing, type TemplateResult} from 'lit';
import type {Category} from 'ordercloud-javascript-sdk';
import {CategoryController} from '../../controllers/category-controller.js';
import {errorMessage} from '../../controllers/error-message.js';
import {isPlainClick} from '../../controllers/page-links.js';
import {NearestProductList} from '../../controllers/product-list-nearest.js';
import {ViewController} from '../../controllers/view-controller.js';
import {fillUrl} from '../../core/fill-url.js';
import {readPath} from '../../core/path.js';
import {watchRoutes} from '../../core/routes.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {absoluteUrl, safeUrl} from '../../core/url.js';
import type {CategoryNode} from '../../ordercloud/categories.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-category-nav.styles.js';

/** As many boxes stand for categories that are still to come. */
const BOXES = 5;

export const words = {
  label: 'Categories',
  loading: 'Loading categories…',
  empty: 'There are no categories.',
  all: 'All products',
  retry: 'Try again',
  error: 'The categories could not be loaded.',
  offline: 'The categories could not be loaded. Check the connection.',
} as const;

/**
 * The shop's categories as links, in as many levels as `depth` says: to their pages by `category-url`, or within the page
 * for the list of products that it stands in or names in `for`. The one that the page's URL is about is marked as current.
 * What stands inside is shown until the categories are there and where they can't be read.
 *
 * Words: `label`, `loading`, `empty`, `all`, `retry`, `error`, and one for each error code.
 *
 * @summary Links to the shop's categories.
 * @tagname oc-category-nav
 *
 * @slot - Shown in place of the categories until they are there, and where they can't be read.
 * @slot empty - What is shown where there are no categories.
 * @slot error - What is shown when the categories could not be read.
 *
 * @fires {CommerceErrorEvent} oc-error - The categories could not be read.
 *
 * @csspart nav - All of it.
 * @csspart list - The list of one level.
 * @csspart item - One category, with those below it.
 * @csspart link - The link to a category; text where there is neither a URL nor a list.
 * @csspart empty - What is shown where there are no categories.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-placeholder-background=#f3f4f6] - Of the boxes that keep the place.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing was asked for yet.
 * @cssstate loading - The categories are being read.
 * @cssstate ready - The categories are shown.
 * @cssstate empty - There are no categories.
 * @cssstate error - The categories could not be read.
 *
 * @example
 * ```html
 * <oc-category-nav category-url="/c/{ID}" depth="2"></oc-category-nav>
 * ```
 */
export class OcCategoryNav extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    categoryUrl: {attribute: 'category-url'},
    for: {},
    catalogId: {attribute: 'catalog-id'},
    depth: {},
    strings: {type: Object},
  };

  /** A category's page, such as `/c/{ID}`; dotted paths of the category are filled in. It goes before a list. */
  categoryUrl = '';

  /** ID of the `oc-product-list` that shows what is chosen; the one that it stands in when empty. */
  for = '';

  /** ID of the catalog; that of the shopper's buyer when empty. */
  catalogId = '';

  /** How many levels are shown: a number from 1, or `all`; 1 when empty. */
  depth = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #categories = new CategoryController(this, this.#view);
  readonly #list = new NearestProductList(this, {isNeeded: () => Boolean(this.for)});
  #listening: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    watchRoutes(() => this.requestUpdate(), this.#listening.signal, {key: ({href}) => href});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  protected override render(): TemplateResult {
    const {tree} = this.#categories;
    return html`<nav
        part="nav"
        tabindex="-1"
        aria-label=${this.#view.text('label')}
        aria-busy=${this.status === 'loading'}
      >
        ${tree.length ? this.#renderLevel(tree, this.#renderAll()) : this.#renderNone()}
      </nav>
      ${errorMessage(this.#view, this.#handleRetry)}
      <p class="visually-hidden" role="status">${this.status === 'loading' ? this.#view.text('loading') : ''}</p>`;
  }

  #renderNone(): TemplateResult {
    if (this.status === 'empty') {
      return html`<div part="empty"><slot name="empty">${this.#view.text('empty')}</slot></div>`;
    }
    const boxes = this.status === 'loading' ? BOXES : 0;
    return html`<slot>${Array.from({length: boxes}, () => html`<div class="box" aria-hidden="true"></div>`)}</slot>`;
  }

  #renderLevel(nodes: readonly CategoryNode[], first: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<ul part="list">
      ${first}
      ${nodes.map(
        ({category, children}) =>
          html`<li part="item">
            ${this.#renderCategory(category)} ${children.length ? this.#renderLevel(children) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  /** The way back from a category, where the list stays on the page. */
  #renderAll(): TemplateResult | typeof nothing {
    if (this.categoryUrl || !this.#list.source) return nothing;
    return html`<li part="item">${this.#renderChoice('', this.#view.text('all'))}</li>`;
  }

  #renderCategory(category: Category): TemplateResult {
    const name = category.Name || (category.ID ?? '');
    if (!this.categoryUrl && this.#list.source) return this.#renderChoice(category.ID ?? '', name);
    const url = this.categoryUrl && safeUrl(fillUrl(this.categoryUrl, (path) => readPath(category, path)));
    if (!url) return html`<span part="link"><bdi>${name}</bdi></span>`;
    return html`<a part="link" href=${url} aria-current=${isCurrent(url) ? 'page' : nothing}><bdi>${name}</bdi></a>`;
  }

  #renderChoice(categoryID: string, name: string): TemplateResult {
    const source = this.#list.source!;
    const current = source.choice.categoryID === categoryID;
    return html`<a
      part="link"
      href=${source.urlOf({categoryID, facets: {}})}
      aria-current=${current ? 'page' : nothing}
      @click=${(event: MouseEvent) => this.#handleClick(event, categoryID)}
      ><bdi>${name}</bdi></a
    >`;
  }

  #handleClick(event: MouseEvent, categoryID: string): void {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    // What was chosen in one category may be nowhere in another.
    this.#list.source?.choose({categoryID, facets: {}});
  }

  readonly #handleRetry = (): void => {
    // The button goes away with the failure, and would take the focus with it.
    this.renderRoot.querySelector<HTMLElement>('nav')?.focus();
    this.#categories.reload();
  };
}

/** Whether the page is that of `url`: its path, and of its query and hash what the link names. */
function isCurrent(url: string): boolean {
  const link = new URL(absoluteUrl(url) ?? '', document.baseURI);
  const params = new URLSearchParams(location.search);
  return (
    link.origin === location.origin &&
    link.pathname === location.pathname &&
    [...link.searchParams].every(([name, value]) => params.get(name) === value) &&
    (!link.hash || link.hash === location.hash)
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-category-nav': OcCategoryNav;
  }
}
