/**
 * What goes wrong, on demand.
 *
 * - `latency`: the answer comes `ms` milliseconds late
 * - `status`: no work is done, the answer is `status` (500) with `body` (an OrderCloud error body)
 * - `drop`: no work is done and no answer comes, as with a dropped connection
 * - `answer-lost`: the work is done and no answer comes
 * - `integration`: the call itself succeeds, but the shop's checkout integration has answered OrderCloud with `status`
 *   (500) and the text `body`, which the worksheet says
 * - `junk`: the work is done, the answer is 200 with `body` (an HTML page), as a proxy would give it
 */
export type FaultKind = 'latency' | 'status' | 'drop' | 'answer-lost' | 'integration' | 'junk';

export interface Fault {
  /**
   * What it happens to: an operation such as `Cart.CreateLineItem` or `Send.Track`, `Preflight` for CORS preflights,
   * or an expression that is tested against `POST /v1/cart/lineitems` (never against a preflight).
   */
  operation: string | RegExp;
  kind: FaultKind;
  /** Milliseconds of latency; goes with every kind. 0 by default. */
  ms?: number;
  status?: number;
  /** Text as it is, anything else as JSON. */
  body?: unknown;
  /** How often it happens, until cleared by default. */
  times?: number;
}

export interface Faults {
  /** Adds a fault; gives what removes it. */
  add(fault: Fault): () => void;
  clear(): void;
}

const SERVER_ERROR = {
  Errors: [{ErrorCode: 'ServerError', Message: 'An unknown error has occurred on the server.', Data: null}],
};

type Work = (integration: {status: number; body: string} | null) => Response | Promise<Response>;

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body ?? SERVER_ERROR));

const lost = (): never => {
  throw new TypeError('Failed to fetch');
};

function answer(body: unknown, status: number): Response {
  const isText = typeof body === 'string';
  return new Response(isText ? body : JSON.stringify(body), {
    status,
    headers: {'content-type': isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'},
  });
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

/** Holds the faults of one sandbox and runs its operations through them. All that apply take effect together. */
export class FaultBoard implements Faults {
  #faults: {fault: Fault; left: number}[] = [];

  add(fault: Fault): () => void {
    const entry = {fault, left: fault.times ?? Infinity};
    this.#faults.push(entry);
    return () => {
      this.#faults = this.#faults.filter((each) => each !== entry);
    };
  }

  clear(): void {
    this.#faults = [];
  }

  async run(operation: string, request: Request, work: Work): Promise<Response> {
    const faults = this.#take(operation, request);
    const ms = faults.reduce((sum, fault) => sum + (fault.ms ?? 0), 0);
    if (ms > 0) await delay(ms, request.signal);
    const found = (kind: FaultKind): Fault | undefined => faults.find((fault) => fault.kind === kind);
    if (found('drop')) return lost();
    const status = found('status');
    if (status) return answer(status.body ?? SERVER_ERROR, status.status ?? 500);
    const integration = found('integration');
    const response = await work(
      integration ? {status: integration.status ?? 500, body: textOf(integration.body)} : null,
    );
    if (found('answer-lost')) return lost();
    const junk = found('junk');
    return junk ? answer(junk.body ?? '<!doctype html><title>Gateway</title>', junk.status ?? 200) : response;
  }

  #take(operation: string, request: Request): Fault[] {
    const line = `${request.method} ${new URL(request.url).pathname}`;
    const applies = ({operation: wanted}: Fault): boolean =>
      typeof wanted === 'string' ? wanted === operation : operation !== 'Preflight' && wanted.test(line);
    const taken = this.#faults.filter(({fault, left}) => left > 0 && applies(fault));
    for (const entry of taken) entry.left -= 1;
    return taken.map(({fault}) => fault);
  }
}
