import {safeUrl} from '../core/url.js';
import {warnOnce} from '../core/warn-once.js';

/**
 * Goes to `href` as a click on a link inside `host` does, so that a client-side router sees it too and may prevent it.
 * Does nothing without a URL, or where the host has left the page; a URL that is not http(s) is reported.
 */
export function followLink(host: HTMLElement, href: string): void {
  if (!href || !host.isConnected) return;
  const url = safeUrl(href);
  if (!url) {
    warnOnce({
      tag: host.localName,
      attribute: 'href',
      code: 'href-invalid',
      problem: 'is no http(s) URL, so it is not followed',
      remedy: 'Write a path such as /thank-you.html',
    });
    return;
  }
  const link = host.ownerDocument.createElement('a');
  link.href = url;
  link.hidden = true;
  (host.shadowRoot ?? host).append(link);
  link.click();
  link.remove();
}
