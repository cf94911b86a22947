import {recordFacts} from './fact-buffer.js';
import {landingUrl} from './landing.js';
import type {KitTag} from './tags.js';
import {warnOnce} from './warn-once.js';

/**
 * Registers a tag, unless another copy of the kit has done so; does nothing on a server.
 * The first call on a page also starts the fact recorder and the look-out for misspelt tags.
 */
export function defineElement(tag: KitTag, constructor: CustomElementConstructor): void {
  if (typeof document === 'undefined' || !globalThis.customElements) return;
  recordFacts();
  landingUrl();
  watchForMisspeltTags();
  if (!customElements.get(tag)) customElements.define(tag, constructor);
}

let watching = false;

function watchForMisspeltTags(): void {
  if (watching) return;
  watching = true;
  if (document.readyState === 'complete') queueMicrotask(lookForMisspeltTags);
  else addEventListener('load', lookForMisspeltTags, {once: true});
}

/** Whether an undefined tag is misspelt or only late, and what is to be said of it, is loaded where there is one. */
function lookForMisspeltTags(): void {
  const isStrange = ({localName}: Element): boolean => /^(oc|send)-/.test(localName);
  if (![...document.querySelectorAll(':not(:defined)')].some(isStrange)) return;
  void import('./misspelt-tags.js')
    .then(({KIT_TAGS, reportMisspeltTags}) => reportMisspeltTags(KIT_TAGS, warnOnce))
    .catch(() => {});
}
