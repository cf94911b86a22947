import {within} from '../core/within.js';
import {WAIT_LIMIT} from '../events/fact-event.js';

/**
 * Lets a click on a link wait for what is on its way to Send, one second at most: a navigation cancels the requests of
 * Send's library. Links that open elsewhere, that download, that stay in the document or that a script handles are left
 * alone.
 *
 * @param underWay what is waited for; null for nothing
 */
export function holdLinks(
  underWay: () => Promise<unknown> | null,
  signal: AbortSignal,
  go = (url: string): void => location.assign(url),
): void {
  const hear = (event: MouseEvent): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || !leavesPage(event, link)) return;
    const wait = underWay();
    if (!wait) return;
    event.preventDefault();
    const {href} = link;
    void within(wait, WAIT_LIMIT).then(() => go(href));
  };
  // On the window and in the bubble phase: when the page's own listeners have been heard.
  addEventListener('click', hear, {signal});
}

function leavesPage(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const {href, protocol, rel, referrerPolicy} = link;
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  // What a script does instead would send a referrer.
  if (referrerPolicy || /\bno(referrer|opener)\b/.test(rel)) return false;
  // Mostly without a value: the server names the file.
  if (link.hasAttribute('download')) return false;
  const target = link.target || (document.querySelector<HTMLBaseElement>('base[target]')?.target ?? '');
  const isHere = href.split('#', 1)[0] === location.href.split('#', 1)[0] && href.includes('#');
  return /^https?:$/.test(protocol) && /^(_self)?$/i.test(target) && !isHere;
}
