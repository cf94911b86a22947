import type {Shopper} from '../events/shopper-changed.js';

/** What a shopper is called: by name, else e-mail, else ID; empty where nobody is known. */
export function nameOfShopper(shopper: Shopper | null): string {
  const fullName = [shopper?.firstName, shopper?.lastName].filter(Boolean).join(' ');
  return fullName || shopper?.email || shopper?.id || '';
}
