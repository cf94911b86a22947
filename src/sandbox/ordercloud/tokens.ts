import type {Caller, World} from './call.js';
import {forbidden, unauthorized} from './errors.js';
import {ANONYMOUS_USER_ID, type IssuedToken, type StoredUser} from './state.js';

const DAY = 86_400_000;

function base64url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** A token of JWT shape. The last part is random, not a signature: the sandbox knows a token by its whole text. */
function jwt(world: World, claims: object): string {
  return [JSON.stringify({alg: 'HS256', typ: 'JWT'}), JSON.stringify(claims), world.newID()].map(base64url).join('.');
}

function forgetOldTokens(tokens: Record<string, IssuedToken>, now: number): void {
  for (const [text, {expires}] of Object.entries(tokens)) if (expires < now - DAY) delete tokens[text];
}

export interface TokenGrant {
  user: StoredUser;
  clientID: string;
  roles: readonly string[];
  /** With it the token is an anonymous one, without a refresh token. */
  orderID?: string;
  /** Seconds; the client's setting by default. */
  lifetime?: number;
}

/** Gives out an access token and, where the client gives them, a refresh token. */
export function issueTokens(
  world: World,
  grant: TokenGrant,
): {access: string; refresh: string | null; lifetime: number} {
  const {user, clientID, roles, orderID = null} = grant;
  const {accessTokens, refreshTokens} = world.state;
  const lifetime = grant.lifetime ?? (orderID === null ? world.lifetimes.access : world.lifetimes.anonymous);
  const seconds = Math.floor(world.now / 1000);
  const access = jwt(world, {
    usr: user.me.Username,
    cid: clientID,
    ...(orderID === null ? {} : {orderid: orderID}),
    usrtype: 'buyer',
    // OrderCloud writes a single role as text and several as a list.
    role: roles.length === 1 ? roles[0] : roles,
    iss: 'https://sandboxapi.ordercloud.io',
    aud: 'https://sandboxapi.ordercloud.io',
    exp: seconds + lifetime,
    nbf: seconds,
  });
  const issued: IssuedToken = {
    userID: user.me.ID,
    clientID,
    roles,
    expires: (seconds + lifetime) * 1000,
    revoked: false,
    orderID,
  };
  forgetOldTokens(accessTokens, world.now);
  forgetOldTokens(refreshTokens, world.now);
  accessTokens[access] = issued;
  if (orderID !== null || world.lifetimes.refresh <= 0) return {access, refresh: null, lifetime};
  const refresh = world.newID();
  refreshTokens[refresh] = {...issued, expires: world.now + world.lifetimes.refresh * 1000};
  return {access, refresh, lifetime};
}

/** The token behind its text, or undefined where it is unknown, expired or revoked. */
export function validToken(tokens: Record<string, IssuedToken>, text: string, now: number): IssuedToken | undefined {
  const token = Object.hasOwn(tokens, text) ? tokens[text] : undefined;
  return token && !token.revoked && token.expires > now ? token : undefined;
}

/** The user of a token. */
export function userOf(world: World, token: IssuedToken): StoredUser | undefined {
  return world.state.users.find(({me}) => me.ID === token.userID);
}

/** Who calls, by the `Authorization` header; 401 where that holds no valid token. */
export function identifyCaller(world: World, authorization: string | null): Caller {
  const text = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const {accessTokens} = world.state;
  if (Object.hasOwn(accessTokens, text) && accessTokens[text]!.revoked) throw unauthorized('Auth.TokenRevoked');
  const token = validToken(accessTokens, text, world.now);
  const user = token && userOf(world, token);
  if (!token || !user?.me.Active) throw unauthorized('InvalidToken');
  return {token, user, anonymousOrderID: token.orderID};
}

/** 403 unless the caller has one of `roles`; none are asked for where the list is empty. */
export function demandRole({token}: Caller, roles: readonly string[]): void {
  if (roles.length === 0 || roles.some((role) => token.roles.includes(role))) return;
  throw forbidden('Auth.InsufficientRoles', {SufficientRoles: roles, AssignedRoles: token.roles});
}

/** 403 for the default context user. */
export function demandRegistered(caller: Caller): void {
  if (caller.anonymousOrderID !== null || caller.user.me.ID === ANONYMOUS_USER_ID) {
    throw forbidden('Auth.AnonUserProhibited');
  }
}
