import type {RecordedFact} from '../core/fact-buffer.js';
import type {SendCall} from '../events/send-payload.js';

/** Events that wait in memory, at most. */
export const QUEUE_LIMIT = 200;

export interface Entry {
  /** Null where a shopper became anonymous: no call, but it has its place in the order. */
  readonly call: SendCall | null;
  readonly fact: Required<RecordedFact>;
  /** Tells whoever waits for this entry that it need not be waited for any longer. */
  readonly settle: () => void;
}

/** What goes first when there is too much; purchases and sign-outs go last. */
const DISPENSABLE = ['PAGE_VIEWED', 'ADDED_TO_ORDER', 'IDENTIFY'];

/**
 * Events of one website in the order in which they are to be sent. While it is being asked who the shopper is, what
 * happens is held aside, so that the answer can go ahead of it.
 */
export class SendQueue {
  #entries: Entry[] = [];
  #held: Entry[] | null = null;

  /** Adds an entry; gives the one that had to go for it. */
  push(entry: Entry): Entry | null {
    (this.#held ?? this.#entries).push(entry);
    return this.#entries.length + (this.#held?.length ?? 0) > QUEUE_LIMIT ? this.#dropOne() : null;
  }

  /** Puts an entry before all others. */
  putBack(entry: Entry): void {
    this.#entries.unshift(entry);
  }

  hold(): void {
    this.#held ??= [];
  }

  /** Ends holding; gives what was held, which is no longer in the queue. */
  takeHeld(): Entry[] {
    const held = this.#held ?? [];
    this.#held = null;
    return held;
  }

  /** The first entry that may go; it stays in the queue. */
  first(mayGo: (entry: Entry) => boolean): Entry | undefined {
    return this.#entries.find(mayGo);
  }

  remove(entry: Entry): void {
    this.#entries = this.#entries.filter((each) => each !== entry);
  }

  /** Every entry, held ones too. */
  get entries(): readonly Entry[] {
    return [...this.#entries, ...(this.#held ?? [])];
  }

  /** Keeps only some entries. */
  keep(stays: (entry: Entry) => boolean): void {
    this.#entries = this.#entries.filter(stays);
    this.#held = this.#held?.filter(stays) ?? null;
  }

  #dropOne(): Entry {
    const action = DISPENSABLE.find((each) => this.entries.some(({call}) => call?.action === each));
    const victim = this.entries.find(({call}) => !action || call?.action === action)!;
    this.keep((entry) => entry !== victim);
    return victim;
  }
}
