import {css, html, LitElement, type TemplateResult} from 'lit';
import {SessionController} from '../../controllers/session-controller.js';
import {nameOfShopper} from '../../controllers/shopper-name.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {SessionState} from '../../ordercloud/session.js';
import {shared} from '../../styles/shared.js';

export const words = {
  loading: 'Looking up who you are…',
  known: '{name}',
  unnamed: 'Signed in',
} as const;

/** By the state of the session; nobody is known before the page is configured. */
const STATUS = {unconfigured: 'idle', resolving: 'loading', anonymous: 'empty', registered: 'ready'} as const;

const styles = css`
  :host {
    display: inline-block;
  }
`;

/**
 * Shows the shopper's name, and what you write for those who are signed in or for those who are not. It makes no request
 * of its own.
 *
 * Words: `loading`, `known` ({name}), `unnamed`.
 *
 * @summary Who is shopping.
 * @tagname oc-shopper
 *
 * @slot - Shown until it is known who is shopping.
 * @slot known - Shown beside the name of who is signed in, such as a link to the account.
 * @slot guest - Shown when nobody is signed in, such as a link to sign in.
 *
 * @csspart name - The shopper's name.
 *
 * @cssstate idle - The page is not configured yet.
 * @cssstate loading - Who the shopper is, is being asked.
 * @cssstate ready - Somebody is signed in.
 * @cssstate empty - Nobody is signed in.
 *
 * @example
 * ```html
 * <oc-shopper>
 *   <a slot="guest" href="/sign-in.html">Sign in</a>
 *   <oc-logout-button slot="known"></oc-logout-button>
 * </oc-shopper>
 * ```
 */
export class OcShopper extends LitElement {
  static override styles = [shared, styles];

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
  readonly #session = new SessionController(this, ({status}: SessionState) => this.#view.show(STATUS[status]));

  protected override render(): TemplateResult {
    if (this.status === 'empty') return html`<slot name="guest"></slot>`;
    if (this.status === 'ready') return this.#renderKnown();
    const isLoading = this.status === 'loading';
    return html`<slot></slot>
      <span class="visually-hidden" role="status">${isLoading ? this.#view.text('loading') : ''}</span>`;
  }

  #renderKnown(): TemplateResult {
    const name = nameOfShopper(this.#session.state.shopper);
    return html`<span part="name" dir="auto">${this.#view.text(name ? 'known' : 'unnamed', {name})}</span>
      <slot name="known"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-shopper': OcShopper;
  }
}
