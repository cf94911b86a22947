import {html, type ReactiveController, type TemplateResult} from 'lit';
import type {Actions, Scope} from '../core/template/context.js';
import type {RenderedTemplate} from '../core/template/rendered-template.js';
import type {ViewController, ViewHost} from './view-controller.js';

/**
 * Lets the author of a page write an element's look: a `<template>` among its children, without a `slot`, is filled from
 * what the element knows. What fills it is loaded where there is a template.
 *
 * ```ts
 * readonly #template = new TemplateController(this, this.#view, () => scopeOrNull, {remove: (item) => …});
 *
 * render() {
 *   const {look} = this.#template;
 *   return html`${look ?? html`…the default look…<slot></slot>`} ${errorMessage(this.#view)}`;
 * }
 * ```
 *
 * The element keeps its live regions, its focus and its slots `empty` and `error`; the template stands for the rest.
 * What stands beside the template is shown while the scope is null, but not in the status `empty`.
 */
export class TemplateController implements ReactiveController {
  /** What `render()` shows instead of the default look and the default slot; null without a template. */
  look: TemplateResult | null = null;

  readonly #host: ViewHost;
  readonly #open: () => Promise<RenderedTemplate>;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  #template: HTMLTemplateElement | null = null;
  #rendered: RenderedTemplate | null = null;
  #loading: Promise<void> | null = null;
  #failed = false;

  /**
   * @param scope what the template can name, read after each update of the host; null while there is nothing to show.
   *   The view's `words` and `status` are added to it
   * @param actions what `data-action` can name
   */
  constructor(
    host: ViewHost,
    view: ViewController<Record<string, string>>,
    scope: () => Scope | null,
    actions: Actions = {},
  ) {
    this.#host = host;
    this.#open = async () => {
      const {RenderedTemplate} = await import('../core/template/rendered-template.js');
      return new RenderedTemplate(host, view, scope, actions);
    };
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, {childList: true});
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#template = this.#host.querySelector(':scope > template:not([slot])');
    this.look = this.#template && !this.#failed ? html`<slot name="rendered"><slot></slot></slot>` : null;
    if (this.#template && !this.#loading) this.#loading = this.#load();
  }

  hostUpdated(): void {
    this.#rendered?.show(this.#template, this.#observer);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Where it can't be loaded, the element looks as it does without a template. */
  async #load(): Promise<void> {
    await this.#open().then(
      (rendered) => (this.#rendered = rendered),
      () => (this.#failed = true),
    );
    this.#host.requestUpdate();
  }
}
