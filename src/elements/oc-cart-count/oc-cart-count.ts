import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import {CartController} from '../../controllers/cart-controller.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {ViewController} from '../../controllers/view-controller.js';
import {formatCount} from '../../core/intl.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {safeUrl} from '../../core/url.js';
import type {CartSnapshot} from '../../ordercloud/cart.js';
import {shared} from '../../styles/shared.js';

export const words = {
  none: 'Cart, empty',
  'items.one': 'Cart, {count} item',
  'items.other': 'Cart, {count} items',
  unknown: 'Cart',
  error: 'The cart can’t be read at the moment.',
  retry: 'Try again',
} as const;

const styles = css`
  :host {
    display: inline-block;
  }
  [part='link'] {
    color: inherit;
  }
  [part='count'] {
    display: inline-block;
    min-inline-size: 1.5em;
    padding-inline: 0.4em;
    border-radius: 1em;
    background: var(--oc-badge-background, #1d4ed8);
    color: var(--oc-badge-color, #fff);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
`;

/**
 * How many units are in the cart, beside an icon or a word of yours, as a link where `href` says where to. Assistive
 * technology reads the whole as "Cart, 3 items". The cart is read only when the visitor may have one.
 *
 * Words: `none`, `items.one`, `items.other` ({count}; other languages have other forms), `unknown`, `error`, `retry`.
 *
 * @summary The number of units in the cart.
 * @tagname oc-cart-count
 *
 * @slot - An icon or a word before the number; "Cart" by default.
 * @slot error - What is shown when the cart can't be read.
 *
 * @fires {CommerceErrorEvent} oc-error - The cart can't be read.
 *
 * @csspart link - What holds icon and number; a link where there is an `href`.
 * @csspart count - The number; not there while the cart is empty.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-badge-background=#1d4ed8] - Background of the number.
 * @cssprop [--oc-badge-color=#fff] - Colour of the number.
 *
 * @cssstate idle - Not read yet.
 * @cssstate loading - The cart is being read.
 * @cssstate ready - The cart has items.
 * @cssstate empty - The cart is empty.
 * @cssstate error - The cart can't be read.
 *
 * @example
 * ```html
 * <oc-cart-count href="/cart.html">Cart</oc-cart-count>
 * ```
 */
export class OcCartCount extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    href: {},
    strings: {type: Object},
  };

  /** The cart's page; no link when empty. Only http(s) and relative URLs are taken. */
  href = '';

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

  readonly #view = new ViewController(this, words);
  readonly #cart = new CartController(this, (snapshot) => this.#follow(snapshot));

  protected override render(): TemplateResult {
    const {count} = this;
    const href = safeUrl(this.href);
    const content = html`<slot>${this.#view.text('unknown')}</slot>
      ${count ? html`<span part="count">${formatCount(count, this.#view.locale)}</span>` : nothing}`;
    return html`${
      href
        ? html`<a part="link" href=${href} aria-label=${this.#label()}>${content}</a>`
        : html`<span part="link" role="img" aria-label=${this.#label()}>${content}</span>`
    }
    ${errorMessage(this.#view, this.#cart.retry)}`;
  }

  #label(): string {
    const {count} = this;
    if (count) return this.#view.text('items', {count});
    return this.#view.text(this.status === 'empty' ? 'none' : 'unknown');
  }

  #follow({status, error}: CartSnapshot): void {
    if (status === 'error') this.#view.fail(explainMistake(error), this.#cart.retry);
    else this.#view.show(status);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-cart-count': OcCartCount;
  }
}
