/** Cookies as Send's library keeps them: host only, `path=/`, values percent-encoded. */

const DAY = 86_400;

/** Names of the cookies that scripts can read on this page. */
export function cookieNames(): string[] {
  return document.cookie.split('; ').map((pair) => pair.split('=', 1)[0]!);
}

/** The value of a cookie, or null where there is none. */
export function readCookie(name: string): string | null {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  if (pair === undefined) return null;
  const value = pair.slice(name.length + 1);
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function writeCookie(name: string, value: string, days: number): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${days * DAY}`;
}

export function deleteCookie(name: string): void {
  writeCookie(name, '', 0);
}
