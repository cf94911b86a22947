import {formatCount} from './intl.js';

/** Fills `{name}` places of a text, numbers as the language writes them; a place without a value stays as it is. */
export function fillText(
  text: string,
  values: Readonly<Record<string, string | number>> = {},
  locale?: string,
): string {
  // A `strings` attribute is JSON of any shape, so a word may be a number.
  return String(text).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]! : place;
    return typeof value === 'number' ? formatCount(value, locale) : value;
  });
}
