/** The keys of each path that was read; a page has a few dozens of them and reads them with each event. */
const keysOf = new Map<string, string[]>();

/**
 * Reads a dotted path such as `xp.Images[0].Url` from data of any shape.
 *
 * Only own properties are read, so `constructor` or `__proto__` in a path finds nothing. Gives `undefined` where
 * the path leads nowhere; never throws.
 */
export function readPath(data: unknown, path: string): unknown {
  let keys = keysOf.get(path);
  if (!keys) keysOf.set(path, (keys = path.split(/[.[\]]+/).filter(Boolean)));
  let value = data;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
