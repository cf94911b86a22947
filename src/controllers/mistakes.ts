import {warnOnce, type ConfigurationMistake} from '../core/warn-once.js';
import {commerce} from '../ordercloud/commerce.js';
import type {CommerceError} from '../ordercloud/errors.js';

/**
 * One console line where `error` comes from a mistake in the configuration: `client-id-unknown`,
 * `anonymous-user-missing`, `base-api-url-unreachable`, `role-missing`.
 */
export function reportMistake(error: CommerceError): void {
  const mistake = mistakeBehind(error);
  if (mistake) warnOnce({tag: 'oc-session', ...mistake});
}

function mistakeBehind(error: CommerceError): Omit<ConfigurationMistake, 'tag'> | null {
  const {code, status, operation, message} = error;
  const signingOn = operation.startsWith('Auth.');
  if (['ApiClient.InvalidClientID', 'Auth.ClientNotActive', 'invalid_client'].includes(code)) {
    return {
      attribute: 'client-id',
      code: 'client-id-unknown',
      problem: 'names no active API client of this OrderCloud environment',
      remedy: "Copy the API client's ID, and make base-api-url the host of its region and environment",
    };
  }
  if (operation === 'Auth.Anonymous' && status >= 400 && status < 404) {
    return {
      attribute: 'client-id',
      code: 'anonymous-user-missing',
      problem: `names an API client that gives no token to anonymous shoppers (${message})`,
      remedy: 'Set IsAnonBuyer and a default context user on the API client, or write without-anonymous',
    };
  }
  if ((signingOn && (status === 404 || code === 'invalid-response')) || isUnreachable(error)) {
    return {
      attribute: 'base-api-url',
      code: 'base-api-url-unreachable',
      problem: 'names a host that does not answer as OrderCloud',
      remedy: 'Use the host of your region and environment without a path, such as https://sandboxapi.ordercloud.io',
    };
  }
  if (code === 'Auth.InsufficientRoles') {
    return {
      attribute: 'scope',
      code: 'role-missing',
      problem: `lacks a role for ${operation || 'a call'} (${message})`,
      remedy:
        'Assign a security profile with the Shopper role to the buyer, and name the role in scope if there is one',
    };
  }
  return null;
}

/** No answer although the browser is online, and never one before: with a token the host has answered at least once. */
function isUnreachable({code}: CommerceError): boolean {
  return code === 'offline' && navigator.onLine && !commerce().session.hasToken();
}
