import type {LineItem, Spec} from 'ordercloud-javascript-sdk';
import type {CartLinkLine} from '../core/cart-link.js';
import {expectAnswer} from './failures.js';
import {findLine} from './line-match.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';

/** What has to be done to a cart so that it holds the lines of a link. */
export interface RestorePlan {
  /** Each with the units that are missing. */
  adds: CartLinkLine[];
  /** Lines of the cart that the link has fewer units of, each with its quantity. */
  lowers: {line: LineItem; quantity: number}[];
  /** Lines of the cart that the link doesn't have. */
  removals: LineItem[];
  /** Whether the cart holds any of the link's products already. */
  overlaps: boolean;
}

/**
 * Compares a link with the lines of the cart. A line that is there already counts: what it lacks is added, so that
 * opening a link twice does no harm.
 *
 * @param replace takes out what the link doesn't have; else nothing is taken out
 * @throws CommerceError where the specs of a product are in question and can't be read
 */
export async function planRestore(
  session: Session,
  wanted: readonly CartLinkLine[],
  held: readonly LineItem[],
  replace: boolean,
): Promise<RestorePlan> {
  const plan: RestorePlan = {adds: [], lowers: [], removals: [], overlaps: false};
  const kept = new Set<LineItem>();
  for (const line of wanted) {
    const {productID, quantity, specs} = line;
    const found = await findLine(held, productID, specs, () => readSpecs(session, productID));
    const missing = quantity - (found?.Quantity ?? 0);
    if (found) kept.add(found);
    if (missing > 0) plan.adds.push({...line, quantity: missing});
    if (found && missing < 0) plan.lowers.push({line: found, quantity});
  }
  plan.overlaps = kept.size > 0;
  if (replace) plan.removals = held.filter((line) => !kept.has(line));
  else plan.lowers = [];
  return plan;
}

async function readSpecs(session: Session, productID: string): Promise<readonly Spec[]> {
  const operation = 'Me.ListSpecs';
  const id = pathPart(productID, operation);
  const page = await session.call(operation, (sdk, options) => sdk.Me.ListSpecs(id, {pageSize: 100}, options));
  return expectAnswer(page, operation, ({Items}) => Array.isArray(Items)).Items;
}
