import type {Page} from './readers.js';
import type {Strings, StringTable} from './strings.js';

/** Before a language it stands for the kit's own words, over which all others win. */
export const KIT_OWN = '~';

const tables = new Map<string, StringTable>();

/** Adds `table` to the words for `locale`, and updates what shows words on `page`. */
export function addWords(page: Page, locale: string, table: StringTable): void {
  const key = locale.toLowerCase();
  const merged: Record<string, Strings> = {...tables.get(key)};
  for (const [tag, words] of Object.entries(table)) merged[tag] = {...merged[tag], ...words};
  tables.set(key, merged);
  page.wordsFor = wordsFor;
  for (const reader of page.readers) reader.requestUpdate();
}

/** The words for `tag`: the kit's own for the language, then those for any language, the language, the locale. */
function wordsFor(tag: string, locale: string): Strings {
  const exact = locale.toLowerCase();
  const language = exact.split('-')[0]!;
  const words: Record<string, string> = {};
  for (const key of [KIT_OWN + language, '', language, exact]) Object.assign(words, tables.get(key)?.[tag]);
  return words;
}
