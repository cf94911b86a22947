import type {PriceSchedule} from 'ordercloud-javascript-sdk';

/** What one unit costs before the cart has said so. Amounts in the schedule's currency, major units (12.5 is 12.50). */
export interface Price {
  /** What a shopper pays for one unit. */
  unitPrice: number;
  /** The price without the sale, where the break is on sale. */
  regularPrice: number | null;
  /** ISO 4217 code, or null where the schedule names none. */
  currency: string | null;
}

/**
 * The price of one unit when `quantity` units are bought, or null where the schedule is missing or has no price.
 *
 * The break that applies is the one with the highest quantity not above `quantity`, else the lowest one. A line is on
 * sale only where the schedule says so and its own break has a sale price: `IsOnSale` alone is true if any break has
 * one. A `Discounted` price that newer API versions add to a break wins over both.
 * For display and product views; what a cart shows is what OrderCloud answered.
 */
export function priceOf(schedule: PriceSchedule | null | undefined, quantity?: number): Price | null {
  const breaks = Array.isArray(schedule?.PriceBreaks)
    ? schedule.PriceBreaks.filter((entry) => Number.isFinite(entry?.Price))
    : [];
  if (!schedule || breaks.length === 0) return null;
  const wanted = quantity ?? schedule.MinQuantity ?? 1;
  const sorted = [...breaks].sort((a, b) => (a.Quantity ?? 0) - (b.Quantity ?? 0));
  const applied = sorted.filter((entry) => (entry.Quantity ?? 0) <= wanted).at(-1) ?? sorted[0]!;
  const regular = applied.Price!;
  const {Discounted: discounted} = applied as {Discounted?: {Price?: number | null; SalePrice?: number | null} | null};
  const onSale = schedule.IsOnSale === true && Number.isFinite(applied.SalePrice ?? NaN);
  const listed = onSale ? applied.SalePrice! : regular;
  const reduced = onSale ? (discounted?.SalePrice ?? discounted?.Price) : discounted?.Price;
  const unitPrice = Number.isFinite(reduced ?? NaN) ? reduced! : listed;
  return {
    unitPrice,
    regularPrice: unitPrice < regular ? regular : null,
    currency: schedule.Currency ?? null,
  };
}
