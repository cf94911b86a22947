const LANDING = Symbol.for('ordercloud-send-elements.landing.v1');

type Shared = {[LANDING]?: string};

/**
 * The URL that the page was entered by, in memory alone. Routes of a single-page application change the address, and
 * what a campaign's link says is needed later, after consent. The first call counts, whichever copy of the kit makes it.
 */
export function landingUrl(): string {
  return ((globalThis as Shared)[LANDING] ??= location.href);
}

/** Changes what is remembered of that URL, where somebody has asked for it before. */
export function amendLanding(amend: (url: string) => string): void {
  const shared = globalThis as Shared;
  if (shared[LANDING] !== undefined) shared[LANDING] = amend(shared[LANDING]);
}
