import type {PriceSchedule} from 'ordercloud-javascript-sdk';

/** What a quantity is held against. */
export interface QuantityLimits {
  schedule: PriceSchedule | null | undefined;
  /** Units in the cart that count with those that are added: of the same line, or with `UseCumulativeQuantity` of all. */
  held?: number;
  /** Units that can be sold; null where nothing limits them. */
  stock?: number | null;
  /** Units of the same stock in the cart. */
  heldOfStock?: number;
}

/** Why a quantity can't be added, by the code that OrderCloud would answer with. */
export interface QuantityProblem {
  code: string;
  /** Fill the places of the code's text. */
  values: {MinQuantity: number; MaxQuantity: number; QuantityAvailable: number; held: number};
}

/** The quantities of a schedule with `RestrictedQuantity`, less what the cart holds, ascending; null for all others. */
export function offeredQuantities({schedule, held = 0}: QuantityLimits): number[] | null {
  if (!schedule?.RestrictedQuantity) return null;
  const quantities = (schedule.PriceBreaks ?? []).map((each) => (each?.Quantity ?? 0) - held);
  return quantities.filter((quantity) => quantity > 0).sort((a, b) => a - b);
}

/** The smallest quantity that the price schedule lets a shopper add. */
export function smallestQuantity(limits: QuantityLimits): number {
  const {schedule, held = 0} = limits;
  const least = Math.max(1, (schedule?.MinQuantity ?? 1) - held);
  return offeredQuantities(limits)?.find((quantity) => quantity >= least) ?? least;
}

/** The largest quantity that schedule and stock let a shopper add, 0 or less where none is left; null without a limit. */
export function largestQuantity({schedule, held = 0, stock = null, heldOfStock = 0}: QuantityLimits): number | null {
  const bySchedule = schedule?.MaxQuantity ? schedule.MaxQuantity - held : Infinity;
  const largest = Math.min(bySchedule, stock === null ? Infinity : stock - heldOfStock);
  return largest === Infinity ? null : largest;
}

/** What OrderCloud would answer to adding `quantity` units, or null where it would take them. */
export function quantityProblem(quantity: number, limits: QuantityLimits): QuantityProblem | null {
  const {schedule, held = 0, stock = null, heldOfStock = 0} = limits;
  const MinQuantity = schedule?.MinQuantity ?? 1;
  const MaxQuantity = schedule?.MaxQuantity || Infinity;
  const values = {MinQuantity, MaxQuantity, QuantityAvailable: stock ?? Infinity, held};
  const cumulative = schedule?.UseCumulativeQuantity ? 'Cumulative' : '';
  const problem = (code: string): QuantityProblem => ({code: `PriceSchedule.${cumulative}${code}`, values});
  if (!(Number.isSafeInteger(quantity) && quantity > 0)) return {code: 'quantity-invalid', values};
  if (offeredQuantities(limits)?.includes(quantity) === false) return problem('QuantityNotAllowed');
  if (held + quantity < MinQuantity) return problem('CannotBeLessThanMin');
  if (held + quantity > MaxQuantity) return problem('CannotExceedMax');
  if (stock === null || heldOfStock + quantity <= stock) return null;
  return {code: 'Inventory.Insufficient', values: {...values, held: heldOfStock}};
}
