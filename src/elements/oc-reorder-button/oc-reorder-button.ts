import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import type {LineItem, LineItemSpec} from 'ordercloud-javascript-sdk';
import {addToCart} from '../../controllers/add-to-cart.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {nameOfLine} from '../../controllers/line-template.js';
import {OrderIDController} from '../../controllers/order-id.js';
import {configuredSession, SessionController} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {CommerceError} from '../../ordercloud/errors.js';
import {readOrderLines} from '../../ordercloud/order-history.js';
import {shared} from '../../styles/shared.js';

export const words = {
  label: 'Order again',
  pending: 'Adding to your cart…',
  done: 'What you ordered then is in your cart.',
  partly: 'Not everything could be added to your cart:',
  gone: '{name} is no longer sold.',
  short: 'There is not enough left of {name}.',
  changed: '{name} is no longer offered like that.',
  failed: '{name} could not be added.',
  retry: 'Try the rest again',
  error: 'The order could not be read. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  NotFound: 'You have no such order.',
  'session-expired': 'You have been signed out. Sign in again to order.',
} as const;

/** A line that was not added. */
interface Missing {
  line: LineItem;
  error: CommerceError;
}

const styles = css`
  :host {
    display: inline-block;
  }
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
`;

/**
 * A button that puts what was bought with an earlier order into the cart again, line by line, at today's prices. It says
 * which lines can't be bought any more; the others are added all the same. It is there only while somebody is signed in.
 *
 * Words: `label`, `pending`, `done`, `partly`, `gone` ({name}), `short` ({name}), `changed` ({name}), `failed` ({name}),
 * `error`, `retry`, and one for each error code.
 *
 * @summary Orders once more what was ordered before.
 * @tagname oc-reorder-button
 *
 * @slot - The button's label; "Order again" by default.
 * @slot error - What is shown when the order could not be read.
 *
 * @fires {CartItemAddingEvent} oc-cart-item-adding - A line is about to be added; cancelable, which leaves it out.
 * @fires {CartItemAddedEvent} oc-cart-item-added - OrderCloud has added a line.
 * @fires {CommerceErrorEvent} oc-error - The order could not be read, or a line not be added.
 *
 * @csspart button - The button.
 * @csspart missing - What was not added, with the reasons.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Ready to be pressed.
 * @cssstate loading - Lines are being added.
 * @cssstate ready - All lines were added.
 * @cssstate empty - Nobody is signed in; there is no button.
 * @cssstate error - The order could not be read, or some lines not be added.
 *
 * @example
 * ```html
 * <oc-reorder-button order-id-from="id">Order again</oc-reorder-button>
 * ```
 */
export class OcReorderButton extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    orderId: {attribute: 'order-id'},
    orderIdFrom: {attribute: 'order-id-from'},
    strings: {type: Object},
  };

  /** ID of the earlier order. */
  orderId = '';

  /** Name of the query parameter of the page's URL that holds the ID where `order-id` is empty. */
  orderIdFrom = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #id = new OrderIDController(this);
  readonly #session = new SessionController(this, ({status}) => this.#show(status === 'registered'));
  #missing: readonly Missing[] = [];

  protected override render(): TemplateResult {
    const isKnown = this.#session.state.status === 'registered';
    return html`<button
        part="button"
        type="button"
        ?hidden=${!isKnown}
        aria-disabled=${this.status === 'loading'}
        @click=${this.#handleClick}
      >
        <slot>${this.#view.text('label')}</slot>
      </button>
      ${this.#missing.length > 0 ? this.#renderMissing() : errorMessage(this.#view, this.#retry())}
      <p class="visually-hidden" role="status">${this.#statusText()}</p>`;
  }

  #renderMissing(): TemplateResult {
    const retry = this.#retry();
    return html`<div part="error" role="alert">
        <span>${this.#view.text('partly')}</span>
        <ul part="missing">
          ${this.#missing.map(
            ({line, error}) => html`<li>${this.#view.text(reasonOf(error), {name: nameOfLine(line)})}</li>`,
          )}
        </ul>
      </div>
      ${
        retry
          ? html`<button part="retry" class="quiet" type="button" @click=${retry}>${this.#view.text('retry')}</button>`
          : nothing
      }`;
  }

  #statusText(): string {
    if (this.status === 'loading') return this.#view.text('pending');
    return this.status === 'ready' ? this.#view.text('done') : '';
  }

  /** Tries again what may succeed then. */
  #retry(): (() => void) | null {
    const lines = this.#missing.filter(({error}) => error.retryable).map(({line}) => line);
    if (lines.length > 0) return () => void this.#run(() => Promise.resolve(lines));
    return this.#missing.length === 0 && this.#view.error?.retryable ? this.#handleClick : null;
  }

  #show(isKnown: boolean): void {
    if (!isKnown) {
      this.#missing = [];
      this.#view.show('empty');
    } else if (this.status === 'empty' || this.status === 'idle') this.#view.show('idle');
  }

  readonly #handleClick = (): void => {
    const orderID = this.#id.value;
    if (orderID) void this.#run(() => readOrderLines(configuredSession(), orderID));
  };

  async #run(read: () => Promise<readonly LineItem[]>): Promise<void> {
    if (this.status === 'loading') return;
    this.#missing = [];
    this.#view.show('loading');
    try {
      const lines = await read();
      const missing: Missing[] = [];
      let added = 0;
      for (const line of lines) {
        try {
          if (await this.#add(line)) added++;
        } catch (error) {
          missing.push({line, error: explainMistake(error)});
        }
      }
      this.#missing = missing;
      if (missing[0]) this.#view.fail(missing[0].error, this.#retry());
      // Nothing was added where a listener has cancelled each line.
      else this.#view.show(added > 0 ? 'ready' : 'idle');
    } catch (error) {
      const failure = explainMistake(error);
      this.#view.fail(failure, failure.retryable ? this.#handleClick : null);
    }
  }

  /** False where a listener has cancelled. */
  async #add(line: LineItem): Promise<boolean> {
    const fact = await addToCart(this, {
      productID: line.ProductID,
      quantity: line.Quantity ?? 1,
      specs: (line.Specs ?? []).map(chosen),
    });
    await fact?.settled();
    return fact !== null;
  }
}

/** A line names more of a spec than an add takes. */
function chosen({SpecID, OptionID, Value}: LineItemSpec): LineItemSpec {
  return {SpecID, ...(OptionID && {OptionID}), ...(Value && {Value})};
}

/** The word for why a line was not added. */
function reasonOf({code, retryable}: CommerceError): 'gone' | 'short' | 'changed' | 'failed' {
  if (code === 'Inventory.Insufficient') return 'short';
  if (code === 'NotFound' || code === 'PriceSchedule.MissingOrConflicting') return 'gone';
  return !retryable && /^(PriceSchedule|Spec|LineItem)\./.test(code) ? 'changed' : 'failed';
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-reorder-button': OcReorderButton;
  }
}
