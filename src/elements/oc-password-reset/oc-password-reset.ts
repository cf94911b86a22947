import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {formField} from '../../controllers/form-field.js';
import {PASSWORD_WORDS, passwordProblem} from '../../controllers/password-words.js';
import {configuredSession} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {takeParameters} from '../../core/take-parameters.js';
import {absoluteUrl} from '../../core/url.js';
import {currentAccount} from '../../ordercloud/account.js';
import {fields} from '../../styles/fields.js';
import {form} from '../../styles/form.js';
import {shared} from '../../styles/shared.js';

const INVALID = 'PasswordReset.InvalidVerification';

export const words = {
  ...PASSWORD_WORDS,
  account: 'E-mail or user name',
  ask: 'Send me a link',
  asking: 'Sending…',
  asked: 'If there is an account with that, a mail with a link to set a new password is on its way.',
  username: 'User name',
  password: 'New password',
  set: 'Set new password',
  setting: 'Setting your new password…',
  done: 'Your new password is set. You can sign in with it now.',
  again: 'Ask for a new link',
  retry: 'Try again',
  error: 'That did not work. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  [INVALID]: 'The link is not valid any more, or the user name is another one.',
  'PasswordReset.CannotReusePassword': 'You have used this password before. Choose another one.',
  'PasswordReset.TooSoonToChange': 'Your password was changed only a short while ago. Try again later.',
  'PasswordReset.LockedOut': 'This account is locked after too many attempts. Try again later or contact the shop.',
  'session-missing': 'This is not set up on this page.',
} as const;

/** Failures that are about the new password. */
const OF_PASSWORD = ['PasswordReset.CannotReusePassword', 'PasswordReset.InsecurePassword'];

/**
 * Mails a link to somebody who has forgotten the password, and sets a new one where the page was opened by that link. It
 * never says whether there is an account. The link's code and user name are taken out of the page's address at once;
 * the shop's message sender writes them into it as `code` and `username`.
 *
 * Words: `account`, `ask`, `asking`, `asked`, `username`, `password`, `set`, `setting`, `done`, `again`, `insecure`
 * ({rules}) and one for each rule such as `MinimumCharacterCount`, `insecureUnknown`, `error`, `retry`, and one for each
 * error code.
 *
 * @summary A way to a new password.
 * @tagname oc-password-reset
 *
 * @slot - Shown below the form.
 * @slot done - Shown when the new password is set, such as a link to sign in.
 * @slot error - What is shown when something failed.
 *
 * @fires {CommerceErrorEvent} oc-error - Something failed.
 *
 * @csspart form - The form.
 * @csspart label - A field's label.
 * @csspart field - A field.
 * @csspart button - The button that submits.
 * @csspart again - The button that leads from a new password back to the mail.
 * @csspart error - The text of a failure, at its field where it is one of a field.
 * @csspart done - Says what was done.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - The form can be filled in.
 * @cssstate loading - It is being sent.
 * @cssstate ready - The mail was asked for, or the password set.
 * @cssstate error - Something failed.
 *
 * @example
 * ```html
 * <oc-password-reset><a slot="done" href="/sign-in.html">Sign in</a></oc-password-reset>
 * ```
 */
export class OcPasswordReset extends LitElement {
  static override styles = [shared, fields, form];

  static override properties = {
    codeFrom: {attribute: 'code-from'},
    usernameFrom: {attribute: 'username-from'},
    url: {},
    strings: {type: Object},
  };

  /** Name of the query parameter that holds the mail's code; `code` by default. */
  codeFrom = 'code';

  /** Name of the query parameter that holds the user name, which is asked for where it is missing; `username` by default. */
  usernameFrom = 'username';

  /** Page that the mail's link leads to; this page when empty. */
  url = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  #code = '';
  #username = '';

  override connectedCallback(): void {
    super.connectedCallback();
    // An e-mail in the address would become the visitor's identity at Send, and may be the account's.
    const taken = takeParameters(this.codeFrom, this.usernameFrom, 'email');
    this.#code ||= taken[this.codeFrom] ?? '';
    this.#username ||= taken[this.usernameFrom] || taken['email'] || '';
  }

  protected override render(): TemplateResult {
    const {status} = this;
    const step = this.#code ? 'set' : 'ask';
    if (status === 'ready') {
      return html`<div part="done" tabindex="-1" role="status">${this.#view.text(this.#code ? 'done' : 'asked')}</div>
        ${this.#code ? html`<slot name="done"></slot>` : nothing}`;
    }
    const pending = this.#code ? 'setting' : 'asking';
    return html`<form part="form" @submit=${this.#handleSubmit}>
        ${this.#isOfPassword() ? nothing : errorMessage(this.#view)}
        ${this.#code ? this.#renderSet() : formField(this.#view, {name: 'account', autocomplete: 'username'})}
        <button part="button" type="submit" aria-disabled=${status === 'loading'}>
          ${this.#view.text(status === 'loading' ? pending : step)}
        </button>
        ${this.#code ? this.#renderAgain() : nothing}
      </form>
      <slot></slot>`;
  }

  #renderSet(): TemplateResult {
    const {error} = this.#view;
    const problem = error && this.#isOfPassword() ? passwordProblem(this.#view, error) || this.#view.errorText() : '';
    return html`${formField(this.#view, {name: 'username', autocomplete: 'username', value: this.#username})}
    ${formField(this.#view, {name: 'password', type: 'password', autocomplete: 'new-password'}, problem)}`;
  }

  #renderAgain(): TemplateResult {
    return html`<button part="again" class="quiet" type="button" @click=${this.#handleAgain}>
      ${this.#view.text('again')}
    </button>`;
  }

  #isOfPassword(): boolean {
    return OF_PASSWORD.includes(this.#view.error?.code ?? '');
  }

  #handleAgain(): void {
    this.#code = '';
    this.#view.show('idle');
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.status === 'loading') return;
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const read = (name: string): string => ((given.get(name) ?? '') as string).trim();
    this.#view.show('loading');
    try {
      configuredSession();
      const account = currentAccount();
      if (this.#code) {
        const password = given.get('password') as string;
        await account.setPassword({code: this.#code, username: read('username'), password});
      } else await account.askForCode(read('account'), this.#linkTarget());
      this.#view.show('ready');
    } catch (error) {
      this.#view.fail(explainMistake(error));
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=done], [aria-invalid=true]')?.focus();
  }

  #linkTarget(): string {
    return absoluteUrl(this.url) ?? `${location.origin}${location.pathname}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-password-reset': OcPasswordReset;
  }
}
