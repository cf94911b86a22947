/** What every element with a view goes through; mirrored as a custom state, so `:state(loading)` can be styled. */
export const STATUSES = ['idle', 'loading', 'ready', 'empty', 'error'] as const;

export type Status = (typeof STATUSES)[number];

/** Sets the custom state of `status` and clears the others. */
export function mirrorStatus(internals: ElementInternals, status: Status): void {
  for (const each of STATUSES) {
    if (each === status) internals.states.add(each);
    else internals.states.delete(each);
  }
}
