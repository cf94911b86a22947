import {amendLanding} from './landing.js';

/**
 * Takes query parameters out of the page's address, and of what is remembered of it, so that nobody reads them there
 * later; a tracker tells its host the address. What they said is given back, by name; empty where there is none.
 */
export function takeParameters(...names: readonly string[]): Readonly<Record<string, string>> {
  const taken: Record<string, string> = {};
  const clean = (href: string): string => {
    const url = new URL(href);
    for (const name of names) {
      taken[name] ||= url.searchParams.get(name) ?? '';
      url.searchParams.delete(name);
    }
    return url.href;
  };
  const cleaned = clean(location.href);
  if (Object.values(taken).some(Boolean)) {
    history.replaceState(history.state, '', cleaned);
    amendLanding(clean);
  }
  return taken;
}
