import type {RecordedFact} from '../core/fact-buffer.js';
import {leftFactsKey} from './left-facts.js';
import {removeStored} from './storage.js';
import {attempt} from './values.js';

/** Takes what earlier pages have left, page by page, oldest first; only with consent. */
export function takeLeftFacts(websiteId: string): RecordedFact[][] {
  const key = leftFactsKey(websiteId);
  const text = attempt(() => localStorage.getItem(key)) ?? '';
  if (text) removeStored(key);
  return text.split('\n').flatMap((line) => {
    const facts = attempt(() => JSON.parse(line) as unknown);
    return Array.isArray(facts) ? [facts as RecordedFact[]] : [];
  });
}
