import type {warnOnce} from './warn-once.js';

export {KIT_TAGS} from './tags.js';

/**
 * Says of each undefined `oc-*` or `send-*` tag in the document that the kit has none of that name. What says it is handed
 * in, so that this file, which few pages load, shares nothing with those that all pages load.
 */
export function reportMisspeltTags(tags: readonly string[], warn: typeof warnOnce): void {
  for (const {localName} of document.querySelectorAll(':not(:defined)')) {
    if (!/^(oc|send)-/.test(localName) || tags.includes(localName)) continue;
    const [nearest] = [...tags].sort((a, b) => distance(a, localName) - distance(b, localName));
    warn({
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
