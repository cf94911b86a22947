export type Unsubscribe = () => void;

/** A value that can be watched. Listeners run synchronously, in the order in which they subscribed. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  get value(): T {
    return this.#value;
  }

  /** Whether there is a listener. */
  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /**
   * Replaces the value and tells every listener, unless it is the same value. A listener that sets the value again, or
   * unsubscribes another, is heeded at once: nobody hears an older value after a newer one.
   */
  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) {
      if (!Object.is(value, this.#value)) return;
      if (this.#listeners.has(listener)) listener(value);
    }
  }

  /** Calls `listener` at each change from now on, not for the present value. */
  subscribe(listener: (value: T) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
