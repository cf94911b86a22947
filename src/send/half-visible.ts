/** How long something has to be in sight to count as seen, in milliseconds. */
const SEEN_AFTER = 1000;
/** An observer reports only where a threshold is passed; half a viewport of a tall box may be any part of it. */
const THRESHOLDS = Array.from({length: 101}, (_, percent) => percent / 100);

/**
 * Resolves when half of an element has been in sight for one second without a break, in a tab that is in sight itself;
 * never after `signal` has aborted. Of an element that is larger than the viewport, half of what the viewport can show
 * of it is enough.
 *
 * An element without a box of its own (`display: none` or `contents`, or nothing in it, as an element that only carries
 * data) is measured by the nearest ancestor that has one, through shadow roots and slots. Where an ancestor is
 * `display: none`, it is not in sight until that is shown.
 */
export function whenHalfVisible(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    let box: Element | undefined;
    let isInSight = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', time);
    };
    const time = (): void => {
      if (!isInSight || document.visibilityState !== 'visible') {
        clearTimeout(timer);
        timer = undefined;
      } else timer ??= setTimeout(finish, SEEN_AFTER);
    };
    /** Observes the box that the element has now; false where that is the same as before, or the element is away. */
    const measure = (): boolean => {
      const present = boxOf(element);
      if (present === box || !element.isConnected) return false;
      if (box) observer.unobserve(box);
      box = present;
      observer.observe(box);
      isInSight = false;
      time();
      return true;
    };
    const finish = (): void => {
      timer = undefined;
      if (measure()) return;
      if (!element.isConnected) return time();
      stop();
      resolve();
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (measure()) return;
        isInSight = isHalfVisible(entries.at(-1)!);
        time();
      },
      {threshold: THRESHOLDS},
    );
    document.addEventListener('visibilitychange', time);
    signal.addEventListener('abort', stop);
    measure();
  });
}

/** What an element is measured by: itself, or the nearest ancestor with an area, or the one that hides it. */
function boxOf(element: Element): Element {
  let box = element;
  for (let next: Element | null = element; next; next = parentOf(next)) {
    box = next;
    const {width, height} = next.getBoundingClientRect();
    if (width * height > 0) break;
    if (next !== element && getComputedStyle(next).display === 'none') break;
  }
  return box;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function isHalfVisible({
  boundingClientRect: box,
  intersectionRect: shown,
  rootBounds,
}: IntersectionObserverEntry): boolean {
  // A frame of another origin is not told how large the viewport is.
  const {width, height} = rootBounds ?? {width: innerWidth, height: innerHeight};
  const area = shown.width * shown.height;
  return area > 0 && area * 2 >= Math.min(box.width, width) * Math.min(box.height, height);
}
