import {intl} from './intl.js';

/**
 * A date as a shopper reads it, e.g. `Mar 5, 2026`, in the browser's time zone; empty where it is none.
 *
 * @param iso as OrderCloud writes it, such as `2026-03-05T09:30:00.123+00:00`, or a day alone, which is that day everywhere
 * @param locale BCP 47 tag; the browser's language when empty
 * @param style how much of it: `short` is `3/5/26`, `full` names the weekday
 */
export function formatDate(
  iso: string | null | undefined,
  locale?: string,
  style: 'short' | 'medium' | 'long' | 'full' = 'medium',
): string {
  const date = new Date(iso ?? '');
  const timeZone = (iso ?? '').includes('T') ? undefined : 'UTC';
  return isNaN(date.getTime()) ? '' : intl(Intl.DateTimeFormat, locale, {dateStyle: style, timeZone}).format(date);
}
