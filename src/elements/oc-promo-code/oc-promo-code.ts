import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {PromotionsController} from '../../controllers/promotions-controller.js';
import {configuredSession} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {commerce} from '../../ordercloud/commerce.js';
import type {CommerceError} from '../../ordercloud/errors.js';
import {currentPromotions, type CartPromotion, type PromotionsChange} from '../../ordercloud/promotions.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-promo-code.styles.js';

export const words = {
  label: 'Promotion code',
  submit: 'Apply',
  pending: 'Applying…',
  promotions: 'Promotions on your cart',
  off: '−{amount}',
  applied: '“{name}” was applied.',
  remove: 'Remove',
  removePromotion: 'Remove “{name}”',
  removed: '“{name}” was removed.',
  dropped: '“{name}” no longer applies. {reason}',
  retry: 'Try again',
  error: 'This code could not be applied. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  'session-expired': 'You have been signed out. Please sign in again.',
  'session-missing': 'Codes are not set up on this page.',
  'promo-code-missing': 'Enter a code.',
  'id-invalid': 'We don’t know this code.',
  'cart-empty': 'Put something into your cart first.',
  NotFound: 'We don’t know this code.',
  'Promotion.AlreadyAdded': 'This code is on your cart already.',
  'Promotion.CannotCombine': 'This code can’t be combined with another one.',
  'Promotion.ExceedsUsageLimit': 'This code has been used up.',
  'Promotion.Expired': 'This code has expired.',
  'Promotion.NotActive': 'This code is not valid at the moment.',
  'Promotion.NotEligible': 'Your cart does not meet the conditions of this code.',
  'Promotion.NotYetValid': 'This code is not valid yet.',
} as const;

/**
 * A field for a promotion's code, and the promotions that are on the cart, each with what it takes off and a button to
 * take it off the cart. What a code does, and whether it may be used, is OrderCloud's to say; why it may not is said in
 * words.
 *
 * Words: `label`, `submit`, `pending`, `promotions`, `off` ({amount}), `applied` ({name}), `remove`, `removePromotion`
 * ({name}), `removed` ({name}), `dropped` ({name}, {reason}), `retry`, `error`, and one for each error code, such as
 * `Promotion.Expired`.
 *
 * @summary Promotion codes for the cart.
 * @tagname oc-promo-code
 *
 * @slot - Shown below the promotions.
 * @slot error - What is shown when a code could not be applied.
 *
 * @fires {CommerceErrorEvent} oc-error - A code could not be applied or taken off, or promotions could not be read.
 *
 * @csspart form - The form.
 * @csspart label - The field's label.
 * @csspart field - The field.
 * @csspart button - The button that applies the code.
 * @csspart promotions - The list of promotions on the cart.
 * @csspart promotion - One of them.
 * @csspart code - Its code, where it has been put on by that.
 * @csspart name - Its name, where it has one.
 * @csspart amount - What it takes off.
 * @csspart remove - The button that takes it off the cart.
 * @csspart status - What was just applied or taken off.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - The cart is not known yet.
 * @cssstate loading - Promotions are being read or changed.
 * @cssstate ready - The cart has promotions.
 * @cssstate empty - The cart has none.
 * @cssstate error - A code could not be applied or taken off, or promotions could not be read.
 *
 * @example
 * ```html
 * <oc-promo-code auto-apply></oc-promo-code>
 * ```
 */
export class OcPromoCode extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};
  static override styles = [shared, fields, styles];

  static override properties = {
    autoApply: {attribute: 'auto-apply', type: Boolean},
    currency: {},
    strings: {type: Object},
  };

  /**
   * Asks OrderCloud, when the cart is known and whenever its lines change, to apply promotions that need no code and to
   * take off what is no longer valid. They have no button to be removed by.
   */
  autoApply = false;

  /** ISO 4217 code for amounts of which neither the order nor the shopper names one; else that of `oc-session`. */
  currency = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #promotions = new PromotionsController(
    this,
    () => this.#follow(),
    (change) => this.#tell(change),
  );
  #pending = false;
  #message = '';
  #retry: (() => void) | null = null;

  protected override render(): TemplateResult {
    const {promotions} = this.#promotions.snapshot;
    const failed = this.#view.error !== null;
    return html`<form part="form" novalidate @submit=${this.#handleSubmit}>
        <label part="label">
          ${this.#view.text('label')}
          <input
            part="field"
            name="code"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            maxlength="100"
            aria-invalid=${failed}
            aria-describedby=${failed ? 'error' : nothing}
          />
        </label>
        <button part="button" type="submit" aria-disabled=${this.#pending}>
          ${this.#view.text(this.#pending ? 'pending' : 'submit')}
        </button>
      </form>
      ${errorMessage(this.#view, this.#retry)}
      <ul part="promotions" aria-label=${this.#view.text('promotions')} ?hidden=${!promotions.length}>
        ${repeat(
          promotions,
          ({code}) => code,
          (promotion) => this.#renderPromotion(promotion),
        )}
      </ul>
      <slot></slot>
      <p part="status" role="status">${this.#message}</p>`;
  }

  #renderPromotion(promotion: CartPromotion): TemplateResult {
    const {code, name, amount, automatic} = promotion;
    return html`<li part="promotion">
      <span class="what">
        ${automatic ? nothing : html`<span part="code">${code}</span>`}
        ${name !== code || automatic ? html`<span part="name">${name}</span>` : nothing}
      </span>
      <span part="amount">${this.#view.text('off', {amount: this.#money(amount)})}</span>
      ${
        automatic && this.autoApply
          ? nothing
          : html`<button
              part="remove"
              class="quiet"
              type="button"
              aria-disabled=${this.#pending}
              aria-label=${this.#view.text('removePromotion', {name: labelOf(promotion)})}
              @click=${() => this.#remove(promotion)}
            >
              ${this.#view.text('remove')}
            </button>`
      }
    </li>`;
  }

  #money(amount: number): string {
    return this.#view.money(amount, commerce().cart.state.value.order?.Currency);
  }

  /** While a change runs, that is what the element is about; why one failed is said until the cart is another. */
  #follow(): void {
    if (this.#pending) return;
    const {status, promotions, error} = this.#promotions.snapshot;
    if (status === 'error') this.#fail(explainMistake(error), this.#promotions.sync);
    else if (status === 'ready') this.#view.show(promotions.length > 0 ? 'ready' : 'empty');
    else this.#view.show(commerce().cart.state.value.status === 'empty' ? 'empty' : status);
  }

  #fail(error: CommerceError, again: () => void): void {
    this.#retry = error.retryable ? again : null;
    this.#view.fail(error, this.#retry);
  }

  #tell({added, removed}: PromotionsChange): void {
    const texts = [
      ...added.map((each) => this.#view.text('applied', {name: labelOf(each)})),
      ...removed.map((each) => {
        const reason = this.#view.text(each.reason as keyof typeof words);
        return this.#view.text('dropped', {name: labelOf(each), reason});
      }),
    ];
    if (texts.length > 0) this.#message = texts.join(' ');
    this.requestUpdate();
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const field = this.#field;
    void this.#change(async () => {
      const added = await currentPromotions().add(field?.value ?? '');
      if (field) field.value = '';
      return this.#view.text('applied', {name: labelOf(added)});
    });
  }

  #remove(promotion: CartPromotion): void {
    const focused = this.shadowRoot?.activeElement?.matches('[part=remove]');
    void this.#change(async () => {
      await currentPromotions().remove(promotion.code);
      if (focused) this.#field?.focus();
      return this.#view.text('removed', {name: labelOf(promotion)});
    });
  }

  /** Makes one change at a time, and says what it did. */
  async #change(work: () => Promise<string>): Promise<void> {
    if (this.#pending) return;
    this.#pending = true;
    this.#message = '';
    this.#view.show('loading');
    try {
      configuredSession();
      this.#message = await work();
      this.#pending = false;
      this.#follow();
    } catch (error) {
      this.#pending = false;
      this.#fail(explainMistake(error, 'Cart.AddPromotion'), () => {
        // The button to try again goes away with the failure, and would take the focus with it.
        this.#field?.focus();
        void this.#change(work);
      });
    }
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }
}

/** What a shopper knows a promotion by. */
const labelOf = ({code, name, automatic}: CartPromotion): string => (automatic ? name : code);

declare global {
  interface HTMLElementTagNameMap {
    'oc-promo-code': OcPromoCode;
  }
}
