/** What the tracking library takes for a number, a URL, an e-mail address and so on. Its rules, not good ones. */

const URL_RULE = /(?:ftp|https?):\/\/\S/;
const UUID_RULE = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const EMAIL_RULE =
  /^(?:[^<>()[\]\\.,;:\s@"]+(?:\.[^<>()[\]\\.,;:\s@"]+)*|".+")@(?:\[\d{1,3}(?:\.\d{1,3}){3}\]|(?:[a-z\d-]+\.)+[a-z]{2,})$/;

const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

export const isString = (value: unknown): value is string => tagOf(value) === '[object String]';

/** Whatever starts like a number passes, and keeps its type: `"10.50"` and `"12abc"` go out as text. */
export const isNumber = (value: unknown): boolean =>
  tagOf(value) === '[object Number]' || !Number.isNaN(parseFloat(value as string));

/** Absolute, anywhere in the text. */
export const isUrl = (value: unknown): boolean => URL_RULE.test(value as string);

export const isEmail = (value: unknown): boolean => EMAIL_RULE.test(String(value).toLowerCase());

/** With or without dashes, any case, any version. */
export function isUuid(value: string): boolean {
  return (
    UUID_RULE.test(value) || UUID_RULE.test(value.replace(/(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})/g, '$1-$2-$3-$4-$5'))
  );
}

/** As lodash's `isEmpty`: numbers and booleans count as empty, text doesn't. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return Object.keys(Object(value) as object).length === 0;
}

/** As lodash's `isPlainObject`: made by a literal, `Object` (of any frame) or `Object.create(null)`. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (tagOf(value) !== '[object Object]') return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.hasOwn(prototype, 'isPrototypeOf');
}

/** The first parameter `name` of a URL: null without one, empty without a value. Reads the fragment too. */
export function queryParameter(url: string, name: string): string | null {
  const found = new RegExp(`[?&]${name}(=([^&#]*)|&|#|$)`).exec(url);
  return found && decodeURIComponent((found[2] ?? '').replace(/\+/g, ' '));
}
