import type {SendCall} from '../events/send-payload.js';
import {libraryArguments} from './library-arguments.js';
import {LibraryLoader, type LibrarySettings} from './library-loader.js';
import {TransportError, type Transport} from './transport.js';

/** How long an answer is waited for, in milliseconds. */
const ANSWER_LIMIT = 5000;
/** The same where the browser doesn't tell of answers. */
const BLIND_LIMIT = 1000;

export interface LibraryTransportSettings extends LibrarySettings {
  /** Where the library sends to, e.g. `https://t.stat-track.com`; only listened to here. */
  readonly endpoint: string;
}

/**
 * By way of Send's own library. It tells nobody what became of a call, and its requests overtake each other: so calls
 * are handed over one at a time, and the browser's own record of requests (resource timing) shows the answer.
 */
export class LibraryTransport implements Transport {
  readonly name = 'library';
  readonly #settings: () => LibraryTransportSettings;
  readonly #loader: LibraryLoader;
  #stopWaiting: (() => void) | null = null;
  /** The last answer was not seen at all: on this page they may never be, so the next is not waited for as long. */
  #unseen = false;

  constructor(settings: () => LibraryTransportSettings) {
    this.#settings = settings;
    this.#loader = new LibraryLoader(settings);
  }

  ready(): Promise<void> {
    return this.#loader.ready();
  }

  async deliver(call: SendCall, pageUrl: string): Promise<void> {
    const path = call.action === 'IDENTIFY' ? '/identify' : '/track';
    const url = new URL(this.#settings().endpoint.replace(/\/$/, '') + path, document.baseURI);
    const from = performance.now();
    (window.mootrack as (...args: unknown[]) => void)(...libraryArguments(call, pageUrl));
    const status = await this.#answer(url.href, from);
    // 0 may be a server that leaves CORS headers off its answers, or a browser that doesn't tell.
    if (status >= 400)
      throw new TransportError('delivery-failed', `Send answered ${call.action} with ${status}`, status);
  }

  forget(): void {
    this.#loader.forget();
    this.#stopWaiting?.();
  }

  dispose(): void {
    this.#loader.dispose();
    this.#stopWaiting?.();
  }

  /** Resolves with the status of the request to `url` that began at `from` when it is over, or with 0 when that can't be told. */
  #answer(url: string, from: number): Promise<number> {
    return new Promise((resolve) => {
      const end = (status: number, unseen = false): void => {
        this.#unseen = unseen;
        observer?.disconnect();
        clearTimeout(timer);
        this.#stopWaiting = null;
        resolve(status);
      };
      const observer = tellsOfAnswers()
        ? new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
              if (entry.name === url && entry.startTime >= from) end(entry.responseStatus);
            }
          })
        : null;
      const limit = observer && !this.#unseen ? ANSWER_LIMIT : BLIND_LIMIT;
      const timer = setTimeout(() => end(0, observer !== null), limit);
      this.#stopWaiting = () => end(0);
      observer?.observe({type: 'resource'});
    });
  }
}

const tellsOfAnswers = (): boolean =>
  typeof PerformanceResourceTiming === 'function' && 'responseStatus' in PerformanceResourceTiming.prototype;
