import {warnOnce, type ConfigurationMistake} from '../core/warn-once.js';
import {commerce} from '../ordercloud/commerce.js';
import {asCommerceError, type CommerceError} from '../ordercloud/errors.js';
import type * as mistakes from './mistakes.js';

/**
 * Says in a line of the console what is wrong with an element's configuration. What it says is loaded then.
 *
 * @param value what the words of this mistake are filled with, see mistakes.ts
 */
export function reportMistake(code: mistakes.MistakeCode, {localName}: Element, value = ''): void {
  say(({mistakeOf}) => mistakeOf(code, localName, value));
}

/**
 * The typed form of what was thrown. Where it may come from a mistake in the configuration that only OrderCloud could
 * reveal, the console says so in a line; what it says is loaded then. Call it where an error is shown.
 *
 * @param operation what was being done, where the error doesn't say so itself
 */
export function explainMistake(error: unknown, operation = ''): CommerceError {
  const failure = asCommerceError(error, operation);
  say(({mistakeBehind}) => mistakeBehind(failure, commerce().session.hasToken()));
  return failure;
}

/** The words share nothing with the scripts that all pages load, so that these stay in one file. */
function say(find: (words: typeof mistakes) => ConfigurationMistake | null): void {
  const warn = (words: typeof mistakes): void => {
    const mistake = find(words);
    if (mistake) warnOnce(mistake);
  };
  // Offline the file may be out of reach too, and then there is nothing to mend in the configuration.
  void import('./mistakes.js').then(warn).catch(() => {});
}
