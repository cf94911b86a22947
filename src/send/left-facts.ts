import {factBuffer} from '../core/fact-buffer.js';

/** Where pages leave their facts in localStorage: each a line, a list in JSON. taken-facts.ts reads them. */
export const leftFactsKey = (websiteId: string): string => `ordercloud-send-elements.facts.${websiteId}`;

/**
 * Leaves the page's facts to the next page: this one ends before the tracker's code has come. Only with consent. What
 * can't be written as JSON, or not any more, goes with the page; so does all of a page that has said something about
 * consent by an event, which is for its tracker to judge.
 */
export function leaveFacts(websiteId: string): void {
  const key = leftFactsKey(websiteId);
  try {
    const facts = JSON.stringify(factBuffer());
    if (!/^\[]|"send-consent"/.test(facts)) localStorage.setItem(key, `${localStorage.getItem(key) ?? ''}${facts}\n`);
  } catch {
    // Storage is denied or full, or a page has put into the buffer what is no JSON.
  }
}
