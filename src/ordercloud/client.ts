import type * as OrderCloud from 'ordercloud-javascript-sdk';
import type {Calls} from './calls.js';
import {CommerceError} from './errors.js';

export interface ClientConfig {
  /** ID of the API client, a UUID. */
  clientId: string;
  /** The region's host, e.g. `https://api.ordercloud.io`. */
  baseApiUrl: string;
  /** Roles to ask for; empty asks for all that are assigned. */
  scope: string[];
  /** Milliseconds for one request, 10000 when left out. */
  timeout?: number;
}

/** The parts of the SDK that the kit calls; a build leaves the others out. */
export type Sdk = Pick<
  typeof OrderCloud,
  'Auth' | 'Cart' | 'Configuration' | 'ForgottenCredentials' | 'LineItems' | 'Me' | 'Orders' | 'Payments'
>;

/** The last argument of every call; the SDK hands `signal` on, though its types don't say so. */
export interface RequestOptions {
  accessToken: string;
  signal?: AbortSignal;
  requestType: string;
}

/** The last argument of an `Auth` call: the SDK gives these no time-out of their own. */
export interface AuthOptions {
  timeout: number;
  requestType: string;
}

/** What the first call loads: the SDK, and the kit's own code that makes calls. */
export interface Loaded {
  sdk: Sdk;
  Calls: typeof Calls;
}

const importSdk = (): Promise<Sdk> => import('ordercloud-javascript-sdk');
const importCalls = (): Promise<Pick<Loaded, 'Calls'>> => import('./calls.js');

/** Loads, at the first call and side by side, what calls need. */
export class Client {
  readonly #importSdk: () => Promise<Sdk>;
  readonly #importCalls: () => Promise<Pick<Loaded, 'Calls'>>;
  #loading: Promise<[Sdk, Pick<Loaded, 'Calls'>]> | null = null;

  constructor(loadSdk = importSdk, loadCalls = importCalls) {
    this.#importSdk = loadSdk;
    this.#importCalls = loadCalls;
  }

  /**
   * Where a file can't be loaded the call fails with `offline` if the browser is, else with `sdk-unavailable`, and the
   * next one tries again.
   */
  async load(operation: string): Promise<Loaded> {
    try {
      const [sdk, {Calls}] = await (this.#loading ??= Promise.all([this.#importSdk(), this.#importCalls()]));
      return {sdk, Calls};
    } catch (cause) {
      this.#loading = null;
      const [code, message] =
        globalThis.navigator?.onLine === false
          ? ['offline', 'OrderCloud could not be reached']
          : ['sdk-unavailable', "The file with OrderCloud's SDK could not be loaded"];
      throw new CommerceError({code, message, operation, retryable: true, cause});
    }
  }
}
