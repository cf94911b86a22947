import {CommerceError, toCommerceError} from './errors.js';

/**
 * What `load` gives, loaded by the first use and kept. Where its file can't be loaded the use fails with `offline` if
 * the browser is, else with `sdk-unavailable`, and the next one tries again.
 */
export function lazily<T>(load: () => Promise<T>): (operation: string) => Promise<T> {
  let loading: Promise<T> | null = null;
  return async (operation) => {
    try {
      return await (loading ??= load());
    } catch (cause) {
      loading = null;
      if (globalThis.navigator?.onLine === false) throw toCommerceError({code: 'ERR_NETWORK'}, operation);
      const message = 'A file that calls of OrderCloud need could not be loaded';
      throw new CommerceError({code: 'sdk-unavailable', message, operation, retryable: true, cause});
    }
  };
}
