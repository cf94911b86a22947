import {whenVisitEnds} from '../core/visit-end.js';

/** What was announced in the present visit of each document. */
const visits = new WeakMap<Document, Set<string>>();

/**
 * What was announced in the present visit of a page: a product's code, or a page's own event as JSON. The visit ends
 * with a route of a single-page app, and when the page goes into the back/forward cache.
 */
export function announcedIn(page: Document): Set<string> {
  const known = visits.get(page);
  if (known) return known;
  const announced = new Set<string>();
  visits.set(page, announced);
  whenVisitEnds(() => visits.delete(page));
  return announced;
}

/** Runs `announce` once a visit for `key`, as soon as the page is seen, unless `signal` has aborted. */
export function oncePerVisit(page: Document, key: string, announce: () => void, signal: AbortSignal): void {
  const types = ['visibilitychange', 'prerenderingchange'];
  const check = (): void => {
    if (signal.aborted || !isSeen(page)) return;
    for (const type of types) page.removeEventListener(type, check);
    const announced = announcedIn(page);
    if (announced.has(key)) return;
    announced.add(key);
    announce();
  };
  for (const type of types) page.addEventListener(type, check, {signal});
  check();
}

/** Is the page seen? One that is prerendered or in a background tab is not. */
export function isSeen(page: Document & {prerendering?: boolean}): boolean {
  return !page.prerendering && page.visibilityState === 'visible';
}
