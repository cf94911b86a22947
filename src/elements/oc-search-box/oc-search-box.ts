import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {productLink} from '../../controllers/card-template.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake, reportMistake} from '../../controllers/explain-mistake.js';
import {followLink} from '../../controllers/follow-link.js';
import {NearestProductList} from '../../controllers/product-list-nearest.js';
import {ProductSuggestions} from '../../controllers/product-suggestions.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {absoluteUrl, safeUrl} from '../../core/url.js';
import type {ListedProduct} from '../../ordercloud/product-list.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-search-box.styles.js';

/** The whole phrase, its last word begun: what a person types who is not done yet. */
const SEARCH_TYPE = 'ExactPhrasePrefix';

export const words = {
  label: 'Search products',
  submit: 'Search',
  suggestions: 'Suggestions',
  none: 'No suggestions',
  'found.one': '{count} suggestion',
  'found.other': '{count} suggestions',
  retry: 'Try again',
  error: 'There are no suggestions at the moment. You can search all the same.',
} as const;

/**
 * A field to search for products, which suggests some while one types. Enter goes to the page in `action` with the words in
 * its URL, or searches the list that it stands in or names in `for`; a suggestion leads to the product's page.
 *
 * Words: `label`, `submit`, `suggestions`, `none`, `found.one` and `found.other` ({count}), `retry`, `error`, and one for
 * each error code.
 *
 * @summary A search field with suggestions.
 * @tagname oc-search-box
 *
 * @slot error - What is shown when suggestions could not be read.
 *
 * @fires {CommerceErrorEvent} oc-error - Suggestions could not be read.
 *
 * @csspart form - The form.
 * @csspart label - The field's label.
 * @csspart field - The field.
 * @csspart button - The button that searches.
 * @csspart options - The suggestions.
 * @csspart option - One suggestion.
 * @csspart error - The text of a failure.
 *
 * @cssprop [--oc-field-background=#fff] - Background of the field.
 * @cssprop [--oc-field-color=#111827] - Text of the field.
 * @cssprop [--oc-border-color=#6b7280] - Borders of field and suggestions.
 * @cssprop [--oc-active-background=#e0e7ff] - Background of the suggestion that is chosen.
 * @cssprop [--oc-button-background=#1d4ed8] - Background of the button.
 * @cssprop [--oc-button-color=#fff] - Text of the button.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing to suggest for.
 * @cssstate loading - Suggestions are being read.
 * @cssstate ready - There are suggestions.
 * @cssstate empty - Nothing was found.
 * @cssstate error - Suggestions could not be read.
 *
 * @example
 * ```html
 * <oc-search-box action="/search.html" product-url="/p/{ID}"></oc-search-box>
 * ```
 */
export class OcSearchBox extends LitElement {
  static override styles = [shared, fields, styles];

  static override properties = {
    for: {},
    action: {},
    name: {},
    value: {},
    catalogId: {attribute: 'catalog-id'},
    productUrl: {attribute: 'product-url'},
    minLength: {type: Number, attribute: 'minlength'},
    suggestions: {type: Number},
    strings: {type: Object},
  };

  /** ID of the `oc-product-list` that it searches; the one that it stands in when empty. */
  for = '';

  /** The page with the results, where there is no list; this page when empty. Only http(s) and relative URLs are followed. */
  action = '';

  /** The parameter of the page's URL that the words are in. */
  name = 'q';

  /** What is in the field; what the list or the page's URL says to begin with. */
  value = '';

  /** ID of the catalog to suggest products of; all that the shopper may see when empty. */
  catalogId = '';

  /** A product's page, such as `/p/{ID}`; when empty, a suggestion fills the field and searches. */
  productUrl = '';

  /** Letters from which on products are suggested. */
  minLength = 2;

  /** How many products are suggested, up to 100; 0 for none. */
  suggestions = 6;

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #list = new NearestProductList(this, {
    onChange: () => this.#follow(),
    isNeeded: () => Boolean(this.for),
  });
  readonly #found = new ProductSuggestions(this, (error) => this.#view.fail(explainMistake(error)));
  /** What the list searched for when the field was last filled from it. */
  #searched: string | null = null;
  #open = false;
  /** Index of the suggestion that Enter chooses; -1 for none. */
  #active = -1;

  override connectedCallback(): void {
    super.connectedCallback();
    this.value ||= new URLSearchParams(location.search).get(this.name) ?? '';
  }

  protected override willUpdate(): void {
    const {found} = this.#found;
    if (this.status === 'loading' && found) this.#view.show(found.length ? 'ready' : 'empty');
  }

  protected override render(): TemplateResult {
    const found = this.#found.found ?? [];
    const isOpen = this.#open && found.length > 0;
    return html`<form part="form" role="search" action=${safeUrl(this.action) ?? nothing} @submit=${this.#handleSubmit}>
      <label part="label" for="field">${this.#view.text('label')}</label>
      <div class="field">
        <input
          id="field"
          part="field"
          type="text"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          name=${this.name}
          .value=${live(this.value)}
          role=${this.suggestions > 0 ? 'combobox' : nothing}
          aria-autocomplete=${this.suggestions > 0 ? 'list' : nothing}
          aria-expanded=${this.suggestions > 0 ? isOpen : nothing}
          aria-controls=${this.suggestions > 0 ? 'options' : nothing}
          aria-activedescendant=${isOpen && this.#active >= 0 ? `option-${this.#active}` : nothing}
          @input=${this.#handleInput}
          @keydown=${this.#handleKey}
          @blur=${this.#close}
        />
        <button part="button" type="submit">${this.#view.text('submit')}</button>
        <div
          id="options"
          part="options"
          role="listbox"
          aria-label=${this.#view.text('suggestions')}
          ?hidden=${!isOpen}
          @mousedown=${(event: Event) => event.preventDefault()}
        >
          ${found.map((each, index) => this.#renderOption(each, index))}
        </div>
      </div>
      ${errorMessage(this.#view)}
      <p class="visually-hidden" role="status">${this.#statusText(found.length)}</p>
    </form>`;
  }

  #renderOption({product}: ListedProduct, index: number): TemplateResult {
    const choose = (event: Event): void => this.#choose(event, product.Name || (product.ID ?? ''));
    return html`<a
      id="option-${index}"
      part="option"
      role="option"
      tabindex="-1"
      aria-selected=${index === this.#active}
      href=${productLink(product, this.productUrl) ?? nothing}
      @click=${choose}
      ><bdi>${product.Name || product.ID}</bdi></a
    >`;
  }

  #statusText(count: number): string {
    if (!this.#open || !['ready', 'empty'].includes(this.status)) return '';
    return this.#view.text(count ? 'found' : 'none', {count});
  }

  /** Takes over what the list searches for, unless that is what the shopper has changed since. */
  #follow(): void {
    const search = this.#list.source?.choice.search ?? null;
    if (search !== null && search !== this.#searched) this.value = search;
    this.#searched = search;
  }

  readonly #handleInput = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
    const search = this.value.trim();
    this.#active = -1;
    this.#open = true;
    if (!(this.suggestions > 0) || search.length < Math.max(this.minLength || 0, 1)) {
      this.#found.drop();
      return this.#view.show('idle');
    }
    this.#view.show('loading');
    const pageSize = Math.min(Math.trunc(this.suggestions) || 1, 100);
    this.#found.ask({search, searchType: SEARCH_TYPE, catalogID: this.catalogId, pageSize});
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    const last = (this.#found.found ?? []).length - 1;
    const {key, isComposing} = event;
    if (isComposing || last < 0) return;
    const isActive = this.#open && this.#active >= 0;
    if (key === 'ArrowDown') this.#activate(this.#active < last ? this.#active + 1 : 0);
    else if (key === 'ArrowUp') this.#activate(this.#active > 0 ? this.#active - 1 : last);
    else if (key === 'Home' && isActive) this.#activate(0);
    else if (key === 'End' && isActive) this.#activate(last);
    else if (key === 'Escape' && this.#open) this.#close();
    else if (key === 'Enter' && isActive) this.#option(this.#active)?.click();
    else return;
    event.preventDefault();
  };

  #activate(index: number): void {
    this.#open = true;
    this.#active = index;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#option(index)?.scrollIntoView({block: 'nearest'}));
  }

  #option(index: number): HTMLElement | null {
    return this.renderRoot.querySelector(`#option-${index}`);
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#active = -1;
    this.requestUpdate();
  };

  #choose(event: Event, name: string): void {
    this.#close();
    if (this.productUrl) return;
    event.preventDefault();
    this.value = name;
    this.#search();
  }

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    this.#search();
  };

  #search(): void {
    this.#found.drop();
    this.#close();
    const search = this.value.trim();
    const {source} = this.#list;
    if (source) return source.choose({search});
    const url = absoluteUrl(this.action || location.href);
    if (!url) return reportMistake('action-invalid', this);
    const found = new URL(url);
    found.searchParams.set(this.name, search);
    if (search) followLink(this, found.href);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-search-box': OcSearchBox;
  }
}
