import {readStored, storageKey, writeStored} from './storage.js';

const LEDGER_SIZE = 500;
const LEDGER_AGE = 400 * 86_400_000;

/** An order ID and when it was claimed, in milliseconds since 1970. */
type LedgerEntry = [orderID: string, claimedAt: number];

/**
 * The purchases of one website that this browser has handed over. Send can't tell a doubled purchase, and a
 * thank-you page is reloaded, shared between tabs, and returned to twice by payment pages.
 *
 * Kept in localStorage for 400 days, the newest 500; for the page only where storage is denied.
 */
export class OrderLedger {
  readonly #key: string;
  readonly #thisPage = new Set<string>();

  constructor(websiteId: string) {
    this.#key = storageKey('orders', websiteId);
  }

  /** True for the first claim of an order; claim before you hand over. */
  claim(orderID: string): boolean {
    const entries = this.#entries();
    if (this.#thisPage.has(orderID) || entries.some(([known]) => known === orderID)) return false;
    this.#thisPage.add(orderID);
    writeStored(this.#key, [...entries, [orderID, Date.now()]].slice(-LEDGER_SIZE));
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
