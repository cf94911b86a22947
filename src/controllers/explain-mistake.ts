import {asCommerceError, type CommerceError} from '../ordercloud/errors.js';

/**
 * The typed form of what was thrown. Where it may come from a mistake in the configuration that only OrderCloud could
 * reveal, the console says so in a line; what it says is loaded then. Call it where an error is shown.
 *
 * @param operation what was being done, where the error doesn't say so itself
 */
export function explainMistake(error: unknown, operation = ''): CommerceError {
  const failure = asCommerceError(error, operation);
  // Offline the file may be out of reach too, and then there is nothing to mend in the configuration.
  void import('./mistakes.js').then(({reportMistake}) => reportMistake(failure)).catch(() => {});
  return failure;
}
