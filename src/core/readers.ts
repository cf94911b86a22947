import type {Strings} from './strings.js';
import {warnOnce} from './warn-once.js';

/** What stands in the page and shows words. */
export interface Reader extends Element {
  requestUpdate(): void;
}

export interface Page {
  /** Those that are on the page. */
  readonly readers: Set<Reader>;
  /** The registered words for a tag; not there before there are any. English is in the elements. */
  wordsFor?: (tag: string, locale: string) => Strings;
}

export const page: Page = {readers: new Set()};

let observer: MutationObserver;

/** Updates `reader` from now on when another language may hold for it. */
export function addReader(reader: Reader): void {
  if (!page.readers.size) {
    observer = new MutationObserver((records) => {
      if (records.some(({attributeName}) => attributeName)) refresh();
      loadWords();
    });
  }
  page.readers.add(reader);
  for (let node: Node | undefined = reader; node;) {
    const root: Node & {host?: Node} = node.getRootNode();
    node = root.host;
    observer.observe(root, {subtree: true, attributeFilter: ['lang'], childList: !node});
  }
  reader.requestUpdate();
}

/** Follows `reader` no more; the last one leaves nothing behind that listens. */
export function removeReader(reader: Reader): void {
  page.readers.delete(reader);
  if (!page.readers.size) observer.disconnect();
}

/** Updates all that show words. */
export const refresh = (): void => page.readers.forEach((reader) => reader.requestUpdate());

/** Loads what knows words, where a language other than English or a script with words asks for it. */
export function loadWords(locale = ''): void {
  if (/^(?!en\b)./i.test(locale) || document.querySelector('script[data-strings]')) {
    // Without it the words stay English.
    import('./load-words.js').then(({loadWordsFor}) => loadWordsFor(locale, page, warnOnce)).catch(() => {});
  }
}
