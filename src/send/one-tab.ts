import {readStored, removeStored, storageDenied, writeStored} from './storage.js';

/** How long the mark of a tab that holds a lock counts where the browser has no locks, in milliseconds. */
const MARK_LIFE = 10_000;

/**
 * Runs `work` unless another tab of this origin is at it; false where one is. The lock is let go when `work` ends or
 * `signal` aborts, whichever is first: a page that holds a lock can't go into the back/forward cache.
 *
 * Where the browser has no Web Locks (a page over plain HTTP) a mark in localStorage stands for one, for ten seconds at
 * most. Two tabs that write theirs in the same moment may then both begin.
 */
export async function inOneTab(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<boolean> {
  const untilLeft = (): Promise<void> => {
    const left = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}));
    return Promise.race([work(), left]);
  };
  const {locks} = navigator as {locks?: LockManager};
  // Where storage is denied locks are as well, though they are there.
  if (locks && !storageDenied()) {
    return locks.request(name, {ifAvailable: true}, async (lock) => {
      if (lock && !signal.aborted) await untilLeft();
      return lock !== null;
    });
  }
  const release = mark(name);
  if (!release) return false;
  try {
    await untilLeft();
  } finally {
    release();
  }
  return true;
}

function mark(name: string): (() => void) | null {
  // Without storage there is nothing that tabs share.
  const rest = Number(readStored(name)) - Date.now();
  // A clock that was set back meanwhile says nothing.
  if (rest > 0 && rest <= MARK_LIFE) return null;
  writeStored(name, Date.now() + MARK_LIFE);
  return () => removeStored(name);
}
