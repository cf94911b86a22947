import {libraryArguments} from './library-arguments.js';
import {LibraryLoader, type LibrarySettings} from './library-loader.js';
import {nextRequest} from './next-request.js';
import {TransportError, aborted, badAnswer, type Handover, type Transport} from './transport.js';

/** How long an answer is waited for, in milliseconds. */
const ANSWER_LIMIT = 5000;
/** The same where the last one was not seen at all: on this page they may never be. */
const UNSEEN_LIMIT = 1000;

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
  readonly usesPresentVisitor = true;
  readonly #settings: () => LibraryTransportSettings;
  readonly #loader: LibraryLoader;
  #waiting = new AbortController();
  #unseen = false;
  /** A status was reported for a request of this page's, so that one of 0 means that none came. */
  #reports = false;

  constructor(settings: () => LibraryTransportSettings) {
    this.#settings = settings;
    this.#loader = new LibraryLoader(settings);
  }

  ready(): Promise<void> {
    return this.#loader.ready();
  }

  async deliver({call, pageUrl}: Handover, abort: AbortSignal): Promise<void | 'unknown'> {
    const path = call.action === 'IDENTIFY' ? '/identify' : '/track';
    const url = new URL(this.#settings().endpoint.replace(/\/$/, '') + path, document.baseURI);
    const from = performance.now();
    (window.mootrack as (...args: unknown[]) => void)(...libraryArguments(call, pageUrl));
    this.#waiting = new AbortController();
    const signal = AbortSignal.any([abort, this.#waiting.signal]);
    const answered = (request: PerformanceResourceTiming): number | undefined =>
      request.name === url.href && request.startTime >= from ? (request.responseStatus ?? 0) : undefined;
    const status = await nextRequest(answered, this.#unseen ? UNSEEN_LIMIT : ANSWER_LIMIT, signal);
    if (signal.aborted) throw aborted();
    this.#unseen = status === undefined;
    this.#reports ||= Boolean(status);
    if (status === undefined) return 'unknown';
    if (status >= 400) throw badAnswer(call, status);
    if (status > 0) return undefined;
    // A server that leaves CORS headers off its answers looks like none, and so does a browser that doesn't tell.
    if (!this.#reports) return 'unknown';
    throw new TransportError('endpoint-unreachable', `${call.action} got no answer`, 0, {retryable: true});
  }

  forget(): void {
    this.#loader.forget();
    this.#waiting.abort();
  }

  dispose(): void {
    this.#loader.dispose();
    this.#waiting.abort();
  }
}
