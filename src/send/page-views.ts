/** How long a plain page view waits for product views that may come instead, in milliseconds. */
const HOLD_LIMIT = 2000;
/** Kit tags that announce a product view as soon as they are defined. */
const UNDEFINED_TAGS = 'oc-product-view:not(:defined), send-product-view:not(:defined)';

/** A product view that was announced: who said so (null when it was before our time) and of which product. */
interface Announcement {
  source: EventTarget | null;
  productID: unknown;
}

/**
 * The views of one page. A visit is one stay at the page: a page that comes back from the back-forward cache begins
 * another one. Each visit has the views of its products, each product once, or else one plain page view, and neither
 * before the page was seen.
 */
export class PageViews {
  readonly #sendPlain: () => void;
  #announced: Announcement[] = [];
  #products = new Set<string>();
  #unseen: (() => void)[] = [];
  #seen = false;
  /** Whether it is still open if this visit has a plain page view. */
  #open = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(sendPlain: () => void) {
    this.#sendPlain = sendPlain;
  }

  /** Follows the page until `signal` aborts; what was decided before stays. */
  start(signal: AbortSignal): void {
    // A visit ends as the page is left: at `pageshow` an element may announce its product before this listener's turn.
    addEventListener('pagehide', ({persisted}) => persisted && this.#leave(), {signal});
    addEventListener('pageshow', ({persisted}) => persisted && void this.#visit(signal), {signal});
    signal.addEventListener('abort', () => this.#stopTimer());
    void this.#visit(signal);
  }

  announce(announcement: Announcement): void {
    if (this.#open) this.#announced.push(announcement);
  }

  /** An announced view has come or has failed. */
  settle(matches: (announcement: Announcement) => boolean): void {
    this.#announced = this.#announced.filter((each) => !matches(each));
    this.#check();
  }

  /** Counts a product view; false where this visit has had it. */
  count(itemCode: string): boolean {
    if (this.#products.has(itemCode)) return false;
    this.#products.add(itemCode);
    return true;
  }

  /** Runs `send` as soon as this visit's page was seen, and never if it isn't. */
  whenSeen(send: () => void): void {
    this.#seen ||= isVisible();
    if (this.#seen) send();
    else this.#unseen.push(send);
  }

  #leave(): void {
    this.#stopTimer();
    this.#announced = [];
    this.#products.clear();
    this.#unseen = [];
    this.#seen = false;
    this.#open = true;
  }

  async #visit(signal: AbortSignal): Promise<void> {
    await until('visibilitychange', isVisible, signal);
    if (signal.aborted) return;
    this.#seen = true;
    for (const send of this.#unseen.splice(0)) send();
    await until('readystatechange', () => document.readyState !== 'loading', signal);
    if (signal.aborted || !this.#open) return;
    this.#stopTimer();
    this.#timer = setTimeout(() => this.#close(), HOLD_LIMIT);
    const tags = [...document.querySelectorAll(UNDEFINED_TAGS)].map(({localName}) => localName);
    await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
    // Elements that were just defined announce themselves at their first update.
    setTimeout(() => this.#check());
  }

  #check(): void {
    if (this.#timer === undefined || this.#announced.length > 0 || document.querySelector(UNDEFINED_TAGS)) return;
    this.#close();
  }

  #close(): void {
    this.#stopTimer();
    if (this.#open && this.#products.size === 0) this.#sendPlain();
    this.#open = false;
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

const isVisible = (): boolean => document.visibilityState === 'visible';

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
