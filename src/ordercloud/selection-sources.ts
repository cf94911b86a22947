import type {InventoryRecord, LineItem, Spec, Variant} from 'ordercloud-javascript-sdk';
import type {Unsubscribe} from '../core/store.js';
import {LOADING, type ProductSnapshot} from './catalog.js';
import {commerce} from './commerce.js';
import {linesWith} from './line-match.js';
import {recordsOf, specsOf, variantsOf, type DetailReading} from './product-details.js';

/** What an element needs to know beside the product: `stock` is the variants where their stock is tracked one by one. */
export type Detail = 'specs' | 'variants' | 'stock' | 'records';

/** What a selection follows: its product, what hangs on that as far as somebody wants it, and the cart. */
export class SelectionSources {
  readonly productID: string;
  readonly #variant: () => Variant | null | undefined;
  readonly #onChange: () => void;
  readonly #wanted = new Set<Detail>();
  readonly #watches = new Map<unknown, Unsubscribe>();
  #product: ProductSnapshot = LOADING;

  /** @param variant what is chosen: the records of a product whose variants are tracked one by one depend on it */
  constructor(productID: string, variant: () => Variant | null | undefined, onChange: () => void) {
    this.productID = productID;
    this.#variant = variant;
    this.#onChange = onChange;
  }

  get product(): ProductSnapshot {
    return this.#product;
  }

  get specs(): readonly Spec[] {
    return this.#specs?.state.value ?? [];
  }

  get variants(): readonly Variant[] {
    return this.#variants?.state.value ?? [];
  }

  /** What each place has of the product or the chosen variant. */
  get records(): readonly InventoryRecord[] {
    return this.#records?.state.value ?? [];
  }

  /** The lines of the product in the cart. */
  get lines(): readonly LineItem[] {
    return linesWith(commerce().cart.state.value.lineItems, this.productID, []);
  }

  /** What this product has of `details`, each read once it is wanted. */
  lists(details: Iterable<Detail>): DetailReading<unknown>[] {
    const has = {specs: this.#specs, variants: this.#variants, stock: this.#stock, records: this.#records};
    return [...new Set([...details].flatMap((detail) => (has[detail] as DetailReading<unknown> | undefined) ?? []))];
  }

  /** Reads `details` too from now on. */
  want(details: readonly Detail[]): void {
    for (const detail of details) this.#wanted.add(detail);
    if (this.#watches.size === 0) this.#start();
    else this.follow();
  }

  /** Reads again what could not be read. */
  reload(): void {
    if (this.#product.status === 'error') commerce().catalog.reload(this.productID);
    for (const list of this.lists(this.#wanted)) if (list.state.status === 'error') list.reload();
  }

  /** Watches what is wanted and isn't watched yet, and tells of the change. */
  readonly follow = (): void => {
    for (const list of this.lists(this.#wanted)) {
      if (!this.#watches.has(list)) this.#watches.set(list, list.watch(this.follow));
    }
    this.#onChange();
  };

  stop(): void {
    for (const unwatch of this.#watches.values()) unwatch();
    this.#watches.clear();
  }

  get #specs(): DetailReading<Spec> | undefined {
    const {product} = this.#product;
    return product && product.SpecCount !== 0 ? specsOf(this.productID) : undefined;
  }

  get #variants(): DetailReading<Variant> | undefined {
    const {product} = this.#product;
    return product && product.VariantCount !== 0 ? variantsOf(this.productID) : undefined;
  }

  get #stock(): DetailReading<Variant> | undefined {
    const {Enabled, VariantLevelTracking} = this.#product.product?.Inventory ?? {};
    return Enabled && VariantLevelTracking ? this.#variants : undefined;
  }

  get #records(): DetailReading<InventoryRecord> | undefined {
    const {Enabled, VariantLevelTracking} = this.#product.product?.Inventory ?? {};
    const variantID = VariantLevelTracking ? this.#variant()?.ID : null;
    return Enabled && variantID !== undefined ? recordsOf(this.productID, variantID) : undefined;
  }

  #start(): void {
    const {catalog, cart} = commerce();
    this.#watches.set('cart', cart.state.subscribe(this.follow));
    this.#watches.set(
      'product',
      catalog.watch(this.productID, (snapshot) => {
        this.#product = snapshot;
        if (dependsOnCart(snapshot)) void cart.load();
        this.follow();
      }),
    );
  }
}

/** Whether what the cart holds makes a difference to price or quantity. */
function dependsOnCart({product}: ProductSnapshot): boolean {
  const {PriceSchedule: schedule, Inventory: inventory} = product ?? {};
  const limited = inventory?.Enabled && !inventory.OrderCanExceed;
  const graded = (schedule?.PriceBreaks?.length ?? 0) > 1 || (schedule?.MinQuantity ?? 1) > 1;
  return Boolean(limited || graded || schedule?.MaxQuantity || product?.SpecCount);
}
