import {compactUuid} from '../core/ids.js';
import {cookiePairs, readCookie, writeCookie} from './cookies.js';

/** Who the visitor was when something was captured; what wasn't known then is null. */
export interface Visitor {
  /** Cookie `uid`: the browser, a UUID without dashes unless a campaign's link says otherwise. */
  contactId: string | null;
  /** Cookie `sessionid`, a UUID without dashes. */
  sessionId: string | null;
  /** Cookie `email`: who was identified last, in their own case. */
  email: string | null;
  /** Cookie `cmid`: the campaign that led here, a UUID. */
  campaignId: string | null;
}

/** Days that an ID lives, from when it was made. */
const LIFETIMES = {uid: 3650, sessionid: 1} as const;
const ID_NAMES = ['uid', 'sessionid'] as const;

type IdName = (typeof ID_NAMES)[number];

/** IDs for this page alone, where the browser takes no cookies. */
const memory = new Map<string, string>();

/** As for Send's library, an empty cookie counts as none. */
const held = (name: string, pairs?: string[]): string | null => readCookie(name, pairs) || (memory.get(name) ?? null);

/** Reads the cookies of Send's library. Use it only after consent. */
export function readVisitor(pairs = cookiePairs()): Visitor {
  const [contactId, sessionId] = [held('uid', pairs), held('sessionid', pairs)];
  return {contactId, sessionId, email: held('email', pairs), campaignId: held('cmid', pairs)};
}

/** As the library's `init`: makes the IDs that are not there, so that the visitor is one contact by either transport. */
export function startVisitor(): Visitor {
  const pairs = cookiePairs();
  for (const name of ID_NAMES) if (!held(name, pairs)) keepId(name, compactUuid(), LIFETIMES[name]);
  return readVisitor();
}

/** Another person at this browser has IDs of their own. */
export function becomeVisitor({contactId, sessionId}: Visitor): void {
  if (contactId) keepId('uid', contactId, LIFETIMES.uid);
  if (sessionId) keepId('sessionid', sessionId, LIFETIMES.sessionid);
}

/**
 * Writes the cookie of an ID, or remembers the ID for the page where the browser takes none.
 *
 * @param days how long it lives; the browser's session when left out
 */
export function keepId(name: IdName, value: string, days?: number): void {
  writeCookie(name, value, days);
  if (readCookie(name)) memory.delete(name);
  else memory.set(name, value);
}

/** Drops what is held in memory; the cookies are erased with Send's other traces. */
export function forgetVisitor(): void {
  memory.clear();
}
