import {attempt} from './values.js';

/** The parts of the Trusted Types API that are used here; TypeScript's DOM library has none of it. */
interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: {createScriptURL: (url: string) => string}): ScriptPolicy;
}

const POLICY = 'ordercloud-send-elements';
/** The address changes every five minutes, as in Send's own snippet: the script is cached for no longer. */
const CACHE_TIME = 300_000;

let policy: ScriptPolicy | undefined;
/** The one address that the policy lets through. */
let allowed = '';

/** The path of a script's address, by which Send's library is recognised; empty where the address makes no sense. */
export const scriptPath = (url: string): string => attempt(() => new URL(url, document.baseURI).pathname) ?? '';

/**
 * Adds Send's library to the page. Throws where the address makes no sense or where the page's Trusted Types refuse
 * the policy `ordercloud-send-elements`.
 *
 * @param libraryUrl may be relative to the document and may have a query
 * @param nonce for the page's content security policy, or empty
 */
export function insertScript(libraryUrl: string, nonce: string): HTMLScriptElement {
  const url = new URL(libraryUrl, document.baseURI);
  url.search += `${url.search ? '&' : '?'}ts=${Math.floor(Date.now() / CACHE_TIME)}`;
  const script = document.createElement('script');
  script.async = true;
  if (nonce) script.nonce = nonce;
  script.src = trusted(url.href);
  document.head.append(script);
  return script;
}

function trusted(url: string): string {
  const {trustedTypes} = globalThis as {trustedTypes?: PolicyFactory};
  if (!trustedTypes) return url;
  // One policy a page: a second of the same name may be refused.
  policy ??= trustedTypes.createPolicy(POLICY, {
    createScriptURL(asked) {
      if (asked !== allowed) throw new TypeError(`${POLICY} allows no script but Send’s library`);
      return asked;
    },
  });
  allowed = url;
  return policy.createScriptURL(url) as string;
}
