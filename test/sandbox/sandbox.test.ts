import {expect} from '@open-wc/testing';
import {
  createSandbox,
  localStorageStore,
  memoryStore,
  SANDBOX,
  storeSlice,
  type Sandbox,
} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, useSandbox} from '../support/sandbox.js';

const bench = useSandbox({id: () => 'fixed'});
const PRODUCT = `/v1/me/products/${CASES.plain}`;

const failure = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: Error) => `${error.name}: ${error.message}`,
  );

async function addLine(sandbox: Sandbox, token: string): Promise<Response> {
  return sandbox.handle(
    new Request(`${SANDBOX.baseApiUrl}/v1/cart/lineitems`, {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
      body: JSON.stringify({ProductID: CASES.plain}),
    }),
  );
}

describe('sandbox', () => {
  it('answers preflights and says on every answer that any origin may read it', async () => {
    const url = `${SANDBOX.baseApiUrl}/v1/cart`;
    const preflight = await bench.sandbox.handle(new Request(url, {method: 'OPTIONS'}));
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('access-control-allow-headers')).to.equal('authorization, content-type');
    expect(preflight.headers.get('access-control-allow-methods')).to.include('PATCH');
    expect(preflight.headers.get('access-control-max-age')).to.equal('5');
    const refused = await bench.sandbox.handle(new Request(url));
    expect(refused.status).to.equal(401);
    expect(refused.headers.get('access-control-allow-origin')).to.equal('*');
  });

  it('answers 404 for paths, methods and encodings it does not know', async () => {
    const token = bench.sandbox.tokensFor().accessToken;
    for (const [method, path] of [
      ['GET', '/v1/nothing'],
      ['GET', '//v1/me'],
      ['POST', '/v1/cart'],
      ['GET', '/v1/me/products/%E0%A4%A'],
    ] as const) {
      const {status, body} = await bench.ask(method, path, {token});
      expect(status, path).to.equal(404);
      expect(at(body, 'Errors[0].ErrorCode')).to.equal('NotFound');
    }
  });

  it('knows which URLs are its own', () => {
    expect(bench.sandbox.handles('https://sandboxapi.ordercloud.io/v1/me')).to.equal(true);
    expect(bench.sandbox.handles('https://t.stat-track.com/track')).to.equal(true);
    expect(bench.sandbox.handles('https://example.com/')).to.equal(false);
    const {origins} = createSandbox({apiOrigins: ['http://127.0.0.1:1'], sendOrigins: []});
    expect(origins).to.deep.equal(['http://127.0.0.1:1']);
  });

  it('passes what is Send’s to Send', async () => {
    const {status} = await bench.sandbox.handle(
      new Request('https://t.stat-track.com/track', {method: 'POST', body: 'no JSON'}),
    );
    expect(status).to.equal(400);
    expect(bench.sandbox.received).to.deep.equal([]);
  });

  it('takes IDs from where it is told', async () => {
    const token = bench.sandbox.tokensFor().accessToken;
    expect(await (await addLine(bench.sandbox, token)).json()).to.include({ID: 'fixed'});
  });

  describe('state', () => {
    it('lives in the store, across sandboxes, until it is reset', async () => {
      const store = localStorageStore();
      const first = createSandbox({store});
      const token = first.tokensFor().accessToken;
      await addLine(first, token);
      const cart = async (sandbox: Sandbox): Promise<Response> =>
        sandbox.handle(new Request(`${SANDBOX.baseApiUrl}/v1/cart`, {headers: {authorization: `Bearer ${token}`}}));
      const second = createSandbox({store});
      expect(await (await cart(second)).json()).to.include({LineItemCount: 1});
      expect(Object.keys(localStorage)).to.deep.equal(['ordercloud-send-elements.sandbox']);
      second.reset();
      expect((await cart(first)).status).to.equal(401);
    });

    it('is plain JSON, in slices that do not disturb each other', () => {
      const store = memoryStore();
      const [a, b] = [storeSlice(store, 'a'), storeSlice(store, 'b')];
      a.save('{"one":1}');
      b.save('[2]');
      expect(a.load()).to.equal('{"one":1}');
      expect(JSON.parse(store.load()!)).to.deep.equal({a: {one: 1}, b: [2]});
      store.save('no JSON');
      expect(a.load()).to.equal(null);
    });
  });

  describe('faults', () => {
    let token: string;
    beforeEach(() => {
      token = bench.sandbox.tokensFor().accessToken;
    });

    const product = (): ReturnType<typeof bench.ask> => bench.ask('GET', PRODUCT, {token});
    const lines = async (): Promise<unknown> =>
      at((await bench.ask('GET', '/v1/cart/lineitems', {token})).body, 'Meta.TotalCount');

    it('drop a connection before the work, as often as told', async () => {
      bench.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'drop', times: 1});
      expect(await failure(addLine(bench.sandbox, token))).to.equal('TypeError: Failed to fetch');
      expect(await lines()).to.equal(0);
      expect((await addLine(bench.sandbox, token)).status).to.equal(201);
    });

    it('lose an answer after the work', async () => {
      bench.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'answer-lost', times: 1});
      expect(await failure(addLine(bench.sandbox, token))).to.equal('TypeError: Failed to fetch');
      expect(await lines()).to.equal(1);
    });

    it('answer with a status, until removed', async () => {
      const remove = bench.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'status', status: 503});
      const {status, body} = await product();
      expect(status).to.equal(503);
      expect(at(body, 'Errors[0].ErrorCode')).to.equal('ServerError');
      remove();
      expect((await product()).status).to.equal(200);
    });

    it('answer junk', async () => {
      bench.sandbox.faults.add({operation: /^GET .*\/products\//, kind: 'junk'});
      const response = await bench.sandbox.handle(
        new Request(`${SANDBOX.baseApiUrl}${PRODUCT}`, {headers: {authorization: `Bearer ${token}`}}),
      );
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.match(/^text\/html/);
      bench.sandbox.faults.clear();
      expect(at((await product()).body, 'ID')).to.equal(CASES.plain);
    });

    it('make an answer late, and stop where the request is aborted', async () => {
      bench.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'latency', ms: 30, times: 1});
      const started = performance.now();
      expect((await product()).status).to.equal(200);
      expect(performance.now() - started).to.be.at.least(29);
      bench.sandbox.faults.add({operation: 'Me.GetProduct', kind: 'latency', ms: 60_000});
      const abort = new AbortController();
      const pending = fetch(`${SANDBOX.baseApiUrl}${PRODUCT}`, {
        headers: {authorization: `Bearer ${token}`},
        signal: abort.signal,
      });
      abort.abort();
      expect(await failure(pending)).to.match(/^AbortError/);
    });

    it('hit preflights by their own name alone', async () => {
      bench.sandbox.faults.add({operation: /cart/, kind: 'status'});
      const preflight = (): Promise<Response> =>
        bench.sandbox.handle(new Request(`${SANDBOX.baseApiUrl}/v1/cart`, {method: 'OPTIONS'}));
      expect((await preflight()).status).to.equal(204);
      bench.sandbox.faults.add({operation: 'Preflight', kind: 'drop', times: 1});
      expect(await failure(preflight())).to.equal('TypeError: Failed to fetch');
    });
  });

  it('counts what a test asks and lets nothing out', async () => {
    expect((await fetch(`${SANDBOX.baseApiUrl}/v1/me?a=1`)).status).to.equal(401);
    expect(await failure(fetch('https://elsewhere.example/v1/me'))).to.equal('TypeError: Failed to fetch');
    expect(bench.requests).to.deep.equal(['GET /v1/me?a=1', 'GET /v1/me']);
  });
});
