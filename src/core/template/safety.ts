import {safeUrl} from '../url.js';

/**
 * What a template may not bring into the page: what runs scripts, loads documents or changes what the page's own URLs and
 * scripts mean, and the two of the kit whose configuration decides where tokens and events go.
 */
const REFUSED_ELEMENT =
  /^(script|style|i?frame|frameset|fencedframe|portal|object|embed|applet|base|meta|link|animate\w*|set|discard|oc-session|send-tracker)$/i;

/** Other names could become another element when they are made anew: `svg:script` would be a script. */
const PLAIN_NAME = /^[a-z][\w.-]*$/i;

const REFUSED_ATTRIBUTE = /^(on|srcdoc$)/;

const URL_ATTRIBUTE =
  /^(href|src|action|formaction|poster|cite|data|background|longdesc|lowsrc|dynsrc|icon|manifest|profile|codebase|classid|usemap)$/;
const URL_LIST = /^(ping|attributionsrc|archive)$/;
const CANDIDATES = /^(srcset|imagesrcset)$/;

/** Up to each comma a URL and, after a space, how large it is. Commas inside a URL belong to it. */
const CANDIDATE = /([^\s,]\S*[^\s,]|[^\s,])(\s[^,]*)?(?:,|$)/g;
const SIZE = /^(\s+[\d.]+[wxh])*\s*$/;

/** Whether an element of a template is left out, with all that stands inside. */
export function isRefusedElement({localName}: Element): boolean {
  return REFUSED_ELEMENT.test(localName) || !PLAIN_NAME.test(localName);
}

/** Whether an attribute of a template is left out. `name` is in lower case and without a prefix. */
export function isRefusedAttribute(name: string, isBound: boolean): boolean {
  return REFUSED_ATTRIBUTE.test(name) || (name === 'style' && isBound);
}

/** Whether the attribute holds one URL, in which places further in are values and not parts of its syntax. */
export function isUrlAttribute(name: string): boolean {
  return URL_ATTRIBUTE.test(name);
}

/** The value as it may stand in the attribute; null for a URL that may not. Of a list what may is kept. */
export function safeValue(name: string, value: string): string | null {
  if (isUrlAttribute(name)) return safeUrl(value);
  if (URL_LIST.test(name)) return value.split(/\s+/).filter(safeUrl).join(' ') || null;
  if (!CANDIDATES.test(name)) return value;
  const candidates = [...value.matchAll(CANDIDATE)].filter(([, url, size = '']) => safeUrl(url) && SIZE.test(size));
  return candidates.map(([, url, size = '']) => url + size.trimEnd()).join(', ') || null;
}
