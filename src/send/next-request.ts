/**
 * Resolves with what `find` gives for the first request that it knows, as soon as the browser has that on record, or
 * with undefined after `limit` milliseconds or when `signal` aborts. Requests from before the call are not looked at.
 */
export function nextRequest<T>(
  find: (request: PerformanceResourceTiming) => T | undefined,
  limit: number,
  signal: AbortSignal,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const end = (found?: T): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(found);
    };
    const observer = new PerformanceObserver((list) => {
      const found = (list.getEntries() as PerformanceResourceTiming[]).map(find).find((each) => each !== undefined);
      if (found !== undefined) end(found);
    });
    const timer = setTimeout(() => end(), limit);
    signal.addEventListener('abort', () => end());
    observer.observe({type: 'resource'});
  });
}
