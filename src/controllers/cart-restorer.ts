import type {CartLinkLine} from '../core/cart-link.js';
import {CartItemAddedEvent} from '../events/cart-item-added.js';
import {CartItemAddingEvent} from '../events/cart-item-adding.js';
import {CartItemRemovedEvent} from '../events/cart-item-removed.js';
import type {RestorePlan} from '../ordercloud/cart-restore.js';
import {commerce} from '../ordercloud/commerce.js';
import {asCommerceError, type CommerceError} from '../ordercloud/errors.js';
import {announce} from './announce.js';

/** A line that can't be bought any more, and why. */
export interface RefusedLine {
  line: CartLinkLine;
  error: CommerceError;
}

/**
 * Brings the cart to what a plan says, and announces each difference: an add for what came, a removal for what went.
 * As for any add, a listener of `oc-cart-item-adding` may leave a line out. What OrderCloud refuses is left out and
 * told; the rest goes on. Nothing is taken out where nothing of the link could be put in.
 *
 * What is done is struck from `plan`, so that the rest can be done later.
 *
 * @throws {CommerceError} where something could not be asked, such as `offline`
 */
export async function restoreCart(host: HTMLElement, plan: RestorePlan): Promise<RefusedLine[]> {
  const {cart} = commerce();
  const asked = plan.adds.length;
  const refused: RefusedLine[] = [];
  plan.adds = await runAll(
    plan.adds,
    async (line) => {
      await add(host, line);
      plan.overlaps = true;
    },
    (line, error) => refused.push({line, error}),
  );
  if (asked > 0 && refused.length === asked && !plan.overlaps) return refused;
  plan.lowers = await runAll(plan.lowers, async ({line, quantity}) => {
    const {lineItem, change} = await cart.setQuantity(line.ID ?? '', quantity);
    if (change < 0) announce(host, new CartItemRemovedEvent({lineItem, quantity: -change}));
  });
  plan.removals = await runAll(plan.removals, async ({ID = ''}) => {
    const {lineItem} = await cart.remove(ID);
    announce(host, new CartItemRemovedEvent({lineItem, quantity: lineItem.Quantity ?? 0}));
  });
  return refused;
}

/**
 * Does all at once, since the cart's queue keeps their order and the cart is then read again after the last alone.
 * Throws with `items` holding what is left to do.
 */
async function runAll<T>(
  items: T[],
  job: (item: T) => Promise<void>,
  refuse: (item: T, error: CommerceError) => void = () => {},
): Promise<T[]> {
  const left: T[] = [];
  const failures: CommerceError[] = [];
  const run = async (item: T): Promise<void> => {
    try {
      await job(item);
    } catch (thrown) {
      const error = asCommerceError(thrown, 'Cart.CreateLineItem');
      if (isRefusal(error)) return refuse(item, error);
      failures.push(error);
      left.push(item);
    }
  };
  await Promise.all(items.map(run));
  items.splice(0, items.length, ...left);
  if (failures[0]) throw failures[0];
  return left;
}

async function add(host: HTMLElement, {productID, quantity, specs}: CartLinkLine): Promise<void> {
  const intent = announce(host, new CartItemAddingEvent({productID, quantity, specs}));
  if (intent.defaultPrevented) return;
  announce(host, new CartItemAddedEvent(await commerce().cart.add(intent.detail)));
}

/** OrderCloud's no to a line, which asking again would not change. */
const isRefusal = ({status, retryable}: CommerceError): boolean =>
  !retryable && status >= 400 && status !== 401 && status !== 403;
