import {writeCookie} from './cookies.js';
import {TransportError, badAnswer, type Handover, type Transport} from './transport.js';
import {attempt} from './values.js';
import {forgetVisitor, readVisitor, startVisitor} from './visitor.js';
import {wireRequest} from './wire-body.js';

/** How long an answer is waited for, in milliseconds. */
const ANSWER_LIMIT = 10_000;
/** The longest wait that a server can ask for, in milliseconds. */
const LONGEST_WAIT = 300_000;
/** Bytes of a body that may outlive its page; a browser allows 64 KiB for all such requests of a page together. */
const KEEPALIVE_SIZE = 60_000;

export interface HttpTransportSettings {
  /** As the page wrote it. */
  readonly websiteId: string;
  /** Origin of Send's collector, with or without a slash at its end. */
  readonly endpoint: string;
}

/**
 * By requests of our own in the wire format of Send's library, with the same identity cookies: a visitor stays one
 * contact when a site goes from one transport to the other. Unlike the library it knows what became of each event.
 *
 * - The cookie `email` is written once an identification has been answered with 2xx. The library writes it before, and
 *   never repeats an identification that got lost.
 * - Nothing is asked of Send's forms host, so Send's pop-up forms are off, and no cookie leaves the page.
 * - Nobody watches for an exit: there is no EXIT_INTENT.
 * - A request ends with its page, and the next page sends the event again. `keepalive` is for what no next page can
 *   know of: Chromium carries such a request on even where the page has aborted it, so that it would arrive twice.
 */
export class HttpTransport implements Transport {
  readonly name = 'http';
  readonly takesBack = true;
  readonly #settings: () => HttpTransportSettings;
  #ending = new AbortController();

  /** @param settings read at each delivery: a page may set its configuration late */
  constructor(settings: () => HttpTransportSettings) {
    this.#settings = settings;
  }

  /** Sees to the visitor's IDs; never rejects. */
  ready(): Promise<void> {
    startVisitor();
    return Promise.resolve();
  }

  /**
   * Resolves when Send has answered with 2xx, whatever the answer says. Rejects with a {@link TransportError}:
   *
   * | code | when | retryable |
   * | --- | --- | --- |
   * | `delivery-failed` | another answer, in `status` | for 408, 429 and 5xx |
   * | `delivery-timeout` | no answer within 10 s | yes |
   * | `endpoint-unreachable` | offline, blocked, refused by CORS, or a broken `fetch` | yes |
   * | `event-poisoned` | the event can't be written as JSON | no |
   * | `aborted` | `signal`, {@link forget} or {@link dispose} | no |
   */
  async deliver(event: Handover, signal: AbortSignal): Promise<void> {
    const {websiteId, endpoint} = this.#settings();
    const {call, visitor, isLast = false} = event;
    const request = attempt(() => {
      const {path, body} = wireRequest(call, {...event, websiteId});
      return {url: endpoint.replace(/\/$/, '') + path, body: JSON.stringify(body)};
    });
    if (!request) throw new TransportError('event-poisoned', `${call.action} can’t be written as JSON`);
    const late = AbortSignal.timeout(ANSWER_LIMIT);
    const stop = AbortSignal.any([signal, this.#ending.signal, late]);
    // A fetch that a page has put in place of the browser's own may not look at its signal.
    const answer = await Promise.race([post(request, isLast, stop).catch(() => null), aborted(stop)]);
    const status = attempt(() => answer!.status) ?? 0;
    // A body that nobody reads keeps its share of the browser's limit for as long as the answer is not collected.
    attempt(() => void answer!.text().catch(() => {}));
    if (!(status >= 200) || stop.aborted) {
      const code = late.aborted ? 'delivery-timeout' : stop.aborted ? 'aborted' : 'endpoint-unreachable';
      const message = `${call.action} has no answer from ${request.url}`;
      throw new TransportError(code, message, 0, {retryable: code !== 'aborted'});
    }
    if (status >= 300) throw badAnswer(call, status, waitOf(answer!));
    // Somebody else may be at this browser by now.
    if (call.action === 'IDENTIFY' && readVisitor().contactId === visitor.contactId) {
      writeCookie('email', call.payload.email);
    }
  }

  /** Consent was withdrawn: aborts what is under way and drops what is held in memory. */
  forget(): void {
    this.dispose();
    forgetVisitor();
  }

  /** Aborts what is under way. */
  dispose(): void {
    this.#ending.abort();
    this.#ending = new AbortController();
  }
}

/** Resolves when `signal` has been aborted. */
const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));

/** The answer; rejects where none could be had, also where a page's own `fetch` throws. */
async function post(
  {url, body}: {url: string; body: string},
  isLast: boolean,
  signal: AbortSignal,
): Promise<Response | null> {
  const headers = {Accept: 'application/json', 'Content-Type': 'application/json'};
  const keepalive = isLast && new Blob([body]).size <= KEEPALIVE_SIZE;
  // Who refers is left to the document's own policy, as it is with the library's XMLHttpRequest.
  return signal.aborted ? null : fetch(url, {method: 'POST', headers, body, keepalive, credentials: 'omit', signal});
}

/** The header Retry-After, in seconds or as an HTTP date. Across origins it can be read only where the server exposes it. */
function waitOf({headers}: Response): number | null {
  const text = attempt(() => headers.get('Retry-After')) ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : /GMT$/.test(text) ? Date.parse(text) - Date.now() : NaN;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT);
}
