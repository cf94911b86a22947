import type {StoredOrder} from './state.js';

/** Anything that changes an order leaves nothing of its calculation (inferred: nor of the costs that came from it). */
export function forgetCalculation({order, checkout}: StoredOrder): void {
  if (!checkout?.calculation) return;
  checkout.calculation = null;
  order.ShippingCost = 0;
  order.TaxCost = 0;
}

/** Inferred: other lines and another address need another estimate too. */
export function forgetEstimate(stored: StoredOrder): void {
  forgetCalculation(stored);
  if (stored.checkout) stored.checkout.estimate = null;
}
