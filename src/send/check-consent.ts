import {CONSENTS, type Consent} from '../events/send-consent.js';
import type {MistakeCode} from './mistakes.js';

const SOURCES = ['event', 'tcf', 'google'];

/** What is wrong with a tag's words for consent. */
export function consentMistakes(consent: Consent, source: string | null): MistakeCode[] {
  const mistakes: MistakeCode[] = [];
  if (!CONSENTS.includes(consent)) mistakes.push('consent-invalid');
  if (source !== null && !SOURCES.includes(source)) mistakes.push('consent-source-unknown');
  return mistakes;
}
