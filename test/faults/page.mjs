import {SENDERS} from './senders.mjs';
import {WEBSITE_ID} from './website.mjs';

/**
 * A page of the shop.
 *
 * @param {object} cell
 * @param {object} [parts]
 * @param {Record<string, string>} [parts.attributes] of the tracker, beside those that all have; these win
 * @param {string} [parts.head] before the kit's script
 * @param {string} [parts.body] after the tracker
 * @param {number} [parts.trackers] how many there are
 * @param {Record<string, string>} [parts.headers]
 */
export function pageOf(
  {transport, collector, libraryUrl},
  {attributes = {}, head = '', body = '', headers = {}, trackers = 1},
) {
  const start = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">`;
  if (transport in SENDERS) {
    const script = SENDERS[transport].replaceAll('ENDPOINT', JSON.stringify(`${collector.origin}/track`));
    return {headers, html: `${start}${head}<script>${script}</script><h1>A page</h1>${body}`};
  }
  const own = {
    'website-id': WEBSITE_ID,
    transport,
    endpoint: collector.origin,
    'library-url': libraryUrl,
    'page-views': 'off',
    ...attributes,
  };
  const written = Object.entries(own).map(([name, value]) => `${name}="${value.replaceAll('&', '&amp;')}"`);
  const tracker = `<send-tracker ${written.join(' ')}></send-tracker>`;
  const kit = '<script type="module" src="/kit/send.js"></script>';
  return {headers, html: `${start}${head}${kit}${tracker.repeat(trackers)}<h1>A page</h1>${body}`};
}
