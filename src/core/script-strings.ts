import type {Page} from './readers.js';
import type {StringTable} from './strings.js';
import type {warnOnce} from './warn-once.js';
import {addWords} from './word-tables.js';

/** The language and text of each script that has been read. */
const read = new WeakMap<Element, string>();

let isWaiting = false;

/**
 * Takes the words of each `<script type="application/json" data-strings lang="de">{"oc-cart": {"empty": "…"}}</script>` of
 * the document that is new or has changed. Without `lang` they are for every language. A script that is no such JSON is
 * one line of the console.
 */
export function readScriptStrings(page: Page, warn: typeof warnOnce): void {
  for (const script of document.querySelectorAll<HTMLScriptElement>('script[data-strings]')) {
    const {lang, text} = script;
    if (read.get(script) === lang + text) continue;
    const table = parseTable(text);
    if (!table && document.readyState === 'loading') {
      // The parser may be in the midst of it.
      if (!isWaiting) document.addEventListener('DOMContentLoaded', () => readScriptStrings(page, warn), {once: true});
      isWaiting = true;
      continue;
    }
    read.set(script, lang + text);
    if (table) addWords(page, lang, table);
    else warn({...MISTAKE, problem: `${lang && `for "${lang}" `}holds no JSON of words by tag and key`});
  }
}

const MISTAKE = {
  tag: 'script',
  attribute: 'data-strings',
  code: 'strings-invalid',
  remedy: 'Write {"oc-cart": {"empty": "Nothing here yet."}}',
};

function parseTable(text: string): StringTable | null {
  try {
    const table: unknown = JSON.parse(text);
    return isObject(table) && Object.values(table).every(isObject) ? (table as StringTable) : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
