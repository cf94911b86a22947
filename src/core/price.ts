import type {PriceBreak, PriceSchedule, SpecOption} from 'ordercloud-javascript-sdk';

/** What one unit costs before the cart has said so. Amounts in the schedule's currency, major units (12.5 is 12.50). */
export interface Price {
  /** What a shopper pays for one unit. */
  unitPrice: number;
  /** The price without the sale, where the break is on sale. */
  regularPrice: number | null;
  /** ISO 4217 code, or null where the schedule names none. */
  currency: string | null;
}

/** The breaks that have a price, from the lowest. */
export function priceBreaks(schedule: PriceSchedule | null | undefined): PriceBreak[] {
  const breaks = Array.isArray(schedule?.PriceBreaks) ? schedule.PriceBreaks : [];
  return breaks.filter((entry) => Number.isFinite(entry?.Price)).sort((a, b) => (a.Quantity ?? 0) - (b.Quantity ?? 0));
}

/** The break with the highest quantity not above `quantity`, else the lowest one; undefined where there is none. */
export function breakFor(schedule: PriceSchedule | null | undefined, quantity: number): PriceBreak | undefined {
  const breaks = priceBreaks(schedule);
  return breaks.filter((entry) => (entry.Quantity ?? 0) <= quantity).at(-1) ?? breaks[0];
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
  const applied = breakFor(schedule, quantity ?? schedule?.MinQuantity ?? 1);
  if (!schedule || !applied) return null;
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

/** What an option adds to a price: an amount for each unit, an amount once a line, or per cent of the unit's price. */
export type Markup = Pick<SpecOption, 'PriceMarkupType' | 'PriceMarkup'>;

/** What is about to be bought. */
export interface Purchase {
  /** Units. */
  quantity: number;
  /** Units of the whole line, where it holds some already; `quantity` by default. */
  line?: number;
  /** Units that pick the price break: with `UseCumulativeQuantity` those of all lines; those of the line by default. */
  counted?: number;
  markups?: readonly Markup[];
}

export interface PurchasePrice extends Price {
  /** For all units of the purchase, in cents. */
  total: number;
}

/**
 * The price of one unit with what the chosen options add, and of all units; null where there is no price.
 *
 * Source of the rules: "Working with specs" of OrderCloud's documentation. A product for 50 with a markup of 10 costs, one
 * and ten of it: 60 and 600 by `AmountPerQuantity`, 60 and 510 by `AmountTotal`, 55 and 550 by `Percentage`. A percentage
 * of a product on sale is one of its sale price (inferred).
 */
export function purchasePrice(
  schedule: PriceSchedule | null | undefined,
  {quantity, line = quantity, counted = line, markups = []}: Purchase,
): PurchasePrice | null {
  const price = priceOf(schedule, counted);
  if (!price) return null;
  const marked = (amount: number): number => markups.reduce((sum, each) => sum + perUnit(each, amount, line), amount);
  const unit = marked(price.unitPrice);
  return {
    unitPrice: toCents(unit),
    regularPrice: price.regularPrice === null ? null : toCents(marked(price.regularPrice)),
    currency: price.currency,
    total: toCents(unit * quantity),
  };
}

function perUnit({PriceMarkupType: type, PriceMarkup: amount}: Markup, price: number, units: number): number {
  if (!amount) return 0;
  if (type === 'AmountPerQuantity') return amount;
  if (type === 'AmountTotal') return amount / units;
  return type === 'Percentage' ? (price * amount) / 100 : 0;
}

/** Halves away from zero; the nudge keeps 1.005 from being 1.00. */
const toCents = (amount: number): number => Math.round((amount + Number.EPSILON) * 100) / 100;
