import {html, nothing, type TemplateResult} from 'lit';
import type {LineItem} from 'ordercloud-javascript-sdk';
import {fillUrl} from '../core/fill-url.js';
import {readPath} from '../core/path.js';
import {safeUrl} from '../core/url.js';

/** What a shopper knows a line by. */
export function nameOfLine(line: LineItem): string {
  return line.Product?.Name || line.ProductID;
}

/**
 * The name of a line's product, as a link where there is a template of its page's URL such as `/p/{ID}`; dotted paths
 * of the line's product are filled in.
 */
export function lineName(line: LineItem, productUrl: string): TemplateResult {
  const read = (path: string): unknown => (path === 'ID' ? line.ProductID : readPath(line.Product, path));
  const url = productUrl ? safeUrl(fillUrl(productUrl, read)) : null;
  const name = nameOfLine(line);
  return url ? html`<a part="name" href=${url}>${name}</a>` : html`<span part="name">${name}</span>`;
}

/** What was chosen of a product, by name where OrderCloud gives one; nothing where there was no choice. */
export function lineSpecs({Specs}: LineItem): TemplateResult | typeof nothing {
  if (!Specs?.length) return nothing;
  const texts = Specs.map(({Name, SpecID, Value, OptionID}) => `${Name || SpecID}: ${Value || OptionID || ''}`);
  return html`<p part="specs">${texts.join(', ')}</p>`;
}
