import {warnOnce} from '../core/warn-once.js';
import {CONSENTS, type Consent} from '../events/send-consent.js';
import {attempt, numberOf, read, scalarsOf} from './values.js';

/** What a source has learnt; `pending` where it isn't known yet. */
export interface ConsentWord {
  readonly tracking: Consent;
  /** Never freer than `tracking`. */
  readonly identify: Consent;
}

export interface ConsentSourceOptions {
  /** Names that must all be granted, as the manager calls them; each source has its own default, also for an empty list. */
  readonly purposes?: readonly string[];
  /** Names that identifying needs besides `purposes`. */
  readonly identifyPurposes?: readonly string[];
  /** How long a manager may be silent before the console says so, in milliseconds; 10 000 by default. */
  readonly silentAfter?: number;
}

/**
 * What sources use of the kit. It is handed in, so that their files, which few pages load, share nothing with those that
 * all pages load.
 */
export const CONSENT_TOOLS = {CONSENTS, attempt, numberOf, read, scalarsOf, warnOnce};

export type ConsentTools = typeof CONSENT_TOOLS;

/** Listens to a consent manager until `signal` aborts, and tells each word that differs from the one before. */
export type ConsentSource = (
  tell: (word: ConsentWord) => void,
  options: ConsentSourceOptions,
  signal: AbortSignal,
  tools: ConsentTools,
) => void;

/** The code of a source is loaded when it is used. */
const SOURCES: Readonly<Record<string, () => Promise<ConsentSource>>> = {
  tcf: async () => (await import('./consent-tcf.js')).followTcf,
  google: async () => (await import('./consent-google.js')).followGoogle,
};

/**
 * Starts the source of that name: `tcf` or `google`. `event` is known and starts nothing. Resolves once it is started,
 * with false for an unknown name; never rejects.
 *
 * Consent is pending until a source tells something else. Where its code can't be loaded the console says so.
 */
export async function followConsentSource(
  name: string,
  tell: (word: ConsentWord) => void,
  options: ConsentSourceOptions,
  signal: AbortSignal,
): Promise<boolean> {
  if (name === 'event') return true;
  if (!Object.hasOwn(SOURCES, name)) return false;
  try {
    const follow = await SOURCES[name]!();
    if (!signal.aborted) follow(tell, options, signal, CONSENT_TOOLS);
  } catch {
    warnOnce({
      tag: 'send-tracker',
      attribute: 'consent-source',
      code: 'consent-source-silent',
      problem: `could not start to listen to ${name}; consent stays pending and nothing is sent`,
      remedy: 'See that all files of the package are served',
    });
  }
  return true;
}
