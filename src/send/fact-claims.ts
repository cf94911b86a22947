const CLAIMS = Symbol.for('ordercloud-send-elements.claims.v1');
const CLAIM_LIMIT = 1000;

/**
 * Takes a fact for a website, once on a page for all trackers and all copies of the kit; false where it was taken
 * before. The newest 1000 are remembered.
 */
export function claimFact(websiteId: string, factId: string): boolean {
  const shared = globalThis as {[CLAIMS]?: Set<string>};
  const claims = (shared[CLAIMS] ??= new Set());
  const claim = `${websiteId} ${factId}`;
  if (claims.has(claim)) return false;
  claims.add(claim);
  if (claims.size > CLAIM_LIMIT) claims.delete(claims.values().next().value!);
  return true;
}
