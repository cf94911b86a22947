import {cookieNames, deleteCookie, readCookie} from './cookies.js';
import {removeStored, storageKey} from './storage.js';

const UUID = /^[\da-f]{8}(-?[\da-f]{4}){3}-?[\da-f]{12}$/i;

type Rule = [name: RegExp, value: RegExp];

const PERSON: Rule = [/^(email|USER_EMAIL)$/, /@/];

/**
 * The cookies of Send's library and what their values look like. `uid`, `sessionid` and `email` are names that other
 * software uses too, so a value of another shape is somebody else's and stays. A `uid` may come from a campaign's link,
 * in any form of a UUID; a `sessionid` never does.
 */
const COOKIES: Rule[] = [
  [/^(uid|cmid|mid)$/, UUID],
  [/^sessionid$/, /^[\da-f]{32}$/],
  PERSON,
  [/^(exitIntentFlag|msf_.*)$/, /^/],
];

/** Removes from this browser who the visitor is to Send: consent to being identified was denied or withdrawn. */
export function erasePerson(websiteId: string): void {
  eraseCookies([PERSON]);
  removeStored(storageKey('identity', websiteId));
}

/** Removes all that Send's library and the kit have kept for Send: consent was denied or withdrawn. */
export function eraseTraces(websiteId: string): void {
  eraseCookies(COOKIES);
  removeStored('lastExited');
  for (const kind of ['identity', 'orders', 'facts', 'cart']) removeStored(storageKey(kind, websiteId));
}

function eraseCookies(rules: readonly Rule[]): void {
  for (const name of cookieNames()) {
    if (rules.some(([names, values]) => names.test(name) && values.test(readCookie(name) ?? ''))) deleteCookie(name);
  }
}
