import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {CartController} from '../../controllers/cart-controller.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {ViewController} from '../../controllers/view-controller.js';
import {formatCount} from '../../core/intl.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {safeUrl} from '../../core/url.js';
import type {CartSnapshot} from '../../ordercloud/cart.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-cart-drawer.styles.js';

export const words = {
  label: 'Cart',
  none: 'Cart, empty',
  'items.one': 'Cart, {count} item',
  'items.other': 'Cart, {count} items',
  heading: 'Your cart',
  close: 'Close',
  checkout: 'Go to checkout',
  error: 'The cart can’t be read at the moment.',
  retry: 'Try again',
} as const;

/** What adds to the cart while it is looked at; that is no reason to open another view of it. */
const SHOWING_CART = 'oc-cart, oc-cart-drawer, oc-cart-restore';

/**
 * The cart in a drawer at the page's edge, opened by the button that the element shows, by `show()`, or by any button or
 * link with `commandfor` and the drawer's ID and `command="show-modal"` (or `--show`). It is a native modal dialog: Escape
 * closes it, the focus goes back to where it was, and the page behind neither moves nor takes input. It closes as well at
 * a press beside it, and when one of its links is followed.
 *
 * It holds an `oc-cart`; content of your own takes its place, such as an `oc-cart` with other attributes and an
 * `oc-promo-code`.
 *
 * Words: `label`, `none`, `items.one`, `items.other` ({count}; other languages have other forms), `heading`, `close`,
 * `checkout`.
 *
 * @summary The cart in a drawer.
 * @tagname oc-cart-drawer
 *
 * @slot - What the drawer holds; an `oc-cart` by default.
 * @slot button - An icon or a word before the number in the button; "Cart" by default.
 * @slot checkout - Shown below, instead of the link to the checkout.
 *
 * @fires {CommerceErrorEvent} oc-error - The cart can't be read.
 *
 * @csspart button - The button that opens the drawer.
 * @csspart count - The number in it; not there while the cart is empty.
 * @csspart dialog - The drawer.
 * @csspart heading - Its heading.
 * @csspart close - The button that closes it.
 * @csspart checkout - The link to the checkout; not there while the cart is empty.
 *
 * @cssprop [--oc-drawer-size=min(28rem, 100vw)] - How wide the drawer is.
 * @cssprop [--oc-dialog-background=#fff] - Background of the drawer.
 * @cssprop [--oc-dialog-color=#111827] - Text of the drawer.
 * @cssprop [--oc-badge-background=#1d4ed8] - Background of the number.
 * @cssprop [--oc-badge-color=#fff] - Colour of the number.
 *
 * @cssstate idle - The cart is not read yet.
 * @cssstate loading - The cart is being read.
 * @cssstate ready - The cart has items.
 * @cssstate empty - The cart is empty.
 * @cssstate error - The cart can't be read.
 *
 * @example
 * ```html
 * <oc-cart-drawer id="cart" checkout-href="/checkout" product-url="/p/{ID}" open-on-add></oc-cart-drawer>
 * <a href="/cart" commandfor="cart" command="show-modal">Your cart</a>
 * ```
 */
export class OcCartDrawer extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    openOnAdd: {attribute: 'open-on-add', type: Boolean},
    checkoutHref: {attribute: 'checkout-href'},
    productUrl: {attribute: 'product-url'},
    currency: {},
    withoutButton: {attribute: 'without-button', type: Boolean},
    strings: {type: Object},
  };

  /** Opens the drawer when something was put into the cart, but not from a view of the cart. */
  openOnAdd = false;

  /** The checkout's page; no link when empty. Only http(s) and relative URLs are taken. */
  checkoutHref = '';

  /** A product's page, such as `/p/{ID}`, for the cart that the drawer holds by default. */
  productUrl = '';

  /** ISO 4217 code for prices of which nobody names one, for the cart that the drawer holds by default. */
  currency = '';

  /** Leaves out the button, where the page has one of its own. */
  withoutButton = false;

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  /** Units in the cart; 0 while it is not known. */
  get count(): number {
    return this.#cart.snapshot.lineItems.reduce((sum, {Quantity}) => sum + (Quantity ?? 0), 0);
  }

  /** Whether the drawer is open. */
  get open(): boolean {
    return this.#dialog?.open ?? false;
  }

  readonly #view = new ViewController(this, words);
  readonly #cart = new CartController(this, (snapshot) => this.#follow(snapshot));
  /** The page's own `overflow`, while the drawer keeps the page from moving. */
  #overflow: string | null = null;
  /** The cart of its own is rendered when it is looked at first. */
  #wasOpened = false;

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#handleClick(event));
  }

  /** Opens the drawer. */
  show(): void {
    if (!this.hasUpdated) return void this.updateComplete.then(() => this.hasUpdated && this.show());
    const dialog = this.#dialog;
    if (!this.isConnected || !dialog || dialog.open) return;
    this.#wasOpened = true;
    this.requestUpdate();
    dialog.showModal();
    const {style} = document.documentElement;
    this.#overflow ??= style.overflow;
    style.overflow = 'hidden';
  }

  /** Closes the drawer. */
  close(): void {
    this.#dialog?.close();
    this.#release();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('click', this.#handleCommand);
    document.addEventListener('oc-cart-item-added', this.#handleAdded);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('click', this.#handleCommand);
    document.removeEventListener('oc-cart-item-added', this.#handleAdded);
    this.close();
  }

  protected override render(): TemplateResult {
    const {count} = this;
    const href = safeUrl(this.checkoutHref);
    return html`${this.withoutButton ? nothing : this.#renderButton(count)}
      <dialog part="dialog" aria-labelledby="heading" @close=${this.#release}>
        <div class="content">
          <div class="head">
            <h2 part="heading" id="heading">${this.#view.text('heading')}</h2>
            <button part="close" class="quiet" type="button" @click=${() => this.close()}>
              ${this.#view.text('close')}
            </button>
          </div>
          <slot
            >${
              this.#wasOpened
                ? html`<oc-cart product-url=${this.productUrl} currency=${this.currency}></oc-cart>`
                : nothing
            }</slot
          >
          <slot name="checkout"
            >${
              href && count > 0 ? html`<a part="checkout" href=${href}>${this.#view.text('checkout')}</a>` : nothing
            }</slot
          >
        </div>
      </dialog>`;
  }

  #renderButton(count: number): TemplateResult {
    const key = count > 0 ? 'items' : this.status === 'empty' ? 'none' : 'label';
    return html`<button
      part="button"
      class="quiet"
      type="button"
      aria-haspopup="dialog"
      aria-label=${this.#view.text(key, {count})}
      @click=${() => this.show()}
    >
      <slot name="button">${this.#view.text('label')}</slot>
      ${count > 0 ? html`<span part="count">${formatCount(count, this.#view.locale)}</span>` : nothing}
    </button>`;
  }

  #follow({status, error}: CartSnapshot): void {
    if (status === 'error') this.#view.fail(explainMistake(error), this.#cart.retry);
    else this.#view.show(status);
  }

  /** What `commandfor` and `command` say, in every browser and for links too. */
  readonly #handleCommand = (event: MouseEvent): void => {
    if (event.defaultPrevented || !this.id || isForAnotherWindow(event)) return;
    const invoker = event.composedPath().find((each) => each instanceof Element && each.matches('[commandfor]'));
    if (!(invoker instanceof Element) || invoker.getAttribute('commandfor') !== this.id) return;
    const command = invoker.getAttribute('command') ?? '';
    if (/^(show-modal|--show)$/.test(command)) this.show();
    else if (/^(request-)?close$|^--close$/.test(command)) this.close();
    else return;
    event.preventDefault();
  };

  readonly #handleAdded = (event: Event): void => {
    const source = event.composedPath()[0];
    if (this.openOnAdd && !(source instanceof Element && source.matches(SHOWING_CART))) this.show();
  };

  /** A press beside the drawer is one on the dialog itself: its content fills it. */
  #handleClick(event: MouseEvent): void {
    const path = event.composedPath();
    const followed = path.some((each) => each instanceof HTMLAnchorElement && each.href && !each.target);
    if (path[0] === this.#dialog || (followed && !isForAnotherWindow(event))) this.close();
  }

  readonly #release = (): void => {
    if (this.#overflow === null) return;
    document.documentElement.style.overflow = this.#overflow;
    this.#overflow = null;
  };

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot?.querySelector('dialog') ?? null;
  }
}

/** A click that opens a link elsewhere. */
const isForAnotherWindow = ({button, ctrlKey, metaKey, shiftKey}: MouseEvent): boolean =>
  button !== 0 || ctrlKey || metaKey || shiftKey;

declare global {
  interface HTMLElementTagNameMap {
    'oc-cart-drawer': OcCartDrawer;
  }
}
