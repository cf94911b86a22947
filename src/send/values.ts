/** Reading data of any shape: `xp` is free-form, and details of hand-made events are whatever a page puts there. */
import {readPath} from '../core/path.js';

/** What Send can tell apart as a custom property; dates are ISO 8601 texts. */
export type Scalar = string | number | boolean;

/** What `work` gives, or undefined where it throws, as a getter or a malformed text in foreign data may. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** What a dotted path leads to, or undefined. */
export function read(data: unknown, path: string): unknown {
  return attempt(() => readPath(data, path));
}

/** Trimmed text. A number becomes text; anything else, blank text too, becomes undefined. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? numberOf(value)?.toString() : value;
  return (typeof text === 'string' && text.trim()) || undefined;
}

/** A finite number, also from numeric text such as `"12.50"`. What is too large to be an exact amount counts as junk. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  // Adding 0 turns -0, which JSON doesn't know, into 0.
  return typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number + 0 : undefined;
}

/** A number that is not negative. */
export function amountOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= 0 ? number : undefined;
}

/** Text, number, boolean or date as a custom property may hold it; undefined for objects, lists and empty values. */
export function scalarOf(value: unknown): Scalar | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return numberOf(value);
  return textOf(value instanceof Date ? attempt(() => value.toISOString()) : value);
}

/** The scalars among the own properties of `data`, by name. */
export function scalarsOf(data: unknown): Record<string, Scalar> {
  const scalars: Record<string, Scalar> = {};
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return scalars;
  for (const name of attempt(() => Object.keys(data)) ?? []) {
    const value = attempt(() => scalarOf((data as Record<string, unknown>)[name]));
    // One that is called `__proto__` is lost here: assigning a scalar to it does nothing.
    if (value !== undefined && name.trim() !== '') scalars[name] = value;
  }
  return scalars;
}

/** A copy without the properties that are undefined. */
export function compact<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}

/** Rounded to two decimals as one would on paper, so that 3 x 1.005 is 3.02, and without the dirt of binary fractions. */
export function roundToCents(amount: number): number {
  return Math.round(Number((amount * 100).toPrecision(15))) / 100 + 0;
}
