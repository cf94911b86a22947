import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {ListFacet} from 'ordercloud-javascript-sdk';
import {NearestProductList} from '../../controllers/product-list-nearest.js';
import {ViewController} from '../../controllers/view-controller.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-facets.styles.js';

export const words = {
  label: 'Filters',
  count: '({count})',
  clear: 'Clear all filters',
} as const;

interface FacetValue {
  value: string;
  /** Null where OrderCloud names none. */
  count: number | null;
  chosen: boolean;
}

interface Facet {
  path: string;
  name: string;
  values: readonly FacetValue[];
}

/**
 * What a list of products can be narrowed by: a group of checkboxes for each product facet of OrderCloud's, with the
 * number of products. Of one group any checked value will do, and of each group one is needed. The choice is in the
 * page's URL. It stands in its list, or names it in `for`.
 *
 * Words: `label`, `count` ({count}), `clear`.
 *
 * @summary Checkboxes that narrow a list of products.
 * @tagname oc-facets
 *
 * @slot empty - What is shown where there is nothing to narrow the list by.
 *
 * @csspart facets - All groups.
 * @csspart facet - The group of one facet.
 * @csspart name - The name of a facet.
 * @csspart value - The label of a value, with its checkbox.
 * @csspart count - The number of products.
 * @csspart clear - The button that clears all.
 *
 * @cssstate idle - There is no list yet.
 * @cssstate loading - The list is being read for the first time.
 * @cssstate ready - There is something to choose.
 * @cssstate empty - There is nothing to choose.
 *
 * @example
 * ```html
 * <oc-facets for="tea"></oc-facets>
 * <oc-product-list id="tea" category-id="tea" catalog-id="shop"></oc-product-list>
 * ```
 */
export class OcFacets extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    for: {},
    strings: {type: Object},
  };

  /** ID of the `oc-product-list` that it narrows; the one that it stands in when empty. */
  for = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #list = new NearestProductList(this, {onChange: () => this.#follow(), isNeeded: () => true});

  protected override render(): TemplateResult {
    const facets = this.#facets();
    return html`<div part="facets" role="group" aria-label=${this.#view.text('label')}>
        ${repeat(
          facets,
          ({path}) => path,
          (facet) => this.#renderFacet(facet),
        )}
        ${
          facets.some(({values}) => values.some(({chosen}) => chosen))
            ? html`<button part="clear" class="quiet" type="button" @click=${this.#handleClear}>
                ${this.#view.text('clear')}
              </button>`
            : nothing
        }
      </div>
      ${this.status === 'empty' ? html`<slot name="empty"></slot>` : nothing}`;
  }

  #renderFacet({path, name, values}: Facet): TemplateResult {
    return html`<fieldset part="facet">
      <legend part="name"><bdi>${name}</bdi></legend>
      ${repeat(
        values,
        ({value}) => value,
        ({value, count, chosen}) =>
          html`<label part="value">
            <input
              type="checkbox"
              .checked=${live(chosen)}
              @change=${(event: Event) => this.#handleChange(path, value, (event.target as HTMLInputElement).checked)}
            />
            <span
              ><bdi>${value}</bdi>
              ${count === null ? nothing : html`<span part="count">${this.#view.text('count', {count})}</span>`}</span
            >
          </label>`,
      )}
    </fieldset>`;
  }

  /** What OrderCloud counts, and what is chosen beside that: it may have been narrowed away and has to stay in reach. */
  #facets(): Facet[] {
    const {listed = null, choice} = this.#list.source ?? {};
    const counted = (listed?.facets ?? []).map(({Name, XpPath, Values}: ListFacet) => {
      const path = `xp.${XpPath}`;
      const counts = new Map(Values?.map(({Value, Count}) => [Value ?? '', Count ?? null]));
      return {path, name: Name || (XpPath ?? ''), counts};
    });
    const known = new Set(counted.map(({path}) => path));
    for (const path of Object.keys(choice?.facets ?? {})) {
      if (listed && !known.has(path)) counted.push({path, name: path.replace(/^xp\./, ''), counts: new Map()});
    }
    return counted
      .map(({path, name, counts}) => {
        const chosen = choice?.facets[path] ?? [];
        const values = [...new Set([...counts.keys(), ...chosen])].filter(Boolean);
        const facet = values.map((value) => ({
          value,
          count: counts.get(value) ?? null,
          chosen: chosen.includes(value),
        }));
        return {path, name, values: facet};
      })
      .filter(({values}) => values.length > 0);
  }

  #follow(): void {
    const {source} = this.#list;
    if (!source) this.#view.show('idle');
    else if (source.listed) this.#view.show(this.#facets().length ? 'ready' : 'empty');
    else this.#view.show(source.status === 'loading' ? 'loading' : 'idle');
  }

  #handleChange(path: string, value: string, chosen: boolean): void {
    const {source} = this.#list;
    if (!source) return;
    const {[path]: values = [], ...others} = source.choice.facets;
    const rest = values.filter((each) => each !== value);
    const next = chosen ? [...rest, value] : rest;
    source.choose({facets: next.length ? {...others, [path]: next} : others});
  }

  readonly #handleClear = (): void => {
    this.#list.source?.choose({facets: {}});
    // The button goes away with what it has cleared.
    this.renderRoot.querySelector('input')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-facets': OcFacets;
  }
}
