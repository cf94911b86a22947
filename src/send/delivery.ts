import type {RecordedFact} from '../core/fact-buffer.js';
import type {SendCall} from '../events/send-payload.js';
import {backOff} from './back-off.js';
import {ConsentGate} from './consent.js';
import {readAnew, watchCookies} from './cookies.js';
import {withoutEmail} from './email.js';
import {erasePerson, eraseTraces} from './erase-traces.js';
import {Identity} from './identity.js';
import {inOneTab} from './one-tab.js';
import {OrderLedger} from './order-ledger.js';
import {Outbox, dispensable, type OutboxRecord} from './outbox.js';
import {storageKey, tellOtherTabs} from './storage.js';
import {Tally, type SendStats} from './tally.js';
import {TransportError, type Handover, type Transport} from './transport.js';
import {attempt, read, textOf} from './values.js';
import type {Visitor} from './visitor.js';

/** Events that wait in memory for consent, or for somebody to try them again, at most. */
const MOST_WAITING = 200;
/** When to look again where another tab is sending, in milliseconds. */
const BUSY = 500;
/** How long an event that was handed over on a page before may still be under way, in milliseconds. */
const UNDER_WAY = 1000;
/** How long other tabs leave alone what is held, in milliseconds; no tracker holds anything for longer. */
const HELD = 2000;
/** Times that an identification is handed over where no answer is seen: to tell a person twice does no harm. */
const IDENTIFY_TRIES = 2;

/** An event as it was captured. */
export interface Captured {
  /** Null where a shopper became anonymous: nothing is sent, but it has its place in the order. */
  readonly call: SendCall | null;
  readonly fact: Required<RecordedFact>;
  /** Tells whoever waits for this event that it need not be waited for any longer. */
  readonly settle: () => void;
}

/** What a delivery asks of its tracker and tells it. */
export interface DeliveryListener {
  /** The transport that the page has chosen, or the one by HTTP where that one can't work. */
  open(instead?: 'http'): Transport;
  /** Consent to tracking has just come; what has waited for it is written down next. */
  granted(): void;
  /** The transport is about to be used for the first time. */
  opening(): void;
  tracked(call: SendCall, transport: string): void;
  failed(error: TransportError, retry: () => void): void;
  /** A line for whoever debugs; never holds an e-mail. */
  say(text: string): void;
}

/**
 * From capture to Send: what consent allows, written down before it is sent, in order, one event at a time in all tabs,
 * each person and each purchase once. Nothing is stored, read or loaded before consent.
 *
 * What Send was seen to refuse for now is sent again, later and later. What was handed over and left without an answer
 * (a crash, a navigation) is not, since Send can't tell a repetition: only an identification is, once.
 */
export class Delivery {
  readonly gate = new ConsentGate();
  readonly #websiteId: string;
  readonly #listener: DeliveryListener;
  readonly #identity: Identity;
  readonly #ledger: OrderLedger;
  readonly #outbox: Outbox;
  readonly #tally = new Tally();
  /** What waits for consent, by key. */
  readonly #waiting = new Map<string, Captured>();
  readonly #settles = new Map<string, () => void>();
  /** The place that the shopper's answer will take; what was captured since has to wait for it. */
  #heldFrom: string | null = null;
  readonly #held: [key: string, captured: Captured][] = [];
  /** What Send would not have, and somebody may want to try again, by key. */
  readonly #refused = new Map<string, OutboxRecord>();
  /** How often who the visitor is has changed. */
  #changes = 0;
  /** Where events go that belong before others. */
  #ahead: string | null = null;
  #transport: Transport | null = null;
  #opened = false;
  /** No transport can work on this page as it is; events are kept until it is tried again. */
  #stuck = false;
  #failures = 0;
  /** Handing over, or about to look for what may go. */
  #draining = false;
  /** For how long another tab still holds something that is in the way, in milliseconds. */
  #heldElsewhere = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Aborted when nothing of this page may be sent any more; null before it is started. */
  #running: AbortController | null = null;
  /** Aborted when the page is left, and new when it comes back. */
  #visit = new AbortController();
  /** The event that is being handed over. */
  #current: {key: string; record: OutboxRecord; abort: AbortController} | null = null;

  /** @param websiteId in its plain form */
  constructor(websiteId: string, listener: DeliveryListener) {
    this.#websiteId = websiteId;
    this.#listener = listener;
    this.#identity = new Identity(websiteId);
    this.#ledger = new OrderLedger(websiteId);
    this.#outbox = new Outbox(websiteId);
  }

  /** What has become of the events that this page knows of. */
  get stats(): SendStats {
    return this.#tally.stats;
  }

  /** Starts to send; what earlier pages left is sent too. */
  start(): void {
    const {signal} = (this.#running = new AbortController());
    addEventListener('online', this.#retry, {signal});
    addEventListener('pagehide', () => this.#leave(), {signal});
    addEventListener('pageshow', ({persisted}) => persisted && this.#return(), {signal});
    addEventListener('storage', (event) => this.#hearOtherTab(event), {signal});
    watchCookies(signal);
    this.#return();
  }

  /** Ends all waiting; what is not sent stays. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#visit.abort();
    clearTimeout(this.#timer);
    if (!this.#transport?.takesBack) this.#transport?.dispose();
    // A request goes on without its tag, and no other tab should make it a second time.
    else if (this.#current?.abort.signal.aborted === false) this.#markHanded(this.#current.key, this.#current.record);
  }

  add(captured: Captured): void {
    const {call, settle} = captured;
    const key = this.#ahead ? (this.#ahead += '0') : this.#outbox.place();
    if (call) this.#tally.pending(key);
    const consent = this.gate.of(call?.action);
    this.#settles.set(key, settle);
    if (consent === 'granted') {
      this.#write(key, captured);
      return this.#wake();
    }
    this.#settle(key);
    if (consent === 'denied') return this.#drop(key, call, 'consent');
    this.#waiting.set(key, captured);
    if (this.#waiting.size <= MOST_WAITING) return;
    const [victim = this.#waiting.keys().next().value!] = dispensable(
      [...this.#waiting].map(([each, {call: its}]) => [each, [its?.action]]),
    );
    this.#drop(victim, this.#waiting.get(victim)!.call, 'overflow');
    this.#waiting.delete(victim);
  }

  setConsent(tracking: unknown, identify: unknown, honourGpc = true): void {
    const before = {tracking: this.gate.tracking, identify: this.gate.identify};
    this.gate.set(tracking ?? this.gate.tracking, identify, honourGpc);
    if (this.gate.tracking === 'granted' && before.tracking !== 'granted') this.#listener.granted();
    for (const [key, captured] of inOrder([...this.#waiting])) {
      const consent = this.gate.of(captured.call?.action);
      if (consent === 'pending') continue;
      this.#waiting.delete(key);
      if (consent === 'denied') this.#drop(key, captured.call, 'consent');
      else this.#write(key, captured);
    }
    if (this.gate.identify === 'denied') this.#withdraw(before);
    void this.#drain();
  }

  /** Holds what is added from now on, so that something can go ahead of it. */
  hold(): void {
    this.#heldFrom ??= this.#outbox.place();
  }

  /** Lets go of what was held, after what `ahead` adds, and in the name of whoever that has made the visitor. */
  release(ahead?: () => void): void {
    const changes = this.#changes;
    this.#ahead = this.#heldFrom;
    ahead?.();
    this.#ahead = this.#heldFrom = null;
    const isNew = this.#changes > changes;
    for (const [key, captured] of inOrder(this.#held.splice(0))) {
      const record = this.#outbox.get(key);
      if (!record) continue;
      if (isNew) this.#write(key, captured, record);
      else this.#outbox.rewrite(key, {...record, held: undefined});
    }
    this.#wake();
  }

  readonly #retry = (): void => {
    this.#stuck = false;
    this.#failures = 0;
    this.#wake();
  };

  get #mayRun(): boolean {
    const isLeft = !this.#running || this.#visit.signal.aborted;
    return !isLeft && !this.#stuck && this.gate.tracking === 'granted' && navigator.onLine !== false;
  }

  /**
   * Writes an event down, in the name of who the visitor is.
   *
   * @param before what was written of it before somebody came ahead of it
   */
  #write(key: string, captured: Captured, before?: OutboxRecord): void {
    const {call, fact} = captured;
    const visitor = this.#visitorOf(key, captured) ?? before?.visitor;
    if (!visitor) return this.#settle(key);
    if (call === null || call.action === 'IDENTIFY') this.#changes++;
    const {id, occurredAt, pageUrl} = fact;
    const isHeld = this.#heldFrom !== null && !this.#ahead && key > this.#heldFrom;
    const record = {
      // Another tab may have begun with it.
      ...before,
      id,
      call,
      pageUrl: withoutEmail(pageUrl),
      visitor,
      at: Date.parse(occurredAt) || Date.now(),
      orderID: call?.action === 'ORDER_COMPLETED' ? textOf(read(fact.detail, 'order.ID')) : undefined,
      held: isHeld ? Date.now() + HELD : undefined,
    };
    if (before) return this.#outbox.rewrite(key, record);
    const dropped = this.#outbox.put(key, record);
    if (isHeld) this.#held.push([key, captured]);
    for (const victim of dropped) {
      this.#identity.arrive(victim, true);
      this.#drop(victim, null, 'overflow');
    }
    // Nobody should wait for what is safe, or won't happen soon.
    const isFar = this.#stuck || this.#failures > 0 || navigator.onLine === false;
    if (isFar || this.#isSafe(key, call)) this.#settle(key);
  }

  /** Who the visitor is in an event; null where somebody signs out who was not signed in. */
  #visitorOf(key: string, {call, fact}: Captured): Visitor | null {
    if (call === null) return this.#identity.part(key);
    if (call.action !== 'IDENTIFY') return this.#identity.visitor;
    return this.#identity.meet(call.payload.email, fact.type === 'oc-shopper-changed', key);
  }

  /** Whether an event that is written down needs no answer before its page is left. A purchase should arrive just once. */
  #isSafe(key: string, call: SendCall | null | undefined): boolean {
    const isPurchase = call?.action === 'ORDER_COMPLETED';
    return this.#transport?.takesBack === true && this.#outbox.isDurable(key) && !isPurchase;
  }

  /** In a task of its own: whoever captures pays for no more than what is written, and many events wake it once. */
  #wake(): void {
    if (this.#failures > 0 || this.#draining) return;
    this.#draining = true;
    setTimeout(() => {
      this.#draining = false;
      void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#draining) return;
    if (!this.#mayRun || !this.#next()) {
      // No failure is waited out any more, so what comes next can wake it.
      this.#failures = 0;
      if (this.#mayRun && this.#heldElsewhere > 0) this.#goOnIn(this.#heldElsewhere);
      return this.#reconcile();
    }
    this.#draining = true;
    let pause = 0;
    const {signal} = this.#visit;
    try {
      const work = async (): Promise<void> => void (pause = await this.#pass(signal));
      if (!(await inOneTab(storageKey('sending', this.#websiteId), work, signal))) pause = BUSY;
    } catch (error) {
      this.#giveUp(asTransportError(error));
    } finally {
      this.#draining = false;
    }
    if (pause > 0 && !signal.aborted) this.#goOnIn(pause);
    // Something may have come since the last look, or gone to another tab.
    else void this.#drain();
  }

  #goOnIn(pause: number): void {
    this.#timer = setTimeout(() => void this.#drain(), pause);
  }

  /** Hands over all that may go; gives the milliseconds after which to go on, 0 where there is no more to do. */
  async #pass(signal: AbortSignal): Promise<number> {
    for (let key = this.#next(); key && this.#mayRun && !signal.aborted; key = this.#next()) {
      const pause = await this.#handOver(key, signal);
      if (pause > 0) return pause;
    }
    return 0;
  }

  /**
   * The key of the first event that may go. An identification that may not go lets others pass, but nothing that changes
   * who the visitor is as well: what goes out later would carry the wrong person.
   */
  #next(): string | undefined {
    let isPersonWaiting = false;
    this.#heldElsewhere = 0;
    for (const key of this.#outbox.keys()) {
      if (this.#heldFrom && key >= this.#heldFrom) return undefined;
      const record = this.#outbox.get(key);
      const action = record?.call?.action;
      const changesPerson = record?.call === null || action === 'IDENTIFY';
      const rest = this.#outbox.isOwn(key) ? 0 : (record?.held ?? 0) - Date.now();
      // A clock that was set back meanwhile says nothing.
      const isHeld = rest > 0 && rest <= HELD;
      if (isHeld) this.#heldElsewhere = rest;
      const mayIdentify = action !== 'IDENTIFY' || this.gate.identify === 'granted';
      const isInTurn = !changesPerson || !isPersonWaiting;
      if (!isHeld && mayIdentify && isInTurn) return key;
      if (!isInTurn && this.#heldElsewhere > 0) return undefined;
      isPersonWaiting ||= changesPerson;
    }
    return undefined;
  }

  async #handOver(key: string, signal: AbortSignal): Promise<number> {
    // Still under way since before the page was left and came back.
    if (this.#current) return BUSY;
    const record = this.#outbox.get(key);
    if (!record) {
      this.#outbox.remove(key);
      return 0;
    }
    const {call, visitor, orderID, handed, tries = 0} = record;
    if (call) this.#tally.pending(key);
    if (!call) {
      this.#identity.signOut(key);
      return this.#done(key);
    }
    if (this.#outbox.isExpired(record)) {
      this.#identity.arrive(key, true);
      return this.#done(key, call, 'expired');
    }
    if (handed) return this.#doubt(key, record);
    const transport = await this.#ready();
    // Consent, the page or the queue may be others by now.
    if (signal.aborted || !this.#mayRun || this.#next() !== key) return 0;
    if (call.action === 'IDENTIFY' && !this.#identity.begin(visitor)) {
      this.#identity.arrive(key);
      return this.#done(key, call, 'known');
    }
    if (transport.usesPresentVisitor && call.action !== 'IDENTIFY' && !this.#identity.isPresent(visitor)) {
      return this.#done(key, call, 'another-person');
    }
    if (orderID && !this.#ledger.claim(orderID, key)) return this.#done(key, call, 'order-sent-before');
    this.#tally.handed(key);
    const abort = new AbortController();
    this.#current = {key, record, abort};
    if (!transport.takesBack) this.#markHanded(key, record);
    try {
      const outcome = (await transport.deliver(this.#handoverOf(record), abort.signal)) ?? 'acknowledged';
      this.#failures = 0;
      if (call.action === 'IDENTIFY' && this.gate.identify === 'granted') this.#identity.told(visitor, key);
      this.#outbox.remove(key);
      this.#tally.ended(key, outcome);
      this.#settle(key);
      this.#listener.tracked(call, transport.name);
      return 0;
    } catch (cause) {
      const error = asTransportError(cause);
      // Consent was withdrawn meanwhile, or another page has dealt with it.
      if (!this.#outbox.get(key)) {
        this.#tally.ended(key, 'elsewhere');
        return this.#done(key);
      }
      if (error.code === 'aborted') return 0;
      if (call.action === 'IDENTIFY') this.#identity.fail();
      if (!error.retryable) return this.#refuse(key, record, error);
      this.#outbox.rewrite(key, {...record, tries: tries + 1});
      this.#tally.pending(key);
      for (const each of [...this.#settles.keys()]) this.#settle(each);
      if (++this.#failures === 1) this.#listener.failed(error, this.#retry);
      return Math.max(error.retryAfter ?? 0, backOff(this.#failures));
    } finally {
      this.#current = null;
    }
  }

  /** The transport, ready to be used; one by HTTP where the chosen one can't work here. */
  async #ready(): Promise<Transport> {
    // The library would identify by the page's address on its own, out of turn and whoever was met since.
    const purged = withoutEmail(location.href);
    if (purged !== location.href) history.replaceState(history.state, '', purged);
    if (!this.#opened) this.#listener.opening();
    this.#opened = true;
    this.#transport ??= this.#listener.open();
    try {
      await this.#transport.ready();
    } catch (cause) {
      const error = asTransportError(cause);
      if (error.code === 'website-id-conflict') this.#listener.failed(error, this.#retry);
      else if (error.code !== 'storage-blocked') throw error;
      this.#transport = this.#listener.open('http');
      await this.#transport.ready();
    }
    for (const key of [...this.#settles.keys()]) {
      if (this.#isSafe(key, this.#outbox.get(key)?.call)) this.#settle(key);
    }
    return this.#transport;
  }

  /** An event that was handed over on a page which has gone since. */
  #doubt(key: string, record: OutboxRecord): number {
    const {call, handed = 0, tries = 0} = record;
    const rest = handed + UNDER_WAY - Date.now();
    // A clock that was set back meanwhile says nothing.
    if (rest > 0 && rest <= UNDER_WAY) return rest;
    if (call!.action === 'IDENTIFY' && tries + 1 < IDENTIFY_TRIES) {
      this.#outbox.rewrite(key, {...record, handed: undefined, tries: tries + 1});
      return 0;
    }
    this.#identity.arrive(key);
    this.#tally.ended(key, 'unknown');
    return this.#done(key);
  }

  /** Send won't have an event as it is: it is set aside so that it doesn't block the line. */
  #refuse(key: string, record: OutboxRecord, error: TransportError): number {
    const {orderID, call} = record;
    if (orderID) this.#ledger.release(orderID);
    this.#identity.arrive(key);
    this.#done(key, call, 'refused');
    this.#refused.set(key, record);
    if (this.#refused.size > MOST_WAITING) this.#refused.delete(this.#refused.keys().next().value!);
    this.#listener.failed(error, () => {
      if (this.gate.of(call?.action) !== 'granted' || !this.#refused.delete(key)) return;
      this.#tally.reopened(key, 'refused');
      this.#outbox.put(key, record);
      this.#retry();
    });
    return 0;
  }

  #giveUp(error: TransportError): void {
    if (error.code === 'aborted') return;
    this.#stuck = true;
    for (const key of [...this.#settles.keys()]) this.#settle(key);
    this.#listener.failed(error, this.#retry);
  }

  /** Consent to be identified was denied or withdrawn, or consent to everything. */
  #withdraw(before: {tracking: string; identify: string}): void {
    const isAll = this.gate.tracking === 'denied';
    this.#identity.forget();
    for (const key of this.#outbox.keys()) {
      const call = this.#outbox.get(key)?.call ?? null;
      if (isAll || call?.action === 'IDENTIFY') this.#done(key, call, 'consent');
    }
    for (const [key, {call}] of this.#refused) if (isAll || call?.action === 'IDENTIFY') this.#refused.delete(key);
    if (isAll || this.#current?.record.call?.action === 'IDENTIFY') this.#current?.abort.abort();
    if (isAll) {
      // One of the page's own may fail.
      attempt(() => this.#transport?.forget());
      eraseTraces(this.#websiteId);
    } else {
      erasePerson(this.#websiteId);
    }
    if (before[isAll ? 'tracking' : 'identify'] === 'granted') {
      tellOtherTabs(storageKey('withdrawn', this.#websiteId), isAll ? 'tracking' : 'identify');
    }
  }

  /** What storage keeps goes on with the next page; what it doesn't leaves now, where that is possible. */
  #leave(): void {
    this.#visit.abort();
    clearTimeout(this.#timer);
    this.release();
    if (!this.#transport?.takesBack) return;
    const {key: current, abort} = this.#current ?? {};
    if (current && this.#outbox.isDurable(current)) abort!.abort();
    for (const key of this.#outbox.keys()) {
      const record = this.#outbox.get(key);
      if (!record?.call || this.#outbox.isDurable(key) || key === current) continue;
      if (this.gate.of(record.call.action) !== 'granted') continue;
      const handover = {...this.#handoverOf(record), isLast: true};
      void this.#transport.deliver(handover, new AbortController().signal).catch(() => {});
      this.#tally.ended(key, 'unknown');
      this.#done(key);
    }
  }

  /** A visit begins: the first, or another one after the back/forward cache. */
  #return(): void {
    this.#visit = new AbortController();
    // Nobody tells a page of what changes while it is away.
    readAnew();
    this.#reconcile();
    this.#retry();
  }

  #hearOtherTab({key, newValue}: StorageEvent): void {
    if (key === storageKey('withdrawn', this.#websiteId) && newValue) {
      const isAll = newValue.includes('tracking');
      // A page that passes over Global Privacy Control has said so before.
      this.setConsent(isAll ? 'denied' : this.gate.tracking, 'denied', false);
    } else if (newValue === null && (key === null || key.startsWith(this.#outbox.prefix))) {
      this.#reconcile();
    }
  }

  /** What other tabs have taken over is theirs. */
  #reconcile(): void {
    if (this.gate.tracking !== 'granted') return;
    const here = new Set([...this.#outbox.keys(), ...this.#waiting.keys()]);
    for (const key of this.#tally.open) {
      if (here.has(key) || key === this.#current?.key) continue;
      this.#tally.ended(key, 'elsewhere');
      this.#settle(key);
    }
  }

  /** From now on no page hands an event over again before it is clear what has become of it. */
  #markHanded(key: string, record: OutboxRecord): void {
    this.#outbox.rewrite(key, {...record, handed: Date.now()});
  }

  #handoverOf({call, pageUrl, visitor}: OutboxRecord): Handover {
    return {call: call!, pageUrl, visitor: this.#identity.complete(visitor)};
  }

  #settle(key: string): void {
    this.#settles.get(key)?.();
    this.#settles.delete(key);
  }

  /** Nothing more is to be done about an event. */
  #done(key: string, call: SendCall | null = null, reason?: string): number {
    this.#outbox.remove(key);
    if (reason) this.#drop(key, call, reason);
    this.#settle(key);
    return 0;
  }

  #drop(key: string, call: SendCall | null, reason: string): void {
    this.#tally.dropped(key, reason);
    this.#settle(key);
    this.#listener.say(`${call?.action ?? 'an event'} is not sent: ${reason}`);
  }
}

/** By key: an answer that comes ahead, or one that has waited for consent, is not the last one. */
const inOrder = (all: [key: string, captured: Captured][]): typeof all => all.sort(([a], [b]) => (a < b ? -1 : 1));

const asTransportError = (error: unknown): TransportError =>
  error instanceof TransportError ? error : new TransportError('delivery-failed', String(error));
