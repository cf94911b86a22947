import {deepFreeze} from '../core/deep-freeze.js';
import {uuid} from '../core/ids.js';
import {within} from '../core/within.js';

/** How long whoever navigates next waits for those who asked by `waitUntil`, in milliseconds. */
export const WAIT_LIMIT = 1000;

/**
 * Something that has happened and that OrderCloud, where it was asked, has confirmed. Bubbles, is composed, can't be
 * cancelled, and its detail is a frozen copy.
 */
export abstract class FactEvent<Detail> extends Event {
  readonly detail: Readonly<Detail>;
  /** UUID of this fact; handed over once, however many listeners, trackers or tabs hear it. */
  readonly id: string = uuid();
  /** When it happened, ISO 8601 in UTC. */
  readonly occurredAt: string = new Date().toISOString();
  /** The page it happened on. */
  readonly pageUrl: string = location.href;

  readonly #waits: Promise<unknown>[] = [];

  constructor(type: string, detail: Detail) {
    super(type, {bubbles: true, composed: true});
    this.detail = frozenCopy(detail);
  }

  /** Asks whoever navigates next to wait for `promise`, {@link WAIT_LIMIT} milliseconds at most. Its failure is ignored. */
  waitUntil(promise: Promise<unknown>): void {
    this.#waits.push(promise);
  }

  /** Resolves when all that was asked for by {@link waitUntil} has settled, or after {@link WAIT_LIMIT} milliseconds. */
  settled(): Promise<void> {
    return within(Promise.allSettled(this.#waits), WAIT_LIMIT);
  }
}

/**
 * Plain data is copied and frozen throughout. What can't be copied (a `retry` function, a framework's proxy) is shared,
 * and only the detail itself is frozen: nobody's own state ever is.
 */
function frozenCopy<T>(detail: T): Readonly<T> {
  try {
    return deepFreeze(structuredClone(detail));
  } catch {
    return Object.freeze({...detail});
  }
}
