/** What is told of a change of the page's address: the Navigation API's event, and ours where that API is missing. */
const CHANGE = 'currententrychange';
const HISTORY = Symbol.for('ordercloud-send-elements.history.v1');

type Write = (this: History, ...state: Parameters<History['pushState']>) => void;

/** The patched history, shared by all copies of the kit on a page. */
interface HistoryChanges extends EventTarget {
  watchers: number;
  stop(): void;
}

/** The page's address, as a URL or as `location`. */
type Place = Pick<URL, 'href' | 'origin' | 'pathname' | 'search' | 'hash'>;

export interface RouteOptions {
  /** What tells routes apart; {@link routeKey} by default. */
  key?: (place: Place) => string;
}

/**
 * What makes a URL a page of its own: origin, path, and the path after `#/` or `#!/` of a router that keeps it in the
 * hash. The query and other hashes are states of one page.
 */
export function routeKey({origin, pathname, hash}: Place): string {
  return `${origin}${pathname}#${/^#!?\/([^?]*)/.exec(hash)?.[1] ?? ''}`;
}

/**
 * Calls `onRoute` with the new URL at each navigation within the document that changes the key, as soon as the URL has
 * changed, until `signal` aborts. Routers tend to write one URL several times: each change of the key is told once.
 *
 * Where there is no Navigation API, or it is switched off as in a sandboxed frame, `history` is patched while somebody
 * watches.
 */
export function watchRoutes(
  onRoute: (url: string) => void,
  signal: AbortSignal,
  {key = routeKey}: RouteOptions = {},
): void {
  if (signal.aborted) return;
  let present = key(location);
  const check = (): void => {
    const next = key(location);
    if (next === present) return;
    present = next;
    onRoute(location.href);
  };
  const {navigation} = globalThis as {navigation?: Navigation};
  const changes: EventTarget = navigation?.currentEntry ? navigation : historyChanges(signal);
  changes.addEventListener(CHANGE, check, {signal});
}

/** Fires {@link CHANGE}; patched from the first watcher until the last one's `signal` has aborted. */
function historyChanges(signal: AbortSignal): EventTarget {
  const shared = globalThis as {[HISTORY]?: HistoryChanges};
  const changes = (shared[HISTORY] ??= patchHistory());
  changes.watchers++;
  signal.addEventListener('abort', () => {
    if (--changes.watchers > 0) return;
    changes.stop();
    delete shared[HISTORY];
  });
  return changes;
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
