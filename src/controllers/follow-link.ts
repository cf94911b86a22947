import {safeUrl} from '../core/url.js';
import {reportMistake} from './explain-mistake.js';

/**
 * Goes to `href` as a click on a link inside `host` does, so that a client-side router sees it too and may prevent it.
 * Does nothing without a URL, or where the host has left the page; a URL that is not http(s) is reported.
 */
export function followLink(host: HTMLElement, href: string): void {
  if (!href || !host.isConnected) return;
  const url = safeUrl(href);
  if (!url) {
    reportMistake('href-invalid', host);
    return;
  }
  const link = host.ownerDocument.createElement('a');
  link.href = url;
  link.hidden = true;
  (host.shadowRoot ?? host).append(link);
  link.click();
  link.remove();
}
