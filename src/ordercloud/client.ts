import type * as OrderCloud from 'ordercloud-javascript-sdk';
import {CommerceError, toCommerceError} from './errors.js';

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

export const DEFAULT_TIMEOUT = 10_000;

/** The parts of the SDK that the kit calls; a build leaves the others out. */
export type Sdk = Pick<typeof OrderCloud, 'Auth' | 'Cart' | 'Configuration' | 'LineItems' | 'Me' | 'Orders'>;

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

const importSdk = (): Promise<Sdk> => import('ordercloud-javascript-sdk');

/** Loads the SDK at the first call and keeps it configured. */
export class Client {
  readonly #import: () => Promise<Sdk>;
  #loading: Promise<Sdk> | null = null;

  constructor(load: () => Promise<Sdk> = importSdk) {
    this.#import = load;
  }

  /** The SDK, set up for `config`. */
  async open(config: ClientConfig, operation: string): Promise<Sdk> {
    const sdk = await this.#load(operation);
    sdk.Configuration.Set({
      baseApiUrl: config.baseApiUrl.replace(/\/+$/, ''),
      timeoutInMilliseconds: config.timeout ?? DEFAULT_TIMEOUT,
      // The SDK refreshes a token that it thinks has ended from its own cookies. Under a name that nobody uses it
      // finds none, neither the host page's nor its own, even where this device's clock is wrong.
      cookieOptions: {prefix: 'ordercloud-send-elements.none'},
    });
    return sdk;
  }

  /**
   * Where the SDK's file can't be loaded the call fails with `offline` if the browser is, else with `sdk-unavailable`,
   * and the next one tries again.
   */
  async #load(operation: string): Promise<Sdk> {
    try {
      return await (this.#loading ??= this.#import());
    } catch (cause) {
      this.#loading = null;
      if (globalThis.navigator?.onLine === false) throw toCommerceError({code: 'ERR_NETWORK'}, operation);
      const message = "The file with OrderCloud's SDK could not be loaded";
      throw new CommerceError({code: 'sdk-unavailable', message, operation, retryable: true, cause});
    }
  }
}

/**
 * An ID as one part of a URL's path, which the SDK doesn't encode. Dots alone would lead to another resource, so they are
 * refused.
 */
export function pathPart(id: string, operation: string): string {
  if (!/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  throw new CommerceError({code: 'id-invalid', message: `"${id}" is no ID`, operation});
}
