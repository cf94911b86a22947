import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {countriesIn, countryOf} from '../core/countries.js';
import type {ViewController} from './view-controller.js';

/** Words for what {@link addressFields} shows: the fields by their names in OrderCloud. */
export const ADDRESS_WORDS = {
  FirstName: 'First name',
  LastName: 'Last name',
  CompanyName: 'Company (optional)',
  Street1: 'Street and number',
  Street2: 'Apartment, floor (optional)',
  Zip: 'Postal code',
  City: 'City',
  State: 'State or region',
  Country: 'Country',
  Phone: 'Phone (optional)',
  choose: 'Choose a country',
} as const;

/** What is filled in, in this order, with the browser's own name for it. */
const FIELDS = {
  FirstName: 'given-name',
  LastName: 'family-name',
  CompanyName: 'organization',
  Street1: 'address-line1',
  Street2: 'address-line2',
  Zip: 'postal-code',
  City: 'address-level2',
  State: 'address-level1',
  Country: 'country',
  Phone: 'tel',
} as const;

export type AddressField = keyof typeof FIELDS;

/** An address as it is being filled in. */
export type AddressValues = Readonly<Partial<Record<AddressField, string>>>;

export const ADDRESS_FIELDS = Object.keys(FIELDS) as readonly AddressField[];

/** A parcel needs a name; the rest OrderCloud asks for. */
const REQUIRED: readonly AddressField[] = ['FirstName', 'LastName', 'Street1', 'City', 'Country'];

/** Where OrderCloud asks for a state and a postal code too. */
const WITH_STATE = ['US', 'CA'];

export interface AddressFieldsOptions {
  /** ISO codes of the countries to choose from, such as `US CA`; all when empty. */
  countries: string;
  /** HTML's own section of what is filled in: `shipping` or `billing`. */
  section?: string;
  onInput: (name: AddressField, value: string) => void;
}

/** Fields for an address, those that its country needs required. */
export function addressFields(
  view: ViewController<typeof ADDRESS_WORDS>,
  values: AddressValues,
  options: AddressFieldsOptions,
): TemplateResult {
  return html`<div class="fields">${ADDRESS_FIELDS.map((name) => addressField(view, name, values, options))}</div>`;
}

/** What an empty form begins with: the values of `known`, and the only or the likely country. */
export function firstValues(
  known: Partial<Record<AddressField, string | null>> | null | undefined,
  {countries, locale}: {countries: string; locale: string},
): AddressValues {
  const offered = countriesIn('', countries).map(({code}) => code);
  const likely = countryOf(locale);
  const first = offered.length === 1 ? offered[0] : offered.find((code) => code === likely);
  const values = Object.fromEntries(ADDRESS_FIELDS.map((name) => [name, known?.[name] ?? '']));
  return {...values, Country: known?.Country || first || ''};
}

/** The values as OrderCloud takes them: what is empty is null. */
export function filledAddress(values: AddressValues): Record<string, string | null> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() || null]));
}

function addressField(
  view: ViewController<typeof ADDRESS_WORDS>,
  name: AddressField,
  values: AddressValues,
  {countries, section = '', onInput}: AddressFieldsOptions,
): TemplateResult {
  const value = values[name] ?? '';
  const autocomplete = `${section} ${FIELDS[name]}`.trim();
  const handle = (event: Event): void => onInput(name, (event.target as HTMLInputElement).value);
  const isRequired =
    REQUIRED.includes(name) || (['State', 'Zip'].includes(name) && WITH_STATE.includes(values.Country ?? ''));
  return html`<label part="label">
    ${view.text(name)}
    ${
      name === 'Country'
        ? html`<select part="field" name=${name} autocomplete=${autocomplete} required @change=${handle}>
            <option value="">${view.text('choose')}</option>
            ${countriesIn(view.locale, countries).map(
              ({code, name: text}) => html`<option value=${code} .selected=${code === value}>${text}</option>`,
            )}
          </select>`
        : html`<input
            part="field"
            name=${name}
            type=${name === 'Phone' ? 'tel' : 'text'}
            autocomplete=${autocomplete}
            maxlength="100"
            .value=${live(value)}
            ?required=${isRequired}
            @input=${handle}
          />`
    }
  </label>`;
}
