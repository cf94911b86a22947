import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {NearestProduct} from '../../controllers/product-nearest.js';
import {SessionController} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Unsubscribe} from '../../core/store.js';
import type {Strings} from '../../core/strings.js';
import {safeUrl} from '../../core/url.js';
import {currentWishlist} from '../../ordercloud/wishlist.js';
import {shared} from '../../styles/shared.js';

export const words = {
  label: 'Wish list',
  named: ': {name}',
  guest: 'Sign in to use your wish list',
  added: '{name} is on your wish list.',
  removed: '{name} is no longer on your wish list.',
  product: 'This product',
  retry: 'Try again',
  error: 'Your wish list could not be changed. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  NotFound: 'This product is not available.',
  'ProductCollection.ProductEntryLimit': 'Your wish list is full. Remove something first.',
  'session-expired': 'You have been signed out. Sign in again to use your wish list.',
} as const;

const styles = css`
  :host {
    display: inline-block;
  }
  button[aria-pressed='true'] {
    background: var(--oc-button-background, #1d4ed8);
    color: var(--oc-button-color, #fff);
  }
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
`;

/**
 * A button that puts a product on the shopper's wish list, or takes it off: a product collection named `Wishlist`, which
 * OrderCloud keeps for the account and which is made with the first product. Guests have none; they are shown a link to
 * `sign-in-url`, or nothing.
 *
 * Words: `label`, `named` ({name}), `guest`, `added` ({name}), `removed` ({name}), `product`, `error`, `retry`, and one for
 * each error code.
 *
 * @summary Puts a product on the wish list.
 * @tagname oc-wishlist-button
 *
 * @slot - The button's label; "Wish list" by default.
 * @slot error - What is shown when the list could not be changed.
 *
 * @fires {CommerceErrorEvent} oc-error - The list could not be read or changed.
 *
 * @csspart button - The button.
 * @csspart sign-in - The link for guests.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of the button while the product is on the list.
 * @cssprop [--oc-button-color=#fff] - Its text.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known yet.
 * @cssstate loading - The list is being read or changed.
 * @cssstate ready - It is known whether the product is on the list.
 * @cssstate empty - Nobody is signed in.
 * @cssstate error - The list could not be read or changed.
 *
 * @example
 * ```html
 * <oc-wishlist-button product-id="house-blend" sign-in-url="/sign-in.html"></oc-wishlist-button>
 * ```
 */
export class OcWishlistButton extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    signInUrl: {attribute: 'sign-in-url'},
    strings: {type: Object},
  };

  /** ID of the product; that of the nearest product element when empty. */
  productId = '';

  /** Where a guest can sign in; guests see nothing when empty. */
  signInUrl = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  /** Whether the product is on the shopper's list, as far as is known. */
  get pressed(): boolean {
    return currentWishlist().state.value.productIDs.includes(this.#product.productId);
  }

  readonly #view = new ViewController(this, words);
  readonly #product = new NearestProduct(this);
  readonly #session = new SessionController(this, () => this.#follow());
  #unsubscribe: Unsubscribe | null = null;
  #changing = false;
  #message: '' | 'added' | 'removed' = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = currentWishlist().state.subscribe(() => this.#follow());
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const {state} = this.#session;
    if (state.status !== 'registered') return state.status === 'anonymous' ? this.#renderGuest() : nothing;
    const retry = this.#view.error?.retryable ? this.#handleRetry : null;
    return html`<button
        part="button"
        class="quiet"
        type="button"
        aria-pressed=${this.pressed}
        aria-disabled=${this.status === 'loading' || !this.#product.productId}
        @click=${this.#handleClick}
      >
        <slot>${this.#view.text('label')}</slot>${this.#renderName()}
      </button>
      ${errorMessage(this.#view, retry)}
      <p class="visually-hidden" role="status">
        ${this.#message && this.#view.text(this.#message, {name: this.#name()})}
      </p>`;
  }

  #renderGuest(): TemplateResult | typeof nothing {
    const url = this.signInUrl && safeUrl(this.signInUrl);
    return url ? html`<a part="sign-in" href=${url}>${this.#view.text('guest')}${this.#renderName()}</a>` : nothing;
  }

  #renderName(): TemplateResult | typeof nothing {
    const {name} = this.#product;
    return name ? html`<span class="visually-hidden">${this.#view.text('named', {name})}</span>` : nothing;
  }

  #name(): string {
    return this.#product.name ?? this.#view.text('product');
  }

  #follow(): void {
    this.requestUpdate();
    if (!this.#unsubscribe || this.#changing) return;
    const {status} = this.#session.state;
    if (status !== 'registered')
      return this.#view.show(status === 'unconfigured' ? 'idle' : status === 'resolving' ? 'loading' : 'empty');
    const {state} = currentWishlist();
    if (state.value.status === 'idle') void currentWishlist().load();
    const {status: known, error} = state.value;
    if (known === 'error' && error) this.#view.fail(explainMistake(error), error.retryable ? this.#handleRetry : null);
    else if (!this.#view.error || known === 'loading')
      this.#view.show(known === 'ready' || known === 'empty' ? 'ready' : 'loading');
  }

  readonly #handleClick = (): void => {
    const {productId} = this.#product;
    if (this.status !== 'loading' && productId) void this.#set(productId, !this.pressed);
  };

  /** Does again what failed: the reading of the list, or the change. */
  readonly #handleRetry = (): void => {
    if (currentWishlist().state.value.status === 'error') void currentWishlist().load();
    else this.#handleClick();
  };

  async #set(productId: string, isWanted: boolean): Promise<void> {
    this.#changing = true;
    this.#message = '';
    this.#view.show('loading');
    try {
      await currentWishlist().set(productId, isWanted);
      this.#message = isWanted ? 'added' : 'removed';
      this.#view.show('ready');
    } catch (error) {
      const failure = explainMistake(error);
      this.#view.fail(failure, failure.retryable ? this.#handleRetry : null);
    } finally {
      this.#changing = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-wishlist-button': OcWishlistButton;
  }
}
