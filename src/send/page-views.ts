import {routeKey, watchRoutes} from '../core/routes.js';

/** How long a plain page view waits for product views that may come instead, in milliseconds. */
const HOLD_LIMIT = 2000;
/**
 * How long no element may have come or gone before a route counts as rendered, in milliseconds. A framework writes the
 * URL first, then shows what it has, then what it has asked a server for; that answer mostly comes in less. It costs
 * nothing but time: a visit that ends meanwhile has its view all the same.
 */
const QUIET = 500;
/** Kit tags that announce a product view as soon as they are defined. */
const UNDEFINED_TAGS = 'oc-product-view:not(:defined), send-product-view:not(:defined)';

/** A product view that was announced: who said so (null when it was before our time) and of which product. */
interface Announcement {
  source: EventTarget | null;
  productID: unknown;
}

/** One stay at a page. */
class Visit {
  readonly isRoute: boolean;
  readonly url = location.href;
  readonly key: string;
  announced: Announcement[] = [];
  /** The product that each source has shown last. */
  readonly products = new Map<unknown, string>();
  /** What waits until the page is seen. */
  readonly unseen: (() => void)[] = [];
  isSeen = false;
  /** A frame was shown since it is seen: the URL was more than a step of a redirect. */
  isShown = false;
  /** There is no more to wait for than what was announced. */
  isRendered = false;
  /** It is still open if there is a plain page view. */
  isOpen = true;
  following = new AbortController();

  /** @param isRoute it began with a navigation within the document */
  constructor(isRoute: boolean, key: string) {
    this.isRoute = isRoute;
    this.key = key;
  }
}

/**
 * The views of one document. A visit is one stay at a page: each route of a single-page app begins another one, and so
 * does coming back from the back-forward cache. Each visit has the views of its products, or else one plain page view,
 * and neither before the page was seen.
 *
 * The plain view is decided when the document is ready, at a route when its elements have been quiet for a while too,
 * and when each announced product view has come or has failed; after two seconds in any case. A visit that ends before
 * has its plain view at once, with its own URL, if it was ever on the screen. If a product view of it is still
 * announced it is waited for, two seconds more at most, unless the document itself is left.
 */
export class PageViews {
  readonly #sendPlain: (url: string, isRoute: boolean) => void;
  readonly #key: () => string;
  /** The present visit; null before anybody has asked for one. */
  #latest: Visit | null = null;
  /** Visits that are over and wait for a product view that was announced in them. */
  readonly #over = new Set<Visit>();
  #isFollowing = false;

  /**
   * @param sendPlain is given the URL of the visit, and whether a route began it rather than the page itself
   * @param key what tells the present route apart from others
   */
  constructor(sendPlain: (url: string, isRoute: boolean) => void, key = (): string => routeKey(location)) {
    this.#sendPlain = sendPlain;
    this.#key = key;
  }

  get #visit(): Visit {
    return (this.#latest ??= new Visit(false, this.#key()));
  }

  /** Follows the page until `signal` aborts; what was decided before stays. */
  start(signal: AbortSignal): void {
    const visit = this.#present();
    this.#isFollowing = true;
    watchRoutes(() => this.#present(), signal, {key: this.#key});
    // A visit ends as the page is left: at `pageshow` an element may announce its product before this listener's turn.
    addEventListener('pagehide', this.#leave, {signal});
    addEventListener('pageshow', ({persisted}) => persisted && void this.#follow(this.#visit), {signal});
    signal.addEventListener('abort', () => {
      this.#isFollowing = false;
      for (const {following} of [this.#visit, ...this.#over]) following.abort();
      this.#over.clear();
    });
    void this.#follow(visit);
  }

  /** Runs `work`, which tells of a page that has ended: its views are none of the present visit's. */
  apart(work: () => void): void {
    const present = this.#visit;
    this.#latest = new Visit(false, present.key);
    this.#latest.isSeen = true;
    work();
    this.#latest = present;
  }

  announce(announcement: Announcement): void {
    this.#present().announced.push(announcement);
  }

  /** An announced view has come or has failed. */
  settle(matches: (announcement: Announcement) => boolean): void {
    for (const visit of [this.#present(), ...this.#over]) {
      visit.announced = visit.announced.filter((each) => !matches(each));
      this.#check(visit);
    }
  }

  /**
   * Counts a product view; false where its visit has had it. An element that shows another product has ended the look
   * at the one before, which may be looked at again.
   */
  count(itemCode: string, source: EventTarget | null = null): boolean {
    const present = this.#present();
    const {products} =
      [present, ...this.#over].find(({announced}) => announced.some(({productID}) => productID === itemCode)) ??
      present;
    const isNew = ![...products.values()].includes(itemCode);
    products.set(source instanceof Element ? source : Symbol(), itemCode);
    return isNew;
  }

  /** Runs `send` as soon as this visit's page was seen, and never if it isn't. */
  whenSeen(send: () => void): void {
    const visit = this.#present();
    visit.isSeen ||= isVisible();
    if (visit.isSeen) send();
    else visit.unseen.push(send);
  }

  /** The visit of the present route, though nobody may have told of the route yet. */
  #present(): Visit {
    const {key, isRoute, isShown} = this.#visit;
    if (key === this.#key()) return this.#visit;
    // What follows a first page that was only a step of a redirect is the first page.
    const left = this.#begin(isRoute || isShown);
    if (this.#isFollowing) void this.#follow(this.#visit);
    if (left.announced.length > 0) {
      this.#over.add(left);
      left.following = new AbortController();
      this.#limit(left);
    } else this.#decide(left);
    return this.#visit;
  }

  /** Begins a visit; returns the one that has ended. */
  #begin(isRoute: boolean): Visit {
    const left = this.#visit;
    this.#latest = new Visit(isRoute, this.#key());
    left.following.abort();
    left.isOpen &&= left.isShown;
    left.isRendered = true;
    return left;
  }

  /** The document is left, and what was announced can't come any more. */
  readonly #leave = (): void => {
    for (const visit of [...this.#over, this.#begin(false)]) this.#decide(visit);
  };

  async #follow(visit: Visit): Promise<void> {
    const {signal} = (visit.following = new AbortController());
    await until('visibilitychange', isVisible, signal);
    if (signal.aborted) return;
    visit.isSeen = true;
    requestAnimationFrame(() => (visit.isShown = true));
    for (const send of visit.unseen.splice(0)) send();
    await until('readystatechange', () => document.readyState !== 'loading', signal);
    if (signal.aborted || !visit.isOpen) return;
    this.#limit(visit);
    if (visit.isRoute) await untilQuiet(signal);
    const tags = [...document.querySelectorAll(UNDEFINED_TAGS)].map(({localName}) => localName);
    await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
    // Elements that were just defined announce themselves at their first update.
    setTimeout(() => {
      if (signal.aborted) return;
      visit.isRendered = true;
      this.#check(visit);
    });
  }

  #check(visit: Visit): void {
    const isDone = !visit.isOpen && !this.#over.has(visit);
    if (isDone || !visit.isRendered || visit.announced.length > 0) return;
    if (visit === this.#visit && document.querySelector(UNDEFINED_TAGS)) return;
    this.#decide(visit);
  }

  #decide(visit: Visit): void {
    visit.following.abort();
    this.#over.delete(visit);
    if (!visit.isOpen) return;
    visit.isOpen = false;
    if (visit.products.size === 0) this.#sendPlain(visit === this.#visit ? location.href : visit.url, visit.isRoute);
  }

  #limit(visit: Visit): void {
    const timer = setTimeout(() => this.#decide(visit), HOLD_LIMIT);
    visit.following.signal.addEventListener('abort', () => clearTimeout(timer));
  }
}

export const isVisible = (): boolean => document.visibilityState === 'visible';

/** Resolves when `condition` holds, at once or at an event of the document; never after `signal` has aborted. */
function until(type: string, condition: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!condition()) return;
      document.removeEventListener(type, check);
      resolve();
    };
    document.addEventListener(type, check, {signal});
    check();
  });
}

/** Resolves when no element and no text (the title, say) has come or gone for a while; never after `signal` has aborted. */
function untilQuiet(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      observer.disconnect();
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        stop();
        resolve();
      }, QUIET);
    };
    const observer = new MutationObserver(wait);
    observer.observe(document, {childList: true, subtree: true});
    signal.addEventListener('abort', stop);
    wait();
  });
}
