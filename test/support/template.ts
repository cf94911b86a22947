import {formatMoney} from '../../src/core/money.js';
import type {Actions, Scope} from '../../src/core/template/context.js';
import {RenderedTemplate} from '../../src/core/template/rendered-template.js';

/** A template in an element on the page. */
export interface TemplateTwin {
  readonly host: HTMLElement;
  readonly template: HTMLTemplateElement;
  /** Where its nodes are, once it is shown. */
  readonly root: HTMLElement;
  /** Shows it with another scope, or with the scope as it is now. */
  show(scope?: Scope | null): void;
}

export interface TemplateTwinOptions {
  actions?: Actions;
  locale?: string;
  status?: string;
  words?: Record<string, string>;
  /** Where it stands. */
  place?: ParentNode;
  tag?: string;
}

/** Takes a template's HTML as the browser's parser reads it, and shows it filled from `scope`. */
export function showTemplate(markup: string, scope: Scope | null, options: TemplateTwinOptions = {}): TemplateTwin {
  const {actions = {}, locale = 'en-US', status = 'ready', words = {}, place = document.body, tag = 'div'} = options;
  const host = document.createElement(tag);
  const template = document.createElement('template');
  template.setHTMLUnsafe(markup);
  host.append(template);
  place.append(host);
  let present = scope;
  const money = (amount: number, currency: string): string => formatMoney(amount, currency, locale);
  const view = {locale, status, words, money};
  const rendered = new RenderedTemplate(host, view, () => present, actions);
  const observer = new MutationObserver(() => {});
  const twin = {
    host,
    template,
    get root() {
      return host.querySelector<HTMLElement>(':scope > [slot=rendered]')!;
    },
    show(next: Scope | null = present) {
      present = next;
      rendered.show(template, observer);
    },
  };
  twin.show();
  return twin;
}
