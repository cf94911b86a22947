/** Leaves each test with the page's URL that it found; `set` writes a query beside what the test page has of its own. */
export function usePageUrl(): {set(query: string): void; query(): string} {
  const home = location.href;
  const own = new URL(home).search.replace(/^\?/, '');
  afterEach(() => history.replaceState(null, '', home));
  return {
    set: (query) => history.replaceState(null, '', `?${[own, query].filter(Boolean).join('&')}`),
    query: () => location.search.replace(/^\?/, '').replace(own, '').replace(/^&/, ''),
  };
}
