import {asCommerceError, CommerceError} from './errors.js';

/** One entry of an error body's `Errors`. */
export interface ApiError {
  ErrorCode?: string;
  Message?: string;
  Data?: unknown;
}

interface Answer {
  status?: number;
  statusText?: string;
  data?: unknown;
}

/** What may be known of a thrown thing: our transport's failure, axios', the SDK's own error, or an `AbortError`. */
interface Failure {
  name?: string;
  code?: string;
  answer?: Answer | null;
  response?: Answer | null;
}

/** Codes for requests that got no usable answer, by axios' code or the error's name. */
const FAILURES: Readonly<Record<string, {code: string; message: string; retryable: boolean}>> = {
  ERR_CANCELED: {code: 'aborted', message: 'The request was aborted', retryable: false},
  AbortError: {code: 'aborted', message: 'The request was aborted', retryable: false},
  ECONNABORTED: {code: 'timeout', message: 'OrderCloud did not answer in time', retryable: true},
  ETIMEDOUT: {code: 'timeout', message: 'OrderCloud did not answer in time', retryable: true},
  TimeoutError: {code: 'timeout', message: 'OrderCloud did not answer in time', retryable: true},
  ERR_NETWORK: {code: 'offline', message: 'OrderCloud could not be reached', retryable: true},
};

/**
 * Makes a {@link CommerceError} of whatever was thrown while `operation` was done.
 *
 * Codes of ours: `offline`, `timeout`, `aborted`, `invalid-response`, `http-<status>` where an error answer names no
 * code, `unexpected` for anything that is no failure of a request. Never throws.
 */
export function toCommerceError(error: unknown, operation: string): CommerceError {
  const failure: Failure = typeof error === 'object' && error !== null ? error : {};
  const answer = failure.answer ?? failure.response;
  if (answer) return fromAnswer(answer, operation, error);
  const known = FAILURES[failure.code ?? ''] ?? FAILURES[failure.name ?? ''];
  if (known) return new CommerceError({...known, operation, cause: error});
  return asCommerceError(error, operation);
}

/** All errors of the answer that `error` was made of; empty where the body had none. */
export function apiErrors(error: CommerceError): readonly ApiError[] {
  const failure = error.cause as Failure | null | undefined;
  return errorsIn((failure?.answer ?? failure?.response)?.data);
}

/** Gives `value` back where it is an object that passes `check`; throws `invalid-response` else. */
export function expectAnswer<T>(value: T, operation: string, check: (value: T & object) => boolean = () => true): T {
  if (typeof value === 'object' && value !== null && check(value)) return value;
  throw invalidResponse(operation, 200);
}

function fromAnswer(answer: Answer, operation: string, cause: unknown): CommerceError {
  const status = answer.status ?? 0;
  if (status >= 200 && status < 300) return invalidResponse(operation, status, cause);
  const [first] = errorsIn(answer.data);
  const oauth = recordOf(answer.data);
  const code = textOf(first?.ErrorCode) || textOf(oauth['error']) || `http-${status}`;
  const message = textOf(first?.Message) || textOf(oauth['error_description']) || answer.statusText || code;
  const retryable = status === 408 || status === 429 || status >= 500;
  return new CommerceError({code, message, status, operation, data: first?.Data, retryable, cause});
}

function invalidResponse(operation: string, status: number, cause?: unknown): CommerceError {
  const message = 'The answer is not what OrderCloud sends; is the base URL right?';
  return new CommerceError({code: 'invalid-response', message, status, operation, retryable: true, cause});
}

function errorsIn(body: unknown): ApiError[] {
  const {Errors: errors} = recordOf(body);
  const entries: unknown[] = Array.isArray(errors) ? errors : [];
  return entries.filter((entry) => typeof entry === 'object' && entry !== null);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
