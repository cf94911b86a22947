import type {Catalogue} from '../catalogue/types.js';
import {badRequest} from './errors.js';
import type {IssuedToken, OrderCloudState, StoredUser} from './state.js';

/** Seconds that a token lives. */
export interface TokenLifetimes {
  access: number;
  anonymous: number;
  /** 0: the client gives no refresh tokens. */
  refresh: number;
}

/** What an operation works on. */
export interface World {
  readonly state: OrderCloudState;
  readonly catalogue: Catalogue;
  readonly lifetimes: TokenLifetimes;
  /** Milliseconds since 1970. */
  readonly now: number;
  newID(): string;
}

/** Who is calling. */
export interface Caller {
  token: IssuedToken;
  user: StoredUser;
  /** The order ID that an anonymous token carries, or null for a registered user. */
  anonymousOrderID: string | null;
}

/** What a checkout integration that fails answers OrderCloud with. */
export interface IntegrationFault {
  status: number;
  body: string;
}

/** One request, read and allowed in. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The text of the body. */
  readonly text: string;
  /** How the shop's checkout integration fails during this call; null where it does not. */
  readonly integrationFault: IntegrationFault | null;
  /** Throws 401 where the route is open to everyone. */
  readonly caller: Caller;
}

export interface Reply {
  status: number;
  body?: unknown;
}

export interface Route {
  /** As the OpenAPI document names it, e.g. `Cart.CreateLineItem`. */
  operation: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for a parameter. */
  path: string;
  /** Any of them is enough; none asked for where empty; no token at all where null. */
  roles: readonly string[] | null;
  handle(call: Call): Reply;
}

export const SHOPPER = ['FullAccess', 'Shopper'] as const;

export const ok = (body: unknown): Reply => ({status: 200, body});
export const created = (body: unknown): Reply => ({status: 201, body});
export const done: Reply = {status: 204};

export const isoDate = (now: number): string => new Date(now).toISOString();

/** The JSON object in the body, or 400. */
export function jsonBody(call: Call): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(call.text);
  } catch {
    throw badRequest('Request.InvalidRequestBody');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('Request.InvalidRequestBody');
  return value as Record<string, unknown>;
}
