/**
 * A cart in a link, such as `?cart=mug:2,apron:1:size=m;name==Ann`: products with a comma between them, each with its ID,
 * the quantity (1 when left out) and its specs, with colons between those. Of a spec it is `ID=OPTION` for an option,
 * `ID==TEXT` for a text, `ID=OPTION=TEXT` for an option that takes one, with semicolons between specs.
 *
 * In a text everything but letters, digits, `-`, `_` and `.` is `~` and two hexadecimal digits for each byte of UTF-8.
 * Nothing of it needs encoding in a URL, and it stays the same where a mail program or a click counter does encode it.
 */

/** One product of a link. IDs are those of OrderCloud. */
export interface CartLinkLine {
  productID: string;
  /** Whole units, from 1 to 9999. */
  quantity: number;
  specs: CartLinkSpec[];
}

export interface CartLinkSpec {
  SpecID: string;
  OptionID?: string;
  Value?: string;
}

export interface CartLink {
  lines: CartLinkLine[];
  /** How many products could not be read, or were too many. */
  ignored: number;
}

/** Characters that a link's cart may have, so that the whole stays a URL that every server takes. */
const LONGEST = 4000;
const MOST_LINES = 50;
const MOST_SPECS = 20;
const LONGEST_TEXT = 200;
const HIGHEST_QUANTITY = 9999;

const ID = /^[\w-]{1,100}$/;
/** Control characters and the like, but for line breaks. */
const UNWRITABLE = /[^\P{C}\n]/u;

/** Reads the value of the parameter, whoever wrote it. What makes no sense is left out; nothing is ever thrown. */
export function parseCartItems(text: string): CartLink {
  const items = text.length > LONGEST ? [''] : text.split(',').slice(0, MOST_LINES + 1);
  const lines = new Map<string, CartLinkLine>();
  let ignored = 0;
  for (const [index, item] of items.entries()) {
    const line = index < MOST_LINES ? parseItem(item) : null;
    if (!line) {
      ignored++;
      continue;
    }
    const key = JSON.stringify([line.productID, line.specs]);
    const quantity = line.quantity + (lines.get(key)?.quantity ?? 0);
    lines.set(key, {...line, quantity: Math.min(quantity, HIGHEST_QUANTITY)});
  }
  return {lines: [...lines.values()], ignored};
}

/**
 * Writes lines of a cart, OrderCloud's or hand-made of any shape; those that can't be written are left out.
 *
 * @returns empty where there is nothing to write, or too much for a link
 */
export function formatCartItems(lines: readonly unknown[]): string {
  const items = lines.map(formatLine).filter((item) => item !== '');
  const text = items.join(',');
  return items.length > MOST_LINES || text.length > LONGEST ? '' : text;
}

function parseItem(item: string): CartLinkLine | null {
  const [productID = '', quantity = '1', specs = '', ...rest] = item.trim().split(':');
  if (!ID.test(productID) || !/^[1-9]\d{0,3}$/.test(quantity) || rest.length > 0) return null;
  const parsed = specs
    .split(';')
    .filter((spec) => spec !== '')
    .map(parseSpec);
  const known = parsed.filter((spec) => spec !== null);
  // A product with half of its specs would be another one.
  if (known.length < parsed.length || known.length > MOST_SPECS) return null;
  return {productID, quantity: Number(quantity), specs: known};
}

function parseSpec(spec: string): CartLinkSpec | null {
  const [SpecID = '', OptionID = '', ...texts] = spec.split('=');
  const Value = unescapeText(texts.join('='));
  if (!ID.test(SpecID) || (OptionID && !ID.test(OptionID)) || Value === null || !(OptionID || Value)) return null;
  if (Value.length > LONGEST_TEXT || UNWRITABLE.test(Value)) return null;
  return {SpecID, ...(OptionID && {OptionID}), ...(Value && {Value})};
}

function formatLine(line: unknown): string {
  const {ProductID, Quantity, Specs, BundleItemID} = (line ?? {}) as Record<string, unknown>;
  const specs = (Array.isArray(Specs) ? (Specs as unknown[]) : []).map(formatSpec);
  if (typeof ProductID !== 'string' || typeof Quantity !== 'number') return '';
  const item = [ProductID, Quantity, ...(specs.length > 0 ? [specs.join(';')] : [])].join(':');
  // What couldn't be read again isn't written. A part of a bundle can't be bought by itself.
  return BundleItemID || specs.includes('') || !parseItem(item) ? '' : item;
}

function formatSpec(spec: unknown): string {
  const {SpecID, OptionID, Value} = (spec ?? {}) as Record<string, unknown>;
  if (typeof SpecID !== 'string') return '';
  const text = typeof Value === 'string' && Value ? `=${escapeText(Value)}` : '';
  const written = `${SpecID}=${typeof OptionID === 'string' ? OptionID : ''}${text}`;
  return parseSpec(written) ? written : '';
}

function escapeText(text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encoded.replace(/[~!'()*]/g, hex).replaceAll('%', '~');
}

/** Null where it is no UTF-8. */
function unescapeText(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('%', '%25').replace(/~(?=[\dA-Fa-f]{2})/g, '%'));
  } catch {
    return null;
  }
}
