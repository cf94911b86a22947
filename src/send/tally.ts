/** What has become of the events that one page's tracker knows of. */
export interface SendStats {
  /** All of them: always the sum of the rest. */
  captured: number;
  /** Waiting: for consent, for the shopper, for a connection, for its turn. */
  pending: number;
  /** Handed over, answer not seen yet. */
  handed: number;
  acknowledged: number;
  /** Handed over, and whether it arrived can't be known. */
  unknown: number;
  /** Taken over by another tab, which counts what becomes of it. */
  elsewhere: number;
  /** Not sent, by reason. */
  dropped: Record<string, number>;
}

type Outcome = 'acknowledged' | 'unknown' | 'elsewhere';

/** Counts what becomes of events, each once, by key. */
export class Tally {
  /** Those whose outcome is open, and whether they were handed over. */
  readonly #open = new Map<string, boolean>();
  readonly #ended = {acknowledged: 0, unknown: 0};
  readonly #elsewhere = new Set<string>();
  readonly #dropped: Record<string, number> = {};

  get stats(): SendStats {
    const handed = [...this.#open.values()].filter(Boolean).length;
    const pending = this.#open.size - handed;
    const dropped = {...this.#dropped};
    const ended = {...this.#ended, elsewhere: this.#elsewhere.size};
    const sum = Object.values(ended).reduce((a, b) => a + b);
    const captured = Object.values(dropped).reduce((a, b) => a + b, sum + this.#open.size);
    return {captured, pending, handed, ...ended, dropped};
  }

  /** The open ones. */
  get open(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** An event is known from now on, or waits again, here or as another tab has left it. */
  pending(key: string): void {
    this.#elsewhere.delete(key);
    this.#open.set(key, false);
  }

  /** An event that was dropped waits again. */
  reopened(key: string, reason: string): void {
    if (--this.#dropped[reason]! === 0) delete this.#dropped[reason];
    this.pending(key);
  }

  handed(key: string): void {
    this.#open.set(key, true);
  }

  ended(key: string, outcome: Outcome): void {
    if (!this.#open.delete(key)) return;
    if (outcome === 'elsewhere') this.#elsewhere.add(key);
    else this.#ended[outcome]++;
  }

  dropped(key: string, reason: string): void {
    if (this.#open.delete(key)) this.#dropped[reason] = (this.#dropped[reason] ?? 0) + 1;
  }
}
