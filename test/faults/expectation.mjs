/** What a cell may come to. Each count is an exact number, 0 by default, or a range. */

export const COUNTS = ['lost', 'unknown', 'doubled', 'disordered'];

/** A range, with its ends. */
export const between = (least, most) => ({least, most});
export const upTo = (most) => between(0, most);
export const atLeast = (least) => between(least, Infinity);

const allows = (expected, actual) =>
  typeof expected === 'number' ? actual === expected : actual >= expected.least && actual <= expected.most;

/** The counts of a row that are not as expected. */
export const misses = (row, expectation) => COUNTS.filter((count) => !allows(expectation[count] ?? 0, row[count]));

/** A count as a reader sees it: `3`, `0-3`, `1+`. */
export function shown(expected = 0) {
  if (typeof expected === 'number') return String(expected);
  const {least, most} = expected;
  return most === Infinity ? `${least}+` : `${least}-${most}`;
}

/**
 * What a cell has to come to. The model is held to what is expected of `http`; the naive sender's requests run beside
 * each other, in any order.
 */
export function expectationOf({expect}, transport) {
  if (transport === 'naive') return {disordered: atLeast(0), ...expect.naive};
  return expect[transport === 'model' ? 'http' : transport];
}
