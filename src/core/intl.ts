const made: Record<string, unknown> = {};

/**
 * The one `Intl` object of its kind for a language and options: making one takes far longer than using it. A malformed
 * language stands for the browser's, since it comes from markup, and markup never throws.
 *
 * @param locale BCP 47 tag; the browser's language when empty
 * @throws RangeError where the options are wrong
 */
export function intl<F>(Kind: new (locale?: string, options?: object) => F, locale = '', options?: object): F {
  const key = Kind.name + locale + JSON.stringify(options);
  try {
    return (made[key] ??= new Kind(locale || undefined, options)) as F;
  } catch {
    return (made[key] = new Kind(undefined, options));
  }
}

/** A number of things as a shopper reads it, e.g. `1,250`. */
export function formatCount(count: number, locale?: string): string {
  return intl(Intl.NumberFormat, locale).format(count);
}
