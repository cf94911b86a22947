import type {LineItemSpec, PriceBreak, PriceSchedule} from 'ordercloud-javascript-sdk';
import {errorEntry, type ErrorEntry} from './errors.js';

/** Cents, with halves away from zero; the nudge keeps 1.005 from being 1.00. */
export const round = (amount: number): number => Math.round((amount + Number.EPSILON) * 100) / 100;

/** Whether any break has a sale price and `now` lies in the sale's window. */
export function isOnSale(schedule: PriceSchedule, now: number): boolean {
  const {SaleStart, SaleEnd, PriceBreaks = []} = schedule;
  const started = !SaleStart || Date.parse(SaleStart) <= now;
  const ended = SaleEnd ? Date.parse(SaleEnd) <= now : false;
  return started && !ended && PriceBreaks.some(({SalePrice}) => typeof SalePrice === 'number');
}

/** The break with the highest quantity not above `quantity`, else the lowest one. */
function breakFor(schedule: PriceSchedule, quantity: number): PriceBreak | undefined {
  const breaks = [...(schedule.PriceBreaks ?? [])].sort((a, b) => a.Quantity! - b.Quantity!);
  return breaks.findLast((each) => each.Quantity! <= quantity) ?? breaks[0];
}

/** What the specs add to the whole line. */
function markup(specs: readonly LineItemSpec[], price: number, quantity: number): number {
  return specs.reduce((sum, {PriceMarkupType: type, PriceMarkup: amount}) => {
    if (!amount) return sum;
    if (type === 'AmountPerQuantity') return sum + amount * quantity;
    if (type === 'AmountTotal') return sum + amount;
    return type === 'Percentage' ? sum + (price * quantity * amount) / 100 : sum;
  }, 0);
}

/**
 * The prices of a line. `UnitPrice` is rounded to cents (inferred) and holds the markups, so it times the quantity can
 * differ from `LineSubtotal`.
 *
 * @param counted the quantity that picks the price break: with `UseCumulativeQuantity` that of all lines of the product
 */
export function priceLine(
  schedule: PriceSchedule,
  quantity: number,
  counted: number,
  specs: readonly LineItemSpec[],
  now: number,
): {unitPrice: number; lineSubtotal: number; isOnSale: boolean} {
  const applied = breakFor(schedule, counted);
  const onSale = isOnSale(schedule, now) && typeof applied?.SalePrice === 'number';
  const price = (onSale ? applied.SalePrice : applied?.Price) ?? 0;
  const subtotal = price * quantity + markup(specs, price, quantity);
  return {unitPrice: round(subtotal / quantity), lineSubtotal: round(subtotal), isOnSale: onSale};
}

/**
 * Why a quantity can't be bought by this schedule, or null.
 *
 * @param counted as for {@link priceLine}
 */
export function quantityError(schedule: PriceSchedule, counted: number, productID: string): ErrorEntry | null {
  const {MinQuantity = 1, MaxQuantity = null, RestrictedQuantity, UseCumulativeQuantity: cumulative} = schedule;
  const data = {ProductID: productID, Quantity: counted, MinQuantity, MaxQuantity};
  if (RestrictedQuantity && !schedule.PriceBreaks?.some(({Quantity}) => Quantity === counted)) {
    return errorEntry(
      cumulative ? 'PriceSchedule.CumulativeQuantityNotAllowed' : 'PriceSchedule.QuantityNotAllowed',
      data,
    );
  }
  if (counted < MinQuantity) {
    return errorEntry(
      cumulative ? 'PriceSchedule.CumulativeCannotBeLessThanMin' : 'PriceSchedule.CannotBeLessThanMin',
      data,
    );
  }
  if (MaxQuantity !== null && counted > MaxQuantity) {
    return errorEntry(cumulative ? 'PriceSchedule.CumulativeCannotExceedMax' : 'PriceSchedule.CannotExceedMax', data);
  }
  return null;
}
