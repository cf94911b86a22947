import type {Promotion} from 'ordercloud-javascript-sdk';
import {isoDate, type Caller, type World} from './call.js';
import {badRequest, errorEntry, notFound} from './errors.js';
import {forgetCalculation} from './forget.js';
import {priceOrder} from './lines.js';
import {amountsOf, findPromotion, obstacleOf, promotionView, promotionViews} from './promotion-rules.js';
import type {StoredOrder} from './state.js';

/** The most that one call applies by itself. */
const AUTO_LIMIT = 100;

type View = Record<string, unknown>;

const viewsOf = (world: World, stored: StoredOrder, promotionID: string | undefined): View[] =>
  promotionViews(world, stored).filter(({ID}) => ID === promotionID);

const isApplied = ({promotions = []}: StoredOrder, {ID}: Promotion): boolean =>
  promotions.some(({promotionID}) => promotionID === ID);

/** One that can't be combined stands alone, whichever came first. */
function canCombine(world: World, stored: StoredOrder, promotion: Promotion): boolean {
  const others = (stored.promotions ?? []).map(({promotionID}) => findPromotion(world, promotionID));
  return others.length === 0 || Boolean(promotion.CanCombine && others.every((other) => other?.CanCombine));
}

function put(world: World, {user}: Caller, stored: StoredOrder, {ID}: Promotion): void {
  stored.promotions = [...(stored.promotions ?? []), {promotionID: ID!, applied: isoDate(world.now), amounts: []}];
  forgetCalculation(stored);
  priceOrder(world, user, stored);
}

function take(world: World, {user}: Caller, stored: StoredOrder, {ID}: Promotion): void {
  stored.promotions = stored.promotions!.filter(({promotionID}) => promotionID !== ID);
  forgetCalculation(stored);
  priceOrder(world, user, stored);
}

/** Those that apply by themselves: by priority, those without one last. */
const automatic = ({catalogue}: World): Promotion[] =>
  (catalogue.promotions ?? [])
    .filter(({AutoApply}) => AutoApply)
    .sort((a, b) => (a.Priority ?? Infinity) - (b.Priority ?? Infinity));

/**
 * Puts the promotion with this code on an order; the answer is its first entry.
 *
 * Inferred: a code that nobody has given out is 404 with the code as the ID, and case counts.
 */
export function addPromotion(world: World, caller: Caller, stored: StoredOrder, code: string): View {
  const promotion = world.catalogue.promotions?.find(({Code}) => Code === code);
  if (!promotion) throw notFound('Promotion', code);
  if (isApplied(stored, promotion)) throw badRequest('Promotion.AlreadyAdded');
  const obstacle = obstacleOf(world, stored, promotion);
  if (obstacle) throw badRequest(obstacle);
  if (!canCombine(world, stored, promotion)) throw badRequest('Promotion.CannotCombine');
  put(world, caller, stored, promotion);
  return viewsOf(world, stored, promotion.ID)[0]!;
}

export function removePromotion(world: World, caller: Caller, stored: StoredOrder, code: string): void {
  const promotion = world.catalogue.promotions?.find(({Code}) => Code === code);
  if (!promotion || !isApplied(stored, promotion)) throw notFound('Promotion', code);
  take(world, caller, stored, promotion);
}

/** Those that could be put on the order, with what they would take off. Inferred: without those that are on it. */
export function eligiblePromotions(world: World, stored: StoredOrder): View[] {
  return (world.catalogue.promotions ?? [])
    .filter((each) => !isApplied(stored, each) && !obstacleOf(world, stored, each) && canCombine(world, stored, each))
    .map((each) => {
      const amount = amountsOf(each, stored).reduce((sum, {amount: one}) => sum + one, 0);
      return {Amount: amount, ...promotionView(world, each)};
    });
}

/** Puts on what applies by itself; gives the entries that came. */
export function applyPromotions(world: World, caller: Caller, stored: StoredOrder): View[] {
  const added: View[] = [];
  for (const each of automatic(world).slice(0, AUTO_LIMIT)) {
    if (isApplied(stored, each) || obstacleOf(world, stored, each) || !canCombine(world, stored, each)) continue;
    put(world, caller, stored, each);
    added.push(...viewsOf(world, stored, each.ID));
  }
  return added;
}

/** Takes off what is no longer valid, and puts on what applies by itself. */
export function refreshPromotions(world: World, caller: Caller, stored: StoredOrder): Record<string, View[]> {
  priceOrder(world, caller.user, stored);
  const removed: View[] = [];
  for (const {promotionID} of [...(stored.promotions ?? [])]) {
    const promotion = findPromotion(world, promotionID);
    const obstacle = promotion && obstacleOf(world, stored, promotion);
    if (!obstacle) continue;
    const {ErrorCode, Message: Reason} = errorEntry(obstacle);
    removed.push(...viewsOf(world, stored, promotionID).map((view) => ({ErrorCode, Reason, ...view})));
    take(world, caller, stored, promotion);
  }
  return {PromosAdded: applyPromotions(world, caller, stored), PromosRemoved: removed};
}
