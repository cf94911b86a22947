import type {ClientConfig, Sdk} from './client.js';
import {DEFAULT_TIMEOUT} from './held-tokens.js';

/** The SDK, set up for `config`. */
export function configured(sdk: Sdk, {baseApiUrl, timeout}: ClientConfig): Sdk {
  sdk.Configuration.Set({
    baseApiUrl: baseApiUrl.replace(/\/+$/, ''),
    timeoutInMilliseconds: timeout ?? DEFAULT_TIMEOUT,
    // The SDK refreshes a token that it thinks has ended from its own cookies. Under a name that nobody uses it
    // finds none, neither the host page's nor its own, even where this device's clock is wrong.
    cookieOptions: {prefix: 'ordercloud-send-elements.none'},
  });
  return sdk;
}
