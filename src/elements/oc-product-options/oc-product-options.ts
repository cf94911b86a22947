import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Spec, SpecOption} from 'ordercloud-javascript-sdk';
import {errorMessage} from '../../controllers/error-message.js';
import {PART_WORDS, ProductPart} from '../../controllers/product-part.js';
import {markupText, optionLook, specText} from '../../controllers/spec-template.js';
import {ViewController} from '../../controllers/view-controller.js';
import {displayOf, optionDisplay, textProblem} from '../../core/spec-display.js';
import {
  asksForText,
  chosenBeside,
  chosenOffer,
  isOffered,
  missingOf,
  offersOf,
  OTHER,
  textOf,
  type Offer,
} from '../../core/specs.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {Selection} from '../../ordercloud/selection.js';
import {fields} from '../../styles/fields.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-product-options.styles.js';

/** The element's words in English. */
export const words = {
  ...PART_WORDS,
  optional: '{name} (optional)',
  choose: 'Choose…',
  none: 'None',
  other: 'Other',
  markup: '{label} ({amount})',
  once: '{amount} once',
  text: 'Text for {name}',
  notOffered: '{label}, not offered',
  notOfferedWith: '{label} is not offered with {others}.',
  notOfferedAtAll: '{label} is not offered.',
  missingOption: 'Choose: {name}.',
  missingText: 'Fill in: {name}.',
  minLength: '{name}: {limit} characters or more.',
  maxLength: '{name}: {limit} characters at most.',
  min: '{name}: {limit} or more.',
  max: '{name}: {limit} at most.',
  step: '{name}: enter a number.',
  'LineItem.VariantNotFound': 'This combination is not offered.',
} as const;

/**
 * What can be chosen of a product: its specs, as lists, radio buttons, swatches, pictures or cards, and texts to type. Defaults
 * are chosen at the start. Options that don't go together with what is chosen are greyed out, and say with what. When an
 * `oc-add-to-cart-button` in the same product element is pressed and something is missing, nothing is added: it is said
 * here what it is.
 *
 * How a spec looks is read from its `xp.presentation` (`control`, `textControl`, `label`, `helpText`, `placeholder`, `prefix`, `suffix`),
 * what texts it takes from `xp.validation` (`minLength`, `maxLength`, `min`, `max`, `step`, `minDate`, `maxDate`), and how an option looks from
 * its `xp.presentation` (`label`, `description`, `color`, `imageUrl`, `badge`).
 *
 * Words: `optional` ({name}), `choose`, `none`, `other`, `markup` ({label}, {amount}), `once` ({amount}), `text` ({name}),
 * `notOffered` ({label}), `notOfferedWith` ({label}, {others}), `notOfferedAtAll` ({label}), `missingOption` ({name}),
 * `missingText` ({name}), `minLength`, `maxLength`, `min`, `max` and `step` ({name}, {limit}), `LineItem.VariantNotFound`, `retry`,
 * `error`, and one for each error code, such as `offline`.
 *
 * @summary Lets a shopper choose options.
 * @tagname oc-product-options
 *
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {CommerceErrorEvent} oc-error - The options could not be read.
 *
 * @csspart options - All that is shown.
 * @csspart spec - One spec.
 * @csspart label - The name of a spec.
 * @csspart help - What is to be known of a spec.
 * @csspart option - One option with its radio button; beside it, as a part of its own, the control.
 * @csspart radio - Of an option that is a plain radio button.
 * @csspart buttons - Of an option that looks like a button.
 * @csspart swatches - Of an option with a colour.
 * @csspart images - Of an option with a picture.
 * @csspart cards - Of an option with a description.
 * @csspart not-offered - Of an option that doesn't go together with what is chosen.
 * @csspart swatch - An option's colour.
 * @csspart option-picture - An option's picture.
 * @csspart badge - A word beside an option.
 * @csspart field - A list to open, or a text to type.
 * @csspart problem - What is missing of a spec, or wrong with it.
 * @csspart note - Why an option could not be chosen.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-border-color=#6b7280] - Borders of fields and options.
 * @cssprop [--oc-current-color=#1d4ed8] - Border of the option that is chosen.
 * @cssprop [--oc-error-color=#b91c1c] - Text of problems and failures.
 * @cssprop [--oc-gap=1rem] - Space between the specs.
 *
 * @cssstate idle - No product is known yet.
 * @cssstate loading - The options are being read.
 * @cssstate ready - The options are shown.
 * @cssstate empty - There is nothing to choose, or the product around it could not be read.
 * @cssstate error - The options could not be read.
 *
 * @example
 * ```html
 * <oc-product-view product-id="mug">
 *   <oc-product-options></oc-product-options>
 *   <oc-add-to-cart-button></oc-add-to-cart-button>
 * </oc-product-view>
 * ```
 */
export class OcProductOptions extends LitElement {
  static override styles = [shared, fields, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    currency: {},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud; that of the nearest product element by default. */
  productId = '';

  /** ISO 4217 code for what options add where the price schedule names no currency. */
  currency = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** Where the element is: `idle`, `loading`, `ready`, `empty` or `error`. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #part = new ProductPart(this, this.#view, {
    details: ['specs', 'variants'],
    isEmpty: ({specs}) => specs.length === 0,
    check: ['specs', () => this.#check()],
  });
  /** IDs of the specs whose problems are shown: a shopper is not told what is missing before the end. */
  readonly #judged = new Set<string>();
  #note = '';

  protected override render(): TemplateResult {
    const {ready} = this.#part;
    return html`<div part="options" tabindex="-1" aria-busy=${this.status === 'loading'}>
        ${
          ready
            ? repeat(
                ready.specs,
                ({ID}) => ID,
                (spec) => this.#renderSpec(ready, spec),
              )
            : nothing
        }
        <p part="note" role="status">${this.#note}</p>
      </div>
      ${errorMessage(this.#view, this.#part.retry)}`;
  }

  #renderSpec(selection: Selection, spec: Spec): TemplateResult {
    const id = spec.ID!;
    const {control, help} = displayOf(spec);
    const problem = this.#judged.has(id) ? this.#problem(selection, spec) : '';
    const isText = !spec.Options?.length;
    const name = this.#name(spec);
    const label = spec.Required ? name : this.#view.text('optional', {name});
    const more = html`${asksForText(spec, selection.choices) ? this.#renderText(selection, spec, problem) : nothing}
      <p part="help" id="help-${id}">${help}</p>
      <p part="problem" id="problem-${id}" role="alert">${problem}</p>`;
    if (isText || control === 'dropdown') {
      return html`<div part="spec" data-spec=${id}>
        <label part="label" for=${isText ? `text-${id}` : `list-${id}`}>${label}</label>
        ${isText ? nothing : this.#renderList(selection, spec, problem)} ${more}
      </div>`;
    }
    return html`<fieldset part="spec" data-spec=${id} aria-describedby="help-${id} problem-${id}">
      <legend part="label">${label}</legend>
      <div class="choices">${offersOf(spec).map((choice) => this.#renderRadio(selection, spec, choice))}</div>
      ${more}
    </fieldset>`;
  }

  #renderRadio(selection: Selection, spec: Spec, choice: Offer): TemplateResult {
    const {control} = displayOf(spec);
    const {id, option} = choice;
    const offered = this.#isOffered(selection, spec, choice);
    return html`<label part="option ${control} ${offered ? '' : 'not-offered'}">
      <input
        type="radio"
        name=${spec.ID!}
        value=${id ?? nothing}
        .checked=${live(id === chosenOffer(spec, selection.choices))}
        ?required=${spec.Required}
        aria-disabled=${offered ? nothing : 'true'}
        @click=${(event: Event) => this.#choose(spec, choice) || event.preventDefault()}
      />
      ${optionLook(option, this.#text(selection, spec, choice))}
    </label>`;
  }

  #renderList(selection: Selection, spec: Spec, problem: string): TemplateResult {
    const chosen = chosenOffer(spec, selection.choices);
    const choices = offersOf(spec);
    return html`<select
      part="field"
      id="list-${spec.ID!}"
      ?required=${spec.Required}
      aria-invalid=${problem !== ''}
      aria-describedby="help-${spec.ID!} problem-${spec.ID!}"
      @change=${(event: Event) => this.#handleList(event, spec)}
    >
      ${
        chosen === undefined
          ? html`<option value="-1" selected>${displayOf(spec).placeholder || this.#view.text('choose')}</option>`
          : nothing
      }
      ${choices.map(
        (choice, index) =>
          html`<option
            value=${index}
            .selected=${live(choice.id === chosen)}
            aria-disabled=${this.#isOffered(selection, spec, choice) ? nothing : 'true'}
          >
            ${this.#text(selection, spec, choice)}
          </option>`,
      )}
    </select>`;
  }

  #renderText({choices}: Selection, spec: Spec, problem: string): TemplateResult {
    return specText(spec, {
      value: choices.get(spec.ID!)?.Value ?? spec.DefaultValue ?? '',
      label: spec.Options?.length ? this.#view.text('text', {name: this.#name(spec)}) : null,
      invalid: problem !== '',
      onInput: (event) => this.#handleText(event, spec),
    });
  }

  #name(spec: Spec): string {
    return displayOf(spec).label;
  }

  #isOffered({specs, variants, choices}: Selection, spec: Spec, {option}: Offer): boolean {
    return !option || isOffered(spec, option, specs, variants, choices);
  }

  /** What a choice is called, what it adds to the price, and whether it can be had. */
  #text(selection: Selection, spec: Spec, choice: Offer): string {
    const {id, option} = choice;
    if (!option) return this.#view.text(id === OTHER ? 'other' : 'none');
    const plain = optionDisplay(option).label;
    const amount = this.#amount(option);
    const label = amount ? this.#view.text('markup', {label: plain, amount}) : plain;
    return this.#isOffered(selection, spec, choice) ? label : this.#view.text('notOffered', {label});
  }

  #amount(option: SpecOption): string {
    const {schedule} = this.#part.selection ?? {};
    const amount = markupText(option, (each) => this.#view.money(each, schedule?.Currency), this.#view.locale);
    return amount && option.PriceMarkupType === 'AmountTotal' ? this.#view.text('once', {amount}) : amount;
  }

  /** What is missing of a spec or wrong with it, in words; empty where nothing is. */
  #problem(selection: Selection, spec: Spec): string {
    const {choices, specs, variant} = selection;
    const name = this.#name(spec);
    const missing = missingOf(spec, choices);
    if (missing) return this.#view.text(missing === 'text' ? 'missingText' : 'missingOption', {name});
    const wrong = asksForText(spec, selection.choices) ? textProblem(spec, textOf(spec, choices)) : null;
    if (wrong) return this.#view.text(wrong.rule, {name, limit: wrong.limit});
    const last = specs.findLast(({DefinesVariant}) => DefinesVariant);
    return variant === null && spec === last ? this.#view.text('LineItem.VariantNotFound') : '';
  }

  /** Whether the choice could be made; where not, the note says why. */
  #choose(spec: Spec, choice: Offer): boolean {
    const {selection} = this.#part;
    if (!selection) return false;
    const offered = this.#isOffered(selection, spec, choice);
    this.#note = offered ? '' : this.#whyNot(selection, spec, choice.option!);
    this.requestUpdate();
    if (offered) selection.choose(spec.ID!, {OptionID: choice.id, Value: ''});
    return offered;
  }

  #whyNot({specs, choices}: Selection, spec: Spec, option: SpecOption): string {
    const others = chosenBeside(spec, specs, choices)
      .map((other) => optionDisplay(other).label)
      .join(', ');
    return this.#view.text(others ? 'notOfferedWith' : 'notOfferedAtAll', {label: optionDisplay(option).label, others});
  }

  #handleList(event: Event, spec: Spec): void {
    const choice = offersOf(spec)[Number((event.target as HTMLSelectElement).value)];
    if (choice) this.#choose(spec, choice);
  }

  /** A text that is emptied is the default again, which OrderCloud would take anyway. */
  #handleText({target, type}: Event, spec: Spec): void {
    const {selection} = this.#part;
    const {value} = target as HTMLInputElement;
    const isDone = type === 'change';
    if (isDone) this.#judged.add(spec.ID!);
    const Value = isDone ? value || (spec.DefaultValue ?? '') : value;
    selection?.choose(spec.ID!, {OptionID: chosenOffer(spec, selection.choices), Value});
  }

  #check(): boolean {
    const {ready} = this.#part;
    const wrong = ready?.specs.filter((spec) => this.#problem(ready, spec)) ?? [];
    const [first] = wrong;
    if (!ready || !first) return true;
    for (const {ID} of wrong) this.#judged.add(ID!);
    this.requestUpdate();
    const fields = this.renderRoot.querySelector(`[data-spec="${first.ID!}"]`);
    const text =
      missingOf(first, ready.choices) === 'option' ? null : fields?.querySelector<HTMLElement>('[id^=text-]');
    (text ?? fields?.querySelector<HTMLElement>(':checked, input, select'))?.focus();
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-product-options': OcProductOptions;
  }
}
