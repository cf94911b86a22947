import {expect} from '@open-wc/testing';
import type {SendCall} from '../../src/events/send-payload.js';
import {LibraryTransport} from '../../src/send/library-transport.js';
import type {Handover, TransportError} from '../../src/send/transport.js';
import {ENDPOINT, LIBRARY_URL, goLive, newWebsiteId, replacing, usePage} from './fixtures/page.js';

const view: SendCall = {action: 'PAGE_VIEWED', payload: []};
const identify: SendCall = {action: 'IDENTIFY', payload: {email: 'ada@example.com'}};
const url = (path: string): string => new URL(ENDPOINT + path, location.href).href;

/** The browser's record of requests, written by the test. */
class Observer {
  static current: Observer | null = null;
  readonly #hear: (list: {getEntries(): object[]}) => void;
  constructor(hear: (list: {getEntries(): object[]}) => void) {
    this.#hear = hear;
  }
  observe(): void {
    Observer.current = this;
  }
  disconnect(): void {
    if (Observer.current === this) Observer.current = null;
  }
  record(name: string, responseStatus?: number, startTime = performance.now()): void {
    this.#hear({getEntries: () => [{name, responseStatus, startTime}]});
  }
}

const handover = (call: SendCall): Handover => ({
  call,
  pageUrl: '/p',
  visitor: {contactId: null, sessionId: null, email: null, campaignId: null},
});

describe('LibraryTransport', () => {
  usePage();
  const undo: (() => void)[] = [];
  let transport: LibraryTransport;

  beforeEach(() => {
    transport = new LibraryTransport(() => ({websiteId: newWebsiteId(), libraryUrl: LIBRARY_URL, endpoint: ENDPOINT}));
    undo.push(replacing(globalThis, 'PerformanceObserver', Observer as unknown as typeof PerformanceObserver));
  });
  afterEach(() => {
    transport.dispose();
    undo.splice(0).forEach((each) => each());
  });

  const deliver = (call: SendCall): Promise<void | 'unknown'> =>
    transport.deliver(handover(call), new AbortController().signal);

  /** Follows a delivery without waiting for it. */
  const follow = (call: SendCall): {outcome: string; done: Promise<void>} => {
    const state = {outcome: 'waiting', done: Promise.resolve()};
    state.done = deliver(call).then(
      (outcome) => void (state.outcome = outcome ?? 'done'),
      (error: unknown) =>
        void (state.outcome = `${(error as TransportError).code} ${(error as TransportError).status}`),
    );
    return state;
  };

  it('hands over the exact arguments', async () => {
    const calls = goLive();
    const {done} = follow(view);
    Observer.current!.record(url('/track'), 200);
    await done;
    expect(calls).to.deep.equal([['trackPageView', '/p']]);
  });

  it('waits for the answer to its own request and for no other', async () => {
    goLive();
    const early = performance.now() - 1;
    const delivery = follow(identify);
    const observer = Observer.current!;
    observer.record(url('/track'), 200);
    observer.record(url('/identify'), 200, early);
    await Promise.resolve();
    expect(delivery.outcome).to.equal('waiting');
    observer.record(url('/identify'), 200);
    await delivery.done;
    expect(delivery.outcome).to.equal('done');
    expect(Observer.current).to.be.null;
  });

  for (const [status, outcome] of [
    [204, 'done'],
    [0, 'unknown'],
    [400, 'delivery-failed 400'],
    [503, 'delivery-failed 503'],
  ] as const) {
    it(`takes a status of ${status} for ${outcome}`, async () => {
      goLive();
      const delivery = follow(view);
      Observer.current!.record(url('/track'), status);
      await delivery.done;
      expect(delivery.outcome).to.equal(outcome);
    });
  }

  it('knows no outcome where the browser reports no status', async () => {
    goLive();
    const delivery = follow(view);
    Observer.current!.record(url('/track'));
    await delivery.done;
    expect(delivery.outcome).to.equal('unknown');
  });

  it('takes a status of 0 for a failure that passes, once this page has shown another', async () => {
    goLive();
    const first = follow(view);
    Observer.current!.record(url('/track'), 200);
    await first.done;
    const second = follow(view);
    Observer.current!.record(url('/track'), 0);
    await second.done;
    expect(second.outcome).to.equal('endpoint-unreachable 0');
  });

  it('looks the library up at each call', async () => {
    goLive();
    const first = follow(view);
    Observer.current!.record(url('/track'), 200);
    await first.done;
    const calls = goLive();
    const second = follow(view);
    Observer.current!.record(url('/track'), 200);
    await second.done;
    expect(calls).to.have.length(1);
  });

  it('fails where the library throws or is gone', async () => {
    window.mootrack = () => {
      throw new Error('broken');
    };
    let error: unknown;
    await deliver(view).catch((reason: unknown) => (error = reason));
    expect(String(error)).to.contain('broken');
    delete window.mootrack;
    await deliver(view).catch((reason: unknown) => (error = reason));
    expect(error).to.be.instanceOf(TypeError);
    expect(Observer.current).to.be.null;
  });

  it('ends its waiting when it is disposed of or is to forget', async () => {
    goLive();
    for (const end of ['dispose', 'forget'] as const) {
      const delivery = follow(view);
      transport[end]();
      await delivery.done;
      expect(delivery.outcome).to.equal('aborted 0');
      expect(Observer.current).to.be.null;
    }
  });

  it('waits five seconds for an answer that never comes, and one second after that', async () => {
    goLive();
    const delays: unknown[] = [];
    const at = ((run: () => void, delay: number) => {
      delays.push(delay);
      queueMicrotask(run);
      return 0;
    }) as unknown as typeof setTimeout;
    undo.push(replacing(globalThis, 'setTimeout', at));
    await follow(view).done;
    await follow(view).done;
    expect(delays).to.deep.equal([5000, 1000]);
  });
});

describe('LibraryTransport with a real browser’s record', () => {
  const page = usePage();

  it('sees the answers of a library that it has loaded', async () => {
    const websiteId = newWebsiteId();
    const transport = new LibraryTransport(() => ({websiteId, libraryUrl: LIBRARY_URL, endpoint: `${ENDPOINT}/`}));
    await transport.ready();
    const start = performance.now();
    const {signal} = new AbortController();
    await transport.deliver(handover(identify), signal);
    await transport.deliver(handover(view), signal);
    expect(performance.now() - start).to.be.below(900);
    expect(page.calls()).to.deep.equal([
      ['init', websiteId],
      ['identify', 'ada@example.com'],
      ['trackPageView', '/p'],
    ]);
  });
});
