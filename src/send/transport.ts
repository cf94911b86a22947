import type {SendCall} from '../events/send-payload.js';
import type {TransportName} from '../events/send-tracked.js';

/** A way to Send. A tracker gives it one call at a time, only after consent, and the next when the last has settled. */
export interface Transport {
  readonly name: TransportName;

  /**
   * Resolves when a call can be handed over, and does what that takes. Rejects with a {@link TransportError} where it
   * can't be done on this page as it is.
   */
  ready(): Promise<void>;

  /**
   * Hands over one call; resolves when its answer was seen, or when it has been waited for long enough. Rejects with a
   * {@link TransportError} where a failure was seen.
   *
   * @param pageUrl the page that the call is about
   */
  deliver(call: SendCall, pageUrl: string): Promise<void>;

  /** Consent was withdrawn: stops what can be stopped. What is waited for rejects with code `aborted`. */
  forget(): void;

  /** Ends all waiting, listeners and timers. What is waited for rejects with code `aborted`. */
  dispose(): void;
}

/** Why a transport could not do its work. */
export class TransportError extends Error {
  /** Stable, in kebab case; becomes the code of a `send-error`. */
  readonly code: string;
  /** HTTP status, 0 where no answer was seen. */
  readonly status: number;

  constructor(code: string, message: string, status = 0) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
