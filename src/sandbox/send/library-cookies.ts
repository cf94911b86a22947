/** Cookies as js-cookie 2.2 writes them: `path=/`, this host only, readable by every script, with few characters encoded. */
export class CookieJar {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** All of the document's cookies, whoever wrote them. */
  all(): Record<string, string> {
    const cookies: Record<string, string> = {};
    for (const pair of this.#document.cookie.split('; ').filter(Boolean)) {
      const [name, ...rest] = pair.split('=');
      const value = rest.join('=');
      try {
        cookies[decode(name!)] = decode(value.startsWith('"') ? value.slice(1, -1) : value);
      } catch {
        // Somebody else's cookie with a broken escape is passed over.
      }
    }
    return cookies;
  }

  get(name: string): string | undefined {
    return this.all()[name];
  }

  /** @param days how long it lives; the browser's session when left out */
  set(name: string, value: unknown, days?: number): void {
    const expires = days ? `; expires=${new Date(Date.now() + days * 864e5).toUTCString()}` : '';
    this.#document.cookie = `${encodeName(name)}=${encodeValue(String(value))}; path=/${expires}`;
  }
}

const decode = (text: string): string => text.replace(/(%[0-9A-Z]{2})+/g, decodeURIComponent);

const encodeName = (name: string): string =>
  encodeURIComponent(name)
    .replace(/%(23|24|26|2B|5E|60|7C)/g, decodeURIComponent)
    .replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));

const encodeValue = (value: string): string =>
  encodeURIComponent(value).replace(/%(23|24|26|2B|3A|3C|3E|3D|2F|3F|40|5B|5D|5E|60|7B|7D|7C)/g, decodeURIComponent);
