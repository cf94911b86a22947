/**
 * Stands in for axios under the SDK, in the builds and in the tests: the part of its interface that the SDK calls, over
 * `fetch`. It saves 22 kB gzip and sends no cookies.
 *
 * It differs from axios in one thing: a failure has no `response`. The SDK turns a failure that has one into its own
 * error, and that constructor throws a TypeError for a NotFound without Data; what has none it passes on as it is.
 */

/** An answer, whatever its status. `data` is parsed JSON, or text where the body is no JSON; empty text without a body. */
export interface HttpAnswer {
  status: number;
  statusText: string;
  data: unknown;
}

export type TransportFailure = 'ERR_NETWORK' | 'ECONNABORTED' | 'ERR_CANCELED' | 'ERR_BAD_REQUEST' | 'ERR_BAD_RESPONSE';

/** A request that failed; the codes are axios' own. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: TransportFailure;
  /** The answer, where one came. */
  readonly answer: HttpAnswer | null;

  constructor(code: TransportFailure, message: string, answer: HttpAnswer | null = null, cause?: unknown) {
    super(message, {cause});
    this.code = code;
    this.answer = answer;
  }
}

interface RequestConfig {
  params?: object;
  paramsSerializer?: {serialize(params: object): string};
  headers?: Record<string, string>;
  /** Milliseconds for the whole exchange; 0 or none means no limit. */
  timeout?: number;
  signal?: AbortSignal;
}

async function request(method: string, url: string, data: unknown, config: RequestConfig = {}): Promise<HttpAnswer> {
  const query = config.params && config.paramsSerializer?.serialize(config.params);
  const headers = new Headers(config.headers);
  if (data === undefined) headers.delete('Content-Type');
  const limit = config.timeout ? AbortSignal.timeout(config.timeout) : undefined;
  const signals = [config.signal, limit].filter((signal) => signal !== undefined);
  try {
    const response = await globalThis.fetch(query ? `${url}?${query}` : url, {
      method,
      headers,
      body: data === undefined || typeof data === 'string' ? data : JSON.stringify(data),
      signal: AbortSignal.any(signals),
      credentials: 'omit',
    });
    return accept(await answerOf(response));
  } catch (error) {
    if (error instanceof TransportError) throw error;
    if (config.signal?.aborted) throw new TransportError('ERR_CANCELED', 'The request was aborted', null, error);
    if (limit?.aborted) {
      throw new TransportError('ECONNABORTED', `No answer within ${config.timeout} ms`, null, error);
    }
    throw new TransportError('ERR_NETWORK', 'No answer came', null, error);
  }
}

async function answerOf(response: Response): Promise<HttpAnswer> {
  const {status, statusText} = response;
  // `text()` takes a byte order mark away, which some of OrderCloud's error bodies begin with.
  const text = await response.text();
  try {
    return {status, statusText, data: JSON.parse(text)};
  } catch {
    return {status, statusText, data: text};
  }
}

function accept(answer: HttpAnswer): HttpAnswer {
  const {status, statusText, data} = answer;
  if (status < 200 || status > 299) throw new TransportError('ERR_BAD_REQUEST', statusText, answer);
  if (typeof data === 'string' && data !== '') throw new TransportError('ERR_BAD_RESPONSE', 'No JSON', answer);
  return answer;
}

export default {
  get: (url: string, config?: RequestConfig) => request('GET', url, undefined, config),
  delete: (url: string, config?: RequestConfig) => request('DELETE', url, undefined, config),
  post: (url: string, data?: unknown, config?: RequestConfig) => request('POST', url, data, config),
  put: (url: string, data?: unknown, config?: RequestConfig) => request('PUT', url, data, config),
  patch: (url: string, data?: unknown, config?: RequestConfig) => request('PATCH', url, data, config),
};
