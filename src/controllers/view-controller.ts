import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {nearestLang} from '../core/locale.js';
import {mirrorStatus, type Status} from '../core/status.js';
import {fillText, stringsFor, type Strings} from '../core/strings.js';
import {commerce} from '../ordercloud/commerce.js';
import type {CommerceError} from '../ordercloud/errors.js';
import {announceError} from './announce.js';

/** What the view controller asks of its element. */
export interface ViewHost extends ReactiveControllerHost, HTMLElement {
  /** Words that replace the defaults, by key; null where none were given. */
  strings: Strings | null;
}

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

  hostUpdate(): void {
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

  /** The word for `key`, with its `{places}` filled in. */
  text(key: keyof Words & string, values?: Amounts): string {
    return fillText(this.#word(key) ?? '', values);
  }

  /**
   * What a shopper reads of the present error: the text for its code, else the general one under `error`, which also
   * stands in where nothing is known to fill a place of the text with.
   */
  errorText(): string {
    if (!this.#error) return '';
    const {code, message} = this.#error;
    const text = fillText(this.#word(code) ?? '{unknown}', this.#errorValues);
    return /\{\w+\}/.test(text) ? (this.#word('error') ?? message) : text;
  }

  #word(key: string): string | undefined {
    const {localName, strings} = this.#host;
    const defaults = {...this.#defaults, ...commerce().session.failureWords[localName]};
    return strings?.[key] ?? stringsFor(localName, this.locale, defaults)[key];
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
