/** What can be read from an order's worksheet. */
import type {
  Address,
  LineItem,
  OrderCalculateResponse,
  OrderWorksheet,
  Payment,
  ShipEstimate,
  ShipEstimateResponse,
} from 'ordercloud-javascript-sdk';
import {CommerceError} from './errors.js';

type Integrated = ShipEstimateResponse | OrderCalculateResponse;

/**
 * What an answer of the shop's checkout integration hides: OrderCloud answers 201 with a worksheet even where its call
 * of the integration failed. Null where there is no answer or a good one.
 */
export function integrationFailure(answer: Integrated | null | undefined, operation: string): CommerceError | null {
  const {Succeeded: succeeded, HttpStatusCode: status = 0, UnhandledErrorBody: body} = answer ?? {};
  if (!answer || !(succeeded === false || status >= 400 || body)) return null;
  return new CommerceError({
    code: 'integration-failed',
    message: `The shop's checkout integration has failed with status ${status}`,
    status,
    operation,
    data: body ?? null,
    retryable: status < 400 || status >= 500 || status === 429,
  });
}

/** Where the order is shipped to, or null; an order has it on its lines. */
export function shippingAddressOf(worksheet: OrderWorksheet | null): Address | null {
  const lines: readonly LineItem[] = worksheet?.LineItems ?? [];
  return lines.find(({ShippingAddress}) => ShippingAddress?.Street1)?.ShippingAddress ?? null;
}

export function billingAddressOf(worksheet: OrderWorksheet | null): Address | null {
  const address = worksheet?.Order?.BillingAddress;
  return address?.Street1 ? address : null;
}

/** The shipments to choose a method for; none before they were estimated. */
export function shipEstimatesOf(worksheet: OrderWorksheet | null): readonly ShipEstimate[] {
  return worksheet?.ShipEstimateResponse?.ShipEstimates ?? [];
}

/** What is still to be paid, in the order's currency; 0 at the least. A payment without an amount pays all. */
export function amountDue(worksheet: OrderWorksheet | null, payments: readonly Payment[]): number {
  const total = worksheet?.Order?.Total ?? 0;
  const paid = payments.reduce((sum, {Amount}) => sum + (Amount ?? total), 0);
  // Cents, so that 0.1 + 0.2 pays 0.3.
  return Math.max(0, Math.round((total - paid) * 100) / 100);
}
