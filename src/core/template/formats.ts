import {formatDate} from '../format-date.js';
import {formatCount} from '../intl.js';
import type {TemplateView} from './context.js';

/** @param currency ISO 4217 code that the scope gives, or empty */
type Format = (value: unknown, argument: string | undefined, view: TemplateView, currency: string) => string;

/** By name, what a place can be formatted with. A value of the wrong kind gives an empty text. */
export const FORMATS: Readonly<Record<string, Format>> = {
  /** `money` in the currency of the nearest item or of the scope, `money:EUR` in another one. */
  money(value, argument, view, currency) {
    const amount = asNumber(value);
    return amount === null ? '' : view.money(amount, argument || currency);
  },

  /** `date`, or with its length: `date:short`, `date:medium` (the default), `date:long`, `date:full`. */
  date(value, length, {locale}) {
    const style = /^(short|long|full)$/.test(length ?? '') ? (length as 'short') : 'medium';
    return typeof value === 'string' ? formatDate(value, locale, style) : '';
  },

  /** How many a list has, or a number, in digits of the language. */
  count(value, _, {locale}) {
    const number = Array.isArray(value) ? value.length : asNumber(value);
    return number === null ? '' : formatCount(number, locale);
  },
};

/** What a value is as text. Lists, objects and what isn't there have none. */
export function asText(value: unknown): string {
  const isText = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint';
  return isText || Number.isFinite(value) ? String(value) : '';
}

function asNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return Number.isFinite(number) ? (number as number) : null;
}
