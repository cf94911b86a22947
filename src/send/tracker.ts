import {FACT_TYPES, completeFact, factBuffer, type RecordedFact} from '../core/fact-buffer.js';
import {routeKey} from '../core/routes.js';
import {exposedTokenCookies} from '../core/token-cookies.js';
import {warnOnce} from '../core/warn-once.js';
import {SendErrorEvent} from '../events/send-error.js';
import type {SendCall, SendProduct} from '../events/send-payload.js';
import {SendTrackedEvent} from '../events/send-tracked.js';
import {SendTrackingEvent} from '../events/send-tracking.js';
import {callsFor} from './calls.js';
import {checkCall} from './check-call.js';
import {Delivery} from './delivery.js';
import {stricter} from './consent.js';
import {followConsentSource, type ConsentWord} from './consent-source.js';
import {isBeingEdited} from './editing.js';
import {claimFact} from './fact-claims.js';
import {holdLinks} from './held-links.js';
import {HttpTransport} from './http-transport.js';
import {LibraryTransport, type LibraryTransportSettings} from './library-transport.js';
import {landCampaign, landingEmail} from './landing.js';
import {PageViews, isVisible} from './page-views.js';
import {parseProductPaths} from './product-paths.js';
import type {SendProductOptions} from './product.js';
import {takeLeftFacts} from './taken-facts.js';
import type {SendStats} from './tally.js';
import type {Transport, TransportError} from './transport.js';
import {attempt, read, textOf} from './values.js';
import {plainWebsiteId} from './website-id.js';

export {consentMistakes} from './check-consent.js';

/** How long events wait for the answer to who the shopper is, in milliseconds. */
const SHOPPER_LIMIT = 2000;
/** Failures of whatever finds out who the shopper is. */
const SHOPPER_OPERATION = /^(Auth|Session)\.|^Me\.Get$/;

/** What a tracker works for: configuration, read at each use, and the target of the tracker's own events. */
export interface TrackerHost extends EventTarget, LibraryTransportSettings {
  /** `library` (null too), `http`, or a transport of the page's own; read when something is sent first. */
  readonly transport: string | Transport | null;
  readonly consent: string;
  readonly consentIdentify: string | null;
  readonly consentSource: string | null;
  /** Names of purposes, separated by spaces, as the consent manager calls them; null for the source's own default. */
  readonly consentPurposes: string | null;
  readonly consentIdentifyPurposes: string | null;
  /** Passes over Global Privacy Control. */
  readonly withoutGpc: boolean;
  readonly pageViews: string;
  /** Names of query parameters that tell routes apart as the path does, separated by spaces. */
  readonly routeQuery: string | null;
  /** Tells routes apart in a way of the page's own. */
  readonly routeKey: ((url: URL) => string) | null;
  /** `visible`: a product view counts when half of what announces it has been in sight for a second. */
  readonly viewWhen: string;
  /** Kinds of events, separated by spaces; null for all. */
  readonly events: string | null;
  readonly disabled: boolean;
  readonly debug: boolean;
  readonly productUrl: string;
  /** Sends what is taken out of a cart as an add with a quantity below 0. */
  readonly removals: boolean;
  /** Text of the tag's map, and its attributes by name. */
  productMap(): {json: string | null; attributes: Readonly<Record<string, string>>};
}

type Fact = Required<RecordedFact>;
type HeardEvent = Event & {waitUntil?: (promise: Promise<unknown>) => void};

/** Turns the facts of a page into events of one Send website: maps them and lets the page edit or cancel them. */
export class Tracker {
  readonly #websiteId: string;
  readonly #delivery: Delivery;
  readonly #views = new PageViews(
    (url, isRoute) => this.#viewPage(url, isRoute),
    () => this.#routeKey(),
  );
  readonly #hosts: TrackerHost[] = [];
  readonly #captures = new Set<Promise<unknown>>();
  #running: AbortController | null = null;
  #source = new AbortController();
  #landed = false;
  /** Who asks for the shopper; undefined while nobody does, null for a question from before our time. */
  #asking: EventTarget | null | undefined;
  #askTimer: ReturnType<typeof setTimeout> | undefined;
  /** The page has said something about consent since, and what the tag said at first no longer counts. */
  #consentTold = false;

  constructor(websiteId: string) {
    this.#websiteId = plainWebsiteId(websiteId);
    this.#delivery = new Delivery(this.#websiteId, {
      open: (instead) => this.#openTransport(instead ?? this.#host!.transport),
      granted: landCampaign,
      opening: () => this.#reportTokenCookies(),
      tracked: (call, transport) => this.#tell(call, transport),
      failed: (error, retry) => this.#fail(error, retry),
      say: (text) => this.#say(text),
    });
  }

  /** What has become of the events that this page knows of. */
  get stats(): SendStats {
    return this.#delivery.stats;
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
    const place = this.#hosts.indexOf(host);
    if (place < 0) return;
    const wasFirst = place === 0;
    if (wasFirst) this.#stop();
    this.#hosts.splice(place, 1);
    if (wasFirst && this.#host) this.#start();
  }

  /** The tag has another consent than at first: the page's word, like a `send-consent` event. */
  changeConsent(host: TrackerHost): void {
    if (host === this.#host) this.#setConsent(host.consent, host.consentIdentify);
  }

  /** The tag's consent at first, which a consent source makes `pending`; the page's word, if there was one, stays. */
  resetConsent(host: TrackerHost): void {
    if (host !== this.#host) return;
    this.#followSource(host);
    if (this.#consentTold) return;
    this.#passConsent(host.consentSource === null ? host.consent : 'pending', host.consentIdentify);
    if (this.mayTrack) stateConsent();
  }

  /** Resolves when nobody needs to wait any longer for what was captured up to now. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#captures);
  }

  /** Whether there is a tag that tracks, with consent. */
  get mayTrack(): boolean {
    return !!this.#host && !this.#isOff && this.#delivery.gate.tracking === 'granted';
  }

  get #isOff(): boolean {
    return this.#host!.disabled || isBeingEdited(location.href);
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
    this.#land();
    const takeAll = (facts: readonly RecordedFact[]): void => facts.forEach((fact) => this.#take(fact));
    const left = this.#delivery.gate.tracking === 'granted' ? takeLeftFacts(this.#websiteId) : [];
    for (const page of left) this.#views.apart(() => takeAll(page));
    takeAll([...factBuffer()]);
    holdLinks(() => (this.#captures.size > 0 ? this.settled() : null), signal);
    this.#views.start(signal);
    this.#delivery.start();
  }

  /** Whoever came by the link of a campaign that names them. */
  #land(): void {
    const email = landingEmail();
    if (!this.#landed && email) this.#track(completeFact({type: 'send-identify', detail: {email}}));
    this.#landed = true;
  }

  #stop(): void {
    this.#running?.abort();
    this.#source.abort();
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
    if (this.#isOff) return this.#say(`${type} is passed over: the tracker is disabled, or the page is being edited`);
    const source = (event && sourceOf(event)) ?? null;
    switch (type) {
      case 'send-consent':
        return this.#setConsent(read(detail, 'tracking'), read(detail, 'identify'));
      case 'oc-shopper-resolving':
        return this.#ask(source);
      case 'oc-shopper-changed':
        return this.#endAsking(() => {
          if (!read(detail, 'shopper')) this.#delivery.add({call: null, fact, settle() {}});
          this.#track(fact, source, event);
        });
      case 'oc-product-viewing':
        return this.#views.announce({source, productID: read(detail, 'productID')});
      case 'oc-product-viewed':
        this.#track(fact, source, event);
        return this.#views.settle((view) => view.source === source || view.productID === read(detail, 'product.ID'));
      case 'oc-error':
        return this.#hearError(source, textOf(read(detail, 'operation')) ?? '');
      default:
        this.#track(fact, source, event);
    }
  }

  #setConsent(tracking: unknown, identify: unknown): void {
    this.#consentTold = true;
    this.#passConsent(tracking, identify ?? this.#host!.consentIdentify);
  }

  #passConsent(tracking: unknown, identify: unknown): void {
    this.#delivery.setConsent(tracking, identify, !this.#host!.withoutGpc);
  }

  /** What a consent manager says counts like the page's word, but for being identified never more than the tag does. */
  #followSource({consentSource, consentIdentify, consentPurposes, consentIdentifyPurposes}: TrackerHost): void {
    this.#source.abort();
    this.#source = new AbortController();
    if (!consentSource) return;
    const options = {purposes: wordsOf(consentPurposes), identifyPurposes: wordsOf(consentIdentifyPurposes)};
    const hear = ({tracking, identify}: ConsentWord): void =>
      this.#setConsent(tracking, stricter(identify, consentIdentify ?? identify));
    void followConsentSource(consentSource, hear, options, this.#source.signal);
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

  #routeKey(): string {
    const {routeKey: own, routeQuery = null} = this.#host ?? {};
    if (own) return attempt(() => own(new URL(location.href))) ?? '';
    const valuesOf = (name: string): string => new URLSearchParams(location.search).getAll(name).join();
    return [routeKey(location), ...wordsOf(routeQuery).map(valuesOf)].join('\n');
  }

  #viewPage(pageUrl: string, isRoute: boolean): void {
    const {pageViews} = this.#host!;
    const isOff = this.#isOff || pageViews === 'off' || (isRoute && pageViews === 'load');
    if (isOff) return this.#say('page is not sent: it is switched off');
    void this.#capture({action: 'PAGE_VIEWED', payload: []}, completeFact({type: 'page', detail: null, pageUrl}));
  }

  #track(fact: Fact, source?: EventTarget | null, event?: HeardEvent): void {
    const options = this.#productOptions();
    const calls = callsFor(fact, {...options, removals: this.#host!.removals});
    const delivered = Promise.all(calls.map((call) => this.#capture(call, fact, source, options)));
    this.#captures.add(delivered);
    void delivered.finally(() => this.#captures.delete(delivered));
    event?.waitUntil?.(delivered);
  }

  /** Lets the page have its say about a call and hands it on. Resolves when nobody needs to wait for it any longer. */
  async #capture(
    mapped: SendCall,
    fact: Fact,
    source: EventTarget | null = null,
    options: SendProductOptions = {},
  ): Promise<void> {
    const host = this.#host!;
    const kind = kindOf(mapped);
    const skip = (reason: string): void => this.#say(`${kind} is not sent: ${reason}`);
    const viewed = viewedProduct(mapped);
    if (viewed && !this.#views.count(viewed.itemCode, source)) return skip('this visit has had it');
    if (host.events?.split(/\s+/).includes(kind) === false) return skip('the events attribute leaves it out');
    const intent = new SendTrackingEvent(mapped);
    if (!host.dispatchEvent(intent)) return skip('send-tracking was cancelled');
    const call = checkCall(intent.detail, {...options, pageUrl: fact.pageUrl});
    if (!call) {
      return this.#report('payload-invalid', `A listener of send-tracking left a ${kind} event Send can’t take`);
    }
    return new Promise((settle) => {
      const add = (): void => this.#delivery.add({call, fact, settle});
      if (!viewed) return add();
      // Nobody leaves a page that isn't seen.
      if (!isVisible()) settle();
      if (host.viewWhen !== 'visible' || !(source instanceof Element)) return this.#views.whenSeen(add);
      settle();
      void this.#whenInSight(source, add);
    });
  }

  /** Where it can't be found out what is in sight, everything counts as seen. */
  async #whenInSight(element: Element, add: () => void): Promise<void> {
    const {signal} = this.#running!;
    const module = await import('./half-visible.js').catch(() => null);
    await module?.whenHalfVisible(element, signal);
    if (!signal.aborted) this.#views.whenSeen(add);
  }

  #productOptions(): SendProductOptions {
    const {json, attributes} = this.#host!.productMap();
    return {paths: parseProductPaths(json, attributes), productUrl: this.#host!.productUrl};
  }

  #openTransport(chosen: string | Transport | null): Transport {
    const settings = (): TrackerHost => this.#host!;
    if (chosen === 'http') return new HttpTransport(settings);
    return typeof chosen === 'object' && chosen ? chosen : new LibraryTransport(settings);
  }

  #tell(call: SendCall, transport: string): void {
    this.#say(`${kindOf(call)} was sent by ${transport}`);
    this.#host?.dispatchEvent(new SendTrackedEvent({...call, transport}));
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
    const operation = `Send.${transportName(this.#host)}`;
    this.#host?.dispatchEvent(new SendErrorEvent({code, message, status, operation, retry}));
  }

  #say(text: string): void {
    if (this.#host?.debug) console.debug(`<send-tracker> ${text}`);
  }
}

/** Where an event was fired. Its path takes long to make, and starts elsewhere only at the host of an open tree. */
const sourceOf = (event: Event): EventTarget | null | undefined =>
  (event.target as Element | null)?.shadowRoot ? event.composedPath()[0] : event.target;

const transportName = ({transport}: Partial<TrackerHost> = {}): string =>
  typeof transport === 'string' ? transport : (transport?.name ?? '');

const wordsOf = (text: string | null): string[] => text?.match(/\S+/g) ?? [];

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
const KINDS = {
  IDENTIFY: 'identify',
  PAGE_VIEWED: 'page',
  ADDED_TO_ORDER: 'cart',
  ORDER_COMPLETED: 'order',
  CUSTOM: 'custom',
} as const;

const kindOf = (call: SendCall): string => (viewedProduct(call) ? 'product' : KINDS[call.action]);

/** The product of a product view; a plain page view has none. */
const viewedProduct = ({action, payload}: SendCall): SendProduct | undefined =>
  action === 'PAGE_VIEWED' ? payload[0]?.product : undefined;
