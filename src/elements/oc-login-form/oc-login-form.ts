import {html, LitElement, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {followLink} from '../../controllers/follow-link.js';
import {SessionController} from '../../controllers/session-controller.js';
import {nameOfShopper} from '../../controllers/shopper-name.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {SessionState} from '../../ordercloud/session.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-login-form.styles.js';

const REJECTED = 'Auth.InvalidUsernameOrPassword';

export const words = {
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  pending: 'Signing in…',
  signedIn: 'Signed in as {name}.',
  signedInUnnamed: 'You are signed in.',
  retry: 'Try again',
  error: 'Signing in did not work. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  [REJECTED]: 'The user name or the password is wrong.',
  'Auth.UsernameAndPasswordRequired': 'Enter your user name and your password.',
  'Auth.LockedOut': 'This account is locked after too many attempts. Try again later or contact the shop.',
  'Auth.PasswordExpired': 'Your password has expired. Ask the shop for a new one.',
  'Auth.UserNotActive': 'This account is not active. Contact the shop.',
  'Auth.CompanyNotActive': 'Your company’s account is not active. Contact the shop.',
  'session-missing': 'Signing in is not set up on this page.',
} as const;

type Fields = Record<'username' | 'password', string>;

/**
 * Signs a shopper in with user name and password, and then says who is signed in. What was in the cart before stays
 * there. The password is cleared from the form as soon as it is sent.
 *
 * Words: `username`, `password`, `submit`, `pending`, `signedIn` ({name}), `signedInUnnamed`, `error`, `retry`, and one for each error
 * code, such as `Auth.LockedOut`.
 *
 * @summary A sign-in form.
 * @tagname oc-login-form
 *
 * @slot - Shown below the form, such as a link to register; gone when somebody is signed in.
 * @slot signed-in - Shown instead of the form when somebody is signed in.
 * @slot error - What is shown when signing in failed.
 *
 * @fires {CommerceErrorEvent} oc-error - Signing in failed.
 *
 * @csspart form - The form.
 * @csspart label - A field's label.
 * @csspart field - A field.
 * @csspart button - The button that submits.
 * @csspart error - The text of a failure.
 * @csspart signed-in - Says who is signed in.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nobody is signed in.
 * @cssstate loading - Signing in.
 * @cssstate ready - Somebody is signed in.
 * @cssstate error - Signing in failed.
 *
 * @example
 * ```html
 * <oc-login-form href="/account.html"></oc-login-form>
 * ```
 */
export class OcLoginForm extends LitElement {
  static override styles = [shared, fields, styles];

  static override properties = {
    href: {},
    strings: {type: Object},
  };

  /** Where to go after signing in; stays on the page when empty. Only http(s) and relative URLs are followed. */
  href = '';

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
    return html`<div part="signed-in" tabindex="-1">
      <slot name="signed-in">${this.#view.text(name ? 'signedIn' : 'signedInUnnamed', {name})}</slot>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const rejected = this.#view.error?.code === REJECTED;
    return html`<form part="form" @submit=${this.#handleSubmit}>
        ${errorMessage(this.#view)} ${this.#renderField('username', 'text', 'username', rejected)}
        ${this.#renderField('password', 'password', 'current-password', rejected)}
        <button part="button" type="submit" aria-disabled=${this.#submitting}>
          ${this.#view.text(this.#submitting ? 'pending' : 'submit')}
        </button>
      </form>
      <slot></slot>`;
  }

  #renderField(name: 'username' | 'password', type: string, autocomplete: string, invalid: boolean): TemplateResult {
    return html`<label part="label">
      ${this.#view.text(name)}
      <input
        part="field"
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        required
        aria-invalid=${invalid}
      />
    </label>`;
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.#submitting) return;
    const {username, password} = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)) as Fields;
    const field = this.#find<HTMLInputElement>('[name=password]');
    if (field) field.value = '';
    await this.#signIn(username.trim(), password);
  }

  async #signIn(username: string, password: string): Promise<void> {
    this.#submitting = true;
    this.#view.show('loading');
    const focused = this.shadowRoot?.activeElement;
    try {
      await this.#session.signIn(username, password);
      followLink(this, this.href);
    } catch (error) {
      this.#view.fail(explainMistake(error, 'Auth.Login'));
    } finally {
      this.#submitting = false;
    }
    this.#follow(this.#session.state);
    await this.updateComplete;
    if (focused) (this.#find('[part=signed-in]') ?? this.#find('[name=password]'))?.focus();
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.renderRoot.querySelector<E>(selector);
  }

  /** Follows the session; while a sign-in runs or its failure is shown, that is what the form is about. */
  #follow({status}: SessionState): void {
    if (status === 'registered') this.#view.show('ready');
    else if (!this.#submitting && !this.#view.error) this.#view.show(status === 'resolving' ? 'loading' : 'idle');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-login-form': OcLoginForm;
  }
}
