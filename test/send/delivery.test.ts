import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type {SendCall} from '../../src/events/send-payload.js';
import {Delivery, type Captured} from '../../src/send/delivery.js';
import {TransportError} from '../../src/send/transport.js';
import {cookies} from '../support/library-page.js';
import {replacing, usePage} from './fixtures/page.js';
import {FakeTransport} from './fixtures/transport.js';

const identify = (email: string): SendCall => ({action: 'IDENTIFY', payload: {email}});
const page: SendCall = {action: 'PAGE_VIEWED', payload: []};
const purchase = {action: 'ORDER_COMPLETED', payload: [{products: [], totalPrice: 5}]} satisfies SendCall;

const LEDGER = 'ordercloud-send-elements.orders.w';
describe('Delivery', () => {
  usePage();
  let transport: FakeTransport;
  let delivery: Delivery;
  let said: string[];
  let tracked: string[];
  let failures: [code: string, retry: () => void][];
  let opened: number;
  let settled: string[];
  let ids = 0;

  const add = (call: SendCall | null, detail: unknown = null, type = 'fact'): void => {
    const fact = {type, detail, id: String(ids++), occurredAt: '', pageUrl: '/p'};
    const settle = (): void => void settled.push(call?.action ?? 'sign-out');
    delivery.add({call, fact, settle} satisfies Captured);
  };
  const sent = (count: number): Promise<void> => waitUntil(() => tracked.length === count);

  beforeEach(() => {
    transport = new FakeTransport();
    [said, tracked, failures, settled, opened] = [[], [], [], [], 0];
    delivery = new Delivery('w', {
      open: () => transport,
      granted() {},
      opening: () => opened++,
      tracked: ({action}) => tracked.push(action),
      failed: ({code}, retry) => failures.push([code, retry]),
      say: (text) => said.push(text),
    });
  });
  afterEach(() => delivery.stop());

  const go = (tracking = 'granted', identification?: string): void => {
    delivery.setConsent(tracking, identification);
    delivery.start();
  };

  it('takes an e-mail out of the page’s address, since the library would identify by it out of turn', async () => {
    const {href} = location;
    const state = {some: 'state'};
    history.replaceState(state, '', '?a=1&email=ada%40example.com&b#top');
    const kept = location.href;
    go('granted', 'pending');
    const fact = {type: 'page', detail: null, id: 'e', occurredAt: '', pageUrl: kept};
    delivery.add({call: page, fact, settle() {}});
    await sent(1);
    const purged = kept.replace('email=ada%40example.com&', '');
    expect([location.href, transport.pages, history.state]).to.deep.equal([purged, [purged], state]);
    history.replaceState(null, '', href);
  });

  it('sends one after the other, in order', async () => {
    go();
    const answer = transport.blockAnswers();
    add(identify('ada@example.com'));
    add(page);
    add(purchase);
    await waitUntil(() => transport.calls.length > 0);
    await aTimeout(0);
    expect(transport.words).to.deep.equal(['identify ada@example.com']);
    answer();
    await sent(3);
    expect(transport.words).to.deep.equal(['identify ada@example.com', 'page', 'order 5']);
    expect(transport.pages).to.deep.equal(['/p', '/p', '/p']);
    expect(opened).to.equal(1);
    expect(settled).to.deep.equal(['IDENTIFY', 'PAGE_VIEWED', 'ORDER_COMPLETED']);
  });

  it('does no more at once than write down what it is given, and then wakes once', async () => {
    go();
    await aTimeout(10);
    let requests = 0;
    const request = navigator.locks.request.bind(navigator.locks) as (...args: unknown[]) => unknown;
    const count = (...args: unknown[]): unknown => request(...args, requests++);
    const undo = replacing(navigator.locks, 'request', count as LockManager['request']);
    for (let i = 0; i < 100; i++) add(page);
    for (let i = 0; i < 10; i++) await Promise.resolve();
    expect(Object.keys(localStorage).filter((key) => key.includes('.outbox.'))).to.have.length(100);
    expect(requests).to.equal(0);
    await sent(100);
    expect(requests).to.equal(1);
    undo();
  });

  it('does nothing before it is started', async () => {
    delivery.setConsent('granted', null);
    add(page);
    await aTimeout(0);
    expect(transport.calls).to.deep.equal([]);
    delivery.start();
    await sent(1);
  });

  describe('before consent', () => {
    it('keeps everything in memory, makes nobody wait, and sends it in order once it is granted', async () => {
      document.cookie = 'mine=1; path=/';
      go('pending');
      add(identify('ada@example.com'));
      add(page);
      add(purchase, {order: {ID: 'o1'}});
      await aTimeout(0);
      expect(settled).to.have.length(3);
      expect([transport.calls, opened, localStorage.length]).to.deep.equal([[], 0, 0]);
      expect(cookies()).to.deep.equal({mine: '1'});
      delivery.setConsent('granted', null);
      await sent(3);
      expect(transport.words).to.deep.equal(['identify ada@example.com', 'page', 'order 5']);
    });

    it('lets the rest pass where only being identified is pending', async () => {
      go('granted', 'pending');
      add(identify('ada@example.com'));
      add(page);
      await sent(1);
      expect(transport.words).to.deep.equal(['page']);
      delivery.setConsent('granted', 'granted');
      await sent(2);
      expect(transport.words.at(-1)).to.equal('identify ada@example.com');
    });

    it('drops everything when it is denied, and what comes after', async () => {
      go('pending');
      add(page);
      delivery.setConsent('denied', null);
      add(purchase);
      delivery.setConsent('granted', null);
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      expect(said).to.deep.equal(['PAGE_VIEWED is not sent: consent', 'ORDER_COMPLETED is not sent: consent']);
    });
  });

  describe('when consent is withdrawn', () => {
    it('forgets: queue, cookies, stored keys, and what the transport waits for', async () => {
      go();
      add(purchase, {order: {ID: 'o1'}});
      await sent(1);
      document.cookie = `uid=${'a'.repeat(32)}; path=/`;
      transport.blockReady();
      add(page);
      delivery.setConsent('denied', null);
      await aTimeout(0);
      expect(transport.forgotten).to.equal(1);
      expect([cookies(), localStorage.length]).to.deep.equal([{}, 0]);
      expect(transport.words).to.deep.equal(['order 5']);
      expect(failures).to.deep.equal([]);
    });

    it('hands nothing over that became ready too late', async () => {
      go();
      const ready = transport.blockReady();
      add(page);
      delivery.setConsent('pending', null);
      ready();
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      delivery.setConsent('granted', null);
      await sent(1);
    });

    it('keeps the visitor but not the person where only being identified is', async () => {
      go();
      add(identify('ada@example.com'));
      await sent(1);
      document.cookie = `uid=${'a'.repeat(32)}; path=/`;
      document.cookie = 'email=ada@example.com; path=/';
      delivery.setConsent('granted', 'denied');
      expect(Object.keys(cookies())).to.deep.equal(['uid']);
      expect([transport.forgotten, localStorage.length]).to.deep.equal([0, 0]);
    });
  });

  describe('persons', () => {
    it('are identified once', async () => {
      go();
      add(identify('ada@example.com'));
      add(identify('ada@example.com'));
      add(page);
      await sent(2);
      expect(transport.words).to.deep.equal(['identify ada@example.com', 'page']);
      expect(settled).to.have.length(3);
    });

    it('sign out in their place in the order, and without the transport', async () => {
      go();
      add(identify('ada@example.com'), null, 'oc-shopper-changed');
      await sent(1);
      document.cookie = 'email=ada@example.com; path=/';
      const ready = transport.blockReady();
      add(page);
      add(null);
      await aTimeout(0);
      expect(cookies()).to.have.property('email');
      ready();
      await sent(2);
      await waitUntil(() => !('email' in cookies()));
      const {calls} = transport;
      transport.trouble = new TransportError('library-blocked', '');
      add(null);
      await aTimeout(0);
      expect([calls.length, failures]).to.deep.equal([2, []]);
    });

    it('go ahead of what happened while they were asked for', async () => {
      go();
      delivery.hold();
      add(page);
      await aTimeout(0);
      expect(transport.calls).to.deep.equal([]);
      delivery.release(() => add(identify('ada@example.com')));
      await sent(2);
      expect(transport.words).to.deep.equal(['identify ada@example.com', 'page']);
    });
  });

  describe('purchases', () => {
    it('go once for each order, on this page and the next', async () => {
      go();
      add(purchase, {order: {ID: 'o1'}});
      add(purchase, {order: {ID: 'o1'}});
      add(purchase, {order: {ID: 'o2'}});
      await sent(2);
      expect(said).to.deep.equal(['ORDER_COMPLETED is not sent: order-sent-before']);
    });

    it('are claimed when they are handed over and not before', async () => {
      go();
      transport.trouble = new TransportError('library-blocked', '');
      add(purchase, {order: {ID: 'o1'}});
      await waitUntil(() => failures.length === 1);
      expect(localStorage.getItem(LEDGER)).to.be.null;
    });

    it('are claimed while their answer is waited for', async () => {
      go();
      transport.blockAnswers();
      add(purchase, {order: {ID: 'o1'}});
      await waitUntil(() => transport.calls.length === 1);
      expect(localStorage.getItem(LEDGER)).to.include('o1');
    });
  });

  describe('failures', () => {
    it('of the transport keep everything, are told once, and let nobody wait', async () => {
      transport.trouble = new TransportError('library-blocked', '');
      go();
      add(page);
      add(purchase);
      await waitUntil(() => failures.length > 0);
      add(identify('ada@example.com'));
      await aTimeout(0);
      expect(failures.map(([code]) => code)).to.deep.equal(['library-blocked']);
      expect(settled).to.have.length(3);
      transport.trouble = null;
      failures[0]![1]();
      await sent(3);
      expect(transport.words).to.deep.equal(['page', 'order 5', 'identify ada@example.com']);
    });

    it('that pass are told once and tried again, and the others keep their place behind', async () => {
      go();
      transport.status = 503;
      add(purchase, {order: {ID: 'o1'}});
      await waitUntil(() => failures.length === 1);
      add(page);
      expect(settled).to.deep.equal(['ORDER_COMPLETED', 'PAGE_VIEWED']);
      transport.status = 200;
      await sent(2);
      expect(transport.words.slice(-2)).to.deep.equal(['order 5', 'page']);
      expect(failures).to.have.lengthOf(1);
      expect(delivery.stats).to.include({captured: 2, acknowledged: 2, pending: 0});
    });

    it('of one event that Send won’t have are told, do not stop the others, and it can be sent again', async () => {
      go();
      transport.status = 400;
      add(purchase, {order: {ID: 'o1'}});
      await waitUntil(() => failures.length === 1);
      transport.status = 200;
      add(page);
      await sent(1);
      expect(delivery.stats.dropped).to.deep.equal({refused: 1});
      failures[0]![1]();
      await sent(2);
      expect(transport.words).to.deep.equal(['order 5', 'page', 'order 5']);
      expect(tracked).to.deep.equal(['PAGE_VIEWED', 'ORDER_COMPLETED']);
    });

    it('of an identification can be repeated although the library has written its cookie', async () => {
      go();
      transport.status = 500;
      const answer = transport.blockAnswers();
      add(identify('ada@example.com'));
      await waitUntil(() => transport.calls.length === 1);
      document.cookie = 'email=ada@example.com; path=/';
      answer();
      await waitUntil(() => failures.length === 1);
      transport.status = 200;
      failures[0]![1]();
      await sent(1);
    });
  });

  it('keeps its queue when it is stopped while it waits, and goes on when it is started', async () => {
    go();
    const ready = transport.blockReady();
    add(page);
    await waitUntil(() => opened === 1);
    delivery.stop();
    delivery.start();
    await aTimeout(0);
    ready();
    await sent(1);
    expect([transport.disposed, transport.words, failures]).to.deep.equal([1, ['page'], []]);
  });
});
