import type {Consent} from '../events/send-consent.js';
import {listenTo} from './consent-listener.js';
import {watchPushes} from './pushes.js';

declare global {
  interface Window {
    dataLayer?: unknown;
  }
}

/** Storage to follow a visit with; and what is known about a person, handed to somebody who advertises with it. */
const GOOGLE = {global: 'dataLayer', purposes: ['analytics_storage'], identifyPurposes: ['ad_user_data']};
/** A longer timer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Google's Consent Mode, version 2, as a page tells it to Google's tags: `gtag('consent', 'default' or 'update', …)`,
 * which puts its arguments into `dataLayer`. https://developers.google.com/tag-platform/security/guides/consent
 * Purposes are Google's names.
 *
 * - An update is the visitor's answer and decides.
 * - A default of `granted` grants, after its `wait_for_update` has passed: that is the time for a manager to bring the
 *   answer of an earlier page.
 * - A default of `denied` is pending: the visitor hasn't been asked yet. Consent Mode remembers nothing from page to page,
 *   so managers repeat an answer as an update on each page. Where one does not, consent stays pending, which sends
 *   nothing either.
 * - Defaults for some regions: where the visitor is isn't known here, so one that denies makes it pending and one that
 *   grants does nothing.
 */
export const followGoogle = listenTo(GOOGLE, ({heard, learn, signal, tools: {attempt, numberOf, read, scalarsOf}}) => {
  const updates = new Map<string, Consent>();
  const defaults = new Map<string, Consent>();
  /** What a default denies to some regions. */
  const doubtful = new Set<string>();
  let waits = 0;

  const tellWord = (): void =>
    learn((purpose) => {
      const granted = !waits && !doubtful.has(purpose) && defaults.get(purpose) === 'granted';
      return updates.get(purpose) ?? (granted ? 'granted' : 'pending');
    });

  const waitForUpdate = (time: number): void => {
    waits++;
    const end = (): void => {
      waits--;
      tellWord();
    };
    const timer = setTimeout(end, Math.min(time, LONGEST_TIMER));
    signal.addEventListener('abort', () => clearTimeout(timer));
  };

  const take = (entry: unknown): void => {
    const [command, kind, values] = ['0', '1', '2'].map((key) => read(entry, key));
    const isDefault = kind === 'default';
    if (command !== 'consent' || !(isDefault || kind === 'update')) return;
    heard();
    const isRegional = isDefault && read(values, 'region') !== undefined;
    for (const [purpose, value] of Object.entries(scalarsOf(values))) {
      if (value !== 'granted' && value !== 'denied') continue;
      if (!isRegional) (isDefault ? defaults : updates).set(purpose, value);
      else if (value === 'denied') doubtful.add(purpose);
    }
    const time = numberOf(read(values, 'wait_for_update')) ?? 0;
    if (isDefault && time > 0) waitForUpdate(time);
  };
  // All of them before a word is told: a later entry may take back what an earlier one grants.
  const takeAll = (entries: readonly unknown[]): void => {
    entries.forEach(take);
    tellWord();
  };

  return () => {
    const {dataLayer} = window;
    if (!Array.isArray(dataLayer)) return false;
    attempt(() => watchPushes(dataLayer, takeAll, signal));
    attempt(() => takeAll(dataLayer));
    return true;
  };
});
