import {page} from './readers.js';
import {addWords} from './word-tables.js';

/**
 * The words of one element, by key. `{name}` in a text is filled in from the values given with it. A text with a count
 * may have a form for each plural category of its language, such as `items.one` and `items.other`.
 */
export type Strings = Readonly<Record<string, string>>;

/** Words by tag name; a tag's keys are in the `strings` table of its documentation. */
export type StringTable = Readonly<Record<string, Strings>>;

/**
 * Registers words for a language, for every element on the page that stands under that `lang`. Elements that are
 * already shown take the new words at once.
 *
 * @param locale BCP 47 tag such as `de` or `pt-BR`; `''` stands for every language
 */
export function setStrings(locale: string, table: StringTable): void {
  addWords(page, locale, table);
}
