/** The words of one element, by key. `{name}` in a text is filled in from the values given with it. */
export type Strings = Readonly<Record<string, string>>;

/** Words by tag name; a tag's keys are in the `strings` table of its documentation. */
export type StringTable = Readonly<Record<string, Strings>>;

const tables = new Map<string, StringTable>();

/**
 * Registers words for a language, for every element on the page that stands under that `lang`. Elements that are
 * already shown take the new words at their next update.
 *
 * @param locale BCP 47 tag such as `de` or `pt-BR`; `''` stands for every language
 */
export function setStrings(locale: string, table: StringTable): void {
  const key = locale.toLowerCase();
  const merged: Record<string, Strings> = {...tables.get(key)};
  for (const [tag, words] of Object.entries(table)) merged[tag] = {...merged[tag], ...words};
  tables.set(key, merged);
}

/** The words for `tag` in `locale`: the defaults, then the tables for any language, the language, the locale. */
export function stringsFor(tag: string, locale: string, defaults: Strings): Strings {
  const exact = locale.toLowerCase();
  const words: Record<string, string> = {...defaults};
  for (const key of new Set(['', exact.split('-')[0]!, exact])) Object.assign(words, tables.get(key)?.[tag]);
  return words;
}

/** Fills `{name}` places of a text; a place without a value stays as it is. */
export function fillText(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  // A `strings` attribute is JSON of any shape, so a word may be a number.
  return String(text).replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
