import {intl} from './intl.js';

const PLAIN = {minimumFractionDigits: 2, maximumFractionDigits: 2};

/**
 * An amount as a shopper reads it, e.g. `$12.50`.
 *
 * @param currency ISO 4217 code; without one (OrderCloud often has none) the amount is shown as a plain number with
 *   two decimals, and an unknown code is shown beside the number
 * @param locale BCP 47 tag; the browser's language when empty or malformed
 */
export function formatMoney(amount: number, currency: string | null | undefined, locale?: string): string {
  try {
    return intl(Intl.NumberFormat, locale, currency ? {style: 'currency', currency} : PLAIN).format(amount);
  } catch {
    // A malformed currency comes from markup or data, and markup never throws.
    return `${formatMoney(amount, null, locale)} ${currency}`;
  }
}

/** Per cent as a shopper reads it: 12.5 is `12.5%`. */
export function formatPercent(percent: number, locale?: string): string {
  return intl(Intl.NumberFormat, locale, {style: 'percent', maximumFractionDigits: 2}).format(percent / 100);
}
