import {Hono, type Context} from 'hono';
import {cors} from 'hono/cors';
import {Store, type Unsubscribe} from '../../core/store.js';
import {memoryStore, type StateStore} from '../store.js';
import {formProblem, formsProblem, identifyProblem, isBody, trackProblem} from './wire.js';

/** What Send was told, as it came over the wire. */
export interface ReceivedEvent {
  /** `/identify`, `/track`, `/api/forms/<website ID>` or `/api/form/<form ID>`. */
  path: string;
  body: Record<string, unknown>;
  /** Milliseconds since 1970. */
  receivedAt: number;
  /** Origin of the page, where the request names one. */
  origin?: string;
}

export interface SendOptions {
  /** Text of the tracking library; without one its URL answers 404. */
  libraryScript?: string;
  /** Milliseconds since 1970; `Date.now` by default. */
  now?: () => number;
  /** Keeps what was received across pages; in memory by default. */
  store?: StateStore;
  /** Seconds for which a browser remembers a preflight's answer, for each URL; 5 by default, as browsers do. */
  preflightMaxAge?: number;
}

export interface SendService {
  /** Answers a request to any of Send's hosts; the host itself doesn't matter. */
  handle(request: Request): Promise<Response>;
  /** Oldest first, the newest {@link RECEIVED_LIMIT}. */
  readonly received: readonly ReceivedEvent[];
  /** Calls `listener` with the whole list at each change. */
  subscribe(listener: (received: readonly ReceivedEvent[]) => void): Unsubscribe;
  /** Forgets what was received. */
  reset(): void;
}

export const RECEIVED_LIMIT = 500;

export const LIBRARY_PATH = '/statics/moosend-tracking.min.js';

/** Send's collector: takes events, keeps them, has no forms to show, and hands out the tracking library. */
export function createSend(options: SendOptions = {}): SendService {
  const {libraryScript, now = Date.now, store = memoryStore(), preflightMaxAge = 5} = options;
  const received = new Store<readonly ReceivedEvent[]>(kept(store));
  const app = new Hono();

  const replace = (events: readonly ReceivedEvent[]): void => {
    store.save(JSON.stringify(events));
    received.set(events);
  };

  /** What another page has received meanwhile is in the store. */
  const take = async (
    c: Context,
    problem: (body: unknown) => string | null,
    answer: () => Response,
  ): Promise<Response> => {
    const body: unknown = await c.req.json().catch(() => null);
    const wrong = problem(body);
    if (wrong !== null) return c.json({error: wrong}, 400);
    const origin = c.req.header('origin');
    const event = {
      path: c.req.path,
      body: body as ReceivedEvent['body'],
      receivedAt: now(),
      ...(origin ? {origin} : {}),
    };
    replace([...kept(store), event].slice(-RECEIVED_LIMIT));
    return answer();
  };

  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Accept', 'Content-Type'],
      maxAge: preflightMaxAge,
    }),
  );
  app.post('/identify', (c) => take(c, identifyProblem, () => c.body(null)));
  app.post('/track', (c) => take(c, trackProblem, () => c.body(null)));
  app.post('/api/forms/:id', (c) =>
    take(
      c,
      (body) => formsProblem(body, c.req.param('id')),
      () => c.json([]),
    ),
  );
  app.post('/api/form/:id', (c) =>
    take(
      c,
      (body) => formProblem(body, c.req.param('id')),
      () => c.json([]),
    ),
  );
  app.get(LIBRARY_PATH, (c) =>
    libraryScript === undefined
      ? c.text('This sandbox was made without the tracking library.', 404)
      : c.body(libraryScript, 200, {'Content-Type': 'text/javascript; charset=utf-8'}),
  );

  return {
    handle: async (request) => app.fetch(request),
    get received() {
      return received.value;
    },
    subscribe: (listener) => received.subscribe(listener),
    reset: () => replace([]),
  };
}

/** The events in `store`; text that is no list of events counts as none. */
function kept(store: StateStore): ReceivedEvent[] {
  try {
    const events: unknown = JSON.parse(store.load() ?? '[]');
    return Array.isArray(events) ? events.filter(isEvent) : [];
  } catch {
    return [];
  }
}

const isEvent = (value: unknown): value is ReceivedEvent => isBody(value) && isBody(value.body);
