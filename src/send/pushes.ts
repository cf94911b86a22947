/** Hears of what others push to an array of theirs, such as `dataLayer`. */

type Hear = (entries: readonly unknown[]) => void;

/** An array's `push` is wrapped once, however many listen. */
const watched = new WeakMap<unknown[], {hearing: Set<Hear>; unwrap: () => void}>();

/**
 * Calls `hear` with what is pushed to `array`, before it is in there, until `signal` aborts.
 *
 * Google Tag Manager replaces `push` of its array by a function that calls the one it found. Where it comes after us it
 * calls our wrapper, where it came before us our wrapper calls its function. Our wrapper is taken away with the last
 * listener; where somebody has wrapped it meanwhile it stays, passes on what it gets, and serves the next listener.
 */
export function watchPushes(array: unknown[], hear: Hear, signal: AbortSignal): void {
  const {hearing, unwrap} = watched.get(array) ?? wrap(array);
  hearing.add(hear);
  signal.addEventListener('abort', () => {
    hearing.delete(hear);
    if (hearing.size === 0) unwrap();
  });
}

function wrap(array: unknown[]): {hearing: Set<Hear>; unwrap: () => void} {
  const hearing = new Set<Hear>();
  const isOwn = Object.hasOwn(array, 'push');
  const {push} = array;
  const wrapper = (...entries: unknown[]): number => {
    for (const hear of hearing) hear(entries);
    return push.apply(array, entries);
  };
  const unwrap = (): void => {
    if (array.push !== wrapper) return;
    watched.delete(array);
    if (isOwn) array.push = push;
    else Reflect.deleteProperty(array, 'push');
  };
  array.push = wrapper;
  watched.set(array, {hearing, unwrap});
  return {hearing, unwrap};
}
