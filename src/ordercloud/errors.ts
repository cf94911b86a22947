/** Every failure of OrderCloud's, in one type. */
export class CommerceError extends Error {
  override readonly name = 'CommerceError';
  /** OrderCloud's first `ErrorCode`, or one of ours in kebab case. */
  readonly code: string;
  /** HTTP status, 0 where no answer came. */
  readonly status: number;
  /** What was being done, e.g. `Me.GetProduct`. */
  readonly operation: string;
  /** `Data` of the first error, as OrderCloud sent it; of a failed validation all errors, `[{ErrorCode, Message, Data}]`. */
  readonly data: unknown;
  /** Whether the same call may succeed later: offline, time-out, 429, 5xx, a body that is not the API's. */
  readonly retryable: boolean;

  constructor(init: {
    code: string;
    message: string;
    status?: number;
    operation?: string;
    data?: unknown;
    retryable?: boolean;
    cause?: unknown;
  }) {
    super(init.message, {cause: init.cause});
    this.code = init.code;
    this.status = init.status ?? 0;
    this.operation = init.operation ?? '';
    this.data = init.data ?? null;
    this.retryable = init.retryable ?? false;
  }

  /** True where the call may have been carried out although it failed here. */
  get outcomeUnknown(): boolean {
    if (this.code === 'sdk-unavailable' || this.code === 'aborted') return false;
    return this.code === 'offline' || this.code === 'timeout' || this.code === 'invalid-response' || this.status >= 500;
  }
}

/** What was thrown while `operation` was done, in one type: `unexpected` where it is no failure of OrderCloud's. Never throws. */
export function asCommerceError(error: unknown, operation: string): CommerceError {
  // By name: a second copy of the kit on the page has its own class.
  if (error instanceof Error && error.name === 'CommerceError') return error as CommerceError;
  const message = (error as Partial<Error> | null)?.message || String(error);
  return new CommerceError({code: 'unexpected', message, operation, cause: error});
}
