/**
 * The absolute form of a URL that came from data, or null where it is none or has a scheme other than `http` and
 * `https` (so no `javascript:`, `data:` or `file:`).
 *
 * @param base what a relative URL is resolved against; the document's base URL by default
 */
export function absoluteUrl(url: unknown, base: string = globalThis.document?.baseURI): string | null {
  if (typeof url !== 'string' || url.trim() === '') return null;
  try {
    const {protocol, href} = new URL(url.trim(), base);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

/**
 * The URL as it may stand in an `href` or a `src`: unchanged where it is relative or http(s), else null.
 *
 * A relative URL stays relative, so that a page opened from a disk shows its pictures too.
 */
export function safeUrl(url: unknown): string | null {
  return absoluteUrl(url, 'https://relative.invalid/') && (url as string).trim();
}

/** Fills `{ID}` and other dotted paths of a URL template such as `/p/{ID}`, each value percent-encoded. */
export function fillUrl(template: string, read: (path: string) => unknown): string {
  return template.replace(/\{([^{}]+)\}/g, (_, path: string) => {
    const value = read(path.trim());
    // Half a surrogate pair would make encodeURIComponent throw.
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  });
}
