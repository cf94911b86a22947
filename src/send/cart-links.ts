import {formatCartItems} from '../core/cart-link.js';
import type {RecordedFact} from '../core/fact-buffer.js';
import type {SendTrackingEvent} from '../events/send-tracking.js';

/** What the links are written for. */
export interface CartLinkHost extends EventTarget {
  /** A link with `{items}` in it; empty for none. */
  readonly cartUrl: string;
}

type Line = Readonly<Record<string, unknown>>;

/**
 * Gives the events of `host` about what is added to the cart a link that restores it, as the custom property `cartUrl`,
 * before other listeners of `send-tracking` hear of them.
 *
 * It imports nothing that other files use: few pages load it, and what it shared all of them would load apart.
 *
 * @param facts the page's facts, oldest first
 */
export function addCartLinks(host: CartLinkHost, facts: () => readonly RecordedFact[]): void {
  const add = ({detail: {action, payload}}: SendTrackingEvent): void => {
    if (action !== 'ADDED_TO_ORDER' || !host.cartUrl) return;
    const {product} = payload[0];
    if (product.itemQuantity < 0) return;
    const url = linkTo(host.cartUrl, facts(), {ProductID: product.itemCode, Quantity: product.itemQuantity});
    if (url) product['cartUrl'] = url;
  };
  host.addEventListener('send-tracking', add as EventListener, {capture: true});
}

/** Null where the template is none, or the cart too much for a link. */
function linkTo(template: string, facts: readonly RecordedFact[], added: Line): string | null {
  try {
    const items = formatCartItems(linesWith(facts, added));
    const {protocol, href} = new URL(
      template.replace('{items}', () => items),
      document.baseURI,
    );
    return items && /^https?:$/.test(protocol) ? href : null;
  } catch {
    // A template that is no URL, or a getter in a hand-made fact.
    return null;
  }
}

/**
 * The cart's lines as the page's facts tell: those of the latest `oc-cart-changed` and what was added since. Where none
 * has told yet, what was added just now is all that is known.
 */
function linesWith(facts: readonly RecordedFact[], {ProductID, Quantity}: Line): Line[] {
  let known: Line[] | null = null;
  let added: Line = {ProductID, Quantity};
  for (const {type, detail} of facts) {
    const {lineItem, lineItems} = (detail ?? {}) as {lineItem?: Line | null; lineItems?: unknown};
    if (type === 'oc-cart-changed') known = Array.isArray(lineItems) ? (lineItems as Line[]) : null;
    if (type !== 'oc-cart-item-added' || !lineItem) continue;
    if (known) known = put(known, lineItem);
    if (lineItem['ProductID'] === ProductID) added = lineItem;
  }
  if (!known) return [added];
  return known.some((line) => line?.['ProductID'] === ProductID) ? known : put(known, added);
}

/** The lines with `line` in the place of what it was before. */
function put(lines: readonly Line[], line: Line): Line[] {
  const {ID} = line;
  return [...lines.filter((other) => ID === undefined || other?.['ID'] !== ID), line];
}
