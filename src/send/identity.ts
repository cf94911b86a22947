import {compactUuid} from '../core/ids.js';
import {deleteCookie, readAnew, readCookie, recentPairs} from './cookies.js';
import {readStored, storageKey, writeStored} from './storage.js';
import {becomeVisitor, readVisitor, type Visitor} from './visitor.js';

/**
 * Who was met last: a short hash of the e-mail, whether it was a shopper who signed in, whether Send was told; and who
 * the visitor is once all that waits has been handed over, where the cookies don't say so yet.
 */
type Person = [hash: string, shopper: boolean, told: boolean, coming: Coming | null];

/** A visitor, and the key of the event that makes them the present one. */
type Coming = [key: string, visitor: Visitor];

/**
 * Who the visitor is to one website in Send. Use it only after consent: it reads and writes Send's cookies.
 *
 * Send's library ties all it sends to the cookies `uid`, `sessionid` and `email`, and never changes the first two. So a
 * second person at the same browser gets new ones here, and whoever signs out takes their e-mail along.
 *
 * A change is known from its capture on, in all tabs and on the next page, so that what is captured behind it belongs to
 * the right person, and gets into the cookies in its turn, when what was captured before it has been sent.
 */
export class Identity {
  readonly #key: string;
  #last: Person | null = null;
  /** The hash of the e-mail that was told on this page and still holds. */
  #toldHere = '';

  constructor(websiteId: string) {
    this.#key = storageKey('identity', websiteId);
    readAnew();
  }

  /** Who the visitor is in what is captured now. */
  get visitor(): Visitor {
    return this.#lastPerson()?.[3]?.[1] ?? readVisitor(recentPairs());
  }

  /**
   * Somebody is identified: another person than before is another visitor.
   *
   * @param shopper whether this is a shopper who signed in, and may sign out
   * @param key of the event whose turn makes them the present visitor
   */
  meet(email: string, shopper: boolean, key: string): Visitor {
    const hash = hashOf(email);
    const {visitor} = this;
    const known = this.#lastPerson() ?? [hashOf(visitor.email ?? ''), false, false];
    const same = known[0] === hash;
    const isOther = !same && known[0] !== hashOf('');
    const ids = isOther ? {contactId: compactUuid(), sessionId: compactUuid()} : {};
    const coming = {...visitor, ...ids, email};
    this.#remember([hash, shopper || (same && known[1]), same && known[2], [key, coming]]);
    return coming;
  }

  /** The shopper is anonymous now. Null where no shopper was identified before, here or on an earlier page. */
  part(key: string): Visitor | null {
    const [hash, shopper, told] = this.#lastPerson() ?? [];
    if (!shopper) return null;
    const coming = {...this.visitor, email: null};
    this.#remember([hash!, false, told!, [key, coming]]);
    return coming;
  }

  /** A visitor with what wasn't known of them yet: who comes first has no IDs until something is sent. */
  complete(visitor: Visitor): Visitor {
    const now = readVisitor();
    return {
      ...visitor,
      contactId: visitor.contactId ?? now.contactId,
      sessionId: visitor.sessionId ?? now.sessionId,
      campaignId: visitor.campaignId ?? now.campaignId,
    };
  }

  /**
   * Prepares the browser for identifying a visitor who was met; false where nothing is to be sent, since this website
   * knows already. The library passes over an e-mail that equals its cookie, which another website of this origin may
   * have written.
   */
  begin(visitor: Visitor): boolean {
    const {email} = visitor;
    const hash = hashOf(email!);
    const cookie = readCookie('email');
    const [lastHash, , told] = this.#lastPerson() ?? [];
    if (told && lastHash === hash && (cookie === email || this.#toldHere === hash)) return false;
    const isOther = visitor.contactId !== readVisitor().contactId;
    // Until the answer has come, the cookies must not say that a contact has the e-mail of another.
    if (isOther || cookie === email) deleteCookie('email');
    if (isOther) becomeVisitor(visitor);
    return true;
  }

  /** Whether what goes out now in the name of the cookies goes out in this visitor's name. */
  isPresent({contactId, email}: Visitor): boolean {
    const now = readVisitor();
    const agree = (a: string | null, b: string | null): boolean => !a || !b || plain(a) === plain(b);
    return agree(contactId, now.contactId) && agree(email, now.email);
  }

  /** The visitor's identification was handed over, and not seen to fail. */
  told({email}: Visitor, key: string): void {
    const hash = hashOf(email!);
    const last = this.#lastPerson();
    this.#toldHere = hash;
    if (last?.[0] === hash) this.#remember([hash, last[1], true, last[3]]);
    this.arrive(key);
  }

  /** The identification was seen to fail. The library has written its cookie all the same and would never repeat it. */
  fail(): void {
    const last = this.#lastPerson();
    this.#toldHere = '';
    deleteCookie('email');
    // Other tabs go by this: they have not seen it.
    if (last?.[2]) this.#remember([last[0], last[1], false, last[3]]);
  }

  /** It is a parted visitor's turn. */
  signOut(key: string): void {
    this.fail();
    this.arrive(key);
  }

  /**
   * It was an event's turn, whatever came of it: if it was the last that changes who the visitor is, the cookies count.
   *
   * @param isMissed nothing came of it, and who the cookies mean is not known
   */
  arrive(key: string, isMissed = false): void {
    const [hash, shopper, told, coming] = this.#lastPerson() ?? [];
    if (coming?.[0] === key) this.#remember([isMissed ? '' : hash!, shopper!, told!, null]);
  }

  /** Drops what is held in memory; what is stored is erased with Send's other traces. */
  forget(): void {
    this.#toldHere = '';
    this.#last = null;
  }

  #lastPerson(): Person | null {
    const stored = readStored(this.#key);
    const usable = Array.isArray(stored) && typeof stored[0] === 'string';
    if (!usable) return this.#last;
    return [stored[0] as string, stored[1] === true, stored[2] === true, (stored[3] as Coming | undefined) ?? null];
  }

  #remember(person: Person): void {
    writeStored(this.#key, person);
    // What storage keeps may be cleared, and then counts no longer.
    this.#last = readStored(this.#key) === null ? person : null;
  }
}

/** Also of what is no text: junk in the outbox must not stop the line. */
const plain = (text: string): string => String(text).toLowerCase();

/** 32 bits (FNV-1a): tells two persons of one browser apart and says nothing about either. */
function hashOf(email: string): string {
  let hash = 0x811c9dc5;
  for (const letter of plain(email)) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
