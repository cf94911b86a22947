import {scalarOf, type Scalar} from './values.js';

/** What a field holds: text, or a boolean for a checkbox; undefined for what is no answer or nobody's business. */
export function fieldValue(field: Element | RadioNodeList | null | undefined): Scalar | undefined {
  if (field instanceof HTMLInputElement) {
    if (field.type === 'checkbox') return field.checked;
    if (['password', 'file'].includes(field.type) || (field.type === 'radio' && !field.checked)) return undefined;
    if (field.type === 'number') return scalarOf(field.valueAsNumber);
  }
  return scalarOf((field as {value?: unknown} | null | undefined)?.value);
}

/** The values of a form's fields with `data-property`, by its value. */
export function fieldProperties(form: HTMLFormElement | null): Record<string, Scalar> {
  const properties: Record<string, Scalar> = {};
  for (const field of form?.elements ?? []) {
    const name = field.getAttribute('data-property');
    const value = name ? fieldValue(field) : undefined;
    if (name && value !== undefined) properties[name] = value;
  }
  return properties;
}
