import type {ReactiveController} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import type {Strings} from '../core/strings.js';
import {commerce} from '../ordercloud/commerce.js';
import {asCommerceError} from '../ordercloud/errors.js';
import type {Session} from '../ordercloud/session.js';
import {explainMistake} from './explain-mistake.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** What an element shows of a shopper's own. */
export interface ShopperReading<T> {
  /** What is to be read, as a text that changes with it; empty where there is nothing to read. */
  key(): string;
  /** @throws CommerceError as OrderCloud answered */
  read(session: Session, signal: AbortSignal): Promise<T>;
  isEmpty?(data: T): boolean;
  /** Runs before anything of somebody else is read. */
  begin?(): void;
}

/**
 * Reads something of who is signed in for an element while that is connected, again for somebody else, and shows in the
 * element's view how it went. Who is not signed in has nothing, and nothing is asked for.
 */
export class ShopperData<T> implements ReactiveController {
  readonly #host: ViewHost;
  readonly #view: ViewController<Strings>;
  readonly #reading: ShopperReading<T>;
  #data: T | null = null;
  /** Whose it is, and what. */
  #who: string | null = null;
  #key: string | null = null;
  #running: AbortController | null = null;
  #unsubscribe: Unsubscribe | null = null;

  constructor(host: ViewHost, view: ViewController<Strings>, reading: ShopperReading<T>) {
    this.#host = host;
    this.#view = view;
    this.#reading = reading;
    host.addController(this);
  }

  /** What was read last; null where that failed, or belongs to somebody else. */
  get data(): T | null {
    return this.#data;
  }

  /** Whether nobody is signed in. */
  get isGuest(): boolean {
    return commerce().session.state.value.status === 'anonymous';
  }

  hostConnected(): void {
    this.#unsubscribe = commerce().session.state.subscribe(() => this.#follow());
    this.#follow();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#running?.abort();
    this.#key = null;
  }

  /** Reads it again. */
  readonly reload = (): void => {
    this.#key = null;
    this.#follow();
  };

  #follow(): void {
    const {status} = commerce().session.state.value;
    const user = status === 'registered' ? commerce().session.user : null;
    const who = `${status} ${user ?? ''}`;
    if (who !== this.#who) {
      this.#who = who;
      this.#key = this.#data = null;
      this.#reading.begin?.();
    }
    const wanted = this.#reading.key();
    if (wanted === this.#key) return;
    this.#key = wanted;
    this.#running?.abort();
    if (!wanted) this.#data = null;
    if (user !== null && wanted) void this.#read();
    else this.#view.show(status === 'unconfigured' ? 'idle' : status === 'resolving' ? 'loading' : 'empty');
  }

  async #read(): Promise<void> {
    const {signal} = (this.#running = new AbortController());
    this.#view.show('loading');
    try {
      const data = await this.#reading.read(commerce().session, signal);
      if (signal.aborted) return;
      this.#data = data;
      this.#view.show(this.#reading.isEmpty?.(data) ? 'empty' : 'ready');
    } catch (error) {
      if (signal.aborted) return;
      this.#data = null;
      const failure = explainMistake(asCommerceError(error, ''));
      this.#view.fail(failure, failure.retryable ? this.reload : null);
    }
  }
}
