/** Loaded late, this file and what it imports share nothing with what all pages load. */
import type {Page} from './readers.js';
import {readScriptStrings} from './script-strings.js';
import type {StringTable} from './strings.js';
import type {warnOnce} from './warn-once.js';
import {addWords, KIT_OWN} from './word-tables.js';

export type Locales = Map<string, () => Promise<{words: StringTable}>>;

/** What is still to be asked for, by language. */
const LOCALES: Locales = new Map([
  ['ar', () => import('../locales/ar.js')],
  ['de', () => import('../locales/de.js')],
  ['es', () => import('../locales/es.js')],
  ['fr', () => import('../locales/fr.js')],
  ['nl', () => import('../locales/nl.js')],
]);

/** Takes the words of the document's scripts, and loads the kit's own for the language of `locale`, once a page. */
export function loadWordsFor(locale: string, page: Page, warn: typeof warnOnce, locales = LOCALES): void {
  readScriptStrings(page, warn);
  const language = locale.split('-')[0]!.toLowerCase();
  const load = locales.get(language);
  locales.delete(language);
  load?.().then(
    ({words}) => addWords(page, KIT_OWN + language, words),
    () => {
      // Without its file the language stays English.
    },
  );
}
