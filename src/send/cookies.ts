/**
 * Cookies as Send's library keeps them: host only, `path=/`, values percent-encoded. Nothing here throws in a sandboxed
 * document, where all cookies are out of reach.
 */
import {attempt} from './values.js';

const DAY = 86_400;

/** The cookies that scripts can read on this page. A browser may ask another process for them, which takes its time. */
export const cookiePairs = (): string[] => (attempt(() => document.cookie) ?? '').split('; ');

/** Names of the cookies that scripts can read on this page. */
export function cookieNames(): string[] {
  return cookiePairs().map((pair) => pair.split('=', 1)[0]!);
}

/** The value of a cookie, or null where there is none. */
export function readCookie(name: string, pairs = cookiePairs()): string | null {
  const pair = pairs.find((each) => each.startsWith(`${name}=`));
  if (pair === undefined) return null;
  const value = pair.slice(name.length + 1);
  return attempt(() => decodeURIComponent(value)) ?? value;
}

/** @param days how long it lives; the browser's session when left out */
export function writeCookie(name: string, value: string, days?: number): void {
  const age = days === undefined ? '' : `; max-age=${days * DAY}`;
  attempt(() => (document.cookie = `${name}=${encodeURIComponent(value)}; path=/${age}`));
}

export function deleteCookie(name: string): void {
  writeCookie(name, '', 0);
}
