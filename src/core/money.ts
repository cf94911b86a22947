/**
 * An amount as a shopper reads it, e.g. `$12.50`.
 *
 * @param currency ISO 4217 code; without one (OrderCloud often has none) the amount is shown as a plain number with
 *   two decimals, and an unknown code is shown beside the number
 * @param locale BCP 47 tag; the browser's language when empty
 */
export function formatMoney(amount: number, currency: string | null | undefined, locale?: string): string {
  const number = {minimumFractionDigits: 2, maximumFractionDigits: 2};
  try {
    return new Intl.NumberFormat(locale || undefined, currency ? {style: 'currency', currency} : number).format(amount);
  } catch {
    // A malformed locale or currency comes from markup or data, and markup never throws.
    return [new Intl.NumberFormat(undefined, number).format(amount), currency].filter(Boolean).join(' ');
  }
}
