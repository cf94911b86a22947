import {html, LitElement, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {SessionController} from '../../controllers/session-controller.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {shared} from '../../styles/shared.js';

export const words = {
  label: 'Sign out',
  done: 'You are signed out.',
  error: 'Signing out did not work. Please try again.',
  retry: 'Try again',
} as const;

/**
 * A button that signs the shopper out. It is there only while somebody is signed in.
 *
 * Words: `label`, `done`, `error`, `retry`.
 *
 * @summary Signs the shopper out.
 * @tagname oc-logout-button
 *
 * @slot - The button's label; "Sign out" by default.
 * @slot error - What is shown when signing out failed.
 *
 * @fires {CommerceErrorEvent} oc-error - Signing out failed.
 *
 * @csspart button - The button.
 * @csspart error - The text of a failure.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 *
 * @cssstate ready - Somebody is signed in.
 * @cssstate empty - Nobody is signed in; there is no button.
 * @cssstate error - Signing out failed.
 *
 * @example
 * ```html
 * <oc-logout-button>Sign out</oc-logout-button>
 * ```
 */
export class OcLogoutButton extends LitElement {
  static override styles = shared;

  static override properties = {
    strings: {type: Object},
  };

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #session = new SessionController(this, ({status}) =>
    this.#view.show(status === 'registered' ? 'ready' : 'empty'),
  );
  #done = false;

  protected override render(): TemplateResult {
    const signedIn = this.#session.state.status === 'registered';
    return html`<button part="button" class="quiet" type="button" ?hidden=${!signedIn} @click=${this.#handleClick}>
        <slot>${this.#view.text('label')}</slot>
      </button>
      ${errorMessage(this.#view)}
      <p class="visually-hidden" role="status">${this.#done && !signedIn ? this.#view.text('done') : ''}</p>`;
  }

  async #handleClick(): Promise<void> {
    try {
      await this.#session.signOut();
      this.#done = true;
      this.requestUpdate();
    } catch (error) {
      this.#view.fail(explainMistake(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-logout-button': OcLogoutButton;
  }
}
