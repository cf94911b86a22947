import {addressText} from '../../controllers/address-template.js';
import type {CheckoutSnapshot} from '../../ordercloud/checkout.js';
import {amountDue, billingAddressOf, shipEstimatesOf, shippingAddressOf} from '../../ordercloud/worksheet.js';

/** What the kit has a part for; another text is the name of a step of the page's own. */
export type StepKey = 'email' | 'shipping' | 'billing' | 'method' | 'payment' | 'review' | `own:${string}`;

export interface Step {
  key: StepKey;
  /** What the page has put there; empty for the kit's own parts. */
  elements: Element[];
}

const DEFAULTS: readonly StepKey[] = ['shipping', 'billing', 'method', 'payment'];

const PARTS = 'oc-address-form, oc-shipping-methods, oc-payment, oc-order-summary, oc-submit-order-button, [data-step]';

/**
 * The steps that the children of a checkout stand for, in their order. What is no part belongs to the step of the part
 * that comes next, what is left to the last step. Without a part they are the kit's own.
 */
export function stepsOf(children: readonly Element[], withEmail: boolean): Step[] {
  const steps: Step[] = [];
  let waiting: Element[] = [];
  for (const child of children.filter(({slot}) => !slot)) {
    waiting.push(child);
    const key = keyOf(child);
    if (!key) continue;
    const known = steps.find((step) => step.key === key);
    if (known) known.elements.push(...waiting);
    else steps.push({key, elements: waiting});
    waiting = [];
  }
  if (!steps.some(({key}) => key !== 'review')) steps.unshift(...DEFAULTS.map((key) => ({key, elements: []})));
  const at = steps.findIndex(({key}) => key === 'review');
  const [review = {key: 'review', elements: []} satisfies Step] = at < 0 ? [] : steps.splice(at, 1);
  review.elements.push(...waiting);
  const email: Step[] = withEmail ? [{key: 'email', elements: []}] : [];
  return [...email, ...steps, review];
}

function keyOf(child: Element): StepKey | null {
  const part = child.matches(PARTS) ? child : child.querySelector(PARTS);
  if (!part) return null;
  const name = part.getAttribute('data-step');
  if (name !== null) return `own:${name}`;
  switch (part.localName) {
    case 'oc-address-form':
      return ((part as {type?: string}).type ?? part.getAttribute('type')) === 'billing' ? 'billing' : 'shipping';
    case 'oc-shipping-methods':
      return 'method';
    case 'oc-payment':
      return 'payment';
    default:
      return 'review';
  }
}

/** Whether the order has what a step of the kit's asks for. */
export function isDone(key: StepKey, snapshot: CheckoutSnapshot, guestEmail: string | null): boolean {
  const {worksheet, payments, isIntegrated} = snapshot;
  switch (key) {
    case 'email':
      return guestEmail !== null;
    case 'shipping':
      return shippingAddressOf(worksheet) !== null;
    case 'billing':
      return billingAddressOf(worksheet) !== null;
    case 'method': {
      const estimates = shipEstimatesOf(worksheet);
      return !isIntegrated || (estimates.length > 0 && estimates.every((each) => each.SelectedShipMethodID));
    }
    case 'payment':
      return (
        amountDue(
          worksheet,
          payments.filter(({Accepted}) => Accepted),
        ) === 0
      );
    case 'review':
    default:
      return false;
  }
}

/** What a shopper has said in a step, in a line; empty where there is nothing to repeat. */
export function recapOf(
  key: StepKey,
  {worksheet, payments}: CheckoutSnapshot,
  guestEmail: string | null,
  locale: string,
): string {
  switch (key) {
    case 'email':
      return guestEmail ?? '';
    case 'shipping':
    case 'billing': {
      const address = key === 'shipping' ? shippingAddressOf(worksheet) : billingAddressOf(worksheet);
      return address ? addressText(address, locale) : '';
    }
    case 'method': {
      const names = shipEstimatesOf(worksheet).map(
        ({ShipMethods, SelectedShipMethodID: id}) => ShipMethods?.find(({ID}) => ID === id)?.Name,
      );
      return names.filter(Boolean).join(', ');
    }
    case 'payment':
      return payments
        .map(({xp}) => (xp as {PONumber?: unknown} | null)?.PONumber)
        .filter((number) => typeof number === 'string')
        .join(', ');
    case 'review':
    default:
      return '';
  }
}
