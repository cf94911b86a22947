import {factBuffer, type RecordedFact} from '../core/fact-buffer.js';
import {readStored, removeStored, storageKey, writeStored} from './storage.js';

const keyOf = (websiteId: string): string => storageKey('facts', websiteId);

const factsAt = (key: string): RecordedFact[] => {
  const stored = readStored(key);
  return Array.isArray(stored) ? (stored as RecordedFact[]) : [];
};

/**
 * Leaves the page's facts to the next page: this one ends before the tracker's code has come. Only with consent. What
 * can't be written as JSON, or not any more, goes with the page.
 */
export function leaveFacts(websiteId: string): void {
  const key = keyOf(websiteId);
  const facts = factBuffer();
  if (facts.length > 0) writeStored(key, [...factsAt(key), ...facts]);
}

/** Takes what earlier pages have left, oldest first; only with consent. */
export function takeLeftFacts(websiteId: string): RecordedFact[] {
  const key = keyOf(websiteId);
  const facts = factsAt(key);
  if (facts.length > 0) removeStored(key);
  return facts;
}
