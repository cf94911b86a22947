import type {Catalogue} from '../catalogue/types.js';
import type {StateStore} from '../store.js';
import type {Call, Caller, IntegrationFault, Reply, Route, TokenLifetimes, World} from './call.js';
import {ApiError, notFound, unauthorized} from './errors.js';
import {addressRoutes} from './routes/addresses.js';
import {authRoutes} from './routes/auth.js';
import {cartRoutes} from './routes/cart.js';
import {checkoutRoutes} from './routes/checkout.js';
import {collectionRoutes} from './routes/collections.js';
import {meRoutes} from './routes/me.js';
import {orderRoutes} from './routes/orders.js';
import {passwordRoutes} from './routes/passwords.js';
import {productRoutes} from './routes/products.js';
import {promotionRoutes} from './routes/promotions.js';
import {initialState, type OrderCloudState} from './state.js';
import {demandRole, identifyCaller} from './tokens.js';

export const ORDERCLOUD_ROUTES: readonly Route[] = [
  ...authRoutes,
  ...passwordRoutes,
  ...meRoutes,
  ...productRoutes,
  ...addressRoutes,
  ...collectionRoutes,
  ...checkoutRoutes,
  ...cartRoutes,
  ...promotionRoutes,
  ...orderRoutes,
];

export interface OrderCloudOptions {
  catalogue: Catalogue;
  store: StateStore;
  lifetimes: TokenLifetimes;
  now: () => number;
  newID: () => string;
}

const json = ({status, body}: Reply): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: body === undefined ? {} : {'content-type': 'application/json; charset=utf-8'},
  });

function isWellEncoded(url: string): boolean {
  try {
    decodeURIComponent(new URL(url).pathname);
    return true;
  } catch {
    return false;
  }
}

/** OrderCloud's part of the sandbox: one operation at a time on one state. */
export class OrderCloudService {
  readonly #options: OrderCloudOptions;

  constructor(options: OrderCloudOptions) {
    this.#options = options;
  }

  /** Answers one request to `route`. An operation keeps all of its changes or, where it fails, none. */
  async answer(
    route: Route,
    request: Request,
    params: Readonly<Record<string, string>>,
    integrationFault: IntegrationFault | null = null,
  ): Promise<Response> {
    const text = await request.text();
    return this.#guarded(() =>
      this.transact((world) => {
        if (!isWellEncoded(request.url)) throw notFound('Resource', new URL(request.url).pathname);
        const {headers} = request;
        const query = new URL(request.url).searchParams;
        const call = {world, params, query, headers, text, integrationFault};
        if (route.roles === null) return route.handle(anonymousCall(call));
        const caller = identifyCaller(world, headers.get('authorization'));
        demandRole(caller, route.roles);
        return route.handle({...call, caller});
      }),
    );
  }

  /** Answers a request that no route is for; a wrong method counts as that (inferred). */
  answerUnknown(request: Request): Response {
    return this.#guarded(() => {
      throw notFound('Resource', new URL(request.url).pathname);
    });
  }

  /** Runs `work` on the state and keeps what it changed, unless it throws. */
  transact<T>(work: (world: World) => T): T {
    const {catalogue, store, lifetimes, now, newID} = this.#options;
    const before = store.load();
    // What an older version has kept lacks what is newer.
    const state: OrderCloudState = {...initialState(), ...(JSON.parse(before ?? '{}') as Partial<OrderCloudState>)};
    const result = work({state, catalogue, lifetimes, now: now(), newID});
    const after = JSON.stringify(state);
    if (after !== before) store.save(after);
    return result;
  }

  #guarded(work: () => Reply): Response {
    try {
      return json(work());
    } catch (error) {
      if (error instanceof ApiError) return json(error);
      throw error;
    }
  }
}

const anonymousCall = (call: Omit<Call, 'caller'>): Call => ({
  ...call,
  get caller(): Caller {
    throw unauthorized('InvalidToken');
  },
});
