/**
 * Cookies as Send's library keeps them: host only, `path=/`, values percent-encoded. Nothing here throws in a sandboxed
 * document, where all cookies are out of reach.
 */
import {attempt} from './values.js';

const DAY = 86_400;
/** How long what was read counts as recent, in milliseconds: a burst of events then asks the browser once. */
const RECENT = 50;
/** The same where the browser tells of changes: no longer than that, should it once fail to. */
const WATCHED = 10_000;

let recent: string[] = [];
let readAt = -Infinity;
let watch: AbortSignal | undefined;

/** The cookies that scripts can read on this page. A browser may ask another process for them, which takes its time. */
export const cookiePairs = (): string[] => (attempt(() => document.cookie) ?? '').split('; ');

/** The same, and what we have written since; what others have just written may be missing. */
export function recentPairs(): string[] {
  const now = performance.now();
  if (now - readAt > (watch?.aborted === false ? WATCHED : RECENT)) [recent, readAt] = [cookiePairs(), now];
  return recent;
}

/** Until `signal` aborts the browser says when a cookie has changed, if it can; {@link recentPairs} then rarely asks. */
export function watchCookies(signal: AbortSignal): void {
  const {cookieStore} = globalThis as {cookieStore?: CookieStore};
  cookieStore?.addEventListener('change', readAnew, {signal});
  watch = cookieStore && signal;
}

/** Nothing counts as recent any longer. */
export function readAnew(): void {
  readAt = -Infinity;
}

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
  readAnew();
  attempt(() => (document.cookie = `${name}=${encodeURIComponent(value)}; path=/${age}`));
}

export function deleteCookie(name: string): void {
  writeCookie(name, '', 0);
}
