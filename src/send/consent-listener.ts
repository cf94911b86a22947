import type {Consent} from '../events/send-consent.js';
import type {ConsentSource, ConsentTools} from './consent-source.js';

/** How often a manager that isn't there yet is looked for, in milliseconds. */
const LOOK_INTERVAL = 500;
const SILENT_AFTER = 10_000;

/** What a source listens to, and the purposes that count where a page names none. */
export interface ConsentManager {
  /** Name of the global that it is reached by. */
  readonly global: string;
  readonly purposes: readonly string[];
  /** Needed besides `purposes`. */
  readonly identifyPurposes: readonly string[];
}

export interface ConsentListener {
  /** The manager has said something, be it that the visitor hasn't answered yet. */
  readonly heard: () => void;
  /** Tells the word that follows from the consent to each purpose, unless it is the last one again. */
  readonly learn: (consentTo: (purpose: string) => Consent) => void;
  readonly signal: AbortSignal;
  readonly tools: ConsentTools;
}

/**
 * What all consent sources do: look for a manager that comes late, and make words of what it says about single
 * purposes.
 *
 * A manager that says nothing in time leaves consent pending: nothing is stored or sent, events wait in memory, and one
 * line in the console says so. What it says later still counts.
 *
 * @param begin gives what looks for the manager and listens to it; true when it was there. That is called at once, as
 *   the document gets on, and twice a second until it is time to complain.
 */
export function listenTo(
  {global, ...defaults}: ConsentManager,
  begin: (listener: ConsentListener) => () => boolean,
): ConsentSource {
  return (tell, options, signal, tools) => {
    const {CONSENTS, warnOnce} = tools;
    // An empty list would let everything through.
    const namesOf = (key: keyof typeof defaults): readonly string[] =>
      options[key]?.length ? options[key] : defaults[key];
    let last = 'pending,pending';

    const heard = (): void => clearTimeout(silence);
    const learn: ConsentListener['learn'] = (consentTo) => {
      const strictest = (names: readonly string[], least = 0): number =>
        Math.max(least, ...names.map((name) => CONSENTS.indexOf(consentTo(name))));
      const ofTracking = strictest(namesOf('purposes'));
      const tracking = CONSENTS[ofTracking]!;
      const identify = CONSENTS[strictest(namesOf('identifyPurposes'), ofTracking)]!;
      if (last === (last = `${tracking},${identify}`)) return;
      try {
        tell({tracking, identify});
      } catch (error) {
        // We are called from within the manager, which goes on with its work.
        reportError(error);
      }
    };

    const find = begin({heard, learn, signal, tools});
    let found = false;
    const look = (): void => {
      if (found || (found = find())) clearInterval(looking);
    };
    const looking = setInterval(look, LOOK_INTERVAL);
    const silence = setTimeout(() => {
      clearInterval(looking);
      warnOnce({
        tag: 'send-tracker',
        attribute: 'consent-source',
        code: 'consent-source-silent',
        problem: `hears nothing from ${global}; consent stays pending and nothing is sent`,
        remedy: 'See that the consent manager runs on this page',
      });
    }, options.silentAfter ?? SILENT_AFTER);
    document.addEventListener('readystatechange', look, {signal});
    signal.addEventListener('abort', () => {
      clearInterval(looking);
      heard();
    });
    look();
  };
}
