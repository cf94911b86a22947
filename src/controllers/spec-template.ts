import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Spec, SpecOption} from 'ordercloud-javascript-sdk';
import {formatPercent} from '../core/money.js';
import {displayOf, optionDisplay, textRules} from '../core/spec-display.js';

/** What a text field of a spec shows, and who is told of what is typed. */
export interface SpecText {
  value: string;
  /** Names the field where no label of the page does. */
  label: string | null;
  invalid: boolean;
  onInput: (event: Event) => void;
}

/** An option as its `xp.presentation` says, with `text` for its name. A colour is an attribute: no policy forbids those. */
export function optionLook(option: SpecOption | undefined, text: string): TemplateResult {
  const {color = '', image = null, description = '', badge = ''} = option ? optionDisplay(option) : {};
  const swatch = html`<svg part="swatch" viewBox="0 0 1 1" aria-hidden="true">
    <rect width="1" height="1" fill=${color}></rect>
  </svg>`;
  return html`${color ? swatch : nothing} ${image ? html`<img part="option-picture" src=${image} alt="" />` : nothing}
    <span>${text} ${description ? html`<small>${description}</small>` : nothing}</span>
    ${badge ? html`<span part="badge">${badge}</span>` : nothing}`;
}

/** The field for a text, with the ID `text-` and the spec's; the IDs `help-…` and `problem-…` describe it. */
export function specText(spec: Spec, {value, label, invalid, onInput}: SpecText): TemplateResult {
  const {textControl, placeholder, prefix, suffix} = displayOf(spec);
  const {min, max, step, maxLength} = textRules(spec);
  const id = spec.ID!;
  const described = `help-${id} problem-${id}`;
  if (textControl === 'textarea') {
    return html`<textarea
      part="field"
      id="text-${id}"
      rows="3"
      .value=${live(value)}
      placeholder=${placeholder}
      maxlength=${maxLength}
      ?required=${spec.Required}
      aria-label=${label ?? nothing}
      aria-invalid=${invalid}
      aria-describedby=${described}
      @input=${onInput}
      @change=${onInput}
    ></textarea>`;
  }
  return html`${prefix}
    <input
      part="field"
      id="text-${id}"
      type=${textControl}
      .value=${live(value)}
      placeholder=${placeholder}
      maxlength=${maxLength}
      min=${min ?? nothing}
      max=${max ?? nothing}
      step=${step ?? (textControl === 'number' ? 'any' : nothing)}
      ?required=${spec.Required}
      aria-label=${label ?? nothing}
      aria-invalid=${invalid}
      aria-describedby=${described}
      @input=${onInput}
      @change=${onInput}
    />
    ${suffix}`;
}

/** What an option adds to the price, such as `+$6.00` or `+10%`; empty where that is nothing. */
export function markupText(option: SpecOption, money: (amount: number) => string, locale: string): string {
  const {PriceMarkupType: type, PriceMarkup: markup} = option;
  if (!markup || !type || type === 'NoMarkup') return '';
  const text = type === 'Percentage' ? formatPercent(markup, locale) : money(markup);
  return markup > 0 ? `+${text}` : text;
}
