import {expect} from '@open-wc/testing';
import {createSend} from '../../src/sandbox/send/index.js';
import type {SendCall} from '../../src/events/send-payload.js';
import {HttpTransport} from '../../src/send/http-transport.js';
import {TransportError} from '../../src/send/transport.js';
import {forgetVisitor, readVisitor, type Visitor} from '../../src/send/visitor.js';
import {wireRequest} from '../../src/send/wire-body.js';
import {cookies, SITE_ID} from '../support/library-page.js';
import {blockCookies, replacing, usePage} from './fixtures/page.js';

const PAGE = 'https://shop.example/p/1';
const product = {itemCode: 'a', itemPrice: 2, itemUrl: PAGE, itemQuantity: 3, itemTotalPrice: 6};
const view: SendCall = {action: 'PAGE_VIEWED', payload: []};
const add: SendCall = {action: 'ADDED_TO_ORDER', payload: [{product}]};
const purchase: SendCall = {action: 'ORDER_COMPLETED', payload: [{products: [product], totalPrice: 6}]};
const identify: SendCall = {action: 'IDENTIFY', payload: {email: 'Ada+shop@example.com', name: 'Ada'}};

/** A call whose body has at least so many bytes. */
const viewOf = (bytes: number): SendCall => ({
  action: 'PAGE_VIEWED',
  payload: [{product: {...product, itemName: 'é'.repeat(bytes / 2)}}],
});

interface Asked extends RequestInit {
  url: string;
  body: string;
}

describe('HttpTransport', () => {
  usePage();
  const undo: (() => void)[] = [];
  let asked: Asked[];
  let transport: HttpTransport;
  let visitor: Visitor;

  /** Puts a hand-made fetch in place; what it is asked is kept. */
  function answering(answer: (request: Asked) => unknown): void {
    const fetch = (url: string, init: RequestInit): unknown => {
      const request = {...init, url} as Asked;
      asked.push(request);
      return answer(request);
    };
    undo.push(replacing(globalThis, 'fetch', fetch as typeof globalThis.fetch));
  }

  const answeringWith = (status: number, text: string | null = '', headers: HeadersInit = {}): void =>
    answering(() => Promise.resolve(new Response(text, {status, headers})));

  const offline = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

  const deliver = (call: SendCall, signal = new AbortController().signal): Promise<void> =>
    transport.deliver({call, pageUrl: PAGE, visitor}, signal);

  /** What a delivery fails with. */
  const failure = (call: SendCall = view, signal?: AbortSignal): Promise<TransportError> =>
    deliver(call, signal).then(
      () => expect.fail('it was delivered'),
      (error: unknown) => {
        expect(error).to.be.instanceOf(TransportError);
        return error as TransportError;
      },
    );

  beforeEach(async () => {
    asked = [];
    transport = new HttpTransport(() => ({websiteId: ` ${SITE_ID}`, endpoint: 'https://t.stat-track.com/'}));
    await transport.ready();
    visitor = readVisitor();
  });
  afterEach(() => {
    transport.dispose();
    undo.splice(0).forEach((each) => each());
    forgetVisitor();
  });

  describe('what it sends', () => {
    it('is one request, that of the library, which may outlive its page', async () => {
      answeringWith(200);
      await deliver(add);
      expect(asked).to.have.length(1);
      const {url, body, signal, ...rest} = asked[0]!;
      expect(url).to.equal('https://t.stat-track.com/track');
      expect(body).to.equal(JSON.stringify(wireRequest(add, {websiteId: SITE_ID, visitor, pageUrl: PAGE}).body));
      expect(signal).to.be.instanceOf(AbortSignal);
      expect(rest).to.deep.equal({
        method: 'POST',
        headers: {Accept: 'application/json', 'Content-Type': 'application/json'},
        keepalive: false,
        credentials: 'omit',
      });
    });

    it('is taken by the collector of the sandbox', async () => {
      const send = createSend();
      answering(({url, method, headers, body}) =>
        send.handle(new Request(url, {method: method!, headers: headers!, body})),
      );
      visitor = {...visitor, email: 'ada@example.com', campaignId: SITE_ID};
      const custom: SendCall = {action: 'CUSTOM', payload: {event: 'Wished', properties: {size: 42}}};
      for (const call of [identify, view, viewOf(10), add, purchase, custom]) await deliver(call);
      expect(send.received.map(({path, body}) => `${path} ${String(body['actionType'])}`)).to.deep.equal([
        '/identify IDENTIFY',
        '/track PAGE_VIEWED',
        '/track PAGE_VIEWED',
        '/track ADDED_TO_ORDER',
        '/track ORDER_COMPLETED',
        '/track Wished',
      ]);
      for (const {body} of send.received) {
        expect(body).to.include({ContactId: visitor.contactId, sessionId: visitor.sessionId, CampaignId: SITE_ID});
      }
    });

    it('goes to the endpoint of now', async () => {
      let endpoint = 'https://first.example';
      transport = new HttpTransport(() => ({websiteId: SITE_ID, endpoint}));
      answeringWith(200);
      await deliver(view);
      endpoint = '/proxy/';
      await deliver(identify);
      expect(asked.map(({url}) => url)).to.deep.equal(['https://first.example/track', '/proxy/identify']);
    });
  });

  describe('the visitor', () => {
    it('has IDs once it is ready', () => {
      expect(cookies()).to.deep.equal({uid: visitor.contactId, sessionid: visitor.sessionId});
    });

    it('is ready where cookies are out of reach', async () => {
      const allow = blockCookies(null);
      await transport.ready();
      const {contactId} = readVisitor();
      transport.forget();
      const forgotten = readVisitor();
      allow();
      expect(contactId).to.match(/^[\da-f]{32}$/);
      expect(forgotten.contactId).to.be.null;
    });

    it('has the e-mail cookie after an identification was answered, and not before', async () => {
      let answer = (_: Response): void => {};
      answering(() => new Promise((resolve) => (answer = resolve)));
      const delivery = deliver(identify);
      expect(cookies()).not.to.have.property('email');
      answer(new Response());
      await delivery;
      expect(readVisitor().email).to.equal('Ada+shop@example.com');
    });

    it('keeps that cookie for the session', async () => {
      const lines: string[] = [];
      answeringWith(200);
      transport.forget();
      undo.push(blockCookies((line) => lines.push(line)));
      visitor = readVisitor();
      await deliver(identify);
      expect(lines).to.deep.equal(['email=Ada%2Bshop%40example.com; path=/']);
    });

    for (const status of [400, 503]) {
      it(`has no e-mail cookie after ${status}`, async () => {
        answeringWith(status);
        await failure(identify);
        expect(cookies()).not.to.have.property('email');
      });
    }

    it('has no e-mail cookie where somebody else is at the browser by now', async () => {
      answeringWith(200);
      visitor = {...visitor, contactId: 'somebody-before'};
      await deliver(identify);
      expect(cookies()).not.to.have.property('email');
      expect(asked[0]!.body).to.contain('somebody-before');
    });

    it('has no e-mail cookie where consent goes as the answer comes', async () => {
      answering(() => ({
        get status() {
          transport.forget();
          return 200;
        },
      }));
      expect((await failure(identify)).code).to.equal('aborted');
      expect(cookies()).not.to.have.property('email');
    });
  });

  describe('the answer', () => {
    for (const [status, text] of [
      [200, '<html>'],
      [200, '{"ok": '],
      [201, ''],
      [204, null],
    ] as const) {
      it(`${status} with ${JSON.stringify(text)} is a delivery`, async () => {
        answeringWith(status, text);
        await deliver(view);
      });
    }

    for (const [status, retryable] of [
      [304, false],
      [400, false],
      [401, false],
      [403, false],
      [404, false],
      [408, true],
      [413, false],
      [429, true],
      [500, true],
      [502, true],
      [503, true],
    ] as const) {
      it(`${status} is a failure that ${retryable ? 'may pass' : 'stays'}`, async () => {
        answeringWith(status, status === 304 ? null : 'no');
        const {code, message, ...rest} = await failure();
        expect({code, ...rest}).to.deep.equal({code: 'delivery-failed', status, retryable, retryAfter: null});
        expect(message).to.contain(status);
        expect(asked).to.have.length(1);
      });
    }

    it('is read to its end, so that it holds no share of the keepalive limit', async () => {
      for (const status of [200, 500]) {
        const response = new Response('a body', {status});
        answering(() => Promise.resolve(response));
        await deliver(view).catch(() => {});
        expect(response.bodyUsed).to.be.true;
      }
    });

    it('may break off in its body', async () => {
      const body = new ReadableStream({start: (stream) => stream.error(new Error('broken'))});
      answering(() => Promise.resolve(new Response(body)));
      await deliver(view);
    });

    const NOW = Date.parse('2026-03-02T10:00:00.500Z');
    for (const [header, expected] of [
      ['0', 0],
      ['7', 7000],
      ['300', 300_000],
      ['301', 300_000],
      ['999999999999', 300_000],
      ['Mon, 02 Mar 2026 10:00:30 GMT', 29_500],
      ['Mon, 02 Mar 2026 11:00:00 GMT', 300_000],
      ['Mon, 02 Mar 2026 09:00:00 GMT', 0],
      ['soon', null],
      ['soon GMT', null],
      ['-5', null],
      ['1.5', null],
      ['', null],
    ] as const) {
      it(`with Retry-After: ${JSON.stringify(header)} asks to wait for ${expected} ms`, async () => {
        undo.push(replacing(Date, 'now', () => NOW));
        answeringWith(503, '', {'Retry-After': header});
        expect((await failure()).retryAfter).to.equal(expected);
        answeringWith(429, '', {'Retry-After': header});
        expect((await failure()).retryAfter).to.equal(expected);
      });
    }
  });

  describe('without an answer', () => {
    it('is unreachable while offline, and may pass', async () => {
      answering(offline);
      const {code, status, retryable, retryAfter} = await failure();
      expect({code, status, retryable, retryAfter}).to.deep.equal({
        code: 'endpoint-unreachable',
        status: 0,
        retryable: true,
        retryAfter: null,
      });
    });

    it('is unreachable where fetch throws', async () => {
      answering(() => {
        throw new Error('patched');
      });
      expect(await failure()).to.include({code: 'endpoint-unreachable', retryable: true});
    });

    const junk = [undefined, null, 'ok', 200, {}, {status: 'ok'}, {status: 0}, {ok: true}, Response.error()];
    for (const answer of junk) {
      it(`is unreachable where fetch gives ${JSON.stringify(answer)}`, async () => {
        answering(() => answer);
        expect(await failure()).to.include({code: 'endpoint-unreachable', retryable: true});
        answering(() => Promise.resolve(answer));
        expect(await failure()).to.include({code: 'endpoint-unreachable', retryable: true});
      });
    }

    it('has failed where an answer has a status and nothing else', async () => {
      answering(() => ({status: 503}));
      expect(await failure()).to.include({code: 'delivery-failed', status: 503, retryAfter: null});
      answering(() => ({status: 200}));
      await deliver(view);
    });

    it('gives up after ten seconds, also where fetch does not look at its signal', async () => {
      const clock = new AbortController();
      const delays: number[] = [];
      const timeout = (delay: number): AbortSignal => {
        delays.push(delay);
        return clock.signal;
      };
      undo.push(replacing(AbortSignal, 'timeout', timeout));
      answering(() => {
        queueMicrotask(() => clock.abort());
        return new Promise(() => {});
      });
      expect(await failure()).to.include({code: 'delivery-timeout', status: 0, retryable: true});
      expect(delays).to.deep.equal([10_000]);
      expect(asked[0]!.signal!.aborted).to.be.true;
    });
  });

  describe('a request', () => {
    const keepalives = (): unknown[] => asked.map(({keepalive}) => keepalive);
    const deliverLast = (call: SendCall): Promise<void> =>
      transport.deliver({call, pageUrl: PAGE, visitor, isLast: true}, new AbortController().signal);

    it('ends with its page, since the next page sends the event again', async () => {
      answeringWith(200);
      await deliver(view);
      expect(keepalives()).to.deep.equal([false]);
    });

    it('outlives its page where no next page knows of the event, within the browser’s limit', async () => {
      answeringWith(200);
      await deliverLast(viewOf(59_000));
      await deliverLast(viewOf(60_000));
      expect(keepalives()).to.deep.equal([true, false]);
    });

    it('is made once, whatever becomes of it', async () => {
      answering(offline);
      await failure();
      expect(asked).to.have.lengthOf(1);
    });
  });

  describe('an event that is no JSON', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const toJSON = (): never => {
      throw new Error('ada@example.com');
    };
    for (const [title, payload] of [
      ['a big integer', [{product: {...product, n: 1n}}]],
      ['a cycle', [{product: {...product, cycle}}]],
      ['a toJSON that throws', [{product: {...product, value: {toJSON}}}]],
      ['no payload', undefined],
      ['a list without a product', []],
    ] as const) {
      it(`is not sent: ${title}`, async () => {
        answeringWith(200);
        const error = await failure({action: 'ADDED_TO_ORDER', payload} as unknown as SendCall);
        expect(error).to.include({code: 'event-poisoned', status: 0, retryable: false});
        expect(error.message).not.to.contain('@');
        expect(asked).to.be.empty;
      });
    }
  });

  describe('its end', () => {
    /** A fetch that waits until it is aborted, as a browser's own does. */
    const pending = ({signal}: Asked): Promise<never> =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));

    for (const end of ['dispose', 'forget'] as const) {
      it(`comes with ${end}(), and it can be used again`, async () => {
        answering(pending);
        const outcome = failure();
        transport[end]();
        expect(await outcome).to.include({code: 'aborted', status: 0, retryable: false});
        expect(asked[0]!.signal!.aborted).to.be.true;
        answeringWith(200);
        await deliver(view);
      });
    }

    it('comes with the signal of a delivery, and with no other', async () => {
      answering(pending);
      const [one, other] = [new AbortController(), new AbortController()];
      const outcomes = [failure(view, one.signal), failure(add, other.signal)];
      one.abort();
      expect((await outcomes[0])!.code).to.equal('aborted');
      expect(asked.map(({signal}) => signal!.aborted)).to.deep.equal([true, false]);
      other.abort();
      expect((await outcomes[1])!.code).to.equal('aborted');
      expect(asked).to.have.length(2);
    });

    it('may come before the beginning', async () => {
      answeringWith(200);
      expect((await failure(view, AbortSignal.abort())).code).to.equal('aborted');
      expect(asked).to.be.empty;
    });
  });
});
