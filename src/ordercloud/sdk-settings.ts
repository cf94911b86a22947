import type {Sdk} from './client.js';
import type {HeldTokens} from './held-tokens.js';

/** The SDK, set up for the present configuration. */
export function configured(sdk: Sdk, {config, timeout}: Pick<HeldTokens, 'config' | 'timeout'>): Sdk {
  sdk.Configuration.Set({
    baseApiUrl: config!.baseApiUrl.replace(/\/+$/, ''),
    timeoutInMilliseconds: timeout,
    // The SDK refreshes a token that it thinks has ended from its own cookies. Under a name that nobody uses it
    // finds none, neither the host page's nor its own, even where this device's clock is wrong.
    cookieOptions: {prefix: 'ordercloud-send-elements.none'},
  });
  return sdk;
}
