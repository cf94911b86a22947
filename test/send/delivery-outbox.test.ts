/** What a delivery does about pages that end, other tabs, and answers that nobody has seen. */
import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type {SendCall} from '../../src/events/send-payload.js';
import {Delivery} from '../../src/send/delivery.js';
import {Outbox} from '../../src/send/outbox.js';
import {TransportError} from '../../src/send/transport.js';
import {denyStorage, recordWrites, replacing, usePage} from './fixtures/page.js';
import {FakeTransport} from './fixtures/transport.js';

const identify = (email: string): SendCall => ({action: 'IDENTIFY', payload: {email}});
const view = (itemCode: string): SendCall => ({
  action: 'PAGE_VIEWED',
  payload: [{product: {itemCode, itemPrice: 1, itemUrl: 'https://shop.example/', itemQuantity: 1, itemTotalPrice: 1}}],
});
const purchase: SendCall = {action: 'ORDER_COMPLETED', payload: [{products: [], totalPrice: 5}]};
const UID = 'a'.repeat(32);

let ids = 0;

/** One tab with a tracker, as far as delivery goes. */
class Tab {
  readonly transport = new FakeTransport();
  readonly settled: string[] = [];
  readonly failures: TransportError[] = [];
  readonly delivery: Delivery;

  constructor(settings: Partial<FakeTransport> = {}) {
    Object.assign(this.transport, settings);
    this.delivery = new Delivery('w', {
      open: () => this.transport,
      granted() {},
      opening() {},
      tracked() {},
      failed: (error) => this.failures.push(error),
      say() {},
    });
    this.delivery.setConsent('granted', null);
    this.delivery.start();
    tabs.push(this);
  }

  add(call: SendCall | null, {type = 'fact', detail = null}: {type?: string; detail?: unknown} = {}): void {
    const fact = {
      type,
      detail,
      id: String(ids++),
      occurredAt: new Date().toISOString(),
      pageUrl: 'https://shop.example/p',
    };
    const settle = (): void => void this.settled.push(call?.action ?? 'sign-out');
    this.delivery.add({call, fact, settle});
  }

  /** Its page ends without a word. */
  crash(): void {
    this.delivery.stop();
  }

  async sent(...words: string[]): Promise<void> {
    const {transport} = this;
    await waitUntil(() => transport.words.length >= words.length, `${words.join()}; sent: ${transport.words.join()}`, {
      timeout: 3000,
    });
    expect(transport.words).to.deep.equal(words);
  }

  async ended(count: number): Promise<void> {
    await waitUntil(() => {
      const {captured, pending, handed} = this.delivery.stats;
      return captured - pending - handed >= count;
    });
  }
}

const tabs: Tab[] = [];
const leave = (): boolean => dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
const comeBack = (): boolean => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
const waiting = (): number => new Outbox('w').keys().length;

describe('Delivery and its outbox', () => {
  usePage();
  const undo: (() => void)[] = [];
  const set = <K extends keyof Navigator>(name: K, value: Navigator[K]): void =>
    void undo.push(replacing(navigator, name, value));
  afterEach(() => {
    tabs.splice(0).forEach((tab) => tab.crash());
    undo.splice(0).forEach((each) => each());
  });

  it('writes an event down before it is sent, and takes it off when Send has answered', async () => {
    const tab = new Tab();
    const answer = tab.transport.blockAnswers();
    tab.add(view('a'));
    expect(waiting()).to.equal(1);
    await tab.sent('view a');
    expect(tab.delivery.stats).to.include({captured: 1, handed: 1});
    answer();
    await tab.ended(1);
    expect([waiting(), tab.delivery.stats.acknowledged]).to.deep.equal([0, 1]);
  });

  it('sends on the next page what the last one could not, before its own', async () => {
    set('onLine', false);
    const last = new Tab();
    last.add(view('a'));
    last.add(purchase, {detail: {order: {ID: 'o1'}}});
    expect(last.settled).to.have.lengthOf(2);
    last.crash();
    undo.pop()!();
    const next = new Tab();
    next.add(view('b'));
    await next.sent('view a', 'order 5', 'view b');
    await next.ended(3);
    expect(next.delivery.stats).to.include({captured: 3, acknowledged: 3});
  });

  it('wakes when the browser is online again', async () => {
    set('onLine', false);
    const tab = new Tab();
    tab.add(view('a'));
    await aTimeout(0);
    expect(tab.transport.calls).to.deep.equal([]);
    undo.pop()!();
    dispatchEvent(new Event('online'));
    await tab.sent('view a');
  });

  it('lets one tab send at a time, for all of them', async () => {
    const here = new Tab();
    const answer = here.transport.blockAnswers();
    here.add(view('a'));
    await here.sent('view a');
    const there = new Tab();
    there.add(view('b'));
    there.add(view('c'));
    await aTimeout(50);
    expect(there.transport.calls).to.deep.equal([]);
    answer();
    await here.sent('view a', 'view b', 'view c');
    await there.ended(2);
    expect(there.delivery.stats).to.include({captured: 2, elsewhere: 2});
    expect(there.settled).to.have.lengthOf(2);
  });

  describe('what was handed over on a page that has gone', () => {
    for (const [call, words] of [
      [view('a'), ['view b']],
      [purchase, ['view b']],
      [identify('ada@example.com'), ['identify ada@example.com', 'view b']],
    ] as const) {
      it(`is ${words.length > 1 ? 'sent once more' : 'not sent again'}: ${call.action}`, async () => {
        const last = new Tab();
        last.transport.blockAnswers();
        last.add(call);
        await waitUntil(() => last.transport.calls.length === 1);
        last.crash();
        const next = new Tab();
        next.add(view('b'));
        await next.sent(...words);
        await next.ended(2);
        expect(next.delivery.stats.unknown).to.equal(words.length > 1 ? 0 : 1);
      });
    }

    it('is sent again where it was never begun to be told a failure', async () => {
      const last = new Tab({status: 503});
      last.add(purchase, {detail: {order: {ID: 'o1'}}});
      await waitUntil(() => last.failures.length === 1);
      last.crash();
      const next = new Tab();
      await next.sent('order 5');
      await next.ended(1);
      expect(next.delivery.stats.acknowledged).to.equal(1);
    });
  });

  it('does not hammer a server that asks for no pause, and goes on with consent that comes back', async () => {
    undo.push(replacing(Math, 'random', () => 0.9));
    const tab = new Tab();
    let tries = 0;
    tab.transport.deliver = () => {
      tries++;
      return Promise.reject(new TransportError('delivery-failed', '', 503, {retryAfter: 0}));
    };
    tab.add(view('a'));
    await waitUntil(() => tab.failures.length === 1);
    await aTimeout(100);
    expect(tries).to.equal(1);
    tab.delivery.setConsent('pending', null);
    tab.delivery.setConsent('granted', null);
    await waitUntil(() => tries === 2);
  });

  it('counts what no answer was seen for, and goes on', async () => {
    const tab = new Tab({status: 0});
    tab.add(view('a'));
    tab.add(view('b'));
    await tab.sent('view a', 'view b');
    await tab.ended(2);
    expect([tab.delivery.stats.unknown, waiting()]).to.deep.equal([2, 0]);
  });

  describe('with a transport that takes back what is under way', () => {
    it('lets nobody wait for more than the writing', async () => {
      const tab = new Tab({takesBack: true});
      tab.transport.blockAnswers();
      tab.add(view('a'));
      await waitUntil(() => tab.settled.length === 1);
      tab.add(view('b'));
      expect(tab.settled).to.have.lengthOf(2);
    });

    it('takes back what is under way as the page is left, and the next page sends it', async () => {
      const last = new Tab({takesBack: true});
      last.transport.blockAnswers();
      last.add(view('a'));
      last.add(view('b'));
      await last.sent('view a');
      leave();
      last.crash();
      const next = new Tab({takesBack: true});
      await next.sent('view a', 'view b');
      await next.ended(2);
      expect(next.delivery.stats).to.include({captured: 2, acknowledged: 2});
    });

    it('lets whoever navigates wait for a purchase’s answer, which would arrive twice', async () => {
      const tab = new Tab({takesBack: true});
      tab.add(view('a'));
      await tab.ended(1);
      const answer = tab.transport.blockAnswers();
      tab.add(purchase, {detail: {order: {ID: 'o1'}}});
      await waitUntil(() => tab.transport.calls.length === 2);
      expect(tab.settled).to.deep.equal(['PAGE_VIEWED']);
      answer();
      await waitUntil(() => tab.settled.length === 2);
    });

    it('sends as it leaves what storage does not keep', async () => {
      const allow = denyStorage();
      undo.push(allow);
      const tab = new Tab({takesBack: true});
      tab.transport.blockAnswers();
      for (const code of ['a', 'b', 'c']) tab.add(view(code));
      await tab.sent('view a');
      leave();
      expect(tab.transport.words).to.deep.equal(['view a', 'view b', 'view c']);
      expect(tab.delivery.stats).to.include({captured: 3, unknown: 2, handed: 1});
      undo.pop()!();
    });
  });

  it('goes on when its page comes back, with what nobody has sent meanwhile', async () => {
    set('onLine', false);
    const tab = new Tab();
    for (const code of ['a', 'b']) tab.add(view(code));
    leave();
    new Outbox('w').remove(new Outbox('w').keys()[0]!);
    undo.pop()!();
    comeBack();
    await tab.sent('view b');
    await tab.ended(2);
    expect(tab.delivery.stats).to.include({captured: 2, acknowledged: 1, elsewhere: 1});
  });

  it('drops what is older than seven days', async () => {
    const outbox = new Outbox('w');
    const visitor = {contactId: null, sessionId: null, email: null, campaignId: null};
    const pageUrl = 'https://shop.example/p';
    outbox.put(outbox.place(), {id: 'old', call: view('old'), pageUrl, visitor, at: Date.now() - 8 * 86_400_000});
    localStorage.setItem(outbox.place(), 'junk');
    const tab = new Tab();
    tab.add(view('new'));
    await tab.sent('view new');
    await tab.ended(2);
    expect([tab.delivery.stats.dropped, waiting()]).to.deep.equal([{expired: 1}, 0]);
  });

  it('gives each event the visitor of its time, and nobody else’s events', async () => {
    document.cookie = `uid=${UID}; path=/`;
    const tab = new Tab();
    const answer = tab.transport.blockAnswers();
    tab.add(identify('ada@example.com'), {type: 'oc-shopper-changed'});
    tab.add(view('a'));
    tab.add(null);
    tab.add(view('b'));
    tab.add(identify('grace@example.com'), {type: 'oc-shopper-changed'});
    tab.add(view('c'));
    answer();
    await tab.ended(5);
    const visitors = tab.transport.handovers.map(({visitor: {contactId, email}}) => [contactId === UID, email]);
    expect(visitors).to.deep.equal([
      [true, 'ada@example.com'],
      [true, 'ada@example.com'],
      [true, null],
      [false, 'grace@example.com'],
      [false, 'grace@example.com'],
    ]);
  });

  it('drops another person’s events where the transport would send them in the present one’s name', async () => {
    document.cookie = `uid=${UID}; path=/`;
    set('onLine', false);
    const last = new Tab();
    last.add(view('of the last visitor'));
    last.crash();
    undo.pop()!();
    document.cookie = `uid=${'b'.repeat(32)}; path=/`;
    const next = new Tab({usesPresentVisitor: true});
    next.add(view('own'));
    await next.sent('view own');
    await next.ended(2);
    expect(next.delivery.stats.dropped).to.deep.equal({'another-person': 1});
  });

  it('gives what was held the visitor that was found out', async () => {
    const tab = new Tab();
    tab.delivery.hold();
    tab.add(view('a'));
    tab.delivery.release(() => tab.add(identify('ada@example.com')));
    await tab.sent('identify ada@example.com', 'view a');
    expect(tab.transport.handovers.map(({visitor}) => visitor.email)).to.deep.equal([
      'ada@example.com',
      'ada@example.com',
    ]);
  });

  it('sends a purchase again that this browser had claimed and not delivered', async () => {
    const last = new Tab({takesBack: true, status: 503});
    last.add(purchase, {detail: {order: {ID: 'o1'}}});
    await waitUntil(() => last.failures.length === 1);
    last.crash();
    const next = new Tab();
    next.add(purchase, {detail: {order: {ID: 'o1'}}});
    await next.ended(2);
    expect(next.transport.words).to.deep.equal(['order 5']);
    expect(next.delivery.stats.dropped).to.deep.equal({'order-sent-before': 1});
  });

  it('lets nobody wait for what has made room', async () => {
    const tab = new Tab();
    tab.transport.blockReady();
    for (let count = 0; count <= 500; count++) tab.add(view(String(count)));
    await aTimeout(0);
    const {overflow} = tab.delivery.stats.dropped;
    expect([overflow! > 0, tab.settled.length]).to.deep.equal([true, overflow]);
  });

  it('waits for no answer that another tab held before the clock was set back', async () => {
    set('onLine', false);
    const {now} = Date;
    undo.push(replacing(Date, 'now', () => now() + 3_600_000));
    const last = new Tab();
    last.delivery.hold();
    last.add(view('a'));
    last.crash();
    undo.pop()!();
    undo.pop()!();
    const next = new Tab();
    next.add(view('b'));
    await next.sent('view a', 'view b');
  });

  it('is not blocked by junk that looks like one of its own', async () => {
    const at = Date.now();
    for (const [index, call] of [5, {action: 'IDENTIFY'}, {action: 'IDENTIFY', payload: {}}, {}].entries()) {
      const junk = {at, call, visitor: {contactId: 5, email: [index]}};
      localStorage.setItem(`${new Outbox('w').prefix}0000000${index}`, JSON.stringify(junk));
    }
    const tab = new Tab({usesPresentVisitor: true});
    tab.add(view('a'));
    await waitUntil(() => tab.transport.calls.at(-1)?.action === 'PAGE_VIEWED');
  });

  it('gives events to who was there before where storage is cleared while somebody waits to be identified', async () => {
    document.cookie = `uid=${UID}; path=/`;
    document.cookie = 'email=ada@example.com; path=/';
    const tab = new Tab({usesPresentVisitor: true});
    set('onLine', false);
    tab.add(identify('grace@example.com'), {type: 'oc-shopper-changed'});
    localStorage.clear();
    undo.pop()!();
    tab.add(view('a'));
    await tab.sent('view a');
  });

  it('sends a purchase that was another person’s before, once it is the visitor’s own', async () => {
    document.cookie = `uid=${UID}; path=/`;
    set('onLine', false);
    const tab = new Tab({usesPresentVisitor: true});
    tab.add(purchase, {detail: {order: {ID: 'o1'}}});
    document.cookie = `uid=${'b'.repeat(32)}; path=/`;
    undo.pop()!();
    dispatchEvent(new Event('online'));
    await tab.ended(1);
    tab.add(purchase, {detail: {order: {ID: 'o1'}}});
    await tab.sent('order 5');
    expect(tab.delivery.stats.dropped).to.deep.equal({'another-person': 1});
  });

  it('takes nobody for somebody whose identification has expired', async () => {
    document.cookie = `uid=${UID}; path=/`;
    document.cookie = 'email=ada@example.com; path=/';
    set('onLine', false);
    const last = new Tab();
    last.add(identify('grace@example.com'), {type: 'oc-shopper-changed'});
    last.crash();
    undo.pop()!();
    const {now} = Date;
    undo.push(replacing(Date, 'now', () => now() + 8 * 86_400_000));
    const next = new Tab();
    await next.ended(1);
    undo.pop()!();
    next.add(identify('grace@example.com'), {type: 'oc-shopper-changed'});
    await next.sent('identify grace@example.com');
    expect(next.transport.handovers[0]!.visitor.contactId).to.not.equal(UID);
  });

  it('signs somebody out however long ago that was', async () => {
    document.cookie = `uid=${UID}; path=/`;
    const last = new Tab();
    last.add(identify('ada@example.com'), {type: 'oc-shopper-changed'});
    await last.ended(1);
    document.cookie = 'email=ada@example.com; path=/';
    set('onLine', false);
    last.add(null);
    last.crash();
    undo.pop()!();
    const {now} = Date;
    undo.push(replacing(Date, 'now', () => now() + 8 * 86_400_000));
    const next = new Tab();
    await waitUntil(() => waiting() === 0);
    undo.pop()!();
    next.add(view('a'));
    await next.sent('view a');
    expect(next.transport.handovers[0]!.visitor.email).to.equal(null);
  });

  describe('consent that is withdrawn', () => {
    it('empties everything though a transport of the page’s own fails at it', async () => {
      document.cookie = `uid=${UID}; path=/`;
      const tab = new Tab();
      tab.add(view('a'));
      await tab.ended(1);
      tab.transport.forget = () => {
        throw new Error('broken');
      };
      tab.delivery.setConsent('denied', null);
      expect(document.cookie).to.equal('');
    });

    it('empties the outbox, and tells the other tabs', () => {
      set('onLine', false);
      const tab = new Tab();
      tab.add(view('a'));
      const {writes, undo: stop} = recordWrites();
      tab.delivery.setConsent('denied', null);
      expect([localStorage.length, tab.delivery.stats.dropped]).to.deep.equal([0, {consent: 1}]);
      stop();
      const said = writes.filter((write) => write.includes('withdrawn'));
      expect(said).to.deep.equal(
        ['setItem', 'removeItem'].map((name) => `${name} ordercloud-send-elements.withdrawn.w`),
      );
    });

    it('leaves nothing behind of an event that fails after it', async () => {
      const tab = new Tab({status: 503});
      const answer = tab.transport.blockAnswers();
      tab.add(view('a'));
      await waitUntil(() => tab.transport.calls.length === 1);
      dispatchEvent(new StorageEvent('storage', {key: 'ordercloud-send-elements.withdrawn.w', newValue: '"tracking"'}));
      answer();
      await aTimeout(50);
      expect([waiting(), tab.failures, tab.delivery.stats.dropped]).to.deep.equal([0, [], {consent: 1}]);
    });

    it('counts in a tab that hears of it', async () => {
      const tab = new Tab();
      tab.add(view('a'));
      await tab.ended(1);
      const key = 'ordercloud-send-elements.withdrawn.w';
      dispatchEvent(new StorageEvent('storage', {key, newValue: '"tracking"'}));
      tab.add(view('b'));
      expect([tab.delivery.gate.tracking, tab.delivery.stats.dropped]).to.deep.equal(['denied', {consent: 1}]);
    });

    it('leaves out persons alone where only being identified is', () => {
      set('onLine', false);
      const tab = new Tab();
      tab.add(identify('ada@example.com'));
      tab.add(view('a'));
      tab.delivery.setConsent('granted', 'denied');
      expect([waiting(), tab.delivery.stats.dropped]).to.deep.equal([1, {consent: 1}]);
    });
  });

  it('holds no lock, timer or listener once it is stopped', async () => {
    undo.push(replacing(Math, 'random', () => 0.1));
    const tab = new Tab({status: 503});
    tab.add(view('a'));
    await waitUntil(() => tab.failures.length === 1);
    tab.crash();
    await waitUntil(async () => (await navigator.locks.query()).held!.length === 0);
    tab.transport.status = 200;
    dispatchEvent(new Event('online'));
    comeBack();
    await aTimeout(50);
    expect(tab.transport.calls).to.have.lengthOf(1);
  });
});
