import {startLibrary, type LibraryWindow, type Mootrack} from '../../src/sandbox/send/library.js';

/** One request of the library's, as it left. */
export interface Sent {
  method: string;
  url: string;
  async: boolean;
  headers: Record<string, string>;
  /** The text as sent, so that the order of its fields counts. */
  text: string;
  body: Record<string, unknown>;
  /** Answers the request. */
  answer(status: number, text: string): void;
}

export interface LibraryPage {
  window: LibraryWindow;
  sent: Sent[];
  /** What went to `/identify` and `/track`. */
  events(): Sent[];
  mootrack: Mootrack;
  start(): void;
}

export const SITE_ID = 'b0000000-0000-4000-8000-00000000feed';
export const PAGE_URL = 'https://shop.example/p/1?colour=red#top';

/** A page of its own URL, with the test page's cookies and storage, whose requests are kept and never leave. */
export function libraryPage(url: string = PAGE_URL, stub?: Mootrack): LibraryPage {
  const sent: Sent[] = [];
  class KeptRequest {
    readyState = 0;
    status = 0;
    responseText = '';
    onreadystatechange: (() => void) | null = null;
    #sent = {headers: {}} as Sent;

    open(method: string, target: string, async: boolean): void {
      Object.assign(this.#sent, {method, url: target, async});
    }

    setRequestHeader(name: string, value: string): void {
      this.#sent.headers[name] = value;
    }

    send(text: string): void {
      const answer = (status: number, responseText: string): void => {
        Object.assign(this, {readyState: 4, status, responseText});
        this.onreadystatechange?.();
      };
      sent.push(Object.assign(this.#sent, {text, body: JSON.parse(text) as Sent['body'], answer}));
    }
  }
  const window = {
    document,
    location: new URL(url),
    localStorage,
    performance,
    crypto,
    XMLHttpRequest: KeptRequest,
    mootrack: stub,
  } as unknown as LibraryWindow;
  return {
    window,
    sent,
    events: () => sent.filter((request) => !request.url.includes('/api/form')),
    mootrack: (...args) => (window.mootrack as Mootrack)(...args),
    start: () => startLibrary(window),
  };
}

/** A page on which the library runs and `init` was called. */
export function initializedPage(url?: string): LibraryPage {
  const page = libraryPage(url);
  page.start();
  page.mootrack('init', SITE_ID);
  return page;
}

/** The snippet's stub, with calls that wait. */
export function stubWith(...calls: unknown[][]): Mootrack {
  const stub: Mootrack = (...args) => void (stub.q ??= []).push(args);
  for (const call of calls) stub(...call);
  return stub;
}

export function clearCookies(): void {
  for (const pair of document.cookie.split('; ').filter(Boolean)) {
    document.cookie = `${pair.split('=')[0]}=; path=/; max-age=0`;
  }
}

export function cookies(): Record<string, string> {
  const pairs = document.cookie.split('; ').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]));
}

/** Runs `work` and gives what it wrote to the console at `level`. */
export function said(level: 'warn' | 'error', work: () => void): string[] {
  const lines: string[] = [];
  const original = console[level].bind(console);
  console[level] = (...args: unknown[]) => void lines.push(args.map(String).join(' '));
  try {
    work();
  } finally {
    console[level] = original;
  }
  return lines;
}
