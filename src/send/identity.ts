import {uuid} from '../core/ids.js';
import {deleteCookie, readCookie, writeCookie} from './cookies.js';
import {readStored, storageKey, writeStored} from './storage.js';

/** Who was identified last: a short hash of the e-mail, and whether it was a shopper who signed in. */
type Person = [hash: string, shopper: boolean];

/**
 * Who the visitor is to Send. Use it only after consent: it reads and writes Send's cookies.
 *
 * Send's library ties all it sends to the cookies `uid`, `sessionid` and `email`, and never changes the first two. So a
 * second person at the same browser gets new ones here, and whoever signs out takes their e-mail along.
 */
export class Identity {
  readonly #key: string;
  #last: Person | null = null;
  /** The hash of the e-mail that was identified on this page and still holds. */
  #present = '';

  constructor(websiteId: string) {
    this.#key = storageKey('identity', websiteId);
  }

  /**
   * Prepares the browser for identifying `email`; false where nothing is to be sent, since Send knows already. The
   * library too passes over an e-mail that equals its cookie, letter by letter.
   *
   * @param shopper whether this is a shopper who signed in, and may sign out
   */
  begin(email: string, shopper: boolean): boolean {
    const hash = hashOf(email);
    const cookie = readCookie('email');
    const [lastHash, wasShopper] = this.#lastPerson() ?? [cookie && hashOf(cookie), false];
    const known = cookie === email || this.#present === hash;
    if (!known && lastHash && lastHash !== hash) {
      writeCookie('uid', compactUuid(), 3650);
      writeCookie('sessionid', compactUuid(), 1);
    }
    this.#present = hash;
    this.#remember([hash, shopper || (wasShopper && lastHash === hash)]);
    return !known;
  }

  /** The identification was seen to fail. The library has written its cookie all the same and would never repeat it. */
  fail(): void {
    this.#present = '';
    deleteCookie('email');
  }

  /** The shopper is anonymous now: if a shopper was identified before, here or on an earlier page, they are no longer. */
  signOut(): void {
    const last = this.#lastPerson();
    if (!last?.[1]) return;
    this.fail();
    this.#remember([last[0], false]);
  }

  /** Drops what is held in memory; what is stored is erased with Send's other traces. */
  forget(): void {
    this.#present = '';
    this.#last = null;
  }

  #lastPerson(): Person | null {
    const stored = readStored(this.#key);
    const usable = Array.isArray(stored) && typeof stored[0] === 'string';
    return usable ? [stored[0] as string, stored[1] === true] : this.#last;
  }

  #remember(person: Person): void {
    this.#last = person;
    writeStored(this.#key, person);
  }
}

const compactUuid = (): string => uuid().replaceAll('-', '');

/** 32 bits (FNV-1a): tells two persons of one browser apart and says nothing about either. */
function hashOf(email: string): string {
  let hash = 0x811c9dc5;
  for (const letter of email.toLowerCase()) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
