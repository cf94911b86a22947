import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {followLink} from '../../controllers/follow-link.js';
import {formField, type FormField} from '../../controllers/form-field.js';
import {PASSWORD_WORDS, passwordProblem} from '../../controllers/password-words.js';
import {SessionController} from '../../controllers/session-controller.js';
import {nameOfShopper} from '../../controllers/shopper-name.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {currentAccount} from '../../ordercloud/account.js';
import type {SessionState} from '../../ordercloud/session.js';
import {fields} from '../../styles/fields.js';
import {form} from '../../styles/form.js';
import {shared} from '../../styles/shared.js';

const TAKEN = 'User.UsernameMustBeUnique';

export const words = {
  ...PASSWORD_WORDS,
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  username: 'User name',
  password: 'Password',
  terms: 'I accept the terms of this shop.',
  submit: 'Create account',
  pending: 'Creating your account…',
  signedIn: 'Signed in as {name}.',
  signedInUnnamed: 'You are signed in.',
  retry: 'Try again',
  error: 'Your account was not created. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  [TAKEN]: 'This user name is taken. Choose another one, or sign in.',
  emailTaken: 'There is an account with this e-mail already. Sign in instead.',
  'User.IsNotTemp': 'You are signed in already.',
  ValidationFailure: 'The shop does not accept what you have entered. Please check it.',
  'session-missing': 'Registering is not set up on this page.',
  'session-required': 'Registering is not set up in this shop.',
} as const;

type Name = 'firstName' | 'lastName' | 'email' | 'username' | 'password';

const FIELDS: readonly (FormField & {name: Name})[] = [
  {name: 'firstName', autocomplete: 'given-name'},
  {name: 'lastName', autocomplete: 'family-name'},
  {name: 'email', type: 'email', autocomplete: 'email'},
  {name: 'username', autocomplete: 'username'},
  {name: 'password', type: 'password', autocomplete: 'new-password'},
];

/**
 * Makes an account for a visitor, who is signed in afterwards and keeps the cart. What is wrong with a field is said at
 * the field.
 *
 * Words: `firstName`, `lastName`, `email`, `username`, `password`, `terms`, `submit`, `pending`, `signedIn` ({name}),
 * `signedInUnnamed`, `insecure` ({rules}) and one for each rule such as `MinimumCharacterCount`, `insecureUnknown`,
 * `emailTaken`, `error`, `retry`, and one for each error code.
 *
 * @summary A form to register.
 * @tagname oc-register-form
 *
 * @slot - Shown below the form, such as a link to sign in; gone when somebody is signed in.
 * @slot terms - What the checkbox of `with-terms` says, with a link to the terms.
 * @slot signed-in - Shown instead of the form when somebody is signed in.
 * @slot error - What is shown when the account was not created.
 *
 * @fires {CommerceErrorEvent} oc-error - The account was not created.
 *
 * @csspart form - The form.
 * @csspart label - A field's label.
 * @csspart field - A field.
 * @csspart button - The button that submits.
 * @csspart error - The text of a failure, at its field where it is one of a field.
 * @csspart done - Says who is signed in.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nobody is signed in.
 * @cssstate loading - The account is being created.
 * @cssstate ready - Somebody is signed in.
 * @cssstate error - The account was not created.
 *
 * @example
 * ```html
 * <oc-register-form with-terms href="/account.html">
 *   <span slot="terms">I accept the <a href="/terms.html">terms</a>.</span>
 * </oc-register-form>
 * ```
 */
export class OcRegisterForm extends LitElement {
  static override styles = [shared, fields, form];

  static override properties = {
    href: {},
    withTerms: {type: Boolean, attribute: 'with-terms'},
    emailAsUsername: {type: Boolean, attribute: 'email-as-username'},
    strings: {type: Object},
  };

  /** Where to go afterwards; stays on the page when empty. Only http(s) and relative URLs are followed. */
  href = '';

  /** Asks to accept the terms; the user keeps when (`TermsAccepted`). False by default. */
  withTerms = false;

  /** Takes the e-mail for the user name and doesn't ask for another. False by default. */
  emailAsUsername = false;

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #session = new SessionController(this, (state) => this.#follow(state));
  #submitting = false;

  protected override render(): TemplateResult {
    return this.#session.state.status === 'registered' ? this.#renderSignedIn() : this.#renderForm();
  }

  #renderSignedIn(): TemplateResult {
    const name = nameOfShopper(this.#session.state.shopper);
    return html`<div part="done" tabindex="-1">
      <slot name="signed-in">${this.#view.text(name ? 'signedIn' : 'signedInUnnamed', {name})}</slot>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const {field, text} = this.#problem();
    const asked = FIELDS.filter(({name}) => !(name === 'username' && this.emailAsUsername));
    return html`<form part="form" @submit=${this.#handleSubmit}>
        ${field ? nothing : errorMessage(this.#view)}
        ${asked.map((each) => formField(this.#view, each, each.name === field ? text : ''))}
        ${this.withTerms ? this.#renderTerms() : nothing}
        <button part="button" type="submit" aria-disabled=${this.#submitting}>
          ${this.#view.text(this.#submitting ? 'pending' : 'submit')}
        </button>
      </form>
      <slot></slot>`;
  }

  #renderTerms(): TemplateResult {
    return html`<label class="check">
      <input type="checkbox" name="terms" required />
      <span><slot name="terms">${this.#view.text('terms')}</slot></span>
    </label>`;
  }

  /** The field that the present failure is about, and what to say there; no field where it is about none. */
  #problem(): {field: Name | null; text: string} {
    const {error} = this.#view;
    const isTaken = error?.code === TAKEN;
    if (isTaken && this.emailAsUsername) return {field: 'email', text: this.#view.text('emailTaken')};
    if (isTaken) return {field: 'username', text: this.#view.errorText()};
    const text = error ? passwordProblem(this.#view, error) : '';
    return {field: text ? 'password' : null, text};
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.#submitting) return;
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const read = (name: Name): string => ((given.get(name) ?? '') as string).trim();
    this.#submitting = true;
    this.#view.show('loading');
    try {
      await this.#session.change(() =>
        currentAccount().register({
          username: this.emailAsUsername ? read('email') : read('username'),
          password: given.get('password') as string,
          firstName: read('firstName'),
          lastName: read('lastName'),
          email: read('email'),
          termsAccepted: given.has('terms'),
        }),
      );
      followLink(this, this.href);
    } catch (error) {
      this.#view.fail(explainMistake(error));
    } finally {
      this.#submitting = false;
    }
    this.#follow(this.#session.state);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=done], [aria-invalid=true]')?.focus();
  }

  /** Follows the session; while a registration runs or its failure is shown, that is what the form is about. */
  #follow({status}: SessionState): void {
    if (status === 'registered') this.#view.show('ready');
    else if (!this.#submitting && !this.#view.error) this.#view.show(status === 'resolving' ? 'loading' : 'idle');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-register-form': OcRegisterForm;
  }
}
