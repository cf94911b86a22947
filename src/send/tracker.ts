import {FACT_TYPES, completeFact, factBuffer, type RecordedFact} from '../core/fact-buffer.js';
import {exposedTokenCookies} from '../core/token-cookies.js';
import {warnOnce} from '../core/warn-once.js';
import {SendErrorEvent} from '../events/send-error.js';
import type {SendCall, SendProduct} from '../events/send-payload.js';
import {SendTrackedEvent} from '../events/send-tracked.js';
import {SendTrackingEvent} from '../events/send-tracking.js';
import {callsFor} from './calls.js';
import {checkCall} from './check-call.js';
import {Delivery} from './delivery.js';
import {claimFact} from './fact-claims.js';
import {LibraryTransport, type LibraryTransportSettings} from './library-transport.js';
import {PageViews} from './page-views.js';
import {parseProductPaths} from './product-paths.js';
import type {SendProductOptions} from './product.js';
import type {Transport, TransportError} from './transport.js';
import {read, textOf} from './values.js';
import {plainWebsiteId} from './website-id.js';

/** How long events wait for the answer to who the shopper is, in milliseconds. */
const SHOPPER_LIMIT = 2000;
/** Failures of whatever finds out who the shopper is. */
const SHOPPER_OPERATION = /^(Auth|Session)\.|^Me\.Get$/;

/** What a tracker works for: configuration, read at each use, and the target of the tracker's own events. */
export interface TrackerHost extends EventTarget, LibraryTransportSettings {
  readonly consent: string;
  readonly consentIdentify: string | null;
  readonly consentSource: string | null;
  readonly pageViews: string;
  /** Kinds of events, separated by spaces; null for all. */
  readonly events: string | null;
  readonly disabled: boolean;
  readonly debug: boolean;
  readonly productUrl: string;
  /** Text of the tag's map, and its attributes by name. */
  productMap(): {json: string | null; attributes: Readonly<Record<string, string>>};
}

type Fact = Required<RecordedFact>;
type HeardEvent = Event & {waitUntil?: (promise: Promise<unknown>) => void};

/** Turns the facts of a page into events of one Send website: maps them and lets the page edit or cancel them. */
export class Tracker {
  readonly #websiteId: string;
  readonly #transport: Transport;
  readonly #delivery: Delivery;
  readonly #views = new PageViews(() => this.#viewPage());
  readonly #hosts: TrackerHost[] = [];
  readonly #captures = new Set<Promise<unknown>>();
  #running: AbortController | null = null;
  /** Who asks for the shopper; undefined while nobody does, null for a question from before our time. */
  #asking: EventTarget | null | undefined;
  #askTimer: ReturnType<typeof setTimeout> | undefined;
  /** The page has said something about consent since, and what the tag said at first no longer counts. */
  #consentTold = false;

  constructor(websiteId: string, transport?: Transport) {
    this.#websiteId = plainWebsiteId(websiteId);
    this.#transport = transport ?? new LibraryTransport(() => this.#host!);
    this.#delivery = new Delivery(this.#websiteId, this.#transport, {
      opening: () => this.#reportTokenCookies(),
      tracked: (call) => this.#tell(call),
      failed: (error, retry) => this.#fail(error, retry),
      say: (text) => this.#say(text),
    });
  }

  /**
   * Works for `host` from now on, or from when the one it works for has left.
   *
   * @param consentChanged the tag's consent is no longer what it was at first, and so the page's word
   */
  attach(host: TrackerHost, consentChanged = false): void {
    this.#hosts.push(host);
    if (consentChanged) this.changeConsent(host);
    if (this.#hosts.length === 1) this.#start();
  }

  /** Stops to work for `host`. What waits in memory is kept for the next host on this page. */
  detach(host: TrackerHost): void {
    const wasFirst = host === this.#host;
    if (wasFirst) this.#stop();
    this.#hosts.splice(this.#hosts.indexOf(host), 1);
    if (wasFirst && this.#host) this.#start();
  }

  /** The tag has another consent than at first: the page's word, like a `send-consent` event. */
  changeConsent(host: TrackerHost): void {
    if (host === this.#host) this.#setConsent(host.consent, host.consentIdentify);
  }

  /** The tag's consent at first, which a consent source makes `pending`; the page's word, if there was one, stays. */
  resetConsent(host: TrackerHost): void {
    if (host !== this.#host || this.#consentTold) return;
    this.#delivery.setConsent(host.consentSource === null ? host.consent : 'pending', host.consentIdentify);
    if (this.#delivery.gate.tracking === 'granted' && !host.disabled) stateConsent();
  }

  /** Resolves when nobody needs to wait any longer for what was captured up to now. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#captures);
  }

  get #host(): TrackerHost | undefined {
    return this.#hosts[0];
  }

  #start(): void {
    const {signal} = (this.#running = new AbortController());
    const follow = (): void => this.#follow(signal);
    // A prerendered page that is never shown does nothing; its facts wait in the buffer.
    if (!(document as Document & {prerendering?: boolean}).prerendering) follow();
    else document.addEventListener('prerenderingchange', follow, {once: true, signal});
  }

  #follow(signal: AbortSignal): void {
    this.resetConsent(this.#host!);
    for (const type of FACT_TYPES) addEventListener(type, this.#hear, {capture: true, signal});
    for (const fact of [...factBuffer()]) this.#take(fact);
    this.#views.start(signal);
    this.#delivery.start();
  }

  #stop(): void {
    this.#running?.abort();
    this.#delivery.stop();
    this.#endAsking();
  }

  readonly #hear = (event: Event): void => this.#take(event as CustomEvent<unknown>, event);

  /** Takes a fact, once; `event` where it is heard as it happens. */
  #take(raw: RecordedFact, event?: HeardEvent): void {
    let fact: Fact;
    try {
      fact = completeFact(raw);
    } catch {
      return this.#say('An entry of the fact buffer is no object that can be completed');
    }
    if (!claimFact(this.#websiteId, fact.id)) return;
    const {type, detail} = fact;
    if (this.#host!.disabled) return this.#say(`${type} is passed over: the tracker is disabled`);
    const source = event?.composedPath()[0] ?? null;
    switch (type) {
      case 'send-consent':
        return this.#setConsent(read(detail, 'tracking'), read(detail, 'identify'));
      case 'oc-shopper-resolving':
        return this.#ask(source);
      case 'oc-shopper-changed':
        return this.#endAsking(() => {
          if (!read(detail, 'shopper')) this.#delivery.add({call: null, fact, settle() {}});
          this.#track(fact, event);
        });
      case 'oc-product-viewing':
        return this.#views.announce({source, productID: read(detail, 'productID')});
      case 'oc-product-viewed':
        this.#track(fact, event);
        return this.#views.settle((view) => view.source === source || view.productID === read(detail, 'product.ID'));
      case 'oc-error':
        return this.#hearError(source, textOf(read(detail, 'operation')) ?? '');
      default:
        this.#track(fact, event);
    }
  }

  #setConsent(tracking: unknown, identify: unknown): void {
    this.#consentTold = true;
    this.#delivery.setConsent(tracking, identify ?? this.#host!.consentIdentify);
  }

  #hearError(source: EventTarget | null, operation: string): void {
    if (source === this.#asking || SHOPPER_OPERATION.test(operation)) this.#endAsking();
    this.#views.settle((view) => (view.source ? view.source === source : operation.includes('Product')));
  }

  #ask(source: EventTarget | null): void {
    clearTimeout(this.#askTimer);
    this.#askTimer = setTimeout(() => this.#endAsking(), SHOPPER_LIMIT);
    this.#asking = source;
    this.#delivery.hold();
  }

  #endAsking(ahead?: () => void): void {
    clearTimeout(this.#askTimer);
    this.#asking = undefined;
    this.#delivery.release(ahead);
  }

  #viewPage(): void {
    const {disabled, pageViews} = this.#host!;
    if (disabled || pageViews === 'off') return this.#say('page is not sent: it is switched off');
    void this.#capture({action: 'PAGE_VIEWED', payload: []}, completeFact({type: 'page', detail: null}));
  }

  #track(fact: Fact, event?: HeardEvent): void {
    const calls = callsFor(fact, this.#productOptions());
    const delivered = Promise.all(calls.map((call) => this.#capture(call, fact)));
    this.#captures.add(delivered);
    void delivered.finally(() => this.#captures.delete(delivered));
    event?.waitUntil?.(delivered);
  }

  /** Lets the page have its say about a call and hands it on. Resolves when nobody needs to wait for it any longer. */
  async #capture(mapped: SendCall, fact: Fact): Promise<void> {
    const host = this.#host!;
    const kind = kindOf(mapped);
    const skip = (reason: string): void => this.#say(`${kind} is not sent: ${reason}`);
    const viewed = viewedProduct(mapped);
    if (viewed && !this.#views.count(viewed.itemCode)) return skip('this visit has had it');
    if (host.events?.split(/\s+/).includes(kind) === false) return skip('the events attribute leaves it out');
    const intent = new SendTrackingEvent(mapped);
    if (!host.dispatchEvent(intent)) return skip('send-tracking was cancelled');
    const call = checkCall(intent.detail, {...this.#productOptions(), pageUrl: fact.pageUrl});
    if (!call) {
      return this.#report('payload-invalid', `A listener of send-tracking left a ${kind} event Send can’t take`);
    }
    return new Promise((settle) => {
      const add = (): void => this.#delivery.add({call, fact, settle});
      if (call.action === 'PAGE_VIEWED') this.#views.whenSeen(add);
      else add();
    });
  }

  #productOptions(): SendProductOptions {
    const {json, attributes} = this.#host!.productMap();
    return {paths: parseProductPaths(json, attributes), productUrl: this.#host!.productUrl};
  }

  #tell(call: SendCall): void {
    this.#say(`${kindOf(call)} was sent`);
    this.#host?.dispatchEvent(new SendTrackedEvent({...call, transport: this.#transport.name}));
  }

  #fail({code, message, status}: TransportError, retry: () => void): void {
    if (code === 'website-id-conflict') {
      this.#warn(code, 'website-id', 'is not that of Send’s snippet on this page', 'Use one ID or no snippet');
    }
    this.#report(code, message, status, retry);
  }

  #reportTokenCookies(): void {
    const names = exposedTokenCookies().join(', ');
    if (!names) return;
    const code = 'token-cookie-exposed';
    const problem = `finds tokens in cookies that Send's library will post to its forms host: ${names}`;
    this.#warn(code, undefined, problem, 'Keep OrderCloud tokens out of cookies that scripts can read');
    this.#report(code, `The page ${problem}`);
  }

  #warn(code: string, attribute: string | undefined, problem: string, remedy: string): void {
    warnOnce({tag: 'send-tracker', ...(attribute && {attribute}), code, problem, remedy});
  }

  #report(code: string, message: string, status = 0, retry: (() => void) | null = null): void {
    this.#say(`${code}: ${message}`);
    const operation = `Send.${this.#transport.name}`;
    this.#host?.dispatchEvent(new SendErrorEvent({code, message, status, operation, retry}));
  }

  #say(text: string): void {
    if (this.#host?.debug) console.debug(`<send-tracker> ${text}`);
  }
}

const trackers = new Map<string, Tracker>();

/** The page's tracker of a website: one however many tags ask for it, so that what it knows outlives a tag. */
export function trackerOf(websiteId: string): Tracker {
  const key = plainWebsiteId(websiteId);
  const tracker = trackers.get(key) ?? new Tracker(key);
  trackers.set(key, tracker);
  return tracker;
}

let stated = false;

/** Consent without a consent manager is the page owner's own statement, said once. */
function stateConsent(): void {
  if (!stated)
    console.info('<send-tracker consent="granted"> states for the site’s owner that visitors may be tracked.');
  stated = true;
}

/** The words of the `events` attribute. */
const KINDS = {IDENTIFY: 'identify', PAGE_VIEWED: 'page', ADDED_TO_ORDER: 'cart', ORDER_COMPLETED: 'order'} as const;

const kindOf = (call: SendCall): string => (viewedProduct(call) ? 'product' : KINDS[call.action]);

/** The product of a product view; a plain page view has none. */
const viewedProduct = ({action, payload}: SendCall): SendProduct | undefined =>
  action === 'PAGE_VIEWED' ? payload[0]?.product : undefined;
