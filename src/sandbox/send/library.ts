import {CookieJar} from './library-cookies.js';
import {isUuid, queryParameter} from './library-rules.js';
import {LibraryTracker, type LibraryEndpoints} from './library-tracker.js';

/** `mootrack` as a page knows it: the snippet's stub has a queue, the live library has none. */
export interface Mootrack {
  (...args: unknown[]): void;
  q?: ArrayLike<unknown>[];
}

export type LibraryWindow = Window & typeof globalThis & {mootrack?: unknown};

/**
 * A stand-in for Send's tracking library, from the moment its script is evaluated: takes over `window.mootrack`, writes
 * what the URL says into cookies, and replays the stub's queue.
 *
 * Starting it twice puts a second, uninitialised tracker in place of the first. Where storage is denied it throws after
 * `mootrack` was replaced and before the queue is replayed, as the real one does.
 */
export function startLibrary(page: LibraryWindow, endpoints: LibraryEndpoints = {}): void {
  const tracker = new LibraryTracker(page, endpoints);
  const cookies = new CookieJar(page.document);
  const {search, href} = page.location;

  const contactId = new URLSearchParams(search).get('cid');
  if (contactId) cookies.set('uid', contactId);

  const stub = page.mootrack as Mootrack | undefined;
  const call = (...args: unknown[]): void => callByName(tracker, args);
  page.mootrack = call;

  const entered = page.performance.now();
  const campaignId = queryParameter(href, 'cmid');
  if (campaignId !== null && isUuid(campaignId)) cookies.set('cmid', campaignId, 30);
  const memberId = queryParameter(href, 'mid');
  if (memberId !== null && isUuid(memberId)) cookies.set('mid', memberId);
  watchForExit(page, tracker, cookies, entered);

  // An aliased call that throws ends the loop, and what was queued behind it is lost.
  if (typeof stub === 'function' && typeof stub.q === 'object') {
    for (const queued of stub.q) call(...Array.from(queued));
  }
}

/** A method's errors are written to the console; any other name is an event, and its errors reach the caller. */
function callByName(tracker: LibraryTracker, [name = '', ...rest]: unknown[]): void {
  const method: unknown = Reflect.get(tracker, name as string);
  if (typeof method !== 'function') return tracker.track(name, rest[0]);
  try {
    Reflect.apply(method, tracker, rest);
  } catch (error) {
    console.error(error);
  }
}

/** Once a day at most. The cookie's text counts, so that `false` switches it on as well. */
function watchForExit(page: LibraryWindow, tracker: LibraryTracker, cookies: CookieJar, entered: number): void {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  const lastExited = new Date(page.localStorage.getItem('lastExited') ?? 0);
  if (!cookies.get('exitIntentFlag') || !(yesterday > lastExited)) return;
  const leave = (): void => {
    page.localStorage.setItem('lastExited', new Date().toString());
    tracker.trackExitIntent(Math.round((page.performance.now() - entered) / 1000));
    root.removeEventListener('mouseleave', leave);
  };
  const root = page.document.documentElement;
  root.addEventListener('mouseleave', leave);
}
