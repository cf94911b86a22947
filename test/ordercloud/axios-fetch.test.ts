import {expect} from '@open-wc/testing';
import axios, {TransportError} from '../../src/ordercloud/axios-fetch.js';

const URL = 'https://api.example.com/v1/me';

describe('axios over fetch', () => {
  const fetchOfBrowser = globalThis.fetch;
  let sent: {url: string; init: RequestInit}[] = [];

  function answer(respond: (init: RequestInit) => Response | Promise<Response>): void {
    sent = [];
    globalThis.fetch = async (input, init = {}) => {
      sent.push({url: input as string, init});
      return respond(init);
    };
  }

  async function failure(promise: Promise<unknown>): Promise<TransportError> {
    const error: unknown = await promise.catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TransportError);
    return error as TransportError;
  }

  const hanging = ({signal}: RequestInit): Promise<Response> =>
    new Promise((_, reject) => {
      const stop = (): void => reject(signal!.reason as Error);
      if (signal!.aborted) stop();
      signal!.addEventListener('abort', stop);
    });

  afterEach(() => (globalThis.fetch = fetchOfBrowser));

  it('sends method, query, headers and a JSON body, and no cookies', async () => {
    answer(() => Response.json({ID: 'x'}, {status: 201}));
    const config = {
      headers: {Authorization: 'Bearer t', 'Content-Type': 'application/json'},
      params: {page: 2},
      paramsSerializer: {
        serialize: (params: object) => new URLSearchParams(params as Record<string, string>).toString(),
      },
    };
    const {status, data} = await axios.post(URL, {Quantity: 1}, config);
    expect([status, data]).to.deep.equal([201, {ID: 'x'}]);
    const [{url, init}] = sent as [{url: string; init: RequestInit}];
    expect(url).to.equal(`${URL}?page=2`);
    expect(init.method).to.equal('POST');
    expect(init.body).to.equal('{"Quantity":1}');
    expect(init.credentials).to.equal('omit');
    expect(Object.fromEntries(init.headers as Headers)).to.deep.equal({
      authorization: 'Bearer t',
      'content-type': 'application/json',
    });
  });

  it('leaves a form as it is, and the content type away where there is no body', async () => {
    answer(() => new Response(null, {status: 204}));
    await axios.post(URL, 'grant_type=password', {headers: {'Content-Type': 'application/x-www-form-urlencoded'}});
    expect(sent[0]!.init.body).to.equal('grant_type=password');
    const headers = {'Content-Type': 'application/json'};
    for (const call of [
      axios.put(URL, undefined, {headers}),
      axios.get(URL, {headers}),
      axios.delete(URL, {headers}),
    ]) {
      expect((await call).data).to.equal('');
    }
    expect(sent.slice(1).map(({init}) => (init.headers as Headers).has('content-type'))).to.deep.equal([
      false,
      false,
      false,
    ]);
    expect(sent.map(({init}) => init.method)).to.deep.equal(['POST', 'PUT', 'GET', 'DELETE']);
  });

  it('leaves an empty query away', async () => {
    answer(() => Response.json({}));
    await axios.get(URL, {params: {}, paramsSerializer: {serialize: () => ''}});
    expect(sent[0]!.url).to.equal(URL);
  });

  it('reads JSON behind a byte order mark', async () => {
    answer(() => new Response('\uFEFF{"Errors":[]}', {status: 400}));
    expect((await failure(axios.get(URL))).answer!.data).to.deep.equal({Errors: []});
  });

  it('fails with the answer where the status says so', async () => {
    answer(() => new Response('<h1>', {status: 502, statusText: 'Bad Gateway'}));
    const error = await failure(axios.patch(URL, {}));
    expect(error.code).to.equal('ERR_BAD_REQUEST');
    expect(error.answer).to.deep.equal({status: 502, statusText: 'Bad Gateway', data: '<h1>'});
    expect(error, "the SDK's own error class must not get at it").not.to.have.property('response');
  });

  it('fails where a good status comes with something else than JSON', async () => {
    answer(() => new Response('<!doctype html>'));
    expect((await failure(axios.get(URL))).code).to.equal('ERR_BAD_RESPONSE');
  });

  it('fails where no answer comes', async () => {
    answer(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failure(axios.get(URL))).to.include({code: 'ERR_NETWORK', answer: null});
  });

  it('gives up after the time-out', async () => {
    answer(hanging);
    expect((await failure(axios.get(URL, {timeout: 20}))).code).to.equal('ECONNABORTED');
  });

  it('stops when it is told to', async () => {
    answer(hanging);
    const controller = new AbortController();
    const call = failure(axios.get(URL, {signal: controller.signal, timeout: 10_000}));
    controller.abort();
    expect((await call).code).to.equal('ERR_CANCELED');
    expect((await failure(axios.get(URL, {signal: AbortSignal.abort()}))).code).to.equal('ERR_CANCELED');
  });
});
