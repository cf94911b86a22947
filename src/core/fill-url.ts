/** Fills `{ID}` and other dotted paths of a URL template such as `/p/{ID}`, each value percent-encoded. */
export function fillUrl(template: string, read: (path: string) => unknown): string {
  return template.replace(/\{([^{}]+)\}/g, (_, path: string) => {
    const value = read(path.trim());
    // Half a surrogate pair would make encodeURIComponent throw.
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  });
}
