import {invalid} from './errors.js';

type Body = Readonly<Record<string, unknown>>;

/** Characters that `xp` may have as JSON. */
const XP_LIMIT = 8000;

/** A text of a body, or null where it is absent; 400 for anything else. */
export function readText(body: Body, property: string, maxLength = 2000): string | null {
  const value = body[property] ?? null;
  if (value === null) return null;
  if (typeof value !== 'string' || value.length > maxLength) {
    throw invalid(property, `not a text of ${maxLength} characters at most`);
  }
  return value;
}

export function readRequiredText(body: Body, property: string, maxLength: number): string {
  const value = readText(body, property, maxLength);
  if (!value?.trim()) throw invalid(property, 'required');
  return value;
}

/** The `ID` of a body, or null where it leaves the choice to OrderCloud. */
export function readID(body: Body): string | null {
  const id = readText(body, 'ID', 100);
  if (id !== null && !/^[\w-]+$/.test(id)) throw invalid('ID', 'may only hold A-Z, a-z, 0-9, - and _');
  return id;
}

export function readEmail(value: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) throw invalid('Email', 'not an e-mail address');
  return value;
}

/** A free-form object such as `xp`. */
export function readObject(body: Body, property: string): Record<string, unknown> | null {
  const value = body[property] ?? null;
  if (value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid(property, 'not an object');
  if (JSON.stringify(value).length > XP_LIMIT) throw invalid(property, `longer than ${XP_LIMIT} characters`);
  return value as Record<string, unknown>;
}

/** A copy of `value` with these properties alone. */
export function pick<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>;
}

/** A copy of `value` without these properties. */
export function omit<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  const rest: Partial<T> = {...value};
  for (const key of keys) delete rest[key];
  return rest as Omit<T, K>;
}
