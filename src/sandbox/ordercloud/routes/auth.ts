import {done, ok, type Call, type Reply, type Route, SHOPPER} from '../call.js';
import {oauthError} from '../errors.js';
import {ANONYMOUS_USER_ID, USER_ROLES, type StoredUser} from '../state.js';
import {demandRegistered, issueTokens, userOf, validToken} from '../tokens.js';
import {SANDBOX} from '../../known.js';

interface Client {
  anonymous: boolean;
  roles: readonly string[];
}

const CLIENTS: Readonly<Record<string, Client>> = {
  [SANDBOX.clientId]: {anonymous: true, roles: USER_ROLES},
  [SANDBOX.clientIdWithCheckout]: {anonymous: true, roles: USER_ROLES},
  [SANDBOX.clientIdWithoutDefaultUser]: {anonymous: false, roles: USER_ROLES},
  [SANDBOX.clientIdWithoutShopper]: {anonymous: true, roles: ['PasswordReset']},
};

/** Whether `id` is that of an API client. */
export const isClient = (id: unknown): boolean => typeof id === 'string' && Object.hasOwn(CLIENTS, id.toLowerCase());

function clientOf(form: URLSearchParams): {id: string; client: Client} {
  const id = (form.get('client_id') ?? '').toLowerCase();
  const client = Object.hasOwn(CLIENTS, id) ? CLIENTS[id] : undefined;
  if (!client) throw oauthError('invalid_client', 'ApiClient.InvalidClientID');
  return {id, client};
}

/** Inferred: of the roles asked for, a token gets those that are granted; without a scope it gets them all. */
function grantedRoles(form: URLSearchParams, {roles}: Client): readonly string[] {
  const asked = (form.get('scope') ?? '').split(/[\s+]+/).filter((role) => role !== '');
  return asked.length === 0 ? roles : roles.filter((role) => asked.includes(role));
}

function byPassword({world}: Call, form: URLSearchParams): StoredUser {
  const [username, password] = [form.get('username'), form.get('password')];
  if (!username || !password) throw oauthError('invalid_request', 'Auth.UsernameAndPasswordRequired');
  const user = world.state.users.find(({me}) => me.Username.toLowerCase() === username.toLowerCase());
  if (!user || user.password === null || user.password !== password) {
    throw oauthError('invalid_grant', 'Auth.InvalidUsernameOrPassword');
  }
  if (!user.me.Active) throw oauthError('invalid_grant', 'Auth.UserNotActive');
  return user;
}

function defaultContextUser({world}: Call, {anonymous}: Client): StoredUser {
  const user = world.state.users.find(({me}) => me.ID === ANONYMOUS_USER_ID);
  if (anonymous && user) return user;
  throw oauthError('invalid_grant', 'Auth.OauthError', 'Default context user required for client credentials grant');
}

/**
 * `POST /oauth/token`: password, client credentials without a secret (anonymous) and refresh token.
 *
 * Inferred: every error is 400, and a refresh token stays good until it expires, though each use gives a new one.
 */
function token(call: Call): Reply {
  const {world} = call;
  if (!(call.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
    throw oauthError('invalid_request', 'Request.InvalidContentType');
  }
  const form = new URLSearchParams(call.text);
  const {id: clientID, client} = clientOf(form);
  const roles = grantedRoles(form, client);
  const grantTokens = (grant: {user: StoredUser; roles: readonly string[]; orderID?: string}): Reply => {
    const {access, refresh, lifetime} = issueTokens(world, {...grant, clientID});
    grant.user.me.LastActive = new Date(world.now).toISOString();
    return ok({access_token: access, expires_in: lifetime - 1, token_type: 'bearer', refresh_token: refresh});
  };
  switch (form.get('grant_type') ?? '') {
    case 'password':
      return grantTokens({user: byPassword(call, form), roles});
    case 'client_credentials':
      return grantTokens({user: defaultContextUser(call, client), roles, orderID: world.newID()});
    case 'refresh_token': {
      const known = validToken(world.state.refreshTokens, form.get('refresh_token') ?? '', world.now);
      const user = known && userOf(world, known);
      if (!known || !user?.me.Active || known.clientID !== clientID) {
        throw oauthError('invalid_grant', 'Auth.OauthError', 'The refresh token is invalid or expired.');
      }
      return grantTokens({user, roles: known.roles});
    }
    default:
      throw oauthError('unsupported_grant_type', 'Auth.OauthError', 'The grant type is not supported.');
  }
}

/** `DELETE /v1/me/tokens`: from now on no token given out to the user is good, refresh tokens included (inferred). */
function revokeTokens({world, caller}: Call): Reply {
  demandRegistered(caller);
  const {accessTokens, refreshTokens} = world.state;
  for (const issued of [...Object.values(accessTokens), ...Object.values(refreshTokens)]) {
    if (issued.userID === caller.user.me.ID) issued.revoked = true;
  }
  return done;
}

export const authRoutes: readonly Route[] = [
  {operation: 'Auth.Token', method: 'POST', path: '/oauth/token', roles: null, handle: token},
  {operation: 'Me.RevokeTokens', method: 'DELETE', path: '/v1/me/tokens', roles: SHOPPER, handle: revokeTokens},
];
