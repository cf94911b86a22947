/**
 * Reads a dotted path such as `xp.Images[0].Url` from data of any shape.
 *
 * Only own properties are read, so `constructor` or `__proto__` in a path finds nothing. Gives `undefined` where
 * the path leads nowhere; never throws.
 */
export function readPath(data: unknown, path: string): unknown {
  let value = data;
  for (const key of path.split(/[.[\]]+/)) {
    if (key === '') continue;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
