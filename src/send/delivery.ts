import type {SendCall} from '../events/send-payload.js';
import {ConsentGate} from './consent.js';
import {withoutEmail} from './email.js';
import {erasePerson, eraseTraces} from './erase-traces.js';
import {Identity} from './identity.js';
import {OrderLedger} from './order-ledger.js';
import {QUEUE_LIMIT, SendQueue, type Entry} from './queue.js';
import {TransportError, type Transport} from './transport.js';
import {read, textOf} from './values.js';

/** What a delivery tells its tracker. */
export interface DeliveryListener {
  /** The transport is about to be used for the first time. */
  opening(): void;
  tracked(call: SendCall): void;
  failed(error: TransportError, retry: () => void): void;
  /** A line for whoever debugs; never holds an e-mail. */
  say(text: string): void;
}

/**
 * From a queue to Send: what consent allows, in order, one call at a time, each person and each purchase once. Nothing
 * is stored, read or loaded before consent.
 */
export class Delivery {
  readonly gate = new ConsentGate();
  readonly #websiteId: string;
  readonly #transport: Transport;
  readonly #listener: DeliveryListener;
  readonly #identity: Identity;
  readonly #ledger: OrderLedger;
  readonly #queue = new SendQueue();
  #running = false;
  #sending = false;
  #opened = false;
  /** The transport can't work on this page as it is; events are kept until it is tried again. */
  #stuck = false;

  /** @param websiteId in its plain form */
  constructor(websiteId: string, transport: Transport, listener: DeliveryListener) {
    this.#websiteId = websiteId;
    this.#transport = transport;
    this.#listener = listener;
    this.#identity = new Identity(websiteId);
    this.#ledger = new OrderLedger(websiteId);
  }

  /** Starts to send; a transport that was stuck is tried again. */
  start(): void {
    this.#running = true;
    this.#retry();
  }

  /** Ends all waiting; what is queued stays. */
  stop(): void {
    this.#running = false;
    this.#transport.dispose();
  }

  add(entry: Entry): void {
    const consent = this.gate.of(entry.call?.action);
    if (consent === 'denied') return this.#drop(entry, 'consent is denied');
    const overflow = this.#queue.push(entry);
    if (overflow) this.#drop(overflow, `more than ${QUEUE_LIMIT} events wait`);
    // Nobody should wait for what won't happen soon.
    if (this.#stuck || consent === 'pending') entry.settle();
    void this.#send();
  }

  setConsent(tracking: unknown, identify: unknown): void {
    this.gate.set(tracking ?? this.gate.tracking, identify);
    const denied = (entry: Entry): boolean => this.gate.of(entry.call?.action) === 'denied';
    for (const entry of this.#queue.entries.filter(denied)) this.#drop(entry, 'consent is denied');
    this.#queue.keep((entry) => !denied(entry));
    if (this.gate.identify === 'denied') this.#identity.forget();
    if (this.gate.tracking === 'denied') {
      this.#transport.forget();
      eraseTraces(this.#websiteId);
    } else if (this.gate.identify === 'denied') {
      erasePerson(this.#websiteId);
    }
    void this.#send();
  }

  /** Holds what is added from now on, so that something can go ahead of it. */
  hold(): void {
    this.#queue.hold();
  }

  /** Adds what was held, after what `ahead` adds. */
  release(ahead?: () => void): void {
    const held = this.#queue.takeHeld();
    ahead?.();
    for (const entry of held) this.add(entry);
  }

  readonly #retry = (): void => {
    this.#stuck = false;
    void this.#send();
  };

  #next(): Entry | undefined {
    if (!this.#running || this.#stuck) return undefined;
    return this.#queue.first(({call}) => this.gate.of(call?.action) === 'granted');
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) await this.#handOver(entry);
    } catch (error) {
      this.#giveUp(asTransportError(error));
    }
    this.#sending = false;
    // Stopped and started again while the last wait came to its end.
    if (this.#next()) void this.#send();
  }

  async #handOver(entry: Entry): Promise<void> {
    const {call, fact} = entry;
    if (!call) {
      this.#queue.remove(entry);
      this.#identity.signOut();
      return;
    }
    // The library identifies by the page's address as it is initialised, and sends that address with each event.
    const purged = (url: string): string => (this.gate.identify === 'granted' ? url : withoutEmail(url));
    if (purged(location.href) !== location.href) history.replaceState(history.state, '', purged(location.href));
    if (!this.#opened) this.#listener.opening();
    this.#opened = true;
    await this.#transport.ready();
    // Consent or the queue may be others by now.
    if (this.#next() !== entry) return;
    this.#queue.remove(entry);
    const isShopper = fact.type === 'oc-shopper-changed';
    const orderID = textOf(read(fact.detail, 'order.ID'));
    if (call.action === 'IDENTIFY' && !this.#identity.begin(call.payload.email, isShopper)) {
      return this.#drop(entry, 'Send knows already');
    }
    const isOrder = call.action === 'ORDER_COMPLETED' && orderID !== undefined;
    if (isOrder && !this.#ledger.claim(orderID)) return this.#drop(entry, 'this order was sent before');
    try {
      await this.#transport.deliver(call, purged(fact.pageUrl));
      this.#listener.tracked(call);
    } catch (error) {
      // The failure was seen, so it may be done again.
      if (call.action === 'IDENTIFY') this.#identity.fail();
      if (isOrder) this.#ledger.release(orderID);
      this.#listener.failed(asTransportError(error), () => {
        this.#queue.putBack(entry);
        this.#retry();
      });
    }
    entry.settle();
  }

  #giveUp(error: TransportError): void {
    if (error.code === 'aborted') return;
    this.#stuck = true;
    for (const entry of this.#queue.entries) entry.settle();
    this.#listener.failed(error, this.#retry);
  }

  #drop({call, settle}: Entry, reason: string): void {
    this.#listener.say(`${call?.action ?? 'sign-out'} is not sent: ${reason}`);
    settle();
  }
}

const asTransportError = (error: unknown): TransportError =>
  error instanceof TransportError ? error : new TransportError('delivery-failed', String(error));
