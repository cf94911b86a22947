import {done, jsonBody, type Call, type Reply, type Route} from '../call.js';
import {badRequest} from '../errors.js';
import {mailCodes, setPassword} from '../passwords.js';
import {isClient} from './auth.js';

function bodyOfClient(call: Call): Record<string, unknown> {
  const body = jsonBody(call);
  if (!isClient(body['ClientID'])) throw badRequest('PasswordReset.MissingOrInvalidClientID');
  return body;
}

function send(call: Call): Reply {
  mailCodes(call.world, bodyOfClient(call));
  return done;
}

function reset(call: Call): Reply {
  setPassword(call.world, call.params['verificationCode']!, bodyOfClient(call));
  return done;
}

/** Without a token: who has forgotten a password has none. */
export const passwordRoutes: readonly Route[] = [
  {
    operation: 'ForgottenCredentials.SendVerificationCode',
    method: 'POST',
    path: '/v1/password/reset',
    roles: null,
    handle: send,
  },
  {
    operation: 'ForgottenCredentials.ResetPasswordByVerificationCode',
    method: 'PUT',
    path: '/v1/password/reset/:verificationCode',
    roles: null,
    handle: reset,
  },
];
