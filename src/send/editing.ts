/**
 * Whether an editor of Sitecore's shows the page, to change it or to look at it beforehand: nobody visits it then.
 *
 * Experience Editor and preview say so by `sc_mode`, Horizon by `sc_headless_mode` or `sc_horizon`, XM Cloud's Pages by
 * `mode` beside `sc_itemid`; the value is `normal` where a page is only visited.
 */
export function isBeingEdited(url: string): boolean {
  if (!url.includes('?')) return false;
  const {searchParams} = new URL(url);
  const names = ['sc_mode', 'sc_headless_mode', 'sc_horizon', ...(searchParams.has('sc_itemid') ? ['mode'] : [])];
  return names.some((name) => /^(edit|editor|preview|design|metadata)$/i.test(searchParams.get(name) ?? ''));
}
