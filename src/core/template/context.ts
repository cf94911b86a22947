import {readPath} from '../path.js';
import {asText, FORMATS} from './formats.js';
import type {Place} from './grammar.js';
import {report} from './mistakes.js';

/** What a template can name, by name. */
export type Scope = Readonly<Record<string, unknown>>;

/** What `data-action` can name. `item` is that of the nearest repetition, or null. */
export type Actions = Readonly<Record<string, (item: unknown, control: HTMLElement, event: Event) => void>>;

/** What the element's view knows. */
export interface TemplateView {
  /** BCP 47 tag, or empty. */
  readonly locale: string;
  readonly status: string;
  readonly words: Readonly<Record<string, string>>;
  /** An amount as a shopper reads it; without a currency in the one that the page says. */
  money(amount: number, currency: string): string;
}

/** The element whose template it is. */
export interface Owner {
  /** Its tag, for the console. */
  readonly tag: string;
  readonly view: TemplateView;
  readonly actions: Actions;
  /** How many items may still be shown in this update. */
  itemsLeft: number;
}

/** What a part of a template is filled from. */
export interface Context {
  /** With the items of the repetitions around, by their names. */
  readonly scope: Scope;
  /** The item of the nearest repetition, or null. */
  readonly item: unknown;
}

/** Brings a part of what is shown up to date. */
export type Update = (context: Context) => void;

/** Repetitions inside repetitions multiply; OrderCloud gives at most 100 of anything at once, so this is far off. */
export const MOST_ITEMS = 5000;

/** What stands at a path; undefined where reading it throws, as a getter of the data may. */
export function valueAt(data: unknown, path: string): unknown {
  return attempt(() => readPath(data, path), undefined);
}

/** Whether a `data-if` lets its element be shown: not for what is falsy, and not for an empty list. */
export function isThere(value: unknown): boolean {
  return attempt(() => (Array.isArray(value) ? value.length > 0 : Boolean(value)), false);
}

/** The items of a list, and none of what is no list. */
export function itemsOf(value: unknown, path: string, owner: Owner): unknown[] {
  return attempt(() => {
    if (!Array.isArray(value)) return [];
    const length = Math.min(value.length, owner.itemsLeft);
    if (length < value.length) report('template-list-cut', path, owner);
    owner.itemsLeft -= length;
    return Array.from({length}, (_, index) => value[index] as unknown);
  }, []);
}

/** The value of a place, which is a text where the place has a formatter. */
export function valueOf({path, format, argument}: Place, {item, scope}: Context, owner: Owner): unknown {
  const value = valueAt(scope, path);
  if (format === undefined) return value;
  if (!Object.hasOwn(FORMATS, format)) {
    report('template-formatter-unknown', format, owner);
    return '';
  }
  // Each product of a list has a currency of its own.
  const currency = asText(valueAt(item, 'currency')) || asText(valueAt(scope, 'currency'));
  return attempt(() => FORMATS[format]!(value, argument, owner.view, currency), '');
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
