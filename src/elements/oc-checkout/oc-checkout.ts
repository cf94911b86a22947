import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {announce} from '../../controllers/announce.js';
import {CheckoutController} from '../../controllers/checkout-controller.js';
import {CHECKOUT_WORDS} from '../../controllers/checkout-words.js';
import {errorMessage} from '../../controllers/error-message.js';
import {SessionController} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {CommerceErrorEvent} from '../../events/commerce-error.js';
import {SendIdentifyEvent} from '../../events/send-identify.js';
import {currentCheckout, type CheckoutSnapshot} from '../../ordercloud/checkout.js';
import {choices} from '../../styles/choices.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-checkout.styles.js';
import {isDone, recapOf, stepsOf, type Step, type StepKey} from './steps.js';

export const words = {
  ...CHECKOUT_WORDS,
  email: 'E-mail',
  shipping: 'Shipping address',
  billing: 'Billing address',
  method: 'Shipping method',
  payment: 'Payment',
  review: 'Review and order',
  emailLabel: 'Your e-mail address',
  next: 'Continue',
  change: 'Change',
  changeStep: 'Change: {step}',
  stateDone: 'Done',
  stateOpen: 'Now',
  stateLater: 'Not yet',
  moved: 'Next step: {step}',
  submitted: 'Your order has been placed.',
  'guest-email-invalid': 'That is no e-mail address. Please check it.',
} as const;

/**
 * Leads through the steps of a purchase: a guest's e-mail, addresses, shipping, payment, review. One step is open at a
 * time, what was said is shown beside the others and can be changed, and what a change undoes is asked for again.
 *
 * Put the parts inside that the shop needs, in your order: `oc-address-form`, `oc-shipping-methods`, `oc-payment`,
 * `oc-order-summary`, `oc-submit-order-button`, each alone or in markup of yours. An element with
 * `data-step="Gift note"` is a step of your own. Without a part it brings them all. A guest's e-mail is told as
 * `send-identify` when the shopper confirms it; a tracker passes it on as its own consent allows.
 *
 * Words: `email`, `shipping`, `billing`, `method`, `payment`, `review`, `emailLabel`, `next`, `change`, `changeStep` ({step}),
 * `stateDone`, `stateOpen`, `stateLater`, `moved` ({step}), `submitted`, `loading`, `saving`, `error`, `retry`, and one for each
 * error code, such as `guest-email-invalid`.
 *
 * @summary A checkout in steps.
 * @tagname oc-checkout
 *
 * @slot - The parts of the checkout, and what stands beside them.
 * @slot empty - What is shown when there is nothing to order.
 * @slot submitted - What is shown when the order was placed.
 * @slot error - What is shown when the order could not be read or changed.
 *
 * @fires {SendIdentifyEvent} send-identify - A guest has confirmed an e-mail.
 * @fires {CommerceErrorEvent} oc-error - The order could not be read or changed.
 *
 * @csspart steps - The list of steps.
 * @csspart step - One step.
 * @csspart title - The name of a step.
 * @csspart state - Whether a step is done.
 * @csspart recap - What the shopper has said in a step.
 * @csspart change - The button that opens a step again.
 * @csspart panel - What is in a step.
 * @csspart form - The form of the e-mail step.
 * @csspart label - A field's label.
 * @csspart field - A field.
 * @csspart button - The button that goes on.
 * @csspart empty - Says that there is nothing to order.
 * @csspart submitted - Says that the order was placed.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-line-color=#e5e7eb] - Lines between the steps.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known of an order yet.
 * @cssstate loading - The order is being read or changed.
 * @cssstate ready - The order can be completed, or was.
 * @cssstate empty - There is nothing to order.
 * @cssstate error - The order could not be read or changed.
 *
 * @example
 * ```html
 * <oc-checkout href="/thank-you.html?order={ID}">
 *   <oc-address-form></oc-address-form>
 *   <oc-shipping-methods></oc-shipping-methods>
 *   <oc-payment><div slot="card" id="provider-fields"></div></oc-payment>
 * </oc-checkout>
 * ```
 */
export class OcCheckout extends LitElement {
  static override styles = [shared, fields, choices, styles];

  // So that the page's parts keep their markup as it is, whatever step they stand in.
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, slotAssignment: 'manual'};

  static override properties = {
    href: {},
    withoutEmail: {type: Boolean, attribute: 'without-email'},
    strings: {type: Object},
  };

  /** Where to go when the order was placed; `{ID}` is the order's. Stays on the page when empty. */
  href = '';

  /** Lets guests order without an e-mail address; nobody is identified then. False by default. */
  withoutEmail = false;

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #session = new SessionController(this, () => {});
  readonly #checkout = new CheckoutController(this, this.#view, (snapshot) => this.#follow(snapshot));
  readonly #observer = new MutationObserver(() => this.requestUpdate());
  readonly #passed = new Set<StepKey>();
  /** The step that the shopper has opened again; else the first that is not done is open. */
  #opened: StepKey | null = null;
  #current: StepKey | null = null;
  #moving = false;
  /** The order that was last asked a calculation for. */
  #calculated: unknown = null;
  #submitting = false;
  /** ID of the order that was placed here, until there is another one. */
  #submitted: string | null = null;
  #message = '';

  constructor() {
    super();
    this.addEventListener('oc-address-set', ({detail}) => this.#pass(detail.type));
    this.addEventListener('oc-ship-methods-selected', () => this.#pass('method'));
    this.addEventListener('oc-payment-collected', () => this.#pass('payment'));
    this.addEventListener('oc-order-submitting', (event) => {
      this.#submitting = true;
      // Listeners further out may still cancel it.
      queueMicrotask(() => (this.#submitting &&= !event.defaultPrevented));
    });
    this.addEventListener('oc-order-submitted', ({detail}) => this.#handleSubmitted(detail.order.ID ?? ''));
    this.addEventListener('oc-error', (event) => this.#handleError(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this, {childList: true});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override render(): TemplateResult {
    return html`${errorMessage(this.#view, this.#checkout.retryable)} ${this.#renderContent()}
      <p class="visually-hidden" role="status">
        ${this.status === 'loading' ? this.#view.text(this.#checkout.busy ? 'saving' : 'loading') : this.#message}
      </p>`;
  }

  protected override willUpdate(): void {
    if (!this.#checkout.snapshot.worksheet) return;
    const current = this.#currentOf(this.#steps());
    if (this.#current !== null && this.#current !== current) {
      this.#message = this.#view.text('moved', {step: this.#titleOf(current)});
      // The focus follows the shopper; it is not taken from elsewhere on the page.
      this.#moving = this.matches(':focus-within');
    }
    this.#current = current;
  }

  protected override updated(): void {
    for (const slot of this.shadowRoot!.querySelectorAll('slot')) {
      const step = this.#steps().find(({key}) => key === slot.dataset.key);
      slot.assign(...(step ? step.elements : [...this.children].filter((child) => child.slot === slot.name)));
    }
    if (!this.#moving) return;
    this.#moving = false;
    this.#find(`[data-step="${CSS.escape(this.#current ?? '')}"] [part=title]`)?.focus();
  }

  /** What was placed and what is left of a cart stay in the document: the button still has a link to follow. */
  #renderContent(): TemplateResult {
    const steps = this.#steps();
    const isEmpty = this.status === 'empty' && !this.#submitting && this.#submitted === null;
    const isHidden = isEmpty || this.#submitted !== null || (!this.#checkout.snapshot.worksheet && !this.#submitting);
    return html`${isEmpty ? html`<slot name="empty"><p part="empty">${this.#view.text('cart-empty')}</p></slot>` : nothing}
      ${
        this.#submitted === null
          ? nothing
          : html`<div part="submitted" tabindex="-1">
              <slot name="submitted"><p>${this.#view.text('submitted')}</p></slot>
            </div>`
      }
      <ol part="steps" ?hidden=${isHidden}>
        ${repeat(
          steps,
          ({key}) => key,
          (step) => this.#renderStep(step, step.key === this.#currentOf(steps)),
        )}
      </ol>`;
  }

  #renderStep(step: Step, isCurrent: boolean): TemplateResult {
    const {key} = step;
    const title = this.#titleOf(key);
    const done = this.#isDone(key);
    const state = this.#view.text(isCurrent ? 'stateOpen' : done ? 'stateDone' : 'stateLater');
    const recap = done && !isCurrent ? recapOf(key, this.#checkout.snapshot, this.#email(), this.#view.locale) : '';
    return html`<li part="step" aria-current=${isCurrent ? 'step' : nothing} data-step=${key}>
      <div class="head">
        <h2 part="title" tabindex="-1">${title}</h2>
        <span part="state">${state}</span>
        ${
          done && !isCurrent
            ? html`<button
                part="change"
                class="quiet"
                type="button"
                aria-label=${this.#view.text('changeStep', {step: title})}
                @click=${() => this.#open(key)}
              >
                ${this.#view.text('change')}
              </button>`
            : nothing
        }
      </div>
      ${recap ? html`<p part="recap"><bdi>${recap}</bdi></p>` : nothing}
      <div part="panel" ?hidden=${!isCurrent}>${this.#renderPanel(step)}</div>
    </li>`;
  }

  #renderPanel({key, elements}: Step): TemplateResult {
    if (key === 'email') return this.#renderEmail();
    const button = html`<button part="button" type="button" @click=${() => this.#pass(key)}>
      ${this.#view.text('next')}
    </button>`;
    if (key === 'review') return this.#renderReview(elements);
    return html`<slot data-key=${key}>${this.#renderPart(key)}</slot> ${key.startsWith('own:') ? button : nothing}`;
  }

  #renderPart(key: StepKey): TemplateResult | typeof nothing {
    if (key === 'method') return html`<oc-shipping-methods></oc-shipping-methods>`;
    if (key === 'payment') return html`<oc-payment></oc-payment>`;
    return key === 'shipping' || key === 'billing' ? html`<oc-address-form type=${key}></oc-address-form>` : nothing;
  }

  #renderReview(elements: readonly Element[]): TemplateResult {
    const has = (tag: string): boolean => elements.some((each) => each.matches(tag) || each.querySelector(tag));
    return html`${has('oc-order-summary') ? nothing : html`<oc-order-summary></oc-order-summary>`}
      <slot data-key="review"></slot>
      ${
        has('oc-submit-order-button')
          ? nothing
          : html`<oc-submit-order-button
              href=${this.href}
              ?without-email=${this.withoutEmail}
            ></oc-submit-order-button>`
      }`;
  }

  #renderEmail(): TemplateResult {
    const {busy} = this.#checkout;
    const isInvalid = this.#view.error?.code === 'guest-email-invalid';
    return html`<form part="form" @submit=${this.#handleEmail}>
      <label part="label">
        ${this.#view.text('emailLabel')}
        <input
          part="field"
          name="email"
          type="email"
          autocomplete="email"
          required
          .defaultValue=${this.#email() ?? ''}
          aria-invalid=${isInvalid}
        />
      </label>
      <button part="button" type="submit" aria-disabled=${busy}>${this.#view.text(busy ? 'saving' : 'next')}</button>
    </form>`;
  }

  #steps(): Step[] {
    const isGuest = this.#session.state.status !== 'registered';
    return stepsOf([...this.children], isGuest && !this.withoutEmail);
  }

  #titleOf(key: StepKey): string {
    return key.startsWith('own:') ? key.slice('own:'.length) : this.#view.text(key as keyof typeof words);
  }

  #email(): string | null {
    return currentCheckout().guestEmail;
  }

  #isDone(key: StepKey): boolean {
    return this.#passed.has(key) || isDone(key, this.#checkout.snapshot, this.#email());
  }

  /** The open step: what can't be done yet waits for what it needs. */
  #currentOf(steps: readonly Step[]): StepKey {
    const isHere = (key: StepKey): boolean => steps.some((step) => step.key === key);
    if (this.#opened && isHere(this.#opened)) return this.#opened;
    const {snapshot} = this.#checkout;
    const isBlocked = (key: StepKey): boolean =>
      key === 'method' && isHere('shipping') && !isDone('shipping', snapshot, null);
    return steps.find(({key}) => !this.#isDone(key) && !isBlocked(key))?.key ?? 'review';
  }

  #open(key: StepKey): void {
    this.#opened = key;
    this.requestUpdate();
  }

  /** Goes on from a step that the shopper has completed. */
  #pass(key: StepKey): void {
    if (key.startsWith('own:')) this.#passed.add(key);
    this.#opened = null;
    this.requestUpdate();
  }

  /** Shipping and tax are calculated before the shopper reviews them, and again when a change has undone that. */
  #follow({status, worksheet, isIntegrated}: CheckoutSnapshot): void {
    if (status !== 'ready') return;
    if (worksheet?.Order?.ID !== this.#submitted) this.#submitted = null;
    if (!isIntegrated || this.#submitting || this.#checkout.busy) return;
    const current = this.#currentOf(this.#steps());
    if (current !== 'review' || worksheet?.OrderCalculateResponse || this.#calculated === worksheet) return;
    this.#calculated = worksheet;
    void this.#checkout.run((checkout) => checkout.ensureCalculation());
  }

  async #handleEmail(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const email = (new FormData(form).get('email') as string).trim();
    const done = await this.#checkout.run(async (checkout) => {
      if (await checkout.setGuestEmail(email)) announce(this, new SendIdentifyEvent({email}));
    });
    if (done) this.#pass('email');
    else form.querySelector('input')?.focus();
  }

  #handleSubmitted(orderID: string): void {
    this.#submitting = false;
    this.#submitted = orderID;
    this.#message = this.#view.text('submitted');
    this.requestUpdate();
    void this.updateComplete.then(() => this.#find('[part=submitted]')?.focus());
  }

  #handleError({target, detail}: CommerceErrorEvent): void {
    if (target === this) return;
    this.#submitting = false;
    if (detail.code === 'Order.CannotSubmitUncalculatedOrder') void currentCheckout().reload();
  }

  #find(selector: string): HTMLElement | null {
    return this.shadowRoot!.querySelector<HTMLElement>(selector);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-checkout': OcCheckout;
  }
}
