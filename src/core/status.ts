/** What every element with a view goes through; mirrored as a custom state, so `:state(loading)` can be styled. */
export type Status = 'idle' | 'loading' | 'ready' | 'empty' | 'error';

/** Sets the custom state of `status` and clears the others. */
export function mirrorStatus({states}: ElementInternals, status: Status): void {
  states.clear();
  states.add(status);
}
