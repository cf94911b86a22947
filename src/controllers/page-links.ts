import {html, nothing, type TemplateResult} from 'lit';
import {formatCount} from '../core/intl.js';
import type {ViewController} from './view-controller.js';

export type PageWords = {pages: string; previous: string; next: string; page: string};

/** The pages to link to: the first, the last, and those beside the present one; 0 for what is left out between them. */
export function pageNumbers(page: number, pages: number): number[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages);
  const sorted = [...new Set(shown)].sort((a, b) => a - b);
  return sorted.flatMap((each, index) => (index > 0 && each - sorted[index - 1]! > 1 ? [0, each] : [each]));
}

/** A click that is to follow a link here, rather than in another tab or as a download. */
export function isPlainClick({button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented}: MouseEvent): boolean {
  return button === 0 && !(altKey || ctrlKey || metaKey || shiftKey || defaultPrevented);
}

/** Links to the pages of a list. `go` runs in place of a click that would load the page. */
export function pageLinks(
  {page, pages}: {page: number; pages: number},
  urlOf: (page: number) => string,
  go: (page: number) => void,
  view: ViewController<PageWords>,
): TemplateResult | typeof nothing {
  if (pages < 2) return nothing;
  const link = (to: number, name: string, text: string, label: string | typeof nothing): TemplateResult =>
    html`<a
      part=${name}
      href=${urlOf(to)}
      aria-label=${label}
      aria-current=${to === page ? 'page' : nothing}
      @click=${(event: MouseEvent) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        go(to);
      }}
      >${text}</a
    >`;
  return html`<nav part="pages" aria-label=${view.text('pages')}>
    ${page > 1 ? link(page - 1, 'previous', view.text('previous'), nothing) : nothing}
    ${pageNumbers(page, pages).map((each) =>
      each
        ? link(each, 'page', formatCount(each, view.locale), view.text('page', {page: each}))
        : html`<span aria-hidden="true">…</span>`,
    )}
    ${page < pages ? link(page + 1, 'next', view.text('next'), nothing) : nothing}
  </nav>`;
}
