import {formatCartItems, parseCartItems} from '../core/cart-link.js';
import type {RecordedFact} from '../core/fact-buffer.js';
import type {SendTrackedEvent} from '../events/send-tracked.js';
import type {SendTrackingEvent} from '../events/send-tracking.js';
import type * as trackers from './tracker.js';

/** What the links are written for. */
export interface CartLinkHost extends EventTarget {
  /** A link with `{items}` in it; empty for none. */
  readonly cartUrl: string;
  readonly websiteId: string;
}

type Line = Readonly<Record<string, unknown>>;
type Facts = () => readonly RecordedFact[];

/** Tells whether a website may track; nothing is remembered before it has come. */
let engine: Pick<typeof trackers, 'trackerOf'> | undefined;

/** One listener a page hears of carts for all of them, so that it must not keep those that have gone. */
const hosts = new Set<WeakRef<CartLinkHost>>();

/**
 * Gives the events of `host` about what is added to the cart a link that restores it, as the custom property `cartUrl`,
 * before other listeners of `send-tracking` hear of them.
 *
 * A page is told of its cart only when that changes. So what the cart holds is remembered for the next page, by website:
 * products, quantities and specs as a link has them, and only while tracking is granted.
 *
 * It imports nothing at once that other files use: few pages load it, and what it shared all of them would load apart.
 *
 * @param facts the page's facts, oldest first
 * @returns resolves when links hold what is remembered
 */
export function addCartLinks(host: CartLinkHost, facts: Facts): Promise<void> {
  let isUnsaved = false;
  const add = ({detail: {action, payload}}: SendTrackingEvent): void => {
    if (action !== 'ADDED_TO_ORDER' || !host.cartUrl) return;
    const {product} = payload[0];
    if (product.itemQuantity < 0) return;
    const items = itemsWith(host, facts, {ProductID: product.itemCode, Quantity: product.itemQuantity});
    const url = linkTo(host.cartUrl, items);
    if (url) product['cartUrl'] = url;
    isUnsaved = !mayTrack(host);
    if (!isUnsaved) remember(host, items);
  };
  // What has waited for consent is sent: from now on it may be remembered too.
  const save = ({detail: {action}}: SendTrackedEvent): void => {
    if (action !== 'ADDED_TO_ORDER' || !isUnsaved) return;
    isUnsaved = false;
    remember(host, itemsWith(host, facts));
  };
  host.addEventListener('send-tracking', add as EventListener, {capture: true});
  host.addEventListener('send-tracked', save as EventListener);
  if (hosts.size === 0) {
    for (const type of ['oc-cart-changed', 'oc-order-submitted', 'oc-shopper-changed']) {
      addEventListener(type, (event) => hear(event as CustomEvent<unknown>), {capture: true});
    }
  }
  hosts.add(new WeakRef(host));
  return import('./tracker.js').then(
    (module) => {
      if (!engine) facts().forEach(hear);
      engine = module;
    },
    () => {},
  );
}

/** Null where the template is none, or the cart nothing or too much for a link. */
function linkTo(template: string, items: string): string | null {
  try {
    const {protocol, href} = new URL(
      template.replace('{items}', () => items),
      document.baseURI,
    );
    return items && /^https?:$/.test(protocol) ? href : null;
  } catch {
    // A template that is no URL.
    return null;
  }
}

/** The cart as a link has it, with what was `added` just now; empty where it can't be written. */
function itemsWith(host: CartLinkHost, facts: Facts, added?: Line): string {
  try {
    const known = recall(host);
    return formatCartItems(added ? linesWith(facts(), known, added) : (replay(facts(), known ?? []) ?? []));
  } catch {
    // A getter in a hand-made fact.
    return '';
  }
}

/** Where nothing has told of the cart yet, what was added just now is all that is known. */
function linesWith(facts: readonly RecordedFact[], remembered: Line[] | null, {ProductID, Quantity}: Line): Line[] {
  const known = replay(facts, remembered);
  const isIt = (line: Line | null | undefined): boolean => line?.['ProductID'] === ProductID;
  if (known?.some(isIt)) return known;
  const told = facts.map(({type, detail}) => (type === 'oc-cart-item-added' ? lineOf(detail) : null));
  return put(known ?? [], (known ? null : told.findLast(isIt)) ?? {ProductID, Quantity});
}

/** The cart's lines as the page's facts tell, from what they were before; null where they are not known. */
function replay(facts: readonly RecordedFact[], before: Line[] | null): Line[] | null {
  const told = teller();
  let known = before;
  for (const fact of facts) {
    const lines = told(fact);
    const line = fact.type === 'oc-cart-item-added' && lineOf(fact.detail);
    if (lines !== undefined) known = lines;
    else if (known && line) known = put(known, line);
  }
  return known;
}

const lineOf = (detail: unknown): Line | null | undefined => (detail as {lineItem?: Line | null} | null)?.lineItem;

/**
 * Tells the lines of the whole cart after each of the facts in turn: null where one leaves them unknown, undefined where
 * it says nothing of them. An anonymous shopper is announced by every page, so only who leaves was somebody before.
 */
function teller(): (fact: RecordedFact) => Line[] | null | undefined {
  let shopperID: unknown;
  return ({type, detail}) => {
    const {lineItems, shopper} = (detail ?? {}) as {lineItems?: unknown; shopper?: {id?: unknown} | null};
    if (type === 'oc-cart-changed') return Array.isArray(lineItems) ? (lineItems as Line[]) : null;
    if (type === 'oc-order-submitted') return [];
    if (type !== 'oc-shopper-changed') return undefined;
    const before = shopperID;
    shopperID = shopper?.id;
    return before !== undefined && before !== shopperID ? [] : undefined;
  };
}

/** The lines with `line` in the place of what it was before. One that was remembered has no ID. */
function put(lines: readonly Line[], line: Line): Line[] {
  const {ID} = line;
  const isBefore = (other: Line | null | undefined): boolean =>
    ID !== undefined && (other?.['ID'] === ID || (other?.['ID'] === undefined && isSame(other, line)));
  return [...lines.filter((other) => !isBefore(other)), line];
}

/** Whether two lines are of one product with the same specs. */
function isSame(a: Line | null | undefined, b: Line): boolean {
  const item = formatCartItems([{...a, Quantity: 1}]);
  return item !== '' && item === formatCartItems([{...b, Quantity: 1}]);
}

const toldHere = teller();

function hear(fact: RecordedFact): void {
  try {
    const lines = toldHere(fact);
    if (lines === undefined) return;
    const items = formatCartItems(lines ?? []);
    for (const each of hosts) {
      const host = each.deref();
      if (!host) hosts.delete(each);
      else if (host.cartUrl) remember(host, items);
    }
  } catch {
    // A getter in a hand-made fact.
  }
}

const mayTrack = ({websiteId}: CartLinkHost): boolean => engine?.trackerOf(websiteId).mayTrack ?? false;

/** Where erase-traces.ts erases it. */
const keyOf = ({websiteId}: CartLinkHost): string =>
  `ordercloud-send-elements.cart.${websiteId.replace(/[-\s]/g, '').toLowerCase()}`;

/** What was remembered before is no longer so, even where the new can't be kept. */
function remember(host: CartLinkHost, items: string): void {
  try {
    localStorage.removeItem(keyOf(host));
    if (items && mayTrack(host)) localStorage.setItem(keyOf(host), items);
  } catch {
    // Storage is denied or full.
  }
}

/** The lines that an earlier page has left, or this one; null where there are none, or junk. */
function recall(host: CartLinkHost): Line[] | null {
  if (!mayTrack(host)) return null;
  try {
    const {lines, ignored} = parseCartItems(localStorage.getItem(keyOf(host)) ?? '');
    if (ignored > 0) return null;
    return lines.map(({productID, quantity, specs}) => ({ProductID: productID, Quantity: quantity, Specs: specs}));
  } catch {
    return null;
  }
}
