import {readPath} from '../../src/core/path.js';
import type {Session, SessionConfig} from '../../src/ordercloud/session.js';
import {createSandbox, SANDBOX, type Sandbox, type SandboxOptions} from '../../src/sandbox/index.js';

const COMMERCE = Symbol.for('ordercloud-send-elements.commerce.v1');

export interface AskOptions {
  token?: string;
  /** Sent as JSON; a text as it is. */
  body?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
}

export interface Answer {
  status: number;
  /** The answer's JSON, or null for none; `at` looks into it. */
  body: unknown;
}

/** What stands at a path such as `Errors[0].ErrorCode` of an answer. */
export const at = (body: unknown, path: string): unknown => readPath(body, path);

/** The same, where it has to be a text. */
export function textAt(body: unknown, path: string): string {
  const value = at(body, path);
  if (typeof value !== 'string') throw new TypeError(`${path} is no text in ${JSON.stringify(body)}`);
  return value;
}

export interface TestSandbox {
  /** A fresh one for each test. */
  readonly sandbox: Sandbox;
  /** What was asked of it in this test, e.g. `GET /v1/me`, in the order of asking; preflights are not made here. */
  readonly requests: readonly string[];
  /** Calls one operation directly, beside what the test counts, and gives the answer's JSON, or null for none. */
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  /** A fresh anonymous access token. */
  anonymousToken(): Promise<string>;
  /** The page's session, configured for the sandbox. */
  session(overrides?: Partial<SessionConfig>): Promise<Session>;
}

function clearCookies(): void {
  for (const name of document.cookie.split('; ').map((pair) => pair.split('=')[0]!)) {
    if (name) document.cookie = `${name}=; path=/; max-age=0`;
  }
}

function clearPage(): void {
  localStorage.clear();
  sessionStorage.clear();
  clearCookies();
  const shared = globalThis as {[COMMERCE]?: {session: Session}};
  shared[COMMERCE]?.session.dispose();
  delete shared[COMMERCE];
}

/** As a browser does: nothing more is heard of a request that was aborted. */
function untilAborted<T>(work: Promise<T>, {signal}: Request): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, {once: true});
    work.then(resolve, reject);
  });
}

async function ask(sandbox: Sandbox, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const {token, body, form} = options;
  const headers = new Headers();
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const content = form ? new URLSearchParams(form) : typeof body === 'string' ? body : JSON.stringify(body);
  const response = await sandbox.handle(new Request(`${SANDBOX.baseApiUrl}${path}`, {method, headers, body: content}));
  const text = await response.text();
  return {status: response.status, body: (text === '' ? null : JSON.parse(text)) as unknown};
}

/**
 * Puts a fresh sandbox under `fetch` before each test and takes it away afterwards, with storage, cookies and the
 * page's commerce object. Same-origin requests go out as they are; any other host can't be reached.
 */
export function useSandbox(options: SandboxOptions = {}): TestSandbox {
  let sandbox: Sandbox;
  const requests: string[] = [];
  const fetchOfBrowser = globalThis.fetch;

  beforeEach(() => {
    clearPage();
    sandbox = createSandbox(options);
    requests.length = 0;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      if (url.origin === location.origin) return fetchOfBrowser(request);
      requests.push(`${request.method} ${url.pathname}${url.search}`);
      if (!sandbox.handles(url)) throw new TypeError('Failed to fetch');
      return untilAborted(sandbox.handle(request), request);
    };
  });

  afterEach(() => {
    clearPage();
    globalThis.fetch = fetchOfBrowser;
  });

  return {
    get sandbox() {
      return sandbox;
    },
    requests,
    ask: (method, path, options) => ask(sandbox, method, path, options),
    async anonymousToken() {
      const form = {grant_type: 'client_credentials', client_id: SANDBOX.clientId};
      return textAt((await ask(sandbox, 'POST', '/oauth/token', {form})).body, 'access_token');
    },
    async session(overrides = {}) {
      const {commerce} = await import('../../src/ordercloud/commerce.js');
      const {session} = commerce();
      await session.configure({
        clientId: SANDBOX.clientId,
        baseApiUrl: SANDBOX.baseApiUrl,
        scope: [],
        tokenStorage: 'local',
        allowAnonymous: true,
        ...overrides,
      });
      return session;
    },
  };
}
