import type {SendCall} from '../events/send-payload.js';
import {removeStored, storageKey} from './storage.js';
import {attempt} from './values.js';
import type {Visitor} from './visitor.js';

/** Version of what is stored; records of another are junk. */
const VERSION = 'v1';
/** Bounds of what may wait: characters, events, and age in milliseconds. */
const MOST_CHARACTERS = 256 * 1024;
const MOST_EVENTS = 500;
const LONGEST_WAIT = 7 * 86_400_000;
/** How much of the bounds is left filled when something has to go. */
const SPARE = 0.9;
/** Digits of a time in a key, enough until the year 5188. */
const STAMP_SIZE = 9;

/** An event that waits to be sent. Plain data. */
export interface OutboxRecord {
  /** ID of its fact. */
  readonly id: string;
  /** Null where a shopper signed out: nothing is sent, but it has its place in the order. */
  readonly call: SendCall | null;
  readonly pageUrl: string;
  readonly visitor: Visitor;
  /** When it was captured, milliseconds since 1970. */
  readonly at: number;
  /** ID of the order that a purchase is about. */
  readonly orderID?: string | undefined;
  /** When it was handed to a transport whose answer was not seen, milliseconds since 1970. */
  readonly handed?: number | undefined;
  /** Until when it waits for somebody who is to be identified first, milliseconds since 1970. */
  readonly held?: number | undefined;
  /** How often it was handed over before. */
  readonly tries?: number | undefined;
}

/** What bounds ask about an event: its action, and the characters of its record. */
type Known = [action: string | undefined, size: number];

/** What goes first when there is too much; purchases and sign-outs stay. */
const DISPENSABLE: (string | undefined)[] = ['PAGE_VIEWED', 'CUSTOM', 'ADDED_TO_ORDER', 'IDENTIFY'];

/** The keys of what may go when there is too much, the first to go first; `all` by key, oldest first. */
export const dispensable = (all: readonly (readonly [key: string, about: Partial<Known>])[]): string[] =>
  DISPENSABLE.flatMap((action) => all.filter(([, about]) => about[0] === action).map(([key]) => key));

/**
 * The write-ahead log of one website: what has happened and is not acknowledged yet, for all tabs, in localStorage. Each
 * event has a key of its own, so that to add one is one write and to be done with it one removal, and no tab can
 * overwrite what another has added. Keys sort in the order of capture.
 *
 * What storage refuses (denied, full) is kept in memory for this page. Junk under its keys counts as nothing.
 */
export class Outbox {
  /** The key that all others begin with. */
  readonly prefix: string;
  readonly #memory = new Map<string, string>();
  /** Keeps the keys of two tabs apart that write in the same millisecond. */
  readonly #tab = Math.random().toString(36).slice(2, 6);
  #lastStamp = 0;
  /** What is there, by key: an estimate, exact where a bound is met; null before the first look. */
  #known: Map<string, Known> | null = null;
  #characters = 0;

  constructor(websiteId: string) {
    this.prefix = `${storageKey(`outbox.${VERSION}`, websiteId)}.`;
  }

  /** A place at the end: greater than every key that this page has made or seen, whatever the clock does. */
  place(): string {
    this.#lastStamp = Math.max(Date.now(), this.#lastStamp + 1);
    return `${this.prefix}${this.#lastStamp.toString(36).padStart(STAMP_SIZE, '0')}${this.#tab}`;
  }

  /** Writes a record, once; gives the keys of what had to go for it. */
  put(key: string, record: OutboxRecord): string[] {
    const known = this.#known ?? this.#look();
    const text = JSON.stringify(record);
    this.#write(key, text);
    known.set(key, [record.call?.action, text.length]);
    this.#characters += text.length;
    return this.#fills(1) ? [] : this.#trim();
  }

  /**
   * Writes the record of an event that is there anew, once. Where storage is full the old one stays: in memory it would
   * outlive what another tab does about it.
   */
  rewrite(key: string, record: OutboxRecord): void {
    const text = JSON.stringify(record);
    if (this.#memory.has(key)) this.#write(key, text);
    else attempt(() => localStorage.setItem(key, text));
  }

  /** The record under a key, or null where there is none. */
  get(key: string): OutboxRecord | null {
    const text = this.#memory.get(key) ?? attempt(() => localStorage.getItem(key));
    const record = attempt(() => JSON.parse(text!) as OutboxRecord | null);
    return typeof record?.at === 'number' && record.call !== undefined && record.visitor ? record : null;
  }

  isExpired({at}: OutboxRecord): boolean {
    return Date.now() - at > LONGEST_WAIT;
  }

  /** Whether this page has made the key. */
  isOwn(key: string): boolean {
    return key.endsWith(this.#tab);
  }

  /** Whether a key outlives the page. */
  isDurable(key: string): boolean {
    return !this.#memory.has(key);
  }

  remove(key: string): void {
    this.#characters -= this.#known?.get(key)?.[1] ?? 0;
    this.#known?.delete(key);
    this.#memory.delete(key);
    removeStored(key);
  }

  /** The keys of all tabs, in the order in which their events were captured. */
  keys(): string[] {
    // Where storage is denied, memory has all there is.
    const stored = attempt(() => Object.keys(localStorage)) ?? [];
    const keys = [...this.#memory.keys(), ...stored.filter((key) => key.startsWith(this.prefix))].sort();
    // A page that captures faster than the clock ticks, or whose clock is ahead, leaves places that are to come.
    const last = keys.at(-1)?.slice(this.prefix.length, this.prefix.length + STAMP_SIZE) ?? '';
    this.#lastStamp = Math.max(this.#lastStamp, parseInt(last, 36) || 0);
    return keys;
  }

  #write(key: string, text: string): void {
    try {
      localStorage.setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
    }
  }

  /** Looks at all that is there; what this page has written needs not be read again. */
  #look(): Map<string, Known> {
    const before = this.#known;
    const sizeUp = (key: string): Known => {
      const record = this.get(key);
      return [record?.call?.action, JSON.stringify(record).length];
    };
    this.#known = new Map(this.keys().map((key) => [key, before?.get(key) ?? sizeUp(key)]));
    this.#characters = [...this.#known.values()].reduce((sum, [, size]) => sum + size, 0);
    return this.#known;
  }

  /** Whether what is there fills no more than a part of the bounds. */
  #fills(part: number): boolean {
    return this.#known!.size <= MOST_EVENTS * part && this.#characters <= MOST_CHARACTERS * part;
  }

  /** Makes room for what comes next as well. */
  #trim(): string[] {
    const dropped: string[] = [];
    for (const key of dispensable([...this.#look()])) {
      if (this.#fills(SPARE)) break;
      this.remove(key);
      dropped.push(key);
    }
    return dropped;
  }
}
