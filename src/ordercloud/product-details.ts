import type {InventoryRecord, ListPage, Spec, Variant} from 'ordercloud-javascript-sdk';
import type {RequestOptions, Sdk} from './client.js';
import {commerce} from './commerce.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';
import {ShopperReading} from './shopper-reading.js';

/** OrderCloud's largest page. */
const LARGEST_PAGE = 100;

/** A list of something that hangs on a product. */
export type DetailReading<T> = Pick<ShopperReading<readonly T[]>, 'state' | 'watch' | 'reload'>;

type List<T> = (sdk: Sdk, ids: string[], page: object, options: RequestOptions) => Promise<ListPage<T>>;

const readings = new WeakMap<Session, Map<string, DetailReading<unknown>>>();

/** A product's specs, with their options. */
export const specsOf = (productID: string): DetailReading<Spec> =>
  reading<Spec>('Me.ListSpecs', [productID], (sdk, [id], page, options) => sdk.Me.ListSpecs(id!, page, options));

/** All variants of a product, inactive ones too. */
export const variantsOf = (productID: string): DetailReading<Variant> =>
  reading<Variant>('Me.ListVariants', [productID], (sdk, [id], page, options) =>
    sdk.Me.ListVariants(id!, page, options),
  );

/** What each place has of a product, with its address; of a variant where those are tracked one by one. */
export function recordsOf(productID: string, variantID: string | null): DetailReading<InventoryRecord> {
  if (variantID === null) {
    return reading<InventoryRecord>('Me.ListProductInventoryRecords', [productID], (sdk, [id], page, options) =>
      sdk.Me.ListProductInventoryRecords(id!, {...page, includeAddress: true}, options),
    );
  }
  return reading<InventoryRecord>(
    'Me.ListVariantInventoryRecords',
    [productID, variantID],
    (sdk, [id, variant], page, options) =>
      sdk.Me.ListVariantInventoryRecords(id!, variant!, {...page, includeAddress: true}, options),
  );
}

/** One reading for all who ask for the same of a product. */
function reading<T>(operation: string, ids: string[], list: List<T>): DetailReading<T> {
  const {session} = commerce();
  const known = readings.get(session) ?? new Map<string, DetailReading<unknown>>();
  readings.set(session, known);
  const key = JSON.stringify([operation, ...ids]);
  const found = known.get(key) as DetailReading<T> | undefined;
  const made = found ?? newReading(session, operation, ids, list);
  if (!found) known.set(key, made);
  return made;
}

function newReading<T>(session: Session, operation: string, ids: string[], list: List<T>): DetailReading<T> {
  return new ShopperReading<readonly T[]>(session, operation, async (readPage) => {
    const parts = ids.map((id) => pathPart(id, operation));
    const items: T[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const {Items, Meta} = await readPage((sdk, options) => list(sdk, parts, {page, pageSize: LARGEST_PAGE}, options));
      items.push(...Items);
      pages = Meta?.TotalPages ?? Math.ceil((Meta?.TotalCount ?? 0) / LARGEST_PAGE);
    }
    return items;
  });
}
