import {CommerceError} from './errors.js';

/** `promise`, or a rejection with `aborted` as soon as `signal` says so. The work itself goes on for others. */
export async function unlessAborted<T>(promise: Promise<T>, operation: string, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new CommerceError({code: 'aborted', message: 'The request was aborted', operation}));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, {once: true});
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
