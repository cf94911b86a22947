import {listenTo} from './consent-listener.js';

declare global {
  interface Window {
    __tcfapi?: unknown;
  }
}

type Callback = (data: unknown, success: unknown) => void;
type TcfApi = (command: string, version: number, callback: Callback, parameter?: unknown) => void;

/**
 * What Send does, in purposes of the TCF: it keeps a number on the device (1) and what a visitor looked at and bought
 * under that number, so as to choose the advertising they get (3, to create profiles for personalised advertising).
 * Purpose 8, to measure how content does, allows figures about content and no profile of a person. To be identified
 * puts the visitor on a mailing list whose e-mails are chosen by that profile (4, to use profiles to select
 * personalised advertising).
 */
const TCF = {global: '__tcfapi', purposes: ['1', '3'], identifyPurposes: ['4']};
/** The visitor has answered, just now or on an earlier page. */
const ANSWERED: readonly unknown[] = ['tcloaded', 'useractioncomplete'];

/**
 * IAB's Transparency and Consent Framework, 2.2 and 2.3, by the CMP API: https://iabeurope.eu/tcf. Purposes are their
 * numbers.
 *
 * - A banner that is shown, and any status we don't know, means to wait. The data that come with a banner say no to
 *   everything, which is nobody's answer.
 * - What is not granted in an answer is denied.
 * - Where GDPR does not apply (`gdprApplies` is false) nobody has to be asked, and all is granted; such data may have no
 *   status and no purposes. A visitor who was asked all the same has the last word.
 * - While it isn't known whether GDPR applies, consent is pending.
 */
export const followTcf = listenTo(TCF, ({heard, learn, signal, tools: {attempt, read}}) => {
  let listenerId: unknown;
  /** False where there is no manager, and no stub of one, on the page. */
  const call = (command: string, callback: Callback, parameter?: unknown): boolean => {
    const api = window.__tcfapi;
    if (typeof api !== 'function') return false;
    attempt(() => (api as TcfApi)(command, 2, callback, parameter));
    return true;
  };
  const hear: Callback = (data, success) => {
    listenerId = read(data, 'listenerId') ?? listenerId;
    // A stub calls back late.
    if (signal.aborted) return remove();
    const applies = read(data, 'gdprApplies');
    if (success !== true || typeof applies !== 'boolean') return;
    heard();
    const status = read(data, 'eventStatus');
    if (!ANSWERED.includes(status) && (applies || status !== undefined)) return;
    const consents = read(data, 'purpose.consents');
    const free = !applies && !(consents && status === 'useractioncomplete');
    learn((purpose) => (free || read(consents, purpose) === true ? 'granted' : 'denied'));
  };
  const remove = (): void => {
    if (listenerId !== undefined) call('removeEventListener', () => {}, listenerId);
  };
  signal.addEventListener('abort', remove);
  return () => call('addEventListener', hear);
});
