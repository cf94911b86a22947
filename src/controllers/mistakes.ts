import type {ConfigurationMistake} from '../core/warn-once.js';
import type {CommerceError} from '../ordercloud/errors.js';

type Words = Pick<ConfigurationMistake, 'attribute' | 'problem' | 'remedy'>;

/** By code, the words for what an element can tell by itself: of its tag, and of what it knows beside that. */
const MISTAKES = {
  'action-invalid': () => ({
    attribute: 'action',
    problem: 'is no http(s) URL, so it is not followed',
    remedy: 'Write a path such as /search.html',
  }),
  'base-api-url-invalid': (_, problem) => ({
    attribute: 'base-api-url',
    problem,
    remedy: 'Write the host of your region and environment, such as https://api.ordercloud.io',
  }),
  'catalog-id-missing': () => ({
    attribute: 'catalog-id',
    problem: 'is missing, and OrderCloud wants it where products of a category are asked for',
    remedy: 'Write the ID of the catalog that the category is in',
  }),
  'client-id-missing': () => ({
    attribute: 'client-id',
    problem: 'is missing, so nothing of OrderCloud works on this page',
    remedy: 'Write the ID of your API client',
  }),
  'email-from-missing': (_, id) => ({
    attribute: 'email-from',
    problem: `names no input with the id "${id}"`,
    remedy: 'Give the e-mail input that id',
  }),
  'filters-invalid': () => ({
    attribute: 'filters',
    problem: 'is no object of filters, so none is applied',
    remedy: `Write JSON: {"xp.Color": "red|blue", "Inventory.QuantityAvailable": ">0"}`,
  }),
  'for-missing': (_, id) =>
    id
      ? {attribute: 'for', problem: `names no <oc-product-list> with the id "${id}"`, remedy: 'Give the list that id'}
      : {
          attribute: 'for',
          problem: 'is missing, and there is no <oc-product-list> around it',
          remedy: 'Write the id of the list, or put the element into the list',
        },
  'href-invalid': () => ({
    attribute: 'href',
    problem: 'is no http(s) URL, so it is not followed',
    remedy: 'Write a path such as /thank-you.html',
  }),
  'payment-provider-missing': () => ({
    problem: 'has fired oc-payment-collecting, and no script has answered',
    remedy: "Listen for the event and call its respondWith() with the provider's promise, or take the slot card away",
  }),
  'product-id-missing': (tag) => ({
    attribute: 'product-id',
    problem: 'is missing',
    remedy: `Write <${tag} product-id="…">, with the ID of a product in OrderCloud`,
  }),
  'product-not-visible': (_, productID) => ({
    attribute: 'product-id',
    problem: `names "${productID}", which does not exist or which this shopper may not see`,
    remedy: "Check the ID, and that the product is active, in a catalog of the shopper's buyer and assigned to it",
  }),
  'product-without-price': (_, productID) => ({
    attribute: 'product-id',
    problem: `names "${productID}", which has no price for this shopper`,
    remedy: "Give the product a default price schedule, or its assignment to the shopper's buyer one",
  }),
  'quantity-invalid': () => ({
    attribute: 'quantity',
    problem: 'is no whole number above 0',
    remedy: 'Write one such as quantity="1"',
  }),
  'session-conflict': (_, problem) => ({
    problem,
    remedy: 'Keep one of them: a page has one API client and one base URL',
  }),
  'session-missing': () => ({
    problem: 'finds no <oc-session> on the page',
    remedy: 'Write <oc-session client-id="…"></oc-session> once, anywhere in the document',
  }),
  'specs-invalid': () => ({
    attribute: 'specs',
    problem: 'is no list of specs',
    remedy: 'Write JSON: [{"SpecID": "color", "OptionID": "red"}]',
  }),
  'token-storage-invalid': (_, kind) => ({
    attribute: 'token-storage',
    problem: `is "${kind}", so tokens are kept as with local`,
    remedy: 'Write one of local, session, memory',
  }),
} satisfies Record<string, (tag: string, value: string) => Words>;

export type MistakeCode = keyof typeof MISTAKES;

/** A mistake that the element named `tag` has found in its own markup. */
export function mistakeOf(code: MistakeCode, tag: string, value: string): ConfigurationMistake {
  return {tag, code, ...MISTAKES[code](tag, value)};
}

/**
 * The mistake that `error` comes from, or null: `client-id-unknown`, `anonymous-user-missing`,
 * `base-api-url-unreachable`, `role-missing`.
 *
 * @param hasToken with a token OrderCloud's host has answered at least once
 */
export function mistakeBehind(error: CommerceError, hasToken: boolean): ConfigurationMistake | null {
  const {code, status, operation, message} = error;
  const tag = 'oc-session';
  // No answer although the browser is online.
  const isOffline = code === 'offline' && navigator.onLine;
  const signingOn = operation.startsWith('Auth.');
  if (['ApiClient.InvalidClientID', 'Auth.ClientNotActive', 'invalid_client'].includes(code)) {
    return {
      tag,
      attribute: 'client-id',
      code: 'client-id-unknown',
      problem: 'names no active API client of this OrderCloud environment',
      remedy: "Copy the API client's ID, and make base-api-url the host of its region and environment",
    };
  }
  if (operation === 'Auth.Anonymous' && status >= 400 && status < 404) {
    return {
      tag,
      attribute: 'client-id',
      code: 'anonymous-user-missing',
      problem: `names an API client that gives no token to anonymous shoppers (${message})`,
      remedy: 'Set IsAnonBuyer and a default context user on the API client, or write without-anonymous',
    };
  }
  if ((signingOn && (status === 404 || code === 'invalid-response')) || (isOffline && !hasToken)) {
    return {
      tag,
      attribute: 'base-api-url',
      code: 'base-api-url-unreachable',
      problem: 'names a host that does not answer as OrderCloud',
      remedy: 'Use the host of your region and environment without a path, such as https://sandboxapi.ordercloud.io',
    };
  }
  if (code === 'Auth.InsufficientRoles') {
    return {
      tag,
      attribute: 'scope',
      code: 'role-missing',
      problem: `lacks a role for ${operation || 'a call'} (${message})`,
      remedy:
        'Assign a security profile with the Shopper role to the buyer, and name the role in scope if there is one',
    };
  }
  return null;
}
