import type {SendCall} from '../events/send-payload.js';
import type {Visitor} from './visitor.js';

/** One event as it is handed over. */
export interface Handover {
  readonly call: SendCall;
  /** The page that the call is about; the page of the hand-over may be another. */
  readonly pageUrl: string;
  /** Who the visitor was when it happened. */
  readonly visitor: Visitor;
  /** The page is being left and nobody will see the answer: what can outlive the page should. */
  readonly isLast?: boolean;
}

/**
 * A way to Send. A tracker gives it one event at a time, only after consent, and the next when the last has settled; no
 * other tab of the website hands anything over meanwhile.
 *
 * A site may implement it and set it as the `transport` property of `<send-tracker>`.
 */
export interface Transport {
  /** What `send-tracked` calls it. */
  readonly name: string;

  /**
   * True where an event that is under way ends with its page, or with `signal`: the next page sends it again. Whoever
   * navigates next then waits for no answer, but for a purchase's, which should not arrive twice.
   */
  readonly takesBack?: boolean;

  /** True where an event goes out in the name of whoever the cookies name by then, and not of its own visitor. */
  readonly usesPresentVisitor?: boolean;

  /**
   * Resolves when an event can be handed over, and does what that takes. Rejects with a {@link TransportError} where it
   * can't be done on this page as it is.
   */
  ready(): Promise<void>;

  /**
   * Hands over one event; resolves when Send has acknowledged it, with `unknown` where no answer could be seen. Rejects
   * with a {@link TransportError} where a failure was seen.
   */
  deliver(event: Handover, signal: AbortSignal): Promise<void | 'unknown'>;

  /** Consent was withdrawn: stops what can be stopped. What is waited for rejects with code `aborted`. */
  forget(): void;

  /** Ends all waiting, listeners and timers. What is waited for rejects with code `aborted`. */
  dispose(): void;
}

/** What a failure means for another try. */
export interface RetryAdvice {
  /** Whether the same event may get through later; by default what the status says. */
  retryable?: boolean;
  /** How long the server asks to be left alone, in milliseconds; null where it doesn't say. */
  retryAfter?: number | null;
}

/** Why a transport could not do its work. */
export class TransportError extends Error implements Required<RetryAdvice> {
  /** Stable, in kebab case; becomes the code of a `send-error`. */
  readonly code: string;
  /** HTTP status, 0 where no answer was seen. */
  readonly status: number;
  /** Whether the same event may pass later: no connection, time-out, 408, 429, 5xx. */
  readonly retryable: boolean;
  /** Milliseconds that Send asks to wait before, or null where it doesn't say. */
  readonly retryAfter: number | null;

  constructor(
    code: string,
    message: string,
    status = 0,
    {retryable = isPassing(status), retryAfter = null}: {retryable?: boolean; retryAfter?: number | null} = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }
}

/** For what ends with its page, its tag or its consent. */
export const aborted = (): TransportError => new TransportError('aborted', 'No longer wanted');

/** Send has answered, with a status that is no success. */
export const badAnswer = ({action}: SendCall, status: number, retryAfter: number | null = null): TransportError =>
  new TransportError('delivery-failed', `Send answered ${action} with ${status}`, status, {retryAfter});

/** Whether a status speaks of a trouble that passes. */
export const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;
