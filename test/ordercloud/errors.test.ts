import {expect} from '@open-wc/testing';
import {CommerceError} from '../../src/ordercloud/errors.js';
import {apiErrors, expectAnswer, toCommerceError} from '../../src/ordercloud/failures.js';

const answered = (status: number, data: unknown, statusText = ''): object => ({response: {status, statusText, data}});

describe('toCommerceError', () => {
  it("takes OrderCloud's first error", () => {
    const Data = {ProductID: 'p', QuantityAvailable: 1};
    const Errors = [{ErrorCode: 'Inventory.Insufficient', Message: 'Too few.', Data}, {ErrorCode: 'Other'}];
    const error = toCommerceError(answered(400, {Errors}), 'Cart.CreateLineItem');
    expect(error).to.be.instanceOf(CommerceError).and.to.include({
      code: 'Inventory.Insufficient',
      message: 'Too few.',
      status: 400,
      operation: 'Cart.CreateLineItem',
      retryable: false,
    });
    expect(error.data).to.deep.equal(Data);
    expect(apiErrors(error)).to.deep.equal(Errors);
  });

  it('takes an OAuth error with and without a list of errors', () => {
    const oauth = {error: 'invalid_grant', error_description: 'Default context user required'};
    expect(toCommerceError(answered(400, oauth), 'Auth.Anonymous')).to.include({
      code: 'invalid_grant',
      message: 'Default context user required',
    });
    const Errors = [{ErrorCode: 'Auth.InvalidUsernameOrPassword', Message: 'Invalid username or password'}];
    expect(toCommerceError(answered(401, {...oauth, Errors}), 'Auth.Login')).to.include({
      code: 'Auth.InvalidUsernameOrPassword',
      message: 'Invalid username or password',
      status: 401,
    });
  });

  for (const body of ['', '<h1>Bad gateway</h1>', null, {Errors: null}, {Errors: [null, 'x']}, [], 3]) {
    it(`makes do with the body ${JSON.stringify(body)}`, () => {
      const error = toCommerceError(answered(502, body, 'Bad Gateway'), 'Me.Get');
      expect(error).to.include({code: 'http-502', message: 'Bad Gateway', status: 502, retryable: true});
      expect(error.data).to.equal(null);
    });
  }

  for (const [status, retryable] of [
    [400, false],
    [403, false],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
  ] as const) {
    it(`says of ${status} that it ${retryable ? 'may' : "can't"} be tried again`, () => {
      expect(toCommerceError(answered(status, ''), 'Me.Get').retryable).to.equal(retryable);
    });
  }

  it('tells an abort, a time-out and a lost connection apart', () => {
    const codeOf = (error: unknown): string => toCommerceError(error, 'Me.Get').code;
    expect(codeOf({code: 'ERR_CANCELED'})).to.equal('aborted');
    expect(codeOf(new DOMException('', 'AbortError'))).to.equal('aborted');
    expect(codeOf({code: 'ECONNABORTED'})).to.equal('timeout');
    expect(codeOf(new DOMException('', 'TimeoutError'))).to.equal('timeout');
    expect(codeOf({code: 'ERR_NETWORK'})).to.equal('offline');
  });

  it('gives a CommerceError back as it is, of another copy of the kit too', () => {
    const foreign = Object.assign(new Error('x'), {name: 'CommerceError'});
    expect(toCommerceError(foreign, 'Me.Get')).to.equal(foreign);
  });

  for (const thrown of [null, undefined, 'text', 7, new TypeError('x is undefined')]) {
    it(`makes something of ${String(thrown)}`, () => {
      expect(toCommerceError(thrown, 'Me.Get')).to.include({code: 'unexpected', status: 0, retryable: false});
    });
  }
});

describe('CommerceError', () => {
  const unknown = (init: {code: string; status?: number}): boolean =>
    new CommerceError({...init, message: ''}).outcomeUnknown;

  it('knows when the work may have been done all the same', () => {
    expect(['offline', 'timeout', 'invalid-response'].every((code) => unknown({code}))).to.equal(true);
    expect(unknown({code: 'ServerError', status: 500})).to.equal(true);
  });

  it('knows when it was not', () => {
    expect(unknown({code: 'Inventory.Insufficient', status: 400})).to.equal(false);
    expect(unknown({code: 'http-429', status: 429})).to.equal(false);
    expect(unknown({code: 'sdk-unavailable'})).to.equal(false);
  });
});

describe('expectAnswer', () => {
  it('gives an answer of the right shape back', () => {
    const order = {ID: 'o1'};
    expect(expectAnswer(order, 'Cart.Get', ({ID}) => ID === 'o1')).to.equal(order);
  });

  for (const value of ['', 'text', null, undefined, 1, {}]) {
    it(`refuses ${JSON.stringify(value)}`, () => {
      expect(() => expectAnswer(value, 'Cart.Get', (answer) => 'ID' in answer)).to.throw(CommerceError, /base URL/);
    });
  }
});
