import {html, LitElement, nothing, type TemplateResult} from 'lit';
import type {BuyerAddress} from 'ordercloud-javascript-sdk';
import {
  ADDRESS_WORDS,
  addressFields,
  filledAddress,
  firstValues,
  type AddressValues,
} from '../../controllers/address-fields.js';
import {addressText} from '../../controllers/address-template.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {SessionController} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Unsubscribe} from '../../core/store.js';
import type {Strings} from '../../core/strings.js';
import {currentAddresses, type Addresses} from '../../ordercloud/addresses.js';
import {fields} from '../../styles/fields.js';
import {form} from '../../styles/form.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-address-book.styles.js';

export const words = {
  ...ADDRESS_WORDS,
  label: 'Your addresses',
  loading: 'Loading your addresses…',
  empty: 'You have not saved an address yet.',
  guest: 'Sign in to see your addresses.',
  forBoth: 'For shipping and bills',
  forShipping: 'For shipping',
  forBilling: 'For bills',
  given: 'Given to you by the shop',
  add: 'Add an address',
  edit: 'Edit',
  remove: 'Remove',
  named: ': {address}',
  sure: 'Remove this address?',
  keep: 'Keep it',
  Shipping: 'Use for shipping',
  Billing: 'Use for bills',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  saved: 'The address is saved.',
  removed: 'The address is removed.',
  retry: 'Try again',
  error: 'That did not work. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  NotFound: 'This address no longer exists.',
  ValidationFailure: 'The shop does not accept this address. Please check it.',
  'BuyerAddress.MustBeBillingOrShipping': 'Choose what the address is for.',
  'Address.CannotEditPublic': 'This address can not be changed here.',
  'Auth.InsufficientRoles': 'You are not allowed to change addresses here.',
  'session-expired': 'You have been signed out. Sign in again to see your addresses.',
} as const;

/** The address that is not saved yet. */
const NEW = '';

/**
 * The addresses that the shopper has saved: to add, edit and remove, each for shipping, bills or both. Addresses that the
 * shop has given are shown and can't be changed. The API client needs the role MeAddressAdmin.
 *
 * Words: `label`, `loading`, `empty`, `guest`, `forBoth`, `forShipping`, `forBilling`, `given`, `add`, `edit`, `remove`,
 * `named` ({address}), `sure`, `keep`, one for each field by its name in OrderCloud such as `Street1`, `choose`, `Shipping`,
 * `Billing`, `save`, `saving`, `cancel`, `saved`, `removed`, `error`, `retry`, and one for each error code.
 *
 * @summary The shopper's addresses.
 * @tagname oc-address-book
 *
 * @slot guest - What is shown when nobody is signed in, such as a link to sign in.
 * @slot error - What is shown when something failed.
 *
 * @fires {CommerceErrorEvent} oc-error - The addresses could not be read or changed.
 *
 * @csspart list - The list.
 * @csspart item - One address.
 * @csspart address - Its text.
 * @csspart use - What it is for.
 * @csspart add - The button that adds an address.
 * @csspart edit - The button that edits one.
 * @csspart remove - The button that removes one, and the one that confirms it.
 * @csspart keep - The button that keeps it.
 * @csspart form - The form.
 * @csspart label - A field's label.
 * @csspart field - A field.
 * @csspart button - The button that saves.
 * @csspart cancel - The button that closes the form.
 * @csspart empty - Says that there are none.
 * @csspart guest - Says that nobody is signed in.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-line-color=#e5e7eb] - Lines between addresses.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known yet.
 * @cssstate loading - Addresses are being read or changed.
 * @cssstate ready - The addresses are shown.
 * @cssstate empty - There are none, or nobody is signed in.
 * @cssstate error - Something failed.
 *
 * @example
 * ```html
 * <oc-address-book countries="US CA"></oc-address-book>
 * ```
 */
export class OcAddressBook extends LitElement {
  static override styles = [shared, fields, form, styles];

  static override properties = {
    countries: {},
    strings: {type: Object},
  };

  /** ISO codes of the countries to choose from, such as `US CA`; all countries when empty. */
  countries = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #session = new SessionController(this, () => this.#follow());
  #unsubscribe: Unsubscribe | null = null;
  /** ID of the address in the form, or {@link NEW}; null while there is no form. */
  #editing: string | null = null;
  #removing: string | null = null;
  #values: AddressValues = {};
  #flags = {Shipping: true, Billing: true};
  #busy = false;
  #message: '' | 'saved' | 'removed' = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = currentAddresses().state.subscribe(() => this.#follow());
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  protected override render(): TemplateResult {
    const {status} = this.#session.state;
    if (status === 'anonymous') {
      return html`<div part="guest"><slot name="guest">${this.#view.text('guest')}</slot></div>`;
    }
    const {addresses} = currentAddresses().state.value;
    const isEditing = this.#editing !== null;
    return html`${this.status === 'empty' ? html`<p part="empty">${this.#view.text('empty')}</p>` : nothing}
      <ul part="list" aria-label=${this.#view.text('label')} ?hidden=${addresses.length === 0}>
        ${addresses.map((address) => html`<li part="item">${this.#renderItem(address)}</li>`)}
      </ul>
      ${isEditing ? nothing : errorMessage(this.#view, this.#view.error?.retryable ? this.#handleRetry : null)}
      ${this.#editing === NEW ? this.#renderForm() : nothing}
      ${status === 'registered' && !isEditing ? this.#renderAdd() : nothing}
      <p class="visually-hidden" role="status">${this.#statusText()}</p>`;
  }

  #renderAdd(): TemplateResult {
    return html`<button part="add" type="button" @click=${() => this.#open(null)}>${this.#view.text('add')}</button>`;
  }

  #renderItem(address: BuyerAddress): TemplateResult {
    const {ID: id = '', Editable: editable} = address;
    if (this.#editing === id) return this.#renderForm();
    const {Shipping, Billing} = address;
    const use = Shipping && Billing ? 'forBoth' : Shipping ? 'forShipping' : 'forBilling';
    const name = addressText(address, this.#view.locale);
    return html`<span part="address" dir="auto">${name}</span>
      <span part="use">${this.#view.text(use)}</span>
      ${editable === false ? html`<span>${this.#view.text('given')}</span>` : this.#renderActions(address, name)}`;
  }

  #renderActions(address: BuyerAddress, name: string): TemplateResult {
    const button = (part: 'edit' | 'remove' | 'keep', act: () => void): TemplateResult =>
      html`<button part=${part} class="quiet" type="button" aria-disabled=${this.#busy} @click=${act}>
        ${this.#view.text(part)}<span class="visually-hidden">${this.#view.text('named', {address: name})}</span>
      </button>`;
    if (this.#removing === address.ID) {
      return html`<div class="actions" role="group" aria-label=${this.#view.text('sure')}>
        <span>${this.#view.text('sure')}</span>
        ${button('remove', () => void this.#remove(address.ID!))} ${button('keep', () => this.#ask(null))}
      </div>`;
    }
    return html`<div class="actions">
      ${button('edit', () => this.#open(address))} ${button('remove', () => this.#ask(address.ID!))}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const onInput = (name: keyof AddressValues, value: string): void => {
      this.#values = {...this.#values, [name]: value};
      this.requestUpdate();
    };
    return html`<form part="form" @submit=${this.#handleSubmit}>
      ${errorMessage(this.#view)} ${addressFields(this.#view, this.#values, {countries: this.countries, onInput})}
      ${this.#renderFlag('Shipping')} ${this.#renderFlag('Billing')}
      <div class="actions">
        <button part="button" type="submit" aria-disabled=${this.#busy}>
          ${this.#view.text(this.#busy ? 'saving' : 'save')}
        </button>
        <button part="cancel" class="quiet" type="button" @click=${() => this.#close()}>
          ${this.#view.text('cancel')}
        </button>
      </div>
    </form>`;
  }

  #renderFlag(name: 'Shipping' | 'Billing'): TemplateResult {
    const handle = (event: Event): void => void (this.#flags[name] = (event.target as HTMLInputElement).checked);
    return html`<label class="check">
      <input type="checkbox" name=${name} .checked=${this.#flags[name]} @change=${handle} />
      <span>${this.#view.text(name)}</span>
    </label>`;
  }

  #statusText(): string {
    if (this.status === 'loading') return this.#view.text(this.#busy ? 'saving' : 'loading');
    return this.#message && this.#view.text(this.#message);
  }

  #follow(): void {
    this.requestUpdate();
    if (!this.#unsubscribe || this.#busy) return;
    const {status} = this.#session.state;
    if (status !== 'registered') {
      this.#editing = this.#removing = null;
      return this.#view.show(status === 'anonymous' ? 'empty' : status === 'resolving' ? 'loading' : 'idle');
    }
    const {state} = currentAddresses();
    if (state.value.status === 'idle') void currentAddresses().load();
    const {status: known, error} = state.value;
    if (known === 'error' && error) this.#view.fail(explainMistake(error), error.retryable ? this.#handleRetry : null);
    else this.#view.show(known === 'error' || known === 'idle' ? 'loading' : known);
  }

  /** Opens the form for an address, or for a new one. */
  #open(address: BuyerAddress | null): void {
    if (this.#busy) return;
    this.#editing = address?.ID ?? NEW;
    this.#removing = null;
    this.#message = '';
    this.#values = firstValues(address, {countries: this.countries, locale: this.#view.locale});
    this.#flags = {Shipping: address?.Shipping ?? true, Billing: address?.Billing ?? true};
    this.#follow();
    void this.#focus('[part=field]');
  }

  #close(): void {
    this.#editing = null;
    this.#follow();
    void this.#focus('[part=add]');
  }

  /** Asks whether an address is to be removed, or no longer. */
  #ask(addressID: string | null): void {
    if (this.#busy) return;
    this.#removing = addressID;
    this.#follow();
    void this.#focus(addressID === null ? '[part=add]' : '[part=keep]');
  }

  readonly #handleRetry = (): void => void currentAddresses().reload();

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const id = this.#editing;
    const change = {...filledAddress(this.#values), ...this.#flags} as BuyerAddress;
    await this.#run('saved', (book) => (id ? book.patch(id, change) : book.create(change)));
  }

  #remove(addressID: string): Promise<void> {
    return this.#run('removed', (book) => book.remove(addressID));
  }

  async #run(done: 'saved' | 'removed', work: (book: Addresses) => Promise<unknown>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#message = '';
    this.#view.show('loading');
    try {
      await work(currentAddresses());
      this.#busy = false;
      this.#message = done;
      this.#editing = this.#removing = null;
      this.#follow();
      await this.#focus('[part=add]');
    } catch (error) {
      this.#busy = false;
      this.#removing = null;
      this.#view.fail(explainMistake(error));
    }
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-address-book': OcAddressBook;
  }
}
