import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {errorMessage} from '../../controllers/error-message.js';
import {PART_WORDS, ProductPart} from '../../controllers/product-part.js';
import {ViewController} from '../../controllers/view-controller.js';
import {picturesOf, type Picture} from '../../core/pictures.js';
import {optionOf} from '../../core/specs.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {Selection} from '../../ordercloud/selection.js';
import {product} from '../../styles/product.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-product-image.styles.js';

/** The element's words in English. */
export const words = {
  ...PART_WORDS,
  picture: '{name}, picture {number} of {count}',
  thumbnails: 'Pictures of {name}',
  show: 'Show picture {number} of {count}',
} as const;

/**
 * The pictures of a product: one large, and a list of small ones to choose from where there are several. It takes them
 * from `xp.Images`, whose entries are URLs or objects with `Url`, `ThumbnailUrl`, `Srcset`, `Alt`, `Primary` and `Tags`. When the
 * shopper chooses a variant or an option with a picture in its own `xp`, or one that a picture has among its tags, that
 * picture is shown.
 *
 * Words: `picture` ({name}, {number}, {count}), `thumbnails` ({name}), `show` ({number}, {count}), `retry`, `error`, and
 * one for each error code, such as `offline`.
 *
 * @summary Shows a product's pictures.
 * @tagname oc-product-image
 *
 * @slot error - Shown instead of the words of a failure and the button to try again.
 *
 * @fires {CommerceErrorEvent} oc-error - The product could not be read.
 *
 * @csspart gallery - All that is shown.
 * @csspart picture - The large picture, or the box that keeps its place.
 * @csspart placeholder - The box alone.
 * @csspart thumbnails - The list of small pictures.
 * @csspart thumbnail - A button with a small picture.
 * @csspart error - The words of a failure.
 * @csspart retry - The button to try again.
 *
 * @cssprop [--oc-picture-ratio=1] - Width to height of the large picture.
 * @cssprop [--oc-placeholder-background=#f3f4f6] - Where there is no picture.
 * @cssprop [--oc-current-color=#1d4ed8] - Border of the small picture that is shown large.
 * @cssprop [--oc-gap=0.75rem] - Space between the pictures.
 *
 * @cssstate idle - No product is known yet.
 * @cssstate loading - The product is being read.
 * @cssstate ready - The pictures are shown.
 * @cssstate empty - There is no picture, or the product around it could not be read.
 * @cssstate error - The product could not be read.
 *
 * @example
 * ```html
 * <oc-product-view product-id="mug">
 *   <oc-product-image sizes="(min-width: 60em) 30em, 100vw"></oc-product-image>
 * </oc-product-view>
 * ```
 */
export class OcProductImage extends LitElement {
  static override styles = [shared, product, styles];

  static override properties = {
    productId: {attribute: 'product-id'},
    sizes: {},
    strings: {type: Object},
  };

  /** ID of the product in OrderCloud; that of the nearest product element by default. */
  productId = '';

  /** How wide the large picture is, as in HTML; used where the data has a `Srcset`. */
  sizes = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** Where the element is: `idle`, `loading`, `ready`, `empty` or `error`. */
  get status(): Status {
    return this.#view.status;
  }

  /** URL of the picture that is shown large, or null. */
  get url(): string | null {
    return this.#pictures[this.#index]?.url ?? null;
  }

  readonly #view = new ViewController(this, words);
  readonly #part = new ProductPart(this, this.#view, {
    details: ['specs', 'variants'],
    isEmpty: (selection) => this.#find(selection).length === 0,
  });
  readonly #broken = new Set<string>();
  #pictures: readonly Picture[] = [];
  #index = 0;
  #chosen: string | null = null;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const {ready} = this.#part;
    const before = this.url;
    this.#pictures = ready ? this.#find(ready) : [];
    const chosen = ready && this.#pictureOfChoice(ready);
    const wanted = chosen !== this.#chosen ? chosen : before;
    this.#chosen = chosen;
    this.#index = Math.max(
      0,
      this.#pictures.findIndex(({url}) => url === wanted),
    );
  }

  protected override render(): TemplateResult {
    return html`<div part="gallery" tabindex="-1" aria-busy=${this.status === 'loading'}>
        ${this.#renderPicture()} ${this.#pictures.length > 1 ? this.#renderThumbnails() : nothing}
      </div>
      ${errorMessage(this.#view, this.#part.retry)}`;
  }

  #renderPicture(): TemplateResult | typeof nothing {
    const picture = this.#pictures[this.#index];
    if (this.status === 'idle' || this.status === 'error') return nothing;
    if (!picture) return html`<div part="picture placeholder" class="picture" aria-hidden="true"></div>`;
    const {url, srcset} = picture;
    return html`<img
      part="picture"
      class="picture"
      decoding="async"
      sizes=${(srcset && this.sizes) || nothing}
      srcset=${srcset ?? nothing}
      src=${url}
      alt=${this.#alt(picture, this.#index)}
      @error=${() => this.#handleBroken(url)}
    />`;
  }

  #renderThumbnails(): TemplateResult {
    const count = this.#pictures.length;
    return html`<ul part="thumbnails" aria-label=${this.#view.text('thumbnails', {name: this.#part.name})}>
      ${this.#pictures.map(
        ({url, thumbnail}, index) =>
          html`<li>
            <button
              part="thumbnail"
              type="button"
              aria-label=${this.#view.text('show', {number: index + 1, count})}
              aria-current=${index === this.#index ? 'true' : nothing}
              @click=${() => this.#show(index)}
            >
              <img loading="lazy" decoding="async" src=${thumbnail} alt="" @error=${() => this.#handleBroken(url)} />
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #alt({alt}: Picture, index: number): string {
    const {name} = this.#part;
    const count = this.#pictures.length;
    return alt ?? (count > 1 ? this.#view.text('picture', {name, number: index + 1, count}) : name);
  }

  /** The product's pictures, and before them those that only the choice has. */
  #find(selection: Selection): Picture[] {
    const own = picturesOf(selection.product.product);
    const extra = this.#sourcesOf(selection)
      .flatMap(picturesOf)
      .filter(({url}) => own.every((picture) => picture.url !== url));
    return [...extra, ...own].filter(({url}) => !this.#broken.has(url));
  }

  /** The chosen variant, then the chosen options. */
  #sourcesOf({variant, specs, choices}: Selection): unknown[] {
    return [variant, ...specs.map((spec) => optionOf(spec, choices))];
  }

  #pictureOfChoice(selection: Selection): string | null {
    const {specs, choices} = selection;
    const [own] = this.#sourcesOf(selection).flatMap(picturesOf);
    const options = specs.flatMap((spec) => optionOf(spec, choices) ?? []);
    const tagged = this.#pictures.find(({tags}) =>
      options.some(({ID, Value}) => tags.includes(ID!) || tags.includes(Value!)),
    );
    return (own ?? tagged)?.url ?? null;
  }

  #show(index: number): void {
    this.#index = index;
    this.requestUpdate();
  }

  /** A picture that can't be loaded is left out. */
  #handleBroken(url: string): void {
    this.#broken.add(url);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-product-image': OcProductImage;
  }
}
