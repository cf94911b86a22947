import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {fillText} from '../core/fill-text.js';
import {intl} from '../core/intl.js';
import {nearestLang} from '../core/locale.js';
import {formatMoney} from '../core/money.js';
import {addReader, loadWords, page, removeReader} from '../core/readers.js';
import {mirrorStatus, type Status} from '../core/status.js';
import type {Strings} from '../core/strings.js';
import {commerce} from '../ordercloud/commerce.js';
import type {CommerceError} from '../ordercloud/errors.js';
import {announceError} from './announce.js';

/** What the view controller asks of its element. */
export interface ViewHost extends ReactiveControllerHost, HTMLElement {
  /** Words that replace the defaults, by key; null where none were given. */
  strings: Strings | null;
  /** ISO 4217 code for amounts whose currency nobody knows, where the element has such an attribute. */
  currency?: string;
}

/** Keys of words; those with plural forms, such as `items.one` and `items.other`, are asked for as `items`. */
type Key<Words> =
  (keyof Words & string) | (keyof Words extends infer K ? (K extends `${infer P}.other` ? P : never) : never);

type Amounts = Readonly<Record<string, string | number>>;

/** What every element with a view has in common: its status, its words and language, and how a failure is told. */
export class ViewController<Words extends Strings> implements ReactiveController {
  readonly #host: ViewHost;
  readonly #internals: ElementInternals;
  readonly #defaults: Words;
  #status: Status = 'idle';
  #error: CommerceError | null = null;
  #errorValues: Amounts = {};

  constructor(host: ViewHost, defaults: Words) {
    this.#host = host;
    this.#defaults = defaults;
    this.#internals = host.attachInternals();
    mirrorStatus(this.#internals, 'idle');
    host.addController(this);
  }

  get status(): Status {
    return this.#status;
  }

  /** The failure that is shown, or null. */
  get error(): CommerceError | null {
    return this.#error;
  }

  /** BCP 47 tag of the nearest `lang`, or empty. */
  get locale(): string {
    return nearestLang(this.#host);
  }

  /** The words by key as they are written, the nearest of each: the element's own, a registered one, English. */
  get words(): Strings {
    const {localName, strings} = this.#host;
    const failures = commerce().session.failureWords[localName];
    return {...this.#defaults, ...failures, ...page.wordsFor?.(localName, this.locale), ...strings};
  }

  hostConnected(): void {
    addReader(this.#host);
  }

  hostDisconnected(): void {
    removeReader(this.#host);
  }

  hostUpdate(): void {
    loadWords(this.locale);
    mirrorStatus(this.#internals, this.#status);
  }

  /** Shows another status; any error is gone. */
  show(status: Exclude<Status, 'error'>): void {
    this.#status = status;
    this.#error = null;
    this.#update();
  }

  /**
   * Shows `error` and fires `oc-error`. An abort is no failure and is passed over.
   *
   * @param values its numbers fill the places of the error's text that OrderCloud's `Data` has no number for
   */
  fail(error: CommerceError, retry: (() => void) | null = null, values: unknown = null): void {
    if (error.code === 'aborted') return;
    this.#status = 'error';
    this.#error = error;
    this.#errorValues = {...amountsIn(values), ...amountsIn(error.data)};
    this.#update();
    announceError(this.#host, error, retry);
  }

  /**
   * The word for `key` with its `{places}` filled in, in the form for the value `count` where it has forms; empty where
   * there is none.
   */
  text(key: Key<Words>, values: Amounts = {}): string {
    const {locale, words} = this;
    const form = intl(Intl.PluralRules, locale || 'en').select(values.count as number);
    return fillText(words[`${key}.${form}`] ?? words[`${key}.other`] ?? words[key] ?? '', values, locale);
  }

  /** An amount as a shopper reads it, in the currency that {@link currencyOf} finds; empty where there is none. */
  money(amount: number | null | undefined, currency?: string | null): string {
    return amount === null || amount === undefined ? '' : formatMoney(amount, this.currencyOf(currency), this.locale);
  }

  /**
   * The currency of an amount: the one that its price schedule or order names. Where that is none, it is the shopper's,
   * which OrderCloud takes for their orders too and which is known of registered ones; else what the page says: the
   * element's `currency`, else that of `oc-session`.
   *
   * @param currency as the price schedule or the order names it, ISO 4217
   */
  currencyOf(currency?: string | null): string | undefined {
    const {config, state} = commerce().session;
    return currency || state.value.me?.Locale?.Currency || this.#host.currency || config?.currency;
  }

  /**
   * What a shopper reads of the present error: the text for its code, else the general one under `error`, which also
   * stands in where nothing is known to fill a place of the text with.
   */
  errorText(): string {
    if (!this.#error) return '';
    const {code, message} = this.#error;
    const text = this.text(code, this.#errorValues);
    return text && !/\{\w+\}/.test(text) ? text : this.text('error') || message;
  }

  #update(): void {
    mirrorStatus(this.#internals, this.#status);
    this.#host.requestUpdate();
  }
}

/** The numbers of data of any shape, such as an error's `Data`; other members say nothing to a shopper. */
function amountsIn(data: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => typeof value === 'number'));
}
