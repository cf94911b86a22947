import {recordFacts} from './fact-buffer.js';
import {KIT_TAGS, type KitTag} from './tags.js';
import {warnOnce} from './warn-once.js';

/**
 * Registers a tag, unless another copy of the kit has done so; does nothing on a server.
 * The first call on a page also starts the fact recorder and the look-out for misspelt tags.
 */
export function defineElement(tag: KitTag, constructor: CustomElementConstructor): void {
  if (typeof document === 'undefined' || !globalThis.customElements) return;
  recordFacts();
  watchForMisspeltTags();
  if (!customElements.get(tag)) customElements.define(tag, constructor);
}

let watching = false;

function watchForMisspeltTags(): void {
  if (watching) return;
  watching = true;
  if (document.readyState === 'complete') queueMicrotask(reportMisspeltTags);
  else addEventListener('load', reportMisspeltTags, {once: true});
}

/** Says of each undefined `oc-*` or `send-*` tag in the document that the kit has none of that name. */
export function reportMisspeltTags(): void {
  for (const {localName} of document.querySelectorAll(':not(:defined)')) {
    if (!/^(oc|send)-/.test(localName) || (KIT_TAGS as readonly string[]).includes(localName)) continue;
    const [nearest] = [...KIT_TAGS].sort((a, b) => distance(a, localName) - distance(b, localName));
    warnOnce({
      tag: localName,
      code: 'unknown-tag',
      problem: 'is no element of ordercloud-send-elements',
      remedy: `<${nearest}> may be meant`,
    });
  }
}

/** Levenshtein distance, in single-letter edits. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
