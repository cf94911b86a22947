import {html, nothing, type TemplateResult} from 'lit';
import type {ViewController} from './view-controller.js';

export interface FormField {
  /** Its name in the form, and the key of its label. */
  name: string;
  type?: 'text' | 'email' | 'password' | 'tel';
  /** HTML's own token, such as `given-name`. */
  autocomplete: string;
  /** True by default. */
  required?: boolean;
  value?: string;
}

/** A field under its label, with what is wrong about it where something is. */
export function formField(
  view: ViewController<Record<string, string>>,
  {name, type = 'text', autocomplete, required = true, value = ''}: FormField,
  problem = '',
): TemplateResult {
  // A name is not prose, and no browser knows better how it is written.
  const isPlain = type !== 'text' || name === 'username' || name === 'account';
  return html`<label part="label">
      <span>${view.text(name)}</span>
      <input
        part="field"
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        autocapitalize=${isPlain ? 'none' : 'words'}
        spellcheck="false"
        maxlength="100"
        .defaultValue=${value}
        ?required=${required}
        aria-invalid=${problem !== ''}
        aria-describedby=${problem ? `${name}-error` : nothing}
      />
    </label>
    ${problem ? html`<p part="error" id="${name}-error" role="alert">${problem}</p>` : nothing}`;
}
