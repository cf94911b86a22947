/** Tells of changes of the page's address where there is no Navigation API; routes.ts loads it there. */

/** Named like the Navigation API's event. */
const CHANGE = 'currententrychange';
const HISTORY = Symbol.for('ordercloud-send-elements.history.v1');

type Write = (this: History, ...state: Parameters<History['pushState']>) => void;

/** The patched history, shared by all copies of the kit on a page. */
interface HistoryChanges extends EventTarget {
  watchers: number;
  stop(): void;
}

/**
 * Calls `check` now, for what has changed before, and whenever the address may have changed, until `signal` aborts.
 * `history` is patched from the first watcher until the last one's `signal` has aborted.
 */
export function watchHistory(check: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const shared = globalThis as {[HISTORY]?: HistoryChanges};
  const changes = (shared[HISTORY] ??= patchHistory());
  changes.watchers++;
  signal.addEventListener('abort', () => {
    if (--changes.watchers > 0) return;
    changes.stop();
    delete shared[HISTORY];
  });
  changes.addEventListener(CHANGE, check, {signal});
  check();
}

function patchHistory(): HistoryChanges {
  const life = new AbortController();
  const {signal} = life;
  const changes = Object.assign(new EventTarget(), {watchers: 0, stop: () => life.abort()});
  // A listener that throws is reported by the event target and does not reach the router.
  const tell = (): void => void changes.dispatchEvent(new Event(CHANGE));
  for (const type of ['popstate', 'hashchange']) addEventListener(type, tell, {signal});
  for (const name of ['pushState', 'replaceState'] as const) {
    // Where the method is: one of our own in front of it would hide a later patch of the prototype.
    const owner: Record<typeof name, Write> = Object.hasOwn(history, name) ? history : History.prototype;
    const original = owner[name];
    const ours: Write = function (...state) {
      try {
        original.apply(this, state);
      } finally {
        tell();
      }
    };
    // Unlike an assignment, this passes over a frozen history.
    Reflect.set(owner, name, ours);
    // A patch over ours stays as it is: it still calls ours, which then tells nobody.
    signal.addEventListener('abort', () => owner[name] === ours && Reflect.set(owner, name, original));
  }
  return changes;
}
