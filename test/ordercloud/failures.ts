import {expect} from '@open-wc/testing';
import type {CommerceError} from '../../src/ordercloud/errors.js';
import type {Fault} from '../../src/sandbox/index.js';

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<CommerceError> {
  try {
    await promise;
  } catch (error) {
    expect(error).to.have.property('name', 'CommerceError');
    return error as CommerceError;
  }
  throw new Error('The promise was not rejected');
}

interface FailureCase {
  name: string;
  fault: Omit<Fault, 'operation'>;
  expected: {code: string; status: number; retryable: boolean};
}

const errors = (ErrorCode: string, Data: unknown = null): object => ({
  Errors: [{ErrorCode, Message: 'As OrderCloud says it.', Data}],
});

/** Milliseconds to configure the session with, so that the time-out comes soon. */
export const SHORT_TIMEOUT = 300;

/** Ways in which one request goes wrong, and what every service makes of them. */
export const FAILURES: readonly FailureCase[] = [
  {name: 'offline', fault: {kind: 'drop'}, expected: {code: 'offline', status: 0, retryable: true}},
  {
    name: 'a time-out',
    fault: {kind: 'latency', ms: 60_000},
    expected: {code: 'timeout', status: 0, retryable: true},
  },
  {
    name: '401 twice',
    fault: {kind: 'status', status: 401, body: errors('InvalidToken')},
    expected: {code: 'InvalidToken', status: 401, retryable: false},
  },
  {
    name: '403',
    fault: {kind: 'status', status: 403, body: errors('Auth.InsufficientRoles')},
    expected: {code: 'Auth.InsufficientRoles', status: 403, retryable: false},
  },
  {
    name: '404 without Data',
    fault: {kind: 'status', status: 404, body: errors('NotFound')},
    expected: {code: 'NotFound', status: 404, retryable: false},
  },
  {
    name: '429 with an empty body',
    fault: {kind: 'status', status: 429, body: ''},
    expected: {code: 'http-429', status: 429, retryable: true},
  },
  {
    name: '500',
    fault: {kind: 'status', status: 500},
    expected: {code: 'ServerError', status: 500, retryable: true},
  },
  {
    name: "502 with a proxy's page",
    fault: {kind: 'status', status: 502, body: '<h1>Bad gateway</h1>'},
    expected: {code: 'http-502', status: 502, retryable: true},
  },
  {
    name: '200 with a page instead of JSON',
    fault: {kind: 'junk'},
    expected: {code: 'invalid-response', status: 200, retryable: true},
  },
  {
    name: '200 with JSON of another shape',
    fault: {kind: 'junk', body: [1]},
    expected: {code: 'invalid-response', status: 200, retryable: true},
  },
];

/** Asserts on what a failure case has led to. */
export function expectFailure(error: CommerceError | null, {expected}: FailureCase, operation: string): void {
  const {code, status, retryable} = error ?? {};
  expect({code, status, retryable}).to.deep.equal(expected);
  expect(error!.operation).to.equal(operation);
}
