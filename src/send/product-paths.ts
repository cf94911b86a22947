import {IMAGE_PATHS} from '../core/image-paths.js';
import {warnOnce} from '../core/warn-once.js';
import {attempt} from './values.js';

/**
 * Where a product's properties come from: dotted paths by Send's name of the property, for example
 * `{itemImage: ['xp.Photo', 'xp.Images[0].Url'], color: ['xp.Color']}`. The first path that leads to a usable value
 * wins. Any name that is not one of Send's becomes a custom property.
 */
export type ProductPaths = Readonly<Record<string, readonly string[]>>;

/** What is read where a page says nothing else: spellings that storefronts on OrderCloud use. `xp` has no fixed shape. */
export const DEFAULT_PATHS: ProductPaths = {
  itemName: ['Name'],
  itemUrl: ['xp.Url', 'xp.url', 'xp.URL', 'xp.ProductUrl', 'xp.productUrl', 'xp.ProductURL'],
  itemImage: IMAGE_PATHS,
  itemCategory: ['xp.Category.Name', 'xp.Category', 'xp.category.name', 'xp.category', 'xp.Categories[0]'],
  itemManufacturer: ['xp.Manufacturer.Name', 'xp.Manufacturer', 'xp.manufacturer', 'xp.Brand', 'xp.brand'],
  itemSupplier: ['xp.Supplier.Name', 'xp.Supplier', 'xp.supplier', 'DefaultSupplierID'],
};

/** What OrderCloud itself decides and no path may change. */
export const FIXED_PROPERTIES: readonly string[] = ['itemCode', 'itemPrice', 'itemQuantity', 'itemTotalPrice'];

/**
 * The paths that a page has set: the text of a tracker's `<script type="application/json" data-map>`, in which a value
 * is one path or a list, and attributes such as `item-image="xp.Photo"`, which win. Each property that is named replaces
 * its {@link DEFAULT_PATHS | default paths}. What can't be understood is left out and said in the console, never thrown.
 *
 * @param attributes by attribute name; those that don't begin with `item-` are passed over
 */
export function parseProductPaths(
  json: string | null,
  attributes: Readonly<Record<string, string>> = {},
): ProductPaths {
  const paths = new Map<string, readonly string[]>();
  const set = (name: string, value: unknown): void => {
    const list = (Array.isArray(value) ? value : [value]) as unknown[];
    if (isUsable(name) && list.every(isText)) paths.set(name, list);
    else complain(`has a map in which "${name}" can't be used`);
  };
  for (const [name, value] of Object.entries(parseMap(json))) set(name, value);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith('item-') && isText(value)) set(camelCase(attribute), value);
  }
  return Object.fromEntries(paths);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const isUsable = (name: string): boolean => isText(name) && name !== '__proto__' && !FIXED_PROPERTIES.includes(name);

const camelCase = (attribute: string): string =>
  attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function parseMap(json: string | null): object {
  if (!json?.trim()) return {};
  const map = attempt(() => JSON.parse(json) as unknown);
  if (typeof map === 'object' && map !== null && !Array.isArray(map)) return map;
  complain('has a map that is no JSON object');
  return {};
}

function complain(problem: string): void {
  warnOnce({
    tag: 'send-tracker',
    attribute: 'data-map',
    code: 'map-invalid',
    problem,
    remedy: `Write {"itemImage": ["xp.Photo"], "color": "xp.Color"}; ${FIXED_PROPERTIES.join(', ')} can't be mapped`,
  });
}
