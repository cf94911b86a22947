import {readCookie} from './cookies.js';
import {eraseTraces} from './erase-traces.js';
import {insertScript, scriptPath} from './library-script.js';
import {nextRequest} from './next-request.js';
import {storageDenied} from './storage.js';
import {TransportError, aborted} from './transport.js';
import {plainWebsiteId} from './website-id.js';

type Call = ArrayLike<unknown>;

/** `window.mootrack`: Send's library when it is live; before that a stub that keeps what it is called with in `q`. */
type Mootrack = ((...args: unknown[]) => void) & {q?: Call[]};

declare global {
  interface Window {
    mootrack?: unknown;
  }
}

/** How long a live library that somebody else brought is watched for a sign of its website ID, in milliseconds. */
const SIGN_LIMIT = 1000;
/** How many requests a browser keeps on record; later ones are left out. */
const RECORD_SIZE = 250;
/** The end of the path of Send's own file, which a snippet loads whatever `library-url` says. */
const LIBRARY_FILE = '/moosend-tracking.min.js';

export interface LibrarySettings {
  /** A UUID with or without dashes. */
  readonly websiteId: string;
  readonly libraryUrl: string;
  /** For the page's content security policy; empty where it has none. */
  readonly nonce?: string;
}

/**
 * Brings Send's library to the page, initialised for one website, whatever is there already:
 *
 * - nothing: a stub of ours with `init` as its first entry, and the script
 * - the stub of a classic snippet: its queue gets our `init` in front unless it has one; where its script never comes
 *   (the snippet waits for the window's `load`, which may be over) we load it
 * - a live library: used as it is, and initialised only where nothing shows that it has been
 *
 * A library that works for another website is left alone: our events must not reach that website.
 */
export class LibraryLoader {
  /** Read at each use: a page may set its configuration late. */
  readonly #settings: () => LibrarySettings;
  /** The live library that is known to work for our website. */
  #library: unknown = null;
  /** When that was last so. A library that takes its place has to show a newer sign. */
  #checkedAt = 0;
  #stub: unknown = null;
  /** The queue of the stub that was there last, and our entry in it. */
  #queue: Call[] = [];
  #init: Call = [];
  #script: HTMLScriptElement | null = null;
  /** The script that has run last. */
  #spent: HTMLScriptElement | null = null;
  #waiting = new AbortController();

  constructor(settings: () => LibrarySettings) {
    this.#settings = settings;
  }

  /** Resolves when `window.mootrack` is live and works for our website. */
  async ready(): Promise<void> {
    if (!this.#library || window.mootrack !== this.#library) {
      if (storageDenied()) {
        // The library reads localStorage as it loads, unguarded: it would die of it and take its queue along.
        throw new TransportError('storage-blocked', 'Send’s library can’t run where localStorage is denied');
      }
      if (typeof window.mootrack !== 'function') window.mootrack = this.#stub = createStub();
      const queue = queueOf(window.mootrack);
      await (queue ? this.#arrival(queue) : this.#adoption());
      this.#library = window.mootrack;
    }
    this.#checkedAt = performance.now();
  }

  /** Ends all waiting. A library that is still on its way finds no `init` of ours, and what it writes is erased. */
  forget(): void {
    const place = this.#queue.indexOf(this.#init);
    if (place >= 0) this.#queue.splice(place, 1);
    this.#library = null;
    const {websiteId} = this.#settings();
    this.#script?.addEventListener('load', () => this.#library || eraseTraces(plainWebsiteId(websiteId)));
    this.dispose();
  }

  /** Ends all waiting; what is waited for rejects with code `aborted`. */
  dispose(): void {
    this.#waiting.abort();
    this.#waiting = new AbortController();
  }

  /** Puts `init` into a stub's queue and waits for the library, which replays it. */
  async #arrival(queue: Call[]): Promise<void> {
    this.#queue = queue;
    if (idsOf(queue).length === 0) queue.unshift((this.#init = this.#newInit()));
    this.#refuseOthers(idsOf(queue));
    try {
      await this.#scriptRun();
    } finally {
      this.dispose();
    }
    // A snippet may have put another `init` behind ours meanwhile, and the last one counts.
    this.#refuseOthers(idsOf(queue));
  }

  #scriptRun(): Promise<void> {
    const {signal} = this.#waiting;
    const {libraryUrl, nonce = ''} = this.#settings();
    const isLibrary = (node: unknown): node is HTMLScriptElement =>
      node instanceof HTMLScriptElement && node.src !== '' && this.#isLibrary(node.src);
    return new Promise((resolve, reject) => {
      const block = (reason: string): void => {
        this.#script?.remove();
        this.#script = null;
        reject(new TransportError('library-blocked', `Send’s library could not be loaded: ${reason}`));
      };
      const hear = ({type, target}: Event): void => {
        if (type === 'load' && isLibrary(target)) this.#spent = target;
        if (type === 'load' && typeof window.mootrack === 'function' && !queueOf(window.mootrack)) resolve();
        else if (isLibrary(target)) block(type === 'load' ? 'the script is another one' : 'its request was blocked');
      };
      const insert = (): void => {
        const there = [...document.scripts].filter(isLibrary).find((script) => script !== this.#spent);
        // A script that was fetched and has left no library won't come again.
        if (signal.aborted || (there && performance.getEntriesByName(there.src).length === 0)) return;
        try {
          this.#script = insertScript(libraryUrl, nonce);
        } catch (error) {
          block(String(error));
        }
      };
      // Events of scripts don't bubble but can be captured, those of a snippet's script too.
      for (const type of ['load', 'error']) document.addEventListener(type, hear, {capture: true, signal});
      signal.addEventListener('abort', () => reject(aborted()));
      if (window.mootrack === this.#stub || document.readyState === 'complete') insert();
      else addEventListener('load', () => setTimeout(insert), {once: true, signal});
    });
  }

  /** Finds out for which website a live library works. Each initialisation asks for the website's forms. */
  async #adoption(): Promise<void> {
    const since = this.#checkedAt;
    const {signal} = this.#waiting;
    const idOf = ({name, startTime}: PerformanceEntry): string | undefined =>
      startTime > since ? /\/api\/forms\/([\da-f-]{32,36})(?=$|[/?])/i.exec(name)?.[1] : undefined;
    const record = performance.getEntriesByType('resource');
    const ids = record.map(idOf).filter((id) => id !== undefined);
    // With its cookie there and no sign, its first request may still be under way.
    if (ids.length === 0 && readCookie('uid')) {
      const id = await nextRequest(idOf, SIGN_LIMIT, signal);
      if (signal.aborted) throw aborted();
      if (id) ids.push(id);
    }
    this.#refuseOthers(ids);
    // A cookie from an earlier visit says nothing where all requests since the library's own are on record.
    const isWhole = record.length < RECORD_SIZE && record.some(({name}) => this.#isLibrary(name));
    if (ids.length === 0 && (since > 0 || isWhole || !readCookie('uid'))) {
      (window.mootrack as Mootrack)(...this.#newInit());
    }
  }

  #isLibrary(url: string): boolean {
    const path = scriptPath(url);
    return path === scriptPath(this.#settings().libraryUrl) || path.endsWith(LIBRARY_FILE);
  }

  #newInit(): unknown[] {
    return ['init', this.#settings().websiteId.trim()];
  }

  #refuseOthers(ids: readonly string[]): void {
    const {websiteId} = this.#settings();
    if (ids.every((id) => plainWebsiteId(id) === plainWebsiteId(websiteId))) return;
    throw new TransportError('website-id-conflict', 'Send’s snippet on this page works for another website ID');
  }
}

function createStub(): Mootrack {
  const stub: Mootrack = (...args) => void (stub.q ??= []).push(args);
  return stub;
}

/** The queue of a stub, or null for a live library. A call of `toString` does nothing in a library, and stubs keep it. */
function queueOf(mootrack: unknown): Call[] | null {
  const candidate = mootrack as Mootrack;
  try {
    candidate('toString');
  } catch {
    return null;
  }
  const {q} = candidate;
  if (!Array.isArray(q) || q.at(-1)?.[0] !== 'toString') return null;
  q.pop();
  return q;
}

/** The website IDs that a queue initialises. */
const idsOf = (queue: readonly Call[]): string[] =>
  queue.filter((call) => call[0] === 'init').map((call) => String(call[1]));
