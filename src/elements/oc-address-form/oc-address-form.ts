import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Address, BuyerAddress} from 'ordercloud-javascript-sdk';
import {
  ADDRESS_FIELDS,
  ADDRESS_WORDS,
  addressFields,
  filledAddress,
  firstValues,
  type AddressField,
  type AddressValues,
} from '../../controllers/address-fields.js';
import {addressText} from '../../controllers/address-template.js';
import {announce} from '../../controllers/announce.js';
import {CheckoutController} from '../../controllers/checkout-controller.js';
import {CHECKOUT_WORDS} from '../../controllers/checkout-words.js';
import {errorMessage} from '../../controllers/error-message.js';
import {SessionController} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {AddressSetEvent} from '../../events/address-set.js';
import {currentAddresses} from '../../ordercloud/addresses.js';
import type {OrderAddress} from '../../ordercloud/checkout.js';
import {billingAddressOf, shippingAddressOf} from '../../ordercloud/worksheet.js';
import {choices} from '../../styles/choices.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-address-form.styles.js';

export const words = {
  ...CHECKOUT_WORDS,
  shipping: 'Shipping address',
  billing: 'Billing address',
  same: 'Same as the shipping address',
  other: 'Another address',
  ...ADDRESS_WORDS,
  save: 'Save this address',
  submit: 'Use this address',
  done: 'The address is set.',
  ValidationFailure: 'The shop does not accept this address. Please check it.',
  NotFound: 'This address no longer exists. Choose another one.',
} as const;

const OTHER = '';

/**
 * Sets the order's shipping or billing address. A known shopper chooses from the own addresses or fills in another; a
 * billing address may be the same as the shipping address. What has to be filled in depends on the country.
 *
 * Words: `shipping`, `billing`, `same`, `other`, one for each field by its name in OrderCloud such as `Street1`, `choose`,
 * `save`, `submit`, `done`, `loading`, `saving`, `error`, `retry`, and one for each error code.
 *
 * @summary A form for the order's shipping or billing address.
 * @tagname oc-address-form
 *
 * @slot error - What is shown when the address could not be set.
 *
 * @fires {AddressSetEvent} oc-address-set - The order has the address.
 * @fires {CommerceErrorEvent} oc-error - The address could not be set.
 *
 * @csspart form - The form.
 * @csspart legend - What the address is for.
 * @csspart choice - One of the shopper's addresses, or "another address".
 * @csspart label - A field's label.
 * @csspart field - A field.
 * @csspart button - The button that sets the address.
 * @csspart empty - Says that there is nothing to order.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known of an order yet.
 * @cssstate loading - The order is being read, or the address set.
 * @cssstate ready - The form can be filled in.
 * @cssstate empty - There is nothing to order.
 * @cssstate error - The address could not be set.
 *
 * @example
 * ```html
 * <oc-address-form type="shipping" countries="US CA"></oc-address-form>
 * ```
 */
export class OcAddressForm extends LitElement {
  static override styles = [shared, fields, choices, styles];

  static override properties = {
    type: {},
    countries: {},
    strings: {type: Object},
  };

  /** What the address is for: `shipping`, which also stands for anything unknown, or `billing`. */
  type = 'shipping';

  /** ISO codes of the countries to choose from, such as `US CA`; all countries when empty. */
  countries = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #session = new SessionController(this, () => void this.#loadAddresses());
  readonly #checkout = new CheckoutController(this, this.#view, () => this.#takeOrder());
  #address: AddressValues = {};
  /** ID of one of the shopper's addresses; undefined before anything was chosen. */
  #choice: string | undefined;
  #same = true;
  #touched = false;
  #message = '';
  #unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = currentAddresses().state.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('type')) this.#takeOrder();
  }

  protected override render(): TemplateResult {
    const {busy} = this.#checkout;
    if (this.status === 'empty') return html`<p part="empty">${this.#view.text('cart-empty')}</p>`;
    const isSame = this.#isSame();
    return html`<form part="form" @submit=${this.#handleSubmit}>
        ${errorMessage(this.#view, this.#checkout.retryable)}
        <fieldset>
          <legend part="legend">${this.#view.text(this.#kind())}</legend>
          ${this.#canBeSame() ? this.#check('same', isSame, (checked) => (this.#same = checked)) : nothing}
          ${isSame ? nothing : this.#renderChoices()}
        </fieldset>
        ${!isSame && this.#chosen() === OTHER ? this.#renderFields() : nothing}
        <button part="button" type="submit" aria-disabled=${busy}>
          ${this.#view.text(busy ? 'saving' : 'submit')}
        </button>
      </form>
      <p class="visually-hidden" role="status">
        ${this.status === 'loading' ? this.#view.text(busy ? 'saving' : 'loading') : this.#message}
      </p>`;
  }

  #renderChoices(): TemplateResult | typeof nothing {
    const addresses = this.#known();
    if (addresses.length === 0) return nothing;
    const chosen = this.#chosen();
    return html`${addresses.map((address) =>
      this.#choose(address.ID!, html`<bdi>${addressText(address, this.#view.locale)}</bdi>`, chosen),
    )}
    ${this.#choose(OTHER, this.#view.text('other'), chosen)}`;
  }

  #choose(value: string, label: string | TemplateResult, chosen: string): TemplateResult {
    return html`<label part="choice" class="choice">
      <input
        type="radio"
        name="address"
        .checked=${live(value === chosen)}
        @change=${() => {
          this.#choice = value;
          this.requestUpdate();
        }}
      />
      <span>${label}</span>
    </label>`;
  }

  #renderFields(): TemplateResult {
    const fields = addressFields(this.#view, this.#address, {
      countries: this.countries,
      section: this.#kind(),
      onInput: (name, value) => this.#edit(name, value),
    });
    return html`${fields}
    ${this.#session.state.status === 'registered' ? this.#check('save', false, () => {}) : nothing}`;
  }

  #check(name: 'same' | 'save', checked: boolean, set: (checked: boolean) => void): TemplateResult {
    return html`<label class="choice">
      <input
        type="checkbox"
        name=${name}
        .checked=${checked}
        @change=${(event: Event) => {
          set((event.target as HTMLInputElement).checked);
          this.requestUpdate();
        }}
      />
      <span>${this.#view.text(name)}</span>
    </label>`;
  }

  #kind(): 'shipping' | 'billing' {
    return this.type === 'billing' ? 'billing' : 'shipping';
  }

  /** The order's address of this kind. */
  #present(): Address | null {
    const {worksheet} = this.#checkout.snapshot;
    return this.#kind() === 'billing' ? billingAddressOf(worksheet) : shippingAddressOf(worksheet);
  }

  #canBeSame(): boolean {
    return this.#kind() === 'billing' && shippingAddressOf(this.#checkout.snapshot.worksheet) !== null;
  }

  #isSame(): boolean {
    return this.#same && this.#canBeSame();
  }

  /** Addresses of the shopper's that can be used for this. */
  #known(): readonly BuyerAddress[] {
    const {addresses} = currentAddresses().state.value;
    return addresses.filter(({ID, Shipping, Billing}) => ID && (this.#kind() === 'billing' ? Billing : Shipping));
  }

  /** ID of the address that is chosen, or that of none for one to fill in. */
  #chosen(): string {
    const known = this.#known();
    const wanted = this.#choice ?? this.#present()?.ID ?? (this.#present() ? OTHER : known[0]?.ID);
    return known.some(({ID}) => ID === wanted) ? wanted! : OTHER;
  }

  async #loadAddresses(): Promise<void> {
    if (this.#session.state.status === 'registered') await currentAddresses().load();
  }

  /** Fills in what the order has already, until the shopper begins to. */
  #takeOrder(): void {
    if (this.#touched) return;
    const present = this.#present();
    const shipping = shippingAddressOf(this.#checkout.snapshot.worksheet);
    if (present && shipping) this.#same = addressText(present, '') === addressText(shipping, '');
    this.#address = firstValues(present, {countries: this.countries, locale: this.#view.locale});
  }

  #edit(name: AddressField, value: string): void {
    this.#touched = true;
    this.#address = {...this.#address, [name]: value};
    this.requestUpdate();
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const save = new FormData(form).has('save');
    this.#message = '';
    const type = this.#kind();
    await this.#checkout.run(async (checkout) => {
      const address = await this.#wanted(save);
      await checkout.setAddresses({[type]: address});
      this.#touched = false;
      this.#message = this.#view.text('done');
      const order = checkout.state.value.worksheet!.Order!;
      announce(this, new AddressSetEvent({type, order}));
    });
  }

  /** What the order is to have: one of the shopper's addresses by its ID, or one of its own. */
  async #wanted(save: boolean): Promise<OrderAddress> {
    if (this.#isSame()) {
      const shipping = shippingAddressOf(this.#checkout.snapshot.worksheet)!;
      const {ID: id} = shipping;
      if (id && this.#known().some(({ID}) => ID === id)) return {ID: id};
      const copied = ADDRESS_FIELDS.map((name) => [name, shipping[name] ?? null]);
      return Object.fromEntries(copied) as Omit<Address, 'ID'>;
    }
    const chosen = this.#chosen();
    if (chosen !== OTHER) return {ID: chosen};
    const address = filledAddress(this.#address) as Omit<Address, 'ID'>;
    if (!save) return address;
    const {ID: id} = await currentAddresses().create({...address, Shipping: true, Billing: true});
    this.#choice = id;
    return {ID: id!};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-address-form': OcAddressForm;
  }
}
