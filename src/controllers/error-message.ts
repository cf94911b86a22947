import {html, nothing, type TemplateResult} from 'lit';
import type {ViewController} from './view-controller.js';

/**
 * The `error` slot with what a shopper reads of the present failure, and a button where trying again makes sense;
 * nothing where there is no failure.
 */
export function errorMessage(
  view: ViewController<{retry: string}>,
  retry: (() => void) | null = null,
): TemplateResult | typeof nothing {
  if (!view.error) return nothing;
  return html`<slot name="error">
    <p part="error" id="error" role="alert">${view.errorText()}</p>
    ${
      retry
        ? html`<button part="retry" class="quiet" type="button" @click=${retry}>${view.text('retry')}</button>`
        : nothing
    }
  </slot>`;
}
