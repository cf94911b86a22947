import {ReactiveElement, type PropertyValues} from '@lit/reactive-element';
import {property} from '@lit/reactive-element/decorators/property.js';
import {SendProductViewedEvent} from '../../events/send-product-viewed.js';
import {complain} from '../../send/complain.js';
import {checkProperties, whenMarkupIsThere} from '../../send/markup-checks.js';
import {amountOf, compact, scalarsOf, textOf} from '../../send/values.js';
import {announcedIn, isSeen} from '../../send/visit-memory.js';

/**
 * Tells Send that the page shows a product, from attributes alone: for pages that a server has rendered, where nothing
 * is to be asked of OrderCloud. Announced once for each product and visit, as soon as there is a code and the page can be
 * seen: a page that is prerendered or in a background tab waits. Another code is another view, and the first code again
 * after that too; so is an element that comes at another route of a single-page app, and a page that comes back from the
 * browser's back/forward cache. An element that is moved, mounted twice or stays through a route is not.
 *
 * @summary Announces a product view from attributes.
 * @tagname send-product-view
 * @fires {SendProductViewedEvent} send-product-viewed - The product, by Send's names.
 *
 * @example
 * ```html
 * <send-product-view
 *   item-code="SHOE-42"
 *   item-name="Trail shoe"
 *   item-price="89.90"
 *   item-image="/img/shoe-42.jpg"
 *   item-category="Shoes"
 *   properties='{"color": "red"}'
 * ></send-product-view>
 * ```
 */
export class SendProductView extends ReactiveElement {
  /** The product's ID as it is known to OrderCloud and Send. Nothing is announced without it. */
  @property({attribute: 'item-code'}) itemCode: string | null = null;

  /** The product's name. */
  @property({attribute: 'item-name'}) itemName: string | null = null;

  /** Price of one unit in major units, with a decimal point: `89.90`. Left out where it is no amount; 0 in Send then. */
  @property({attribute: 'item-price', type: Number}) itemPrice: number | null = null;

  /** Address of the product's page; the present page by default. Relative ones are resolved against it. */
  @property({attribute: 'item-url'}) itemUrl: string | null = null;

  /** Address of the product's picture. */
  @property({attribute: 'item-image'}) itemImage: string | null = null;

  /** Category, which Send's automations can ask for. */
  @property({attribute: 'item-category'}) itemCategory: string | null = null;

  /** Manufacturer or brand, which Send's automations can ask for. */
  @property({attribute: 'item-manufacturer'}) itemManufacturer: string | null = null;

  /** Supplier. */
  @property({attribute: 'item-supplier'}) itemSupplier: string | null = null;

  /** Custom properties by name, as JSON in the attribute: text, numbers and booleans. */
  @property({type: Object}) properties: Record<string, unknown> | null = null;

  #connection = new AbortController();
  /** The code that this element has announced, or another one for it. */
  #announced = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    const announce = (): void => this.#announce();
    addEventListener('pageshow', ({persisted}) => persisted && this.#join(), {signal});
    this.ownerDocument.addEventListener('visibilitychange', announce, {signal});
    this.ownerDocument.addEventListener('prerenderingchange', announce, {signal});
    whenMarkupIsThere(() => this.#checkCode(), signal);
    if (this.hasUpdated) this.#join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    checkProperties(this);
    this.#checkPrice();
    this.#announce();
  }

  /** Takes part in the present visit. */
  #join(): void {
    this.#announced = '';
    this.#announce();
  }

  #announce(): void {
    const page = this.ownerDocument;
    const itemCode = textOf(this.itemCode) ?? '';
    if (!this.isConnected || !isSeen(page) || itemCode === this.#announced) return;
    const codes = announcedIn(page);
    // The look at what it has shown before is over.
    codes.delete(this.#announced);
    this.#announced = itemCode;
    if (!itemCode || codes.has(itemCode)) return;
    codes.add(itemCode);
    const product = compact({
      ...scalarsOf(this.properties),
      itemCode,
      itemName: textOf(this.itemName),
      itemPrice: amountOf(this.itemPrice),
      itemUrl: textOf(this.itemUrl),
      itemImage: textOf(this.itemImage),
      itemCategory: textOf(this.itemCategory),
      itemManufacturer: textOf(this.itemManufacturer),
      itemSupplier: textOf(this.itemSupplier),
    });
    this.dispatchEvent(new SendProductViewedEvent({product}));
  }

  #checkPrice(): void {
    if (this.itemPrice === null || this.itemPrice === undefined || amountOf(this.itemPrice) !== undefined) return;
    void complain(this.localName, 'item-price-invalid');
  }

  #checkCode(): void {
    if (!textOf(this.itemCode)) void complain(this.localName, 'item-code-missing');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'send-product-view': SendProductView;
  }
}
