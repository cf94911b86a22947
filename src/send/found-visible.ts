import {whenHalfVisible} from './half-visible.js';

/**
 * Resolves when what `find` gives is half visible, as {@link whenHalfVisible} has it; never after `signal` has aborted.
 * It may come later, and be rendered again, anywhere in `root`.
 */
export function whenFoundVisible(find: () => Element | null, root: Node, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    let found: Element | null = null;
    let watch = new AbortController();
    const stop = (): void => {
      observer.disconnect();
      watch.abort();
    };
    const look = (): void => {
      const present = find();
      if (present === found) return;
      found = present;
      watch.abort();
      watch = new AbortController();
      if (found) void whenHalfVisible(found, watch.signal).then(finish);
    };
    const finish = (): void => {
      stop();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, {childList: true, subtree: true, attributeFilter: ['id']});
    signal.addEventListener('abort', stop);
    look();
  });
}
