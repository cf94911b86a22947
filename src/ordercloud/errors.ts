/** Every failure of OrderCloud's, in one type. */
export class CommerceError extends Error {
  override readonly name = 'CommerceError';
  /** OrderCloud's first `ErrorCode`, or one of ours in kebab case. */
  readonly code: string;
  /** HTTP status, 0 where no answer came. */
  readonly status: number;
  /** What was being done, e.g. `Me.GetProduct`. */
  readonly operation: string;
  /** `Data` of the first error, as OrderCloud sent it. */
  readonly data: unknown;
  /** Whether the same call may succeed later: offline, time-out, 429 and 5xx. */
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
}
