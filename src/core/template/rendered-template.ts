import {buildInto} from './build.js';
import {MOST_ITEMS, type Actions, type Owner, type Scope, type TemplateView, type Update} from './context.js';
import {report} from './mistakes.js';

/**
 * What an element shows of its author's `<template>`: a `<div slot="rendered">` among the element's children, so that
 * the page's own CSS applies and the elements inside find the product around them.
 */
export class RenderedTemplate {
  readonly #element: Element;
  readonly #scope: () => Scope | null;
  readonly #owner: Owner;
  readonly #root = document.createElement('div');
  #source: Node | null = null;
  #update: Update | null = null;

  /** @param scope what the template can name, beside the view's words and status; null while there is nothing to show */
  constructor(element: Element, view: TemplateView, scope: () => Scope | null, actions: Actions) {
    this.#element = element;
    this.#scope = scope;
    this.#owner = {tag: element.localName, view, actions, itemsLeft: 0};
    this.#root.slot = 'rendered';
  }

  /**
   * Brings what is shown up to date, in place. Never throws.
   *
   * @param template the one that the element has now, or null
   * @param observer is told of what becomes of the template while the element is connected, and of nothing that is done
   *   here
   */
  show(template: HTMLTemplateElement | null, observer: MutationObserver): void {
    try {
      this.#render(template);
    } catch (cause) {
      // Without the template there is what stands beside it; the next update begins anew.
      this.#source = null;
      this.#root.remove();
      report('template-failed', String(cause), this.#owner);
    }
    // What came before has just been seen.
    observer.takeRecords();
    if (template && this.#element.isConnected) {
      observer.observe(template.content, {attributes: true, characterData: true, childList: true, subtree: true});
    }
  }

  #render(template: HTMLTemplateElement | null): void {
    const {status, words} = this.#owner.view;
    const scope = template && this.#scope();
    // Without a box of its own it isn't there to the page's layout; an empty one hides what stands beside the template.
    this.#root.style.display = scope ? 'contents' : 'none';
    if (!template || !(scope || status === 'empty')) return this.#root.remove();
    if (scope) {
      // A parser or a framework may have filled the template since.
      if (!this.#source?.isEqualNode(template.content)) this.#build(template);
      this.#owner.itemsLeft = MOST_ITEMS;
      this.#update?.({scope: {words, status, ...scope}, item: null});
    }
    this.#place();
  }

  #build({content}: HTMLTemplateElement): void {
    this.#root.replaceChildren();
    this.#update = buildInto(this.#root, content, this.#owner);
    this.#source = content.cloneNode(true);
  }

  /** What else stands in the slot was left by a copy of the page, such as one that a framework has kept. */
  #place(): void {
    if (this.#root.parentNode === this.#element) return;
    for (const left of this.#element.querySelectorAll(':scope > [slot=rendered]')) left.remove();
    this.#element.append(this.#root);
  }
}
