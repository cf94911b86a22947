import {expect} from '@open-wc/testing';
import {createSend, LIBRARY_PATH, RECEIVED_LIMIT, type SendOptions} from '../../src/sandbox/send/index.js';
import {memoryStore} from '../../src/sandbox/store.js';

const SITE_ID = 'b0000000-0000-4000-8000-00000000feed';
const ids = {ContactId: 'c1', sessionId: 's1', siteId: SITE_ID};
const lamp = {
  itemCode: 'sku-1',
  itemPrice: 10.5,
  itemUrl: 'https://shop.example/p/1',
  itemQuantity: 2,
  itemTotalPrice: 21,
};
const view = {...ids, actionType: 'PAGE_VIEWED', properties: [{product: lamp}], Url: 'https://shop.example/p/1'};
const context = {Cookies: {uid: 'c1'}, CurrentUrlPath: '/p/1'};

function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(`https://t.stat-track.com${path}`, {method: 'POST', body: text, headers});
}

function send(options?: SendOptions): {
  send: ReturnType<typeof createSend>;
  status: (path: string, body: unknown) => Promise<number>;
} {
  const service = createSend({now: () => 1000, ...options});
  return {send: service, status: async (path, body) => (await service.handle(post(path, body))).status};
}

describe("Send's collector: what it takes", () => {
  const accepted: [string, string, unknown][] = [
    ['an identification', '/identify', {...ids, actionType: 'IDENTIFY', ContactEmailAddress: 'a@b.example'}],
    [
      'an identification with all there is',
      '/identify',
      {
        ...ids,
        actionType: 'IDENTIFY',
        ContactEmailAddress: 'a@b.example',
        ContactName: 'A',
        CampaignId: 'x',
        properties: {a: 1},
      },
    ],
    ["a product's view", '/track', view],
    ['a plain page view', '/track', {...ids, actionType: 'PAGE_VIEWED', Url: 'x'}],
    ['an unwrapped product', '/track', {...view, properties: [lamp]}],
    ['an event of any name', '/track', {...ids, actionType: 'WISHED', properties: 'text', Url: 'x'}],
    ['an add', '/track', {...view, actionType: 'ADDED_TO_ORDER', ContactEmailAddress: 'a@b.example'}],
    ['an add before init', '/track', {actionType: 'ADDED_TO_ORDER', properties: [{product: lamp}], Url: 'x'}],
    [
      'numbers as text, and null for infinity',
      '/track',
      {
        ...view,
        properties: [{product: {...lamp, itemPrice: '10.50', itemTotalPrice: null}}],
      },
    ],
    [
      'a purchase',
      '/track',
      {
        ...ids,
        actionType: 'ORDER_COMPLETED',
        properties: [{products: [lamp], totalPrice: 21}],
        Url: 'x',
      },
    ],
    ['a leaving', '/track', {...ids, actionType: 'EXIT_INTENT', SecondsOnPage: 3, Url: 'x'}],
    ['a request for forms', `/api/forms/${SITE_ID}`, {WebsiteId: SITE_ID, RemoteWebContext: context}],
    ['a request for a form', '/api/form/f1', {EntityId: 'f1', RemoteWebContext: {ContactId: '', ...context}}],
  ];
  for (const [name, path, body] of accepted) {
    it(`takes ${name}`, async () => {
      const {send: service, status} = send();
      expect(await status(path, body)).to.equal(200);
      expect(service.received).to.deep.equal([{path, body, receivedAt: 1000}]);
    });
  }

  const refused: [string, string, unknown][] = [
    ['what is no JSON', '/track', '{'],
    ['what is no object', '/track', [view]],
    ['an unknown action on the wrong path', '/identify', view],
    ['an identification without an address', '/identify', {...ids, actionType: 'IDENTIFY'}],
    ['a malformed address', '/identify', {...ids, actionType: 'IDENTIFY', ContactEmailAddress: 'nobody'}],
    ['an event without a website', '/track', {...view, siteId: undefined}],
    ['a website that is no UUID', '/track', {...view, siteId: '5'}],
    ['an event without a URL', '/track', {...view, Url: undefined}],
    ['a field that the wire does not have', '/track', {...view, orderId: '1'}],
    ['empty properties', '/track', {...view, properties: []}],
    ['a product without a code', '/track', {...view, properties: [{product: {...lamp, itemCode: ''}}]}],
    ['a product without a price', '/track', {...view, properties: [{product: {...lamp, itemPrice: undefined}}]}],
    ['a relative URL', '/track', {...view, properties: [{product: {...lamp, itemUrl: '/p/1'}}]}],
    ['an empty picture', '/track', {...view, properties: [{product: {...lamp, itemImage: ''}}]}],
    [
      'a purchase of a broken line',
      '/track',
      {
        ...ids,
        actionType: 'ORDER_COMPLETED',
        properties: [{products: [lamp, {}]}],
        Url: 'x',
      },
    ],
    ["forms of another website than the path's", '/api/forms/1', {WebsiteId: SITE_ID, RemoteWebContext: context}],
    ['a form without its context', '/api/form/f1', {EntityId: 'f1', RemoteWebContext: {}}],
  ];
  for (const [name, path, body] of refused) {
    it(`refuses ${name}`, async () => {
      const {send: service, status} = send();
      expect(await status(path, body)).to.equal(400);
      expect(service.received).to.deep.equal([]);
    });
  }
});

describe("Send's collector: what it answers", () => {
  it('has no forms', async () => {
    const answer = await createSend().handle(
      post(`/api/forms/${SITE_ID}`, {WebsiteId: SITE_ID, RemoteWebContext: context}),
    );
    expect(await answer.json()).to.deep.equal([]);
  });

  it('says what is wrong with a body', async () => {
    const answer = await createSend().handle(post('/track', {...view, orderId: '1'}));
    expect(await answer.json()).to.deep.equal({error: 'orderId is no field of this request.'});
  });

  it('lets pages of any origin post JSON, for as long as it is told', async () => {
    const headers = {origin: 'https://shop.example', 'access-control-request-headers': 'content-type'};
    const preflight = new Request('https://t.stat-track.com/track', {method: 'OPTIONS', headers});
    const answer = await createSend({preflightMaxAge: 0}).handle(preflight);
    expect(answer.status).to.equal(204);
    expect(answer.headers.get('access-control-allow-origin')).to.equal('*');
    expect(answer.headers.get('access-control-allow-headers')).to.match(/content-type/i);
    expect(answer.headers.get('access-control-max-age')).to.equal('0');
  });

  it('hands out the tracking library', async () => {
    const request = (): Request => new Request(`https://cdn.stat-track.com${LIBRARY_PATH}?ts=1`);
    const answer = await createSend({libraryScript: 'void 0;'}).handle(request());
    expect(answer.headers.get('content-type')).to.contain('text/javascript');
    expect(await answer.text()).to.equal('void 0;');
    expect((await createSend().handle(request())).status).to.equal(404);
  });
});

describe("Send's collector: what it keeps", () => {
  it("tells listeners, with the page's origin", async () => {
    const service = createSend({now: () => 5});
    const seen: unknown[] = [];
    const stop = service.subscribe((received) => seen.push(...received));
    await service.handle(post('/track', view, {'x-test': '1'}));
    stop();
    await service.handle(post('/track', view));
    expect(seen).to.deep.equal([{path: '/track', body: view, receivedAt: 5}]);
  });

  it('keeps events across pages in one store, and forgets them on reset', async () => {
    const store = memoryStore();
    const [one, other] = [send({store}), send({store})];
    await one.status('/track', view);
    await other.status('/track', view);
    expect(other.send.received).to.have.length(2);
    expect(createSend({store}).received).to.have.length(2);
    one.send.reset();
    expect(createSend({store}).received).to.have.length(0);
  });

  it('starts empty where the store holds something else', () => {
    for (const text of ['{', '5', '{"a":1}', '[5,{"body":null}]']) {
      const store = memoryStore();
      store.save(text);
      expect(createSend({store}).received).to.deep.equal([]);
    }
  });

  it('keeps the newest only', async () => {
    const {send: service, status} = send();
    for (let i = 0; i <= RECEIVED_LIMIT; i++) await status('/track', {...view, Url: `u${i}`});
    expect(service.received).to.have.length(RECEIVED_LIMIT);
    expect(service.received[0]!.body.Url).to.equal('u1');
  });
});
