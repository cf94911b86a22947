/** The page's address, as a URL or as `location`. */
type Place = Pick<URL, 'href' | 'origin' | 'pathname' | 'search' | 'hash'>;

export interface RouteOptions {
  /** What tells routes apart; {@link routeKey} by default. */
  key?: (place: Place) => string;
}

/**
 * What makes a URL a page of its own: origin, path, and the path after `#/` or `#!/` of a router that keeps it in the
 * hash. The query and other hashes are states of one page.
 */
export function routeKey({origin, pathname, hash}: Place): string {
  return `${origin}${pathname}#${/^#!?\/([^?]*)/.exec(hash)?.[1] ?? ''}`;
}

/**
 * Calls `onRoute` with the new URL at each navigation within the document that changes the key, as soon as the URL has
 * changed, until `signal` aborts. Routers tend to write one URL several times: each change of the key is told once.
 *
 * Where there is no Navigation API, or it is switched off as in a sandboxed frame, what patches `history` is loaded; a
 * navigation that comes before it is told of then.
 */
export function watchRoutes(
  onRoute: (url: string) => void,
  signal: AbortSignal,
  {key = routeKey}: RouteOptions = {},
): void {
  if (signal.aborted) return;
  let present = key(location);
  const check = (): void => {
    const next = key(location);
    if (next === present) return;
    present = next;
    onRoute(location.href);
  };
  const {navigation} = globalThis as {navigation?: Navigation};
  if (navigation?.currentEntry) navigation.addEventListener('currententrychange', check, {signal});
  else void import('./history-changes.js').then(({watchHistory}) => watchHistory(check, signal)).catch(() => {});
}
