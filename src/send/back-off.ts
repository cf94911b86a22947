/** The first pause and the longest, in milliseconds. */
const FIRST = 1000;
const LONGEST = 300_000;

/**
 * How long to wait after a number of failures in a row: doubled each time, five minutes at most, and a random part of
 * that (full jitter), so that the visitors of a shop don't come back all at once when Send does.
 */
export function backOff(failures: number): number {
  return Math.random() * Math.min(LONGEST, FIRST * 2 ** (failures - 1));
}
