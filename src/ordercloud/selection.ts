import type {InventoryRecord, LineItem, LineItemSpec, PriceSchedule, Spec, Variant} from 'ordercloud-javascript-sdk';
import {purchasePrice, type Markup, type PurchasePrice} from '../core/price.js';
import {offeredQuantities, smallestQuantity, type QuantityLimits} from '../core/quantity.js';
import {inListOrder, lineSpecs, markupsOf, variantOf, type SpecChoice} from '../core/specs.js';
import {stockOf, type Stock} from '../core/stock.js';
import type {Unsubscribe} from '../core/store.js';
import type {ProductSnapshot} from './catalog.js';
import type {SelectionHolder} from './commerce.js';
import {linesWith} from './line-match.js';
import type {DetailReading} from './product-details.js';
import {SelectionSources, type Detail} from './selection-sources.js';

/** What an add goes out with, or what a button has of that itself. */
export interface CompleteChoice {
  /** Units; null leaves them to the price schedule. */
  quantity: number | null;
  /** Null where the button has some of its own that are wrong. */
  specs: readonly LineItemSpec[] | null;
  inventoryRecordID?: string;
}

/** Says in words what is wrong with a choice, and takes the focus there; true where nothing is. */
export type ChoiceCheck = () => boolean;

/** The choices of one product that elements share, made for the first of them and gone with the last. */
export function selectionOf(holder: SelectionHolder, productID: string): Selection {
  const all = (holder.selections ??= new Map<string, Selection>());
  const known = all.get(productID);
  if (known) return known;
  const selection = new Selection(productID, () => all.delete(productID));
  all.set(productID, selection);
  return selection;
}

/**
 * What a shopper has chosen of a product: options, texts, quantity, and the place to buy from; and what follows for its
 * price, its stock and the quantities that can be had, together with what the cart holds. An add raises the line of the
 * same product and specs, so that line counts too.
 */
export class Selection {
  /** By spec ID; what is left to its default is not in it. */
  readonly choices = new Map<string, SpecChoice>();
  /** By what they check. */
  readonly checks = new Map<'quantity' | 'specs', ChoiceCheck>();

  readonly #onUnused: () => void;
  readonly #sources: SelectionSources;
  readonly #listeners = new Set<() => void>();
  #quantity: number | null = null;
  #place: string | null = null;

  constructor(productID: string, onUnused: () => void) {
    this.#onUnused = onUnused;
    this.#sources = new SelectionSources(productID, () => this.variant, this.#tell);
  }

  get product(): ProductSnapshot {
    return this.#sources.product;
  }

  get schedule(): PriceSchedule | null {
    return this.product.product?.PriceSchedule ?? null;
  }

  /** In the order to show them; empty until they are read. */
  get specs(): Spec[] {
    return inListOrder(this.#sources.specs);
  }

  get variants(): readonly Variant[] {
    return this.#sources.variants;
  }

  /** As {@link variantOf} says. */
  get variant(): Variant | null | undefined {
    return variantOf(this.#sources.specs, this.variants, this.choices);
  }

  /** What each place has of the product or the chosen variant. */
  get records(): readonly InventoryRecord[] {
    return this.#sources.records;
  }

  /** The place to buy from, or undefined. */
  get record(): InventoryRecord | undefined {
    return this.#place === null ? undefined : this.records.find(({AddressID}) => AddressID === this.#place);
  }

  /** The specs to add the product with. */
  get lineSpecs(): LineItemSpec[] {
    return lineSpecs(this.specs, this.choices);
  }

  get markups(): Markup[] {
    return markupsOf(this.#sources.specs, this.choices);
  }

  /** Units, by default or where the chosen number is no longer sold the smallest that can be bought. */
  get quantity(): number {
    const {limits} = this;
    const isOffered = this.#quantity !== null && offeredQuantities(limits)?.includes(this.#quantity) !== false;
    return isOffered ? this.#quantity! : smallestQuantity(limits);
  }

  /** Whether the shopper has chosen anything yet. */
  get isTouched(): boolean {
    return this.#quantity !== null || this.choices.size > 0;
  }

  get limits(): QuantityLimits {
    const {schedule, variant, record} = this;
    const {lines} = this.#sources;
    const perVariant = this.product.product?.Inventory?.VariantLevelTracking;
    const sameStock = lines.filter(
      ({Variant, InventoryRecordID}) =>
        (!perVariant || Variant?.ID === variant?.ID) && (!record || InventoryRecordID === record.ID),
    );
    return {
      schedule,
      held: schedule?.UseCumulativeQuantity ? unitsIn(lines) : this.#heldInLine,
      stock: this.stock?.limit ?? null,
      heldOfStock: unitsIn(sameStock),
    };
  }

  /** Null until the product is read. */
  get stock(): Stock | null {
    const {product} = this.product;
    return product && stockOf(product, this.variant, this.record);
  }

  /** What `quantity` units cost, the chosen ones by default; null where there is no price. */
  price(quantity = this.quantity): PurchasePrice | null {
    const line = this.#heldInLine + quantity;
    const counted = (this.limits.held ?? 0) + quantity;
    return purchasePrice(this.schedule, {quantity, line, counted, markups: this.markups});
  }

  choose(specID: string, choice: SpecChoice): void {
    this.choices.set(specID, choice);
    this.#sources.follow();
  }

  setQuantity(quantity: number): void {
    this.#quantity = quantity;
    this.#tell();
  }

  /** @param addressID where an inventory record keeps its units; null for none in particular */
  setPlace(addressID: string | null): void {
    if (this.#place === addressID) return;
    this.#place = addressID;
    this.#tell();
  }

  /** What to add, with what `own` says for itself; null where something is wrong, which its element then says. */
  complete(own: CompleteChoice): CompleteChoice | null {
    const ownSpecs = own.specs?.length !== 0;
    if (!ownSpecs && this.checks.get('specs')?.() === false) return null;
    if (own.quantity === null && this.checks.get('quantity')?.() === false) return null;
    const {quantity, lineSpecs: specs, record} = this;
    return {
      quantity: own.quantity ?? quantity,
      specs: ownSpecs ? own.specs : specs,
      inventoryRecordID: record?.ID,
    };
  }

  /** What this product has of `details`. */
  lists(details: readonly Detail[]): DetailReading<unknown>[] {
    return this.#sources.lists(details);
  }

  /** Calls `listener` at each change, and reads the product with `details` of it. Undoing the last forgets the choices. */
  subscribe(listener: () => void, details: readonly Detail[]): Unsubscribe {
    this.#listeners.add(listener);
    this.#sources.want(details);
    return () => {
      this.#listeners.delete(listener);
      // An element that is moved in the document stops and starts again at once.
      queueMicrotask(() => this.#listeners.size === 0 && this.#stop());
    };
  }

  /** Reads `details` too from now on. */
  want(details: readonly Detail[]): void {
    this.#sources.want(details);
  }

  /** Reads again what could not be read. */
  readonly reload = (): void => this.#sources.reload();

  /** Units in the line that an add would raise. */
  get #heldInLine(): number {
    const {lineSpecs: asked, record} = this;
    const same = linesWith(this.#sources.lines, this.#sources.productID, asked).filter(
      (line) => (line.Specs ?? []).length === asked.length && (line.InventoryRecordID || undefined) === record?.ID,
    );
    return same[0]?.Quantity ?? 0;
  }

  #stop(): void {
    this.#sources.stop();
    this.#onUnused();
  }

  readonly #tell = (): void => {
    for (const listener of [...this.#listeners]) listener();
  };
}

const unitsIn = (lines: readonly LineItem[]): number => lines.reduce((sum, {Quantity}) => sum + (Quantity ?? 0), 0);
