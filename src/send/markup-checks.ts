/** What the elements without a view have to say about their markup. */
import {complain} from './complain.js';

/** How long markup may come after the document is complete, in milliseconds, before something counts as missing. */
const LATE = 2000;

/** Runs `check` when the document is complete and its late markup has come, unless `signal` has been aborted. */
export function whenMarkupIsThere(check: () => void, signal: AbortSignal): void {
  const wait = (): void => {
    const timer = setTimeout(check, LATE);
    signal.addEventListener('abort', () => clearTimeout(timer), {once: true});
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, {once: true, signal});
}

/** Says that a `properties` attribute is no JSON object. */
export function checkProperties(element: HTMLElement & {properties: unknown}): void {
  if (!element.getAttribute('properties') || (typeof element.properties === 'object' && element.properties)) return;
  void complain(element.localName, 'properties-invalid');
}
