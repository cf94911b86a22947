import type {Session} from '../ordercloud/session.js';

/** What is known of a session across the elements, and the copies of the kit, that speak for it. */
export interface SessionClaim {
  /** The element whose configuration counts and who announces; null while there is none. */
  owner: Claimant | null;
  /** The owner's configuration, in a form that can be compared. */
  settings: string;
  /** Those who came second and take over when the owner goes. */
  readonly waiting: Set<Claimant>;
  /** What the page has been told last. */
  readonly told: {shopper: string | null; cart: string | null};
}

export interface Claimant {
  requestUpdate(): void;
}

const CLAIMS = Symbol.for('ordercloud-send-elements.session-claims.v1');

type Shared = {[CLAIMS]?: WeakMap<Session, SessionClaim>};

export function claimOf(session: Session): SessionClaim {
  const claims = ((globalThis as Shared)[CLAIMS] ??= new WeakMap());
  let claim = claims.get(session);
  if (!claim) {
    claim = {owner: null, settings: '', waiting: new Set(), told: {shopper: null, cart: null}};
    claims.set(session, claim);
  }
  return claim;
}

/** Claims a document's session: `owner`, or, where another has it, whether that one's settings are the `same`. */
export function claimSession(session: Session, claimant: Claimant, settings: string): 'owner' | 'same' | 'conflict' {
  const claim = claimOf(session);
  claim.owner ??= claimant;
  if (claim.owner === claimant) {
    claim.settings = settings;
    claim.waiting.delete(claimant);
    return 'owner';
  }
  claim.waiting.add(claimant);
  return claim.settings === settings ? 'same' : 'conflict';
}

/** Gives the session up; those who wait are asked again. */
export function releaseSession(session: Session, claimant: Claimant): void {
  const claim = claimOf(session);
  claim.waiting.delete(claimant);
  if (claim.owner !== claimant) return;
  claim.owner = null;
  for (const each of claim.waiting) each.requestUpdate();
}
