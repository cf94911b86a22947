import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import type {Order} from 'ordercloud-javascript-sdk';
import {errorMessage} from '../../controllers/error-message.js';
import {ORDER_STATUS_WORDS, orderStatus} from '../../controllers/order-words.js';
import {ShopperData} from '../../controllers/shopper-data.js';
import {ViewController} from '../../controllers/view-controller.js';
import {fillUrl} from '../../core/fill-url.js';
import {formatDate} from '../../core/format-date.js';
import {readPath} from '../../core/path.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {safeUrl} from '../../core/url.js';
import {readOrders, type OrderPage} from '../../ordercloud/order-history.js';
import {shared} from '../../styles/shared.js';

const PAGE_SIZE = 20;

export const words = {
  ...ORDER_STATUS_WORDS,
  label: 'Your orders',
  loading: 'Loading your orders…',
  number: 'Order {ID}',
  placed: 'Placed on {date}',
  empty: 'You have not ordered anything yet.',
  guest: 'Sign in to see your orders.',
  page: 'Page {page} of {pages}',
  previous: 'Newer orders',
  next: 'Older orders',
  retry: 'Try again',
  error: 'Your orders could not be read. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  'session-expired': 'You have been signed out. Sign in again to see your orders.',
} as const;

const styles = css`
  [part='list'] {
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  [part='item'] {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.25rem 0.75rem;
    padding-block: 0.75rem;
    border-block-end: 1px solid var(--oc-line-color, #e5e7eb);
  }
  [part='number'] {
    color: inherit;
    overflow-wrap: anywhere;
  }
  [part='total'] {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  [part='status'] {
    text-align: end;
  }
  [part='pages'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
    margin-block-start: 1rem;
  }
  p {
    margin: 0;
  }
`;

/**
 * What the shopper has ordered, the newest first, page by page.
 *
 * Words: `label`, `loading`, `number` ({ID}), `placed` ({date}), one for each status of an order such as `Completed`,
 * `empty`, `guest`, `page` ({page}, {pages}), `previous`, `next`, `error`, `retry`, and one for each error code.
 *
 * @summary The shopper's orders.
 * @tagname oc-order-list
 *
 * @slot empty - What is shown to a shopper without orders.
 * @slot guest - What is shown when nobody is signed in, such as a link to sign in.
 * @slot error - What is shown when the orders could not be read.
 *
 * @fires {CommerceErrorEvent} oc-error - The orders could not be read.
 *
 * @csspart list - The list.
 * @csspart item - One order.
 * @csspart number - Its number; a link where there is an `order-url`.
 * @csspart date - When it was placed.
 * @csspart status - How far it is.
 * @csspart total - What it cost.
 * @csspart pages - The buttons to other pages.
 * @csspart previous - The button to newer orders.
 * @csspart next - The button to older orders.
 * @csspart empty - Says that there are none.
 * @csspart guest - Says that nobody is signed in.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-line-color=#e5e7eb] - Lines between orders.
 *
 * @cssstate idle - Nothing is known yet.
 * @cssstate loading - The orders are being read.
 * @cssstate ready - The orders are shown.
 * @cssstate empty - There are none, or nobody is signed in.
 * @cssstate error - The orders could not be read.
 *
 * @example
 * ```html
 * <oc-order-list order-url="/order.html?id={ID}"></oc-order-list>
 * ```
 */
export class OcOrderList extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    orderUrl: {attribute: 'order-url'},
    pageSize: {type: Number, attribute: 'page-size'},
    currency: {},
    strings: {type: Object},
  };

  /** An order's page, such as `/order?id={ID}`; dotted paths of the order are filled in. No links when empty. */
  orderUrl = '';

  /** Orders on a page, from 1 to 100; 20 by default and where it is no such number. */
  pageSize = PAGE_SIZE;

  /** ISO 4217 code for orders that name no currency; empty shows those as plain numbers. */
  currency = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #orders = new ShopperData<OrderPage>(this, this.#view, {
    key: () => `${this.#page}/${this.#pageSize()}`,
    read: (session, signal) => readOrders(session, {page: this.#page, pageSize: this.#pageSize()}, signal),
    isEmpty: ({orders}) => orders.length === 0,
    begin: () => (this.#page = 1),
  });
  #page = 1;
  #movesFocus = false;

  protected override render(): TemplateResult {
    const {data, isGuest} = this.#orders;
    const {status} = this;
    if (status === 'empty' && isGuest) {
      return html`<div part="guest"><slot name="guest">${this.#view.text('guest')}</slot></div>`;
    }
    if (status === 'empty') return html`<div part="empty"><slot name="empty">${this.#view.text('empty')}</slot></div>`;
    return html`<p class="visually-hidden" role="status">${this.#statusText()}</p>
      <ul
        part="list"
        tabindex="-1"
        aria-label=${this.#view.text('label')}
        aria-busy=${status === 'loading'}
        ?hidden=${!data}
      >
        ${data?.orders.map((order) => this.#renderOrder(order))}
      </ul>
      ${errorMessage(this.#view, this.#view.error?.retryable ? this.#orders.reload : null)}
      ${data && data.pages > 1 ? this.#renderPages(data) : nothing}`;
  }

  protected override updated(): void {
    if (!this.#movesFocus || this.status === 'loading') return;
    this.#movesFocus = false;
    this.renderRoot.querySelector<HTMLElement>('[part=list]')?.focus();
  }

  #renderOrder(order: Order): TemplateResult {
    const {ID = '', DateSubmitted, Total, Currency} = order;
    const {locale} = this.#view;
    const url = this.orderUrl && safeUrl(fillUrl(this.orderUrl, (path) => readPath(order, path)));
    const number = this.#view.text('number', {ID});
    const date = formatDate(DateSubmitted, locale);
    return html`<li part="item">
      ${url ? html`<a part="number" href=${url}>${number}</a>` : html`<span part="number">${number}</span>`}
      <span part="total">${this.#view.money(Total, Currency)}</span>
      <span part="date">${date && this.#view.text('placed', {date})}</span>
      <span part="status">${orderStatus(this.#view, order)}</span>
    </li>`;
  }

  #renderPages({page, pages}: OrderPage): TemplateResult {
    const button = (part: 'previous' | 'next', to: number): TemplateResult | typeof nothing =>
      to < 1 || to > pages
        ? nothing
        : html`<button part=${part} class="quiet" type="button" @click=${() => this.#go(to)}>
            ${this.#view.text(part)}
          </button>`;
    return html`<div part="pages">
      ${button('previous', page - 1)}
      <p>${this.#view.text('page', {page, pages})}</p>
      ${button('next', page + 1)}
    </div>`;
  }

  #statusText(): string {
    const {data} = this.#orders;
    if (this.status === 'loading') return this.#view.text('loading');
    return data && data.pages > 1 ? this.#view.text('page', {page: data.page, pages: data.pages}) : '';
  }

  #pageSize(): number {
    const {pageSize} = this;
    return Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100 ? pageSize : PAGE_SIZE;
  }

  #go(page: number): void {
    this.#page = page;
    this.#movesFocus = true;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-order-list': OcOrderList;
  }
}
