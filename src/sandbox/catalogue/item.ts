import type {PriceSchedule} from 'ordercloud-javascript-sdk';
import type {Nullable} from './types.js';

/** `NoMarkup` where the type is left out. */
export type ItemMarkup = readonly ['AmountPerQuantity' | 'AmountTotal' | 'Percentage', number];

export interface ItemSpec {
  id: string;
  name: string;
  /** Label by option ID, with the markup where there is one; `…` after the label asks for a text. */
  options?: Readonly<Record<string, string | readonly [label: string, markup: ItemMarkup]>>;
  required?: boolean;
  /** Any text is taken instead of an option. */
  openText?: boolean;
  definesVariant?: boolean;
  /** An option ID, or a text where the spec is open. */
  default?: string;
  /** How it is shown and what texts it takes: `{presentation, validation}`, as storefronts of OrderCloud's write it. */
  xp?: Readonly<Record<string, unknown>>;
  /** `xp.presentation` by option ID. */
  shown?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A product as the shop's lists write it; `build.ts` makes OrderCloud's models of it. */
export interface Item {
  id: string;
  name: string;
  about: string;
  /** US dollars for one, or null for a product without a price schedule. */
  price: number | null;
  /** Further breaks, or all of them where `price` is left to them: quantity, price, sale price. */
  breaks?: readonly (readonly [quantity: number, price: number, salePrice?: number])[];
  /** What differs from a schedule with a minimum of one and nothing else. */
  schedule?: Partial<Nullable<PriceSchedule>>;
  /** The price of one for the `trade` user group. */
  tradePrice?: number;
  /** Units in stock; not tracked where it is left out. */
  stock?: number;
  /** May be sold beyond the stock. */
  backorder?: boolean;
  specs?: readonly ItemSpec[];
  /** Units in stock by variant ID, which is the option IDs joined with `-`. */
  variantStock?: Readonly<Record<string, number>>;
  inactiveVariants?: readonly string[];
  /** Combinations that were never made. */
  missingVariants?: readonly string[];
  /** `xp` by variant ID. */
  variantXp?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Units in stock by place, in place of `stock`; see places.ts. */
  placed?: Readonly<Record<string, number>>;
  /** Units in stock by variant ID and place, in place of `variantStock`. */
  placedVariants?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  parent?: boolean;
  inactive?: boolean;
  /** In place of the usual `xp`; `{picture}` and `{url}` stand for the product's URLs. */
  xp?: Readonly<Record<string, unknown>>;
  /** Beside the usual `xp`. */
  extra?: Readonly<Record<string, unknown>>;
}

export interface Shelf {
  id: string;
  name: string;
  about: string;
  parent?: string;
  /** The brand of the items that name none. */
  brand: string;
  items: readonly Item[];
}
