import {Hono} from 'hono';
import type {Unsubscribe} from '../core/store.js';
import {northLane} from './catalogue/index.js';
import type {Catalogue} from './catalogue/types.js';
import {FaultBoard, type Faults} from './faults.js';
import {SANDBOX} from './known.js';
import {isoDate, type TokenLifetimes} from './ordercloud/call.js';
import {ship} from './ordercloud/orders.js';
import type {PasswordMail} from './ordercloud/passwords.js';
import {ORDERCLOUD_ROUTES, OrderCloudService} from './ordercloud/service.js';
import {initialState, USER_ROLES} from './ordercloud/state.js';
import {issueTokens} from './ordercloud/tokens.js';
import {createSend, LIBRARY_PATH, type ReceivedEvent} from './send/index.js';
import {memoryStore, storeSlice, type StateStore} from './store.js';

export interface SandboxOptions {
  /** Keeps the state; in memory by default. */
  store?: StateStore;
  /** Milliseconds since 1970; `Date.now` by default. */
  now?: () => number;
  /** Makes the IDs of orders, line items and users; 22 random characters by default, as OrderCloud's. */
  id?: () => string;
  /** What the shop sells; {@link northLane} by default. */
  catalogue?: Catalogue;
  /** Origins that stand for OrderCloud; `https://sandboxapi.ordercloud.io` by default. */
  apiOrigins?: readonly string[];
  /** Origins that stand for Send: collector, forms and library; the real ones by default. */
  sendOrigins?: readonly string[];
  /** Text of Send's tracking library; without one its URL is 404. */
  libraryScript?: string;
  /** Seconds that tokens live; 10 hours, 7 days for anonymous ones, 7 days for refresh tokens by default. */
  tokenLifetimes?: Partial<TokenLifetimes>;
  /** Seconds for which a browser remembers the answer to a CORS preflight; 5 by default. */
  preflightMaxAge?: number;
}

export interface Sandbox {
  /** Answers a request to OrderCloud or to Send. Rejects, as `fetch` does, where a fault says that no answer comes. */
  handle(request: Request): Promise<Response>;
  /** Whether a URL belongs to one of the origins that the sandbox stands for. */
  handles(url: string | URL): boolean;
  readonly origins: readonly string[];
  /** Starts over: no orders, no tokens, the first users, nothing received; faults are cleared. */
  reset(): void;
  readonly faults: Faults;
  /** What Send received, oldest first. */
  readonly received: readonly ReceivedEvent[];
  /** Calls `listener` with all that Send received, each time that more comes. */
  subscribe(listener: (received: readonly ReceivedEvent[]) => void): Unsubscribe;
  /**
   * Tokens without a request, for a storefront that hands its own over.
   *
   * @param options.username `ada` by default
   * @param options.lifetime seconds that the access token lives
   * @param options.roles all roles of a user by default
   * @param options.clientId `SANDBOX.clientId` by default
   */
  tokensFor(options?: {username?: string; lifetime?: number; roles?: readonly string[]; clientId?: string}): {
    accessToken: string;
    refreshToken: string;
  };
  /** Does what a shop's server does when a payment provider has confirmed: accepts all payments of an order. */
  acceptPayments(orderID: string): void;
  /** Does what a shop's server does when a parcel leaves: the shopper sees a shipment of the order, which is completed. */
  shipOrder(orderID: string, shipment?: {shipper?: string; trackingNumber?: string}): void;
  /** The mails with a code for a new password that OrderCloud would have sent, oldest first. */
  readonly mails: readonly PasswordMail[];
  /** Revokes every access token, and the refresh tokens too where `refresh` is set. */
  revokeTokens(options?: {refresh?: boolean}): void;
}

const SEND_ORIGINS = ['https://t.stat-track.com', 'https://cdn.stat-track.com', 'https://forms.m-pages.com'];

const SEND_ROUTES = [
  ['Send.Identify', 'POST', '/identify'],
  ['Send.Track', 'POST', '/track'],
  ['Send.Forms', 'POST', '/api/forms/:id'],
  ['Send.Form', 'POST', '/api/form/:id'],
  ['Send.Script', 'GET', LIBRARY_PATH],
] as const;

const WEEK = 7 * 24 * 3600;

function randomID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, 22);
}

/** The answer to a preflight. Inferred: no page states OrderCloud's, but every front end calls it from a browser. */
function preflightAnswer(maxAge: number): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': String(maxAge),
    },
  });
}

function withCors(response: Response): Response {
  if (response.headers.has('access-control-allow-origin')) return response;
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', '*');
  return new Response(response.body, {status: response.status, headers});
}

/** An OrderCloud and a Send to develop and to test against, without an account. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const {
    store = memoryStore(),
    now = Date.now,
    id: newID = randomID,
    catalogue = northLane(),
    preflightMaxAge = 5,
    libraryScript,
  } = options;
  const lifetimes = {access: 10 * 3600, anonymous: WEEK, refresh: WEEK, ...options.tokenLifetimes};
  const origins = [...(options.apiOrigins ?? [SANDBOX.baseApiUrl]), ...(options.sendOrigins ?? SEND_ORIGINS)];
  const orderCloudStore = storeSlice(store, 'orderCloud');
  const orderCloud = new OrderCloudService({catalogue, store: orderCloudStore, lifetimes, now, newID});
  const send = createSend({
    now,
    store: storeSlice(store, 'send'),
    preflightMaxAge,
    ...(libraryScript === undefined ? {} : {libraryScript}),
  });
  const faults = new FaultBoard();
  const app = new Hono();

  app.options('*', (c) =>
    faults.run('Preflight', c.req.raw, () =>
      /^\/(v1|oauth)\//.test(c.req.path) ? preflightAnswer(preflightMaxAge) : send.handle(c.req.raw),
    ),
  );
  for (const route of ORDERCLOUD_ROUTES) {
    app.on(route.method, route.path, (c) =>
      faults.run(route.operation, c.req.raw, (integration) =>
        orderCloud.answer(route, c.req.raw, c.req.param(), integration),
      ),
    );
  }
  for (const [operation, method, path] of SEND_ROUTES) {
    app.on(method, path, (c) => faults.run(operation, c.req.raw, () => send.handle(c.req.raw)));
  }
  app.notFound((c) => faults.run('', c.req.raw, () => orderCloud.answerUnknown(c.req.raw)));
  // A fault's lost connection has to reach the caller as what it is.
  app.onError((error) => {
    throw error;
  });

  return {
    handle: async (request) => withCors(await app.fetch(request)),
    handles: (url) => origins.includes(new URL(url).origin),
    origins,
    reset: () => {
      orderCloudStore.save(JSON.stringify(initialState()));
      send.reset();
      faults.clear();
    },
    faults,
    get received() {
      return send.received;
    },
    subscribe: (listener) => send.subscribe(listener),
    tokensFor: ({username = SANDBOX.shopper.username, lifetime, roles = USER_ROLES, clientId} = {}) =>
      orderCloud.transact((world) => {
        const user = world.state.users.find(({me}) => me.Username === username);
        if (!user) throw new Error(`The sandbox has no user ${username}.`);
        const grant = {
          user,
          clientID: clientId ?? SANDBOX.clientId,
          roles,
          ...(lifetime === undefined ? {} : {lifetime}),
        };
        const {access, refresh} = issueTokens(world, grant);
        return {accessToken: access, refreshToken: refresh ?? ''};
      }),
    acceptPayments: (orderID) =>
      orderCloud.transact(({state}) => {
        const payments = state.orders.find(({order}) => order.ID === orderID)?.payments ?? [];
        for (const payment of payments) payment.Accepted = true;
      }),
    shipOrder: (orderID, {shipper = 'Parcel Post', trackingNumber = 'PP-1'} = {}) =>
      orderCloud.transact((world) => {
        const stored = world.state.orders.find(({order}) => order.ID === orderID);
        if (stored) ship(stored, {id: world.newID(), shipper, trackingNumber, date: isoDate(world.now)});
      }),
    get mails() {
      return orderCloud.transact(({state}) => state.mails);
    },
    revokeTokens: ({refresh = false} = {}) =>
      orderCloud.transact(({state}) => {
        const tokens = [...Object.values(state.accessTokens), ...(refresh ? Object.values(state.refreshTokens) : [])];
        for (const token of tokens) token.revoked = true;
      }),
  };
}
