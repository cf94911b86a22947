import {readStored, storageKey, writeStored} from './storage.js';

const LEDGER_SIZE = 500;
const LEDGER_AGE = 400 * 86_400_000;

/** An order ID, when it was claimed, in milliseconds since 1970, and the event that has claimed it. */
type LedgerEntry = [orderID: string, claimedAt: number, claimant?: string];

/**
 * The purchases of one website that this browser has handed over. Send can't tell a doubled purchase, and a
 * thank-you page is reloaded, shared between tabs, and returned to twice by payment pages.
 *
 * Kept in localStorage for 400 days, the newest 500; for the page only where storage is denied.
 */
export class OrderLedger {
  readonly #key: string;
  readonly #thisPage = new Map<string, string>();

  constructor(websiteId: string) {
    this.#key = storageKey('orders', websiteId);
  }

  /**
   * True for the first who claims an order, however often; claim before you hand over. Who else comes is refused.
   *
   * @param claimant key of the event that is about the order
   */
  claim(orderID: string, claimant: string): boolean {
    const entries = this.#entries();
    const known = entries.find(([id]) => id === orderID);
    if (known || this.#thisPage.has(orderID)) return (known?.[2] ?? this.#thisPage.get(orderID)) === claimant;
    this.#thisPage.set(orderID, claimant);
    writeStored(this.#key, [...entries, [orderID, Date.now(), claimant]].slice(-LEDGER_SIZE));
    return true;
  }

  /** Gives a claim back after a failure that was seen, so that the purchase can be handed over again. */
  release(orderID: string): void {
    this.#thisPage.delete(orderID);
    writeStored(
      this.#key,
      this.#entries().filter(([known]) => known !== orderID),
    );
  }

  #entries(): LedgerEntry[] {
    const stored = readStored(this.#key);
    const oldest = Date.now() - LEDGER_AGE;
    return (Array.isArray(stored) ? (stored as unknown[]) : []).filter(
      (entry): entry is LedgerEntry =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number' && entry[1] > oldest,
    );
  }
}
