import {ReactiveElement, type PropertyValues} from '@lit/reactive-element';
import {FACT_TYPES} from '../../core/fact-buffer.js';
import {CONSENTS, type Consent} from '../../events/send-consent.js';
import {SendErrorEvent} from '../../events/send-error.js';
import {complain} from '../../send/complain.js';
import type {MistakeCode} from '../../send/mistakes.js';
import type {Tracker, TrackerHost, trackerOf} from '../../send/tracker.js';
import {isWebsiteId, plainWebsiteId} from '../../send/website-id.js';

const LIBRARY_URL = 'https://cdn.stat-track.com/statics/moosend-tracking.min.js';
const ENDPOINT = 'https://t.stat-track.com';

/** What does the work, loaded with the first tag that has all it needs. */
let engine: Engine | undefined;

type Engine = {trackerOf: typeof trackerOf};

/** An attribute that is taken away leaves its default. */
const orElse = (fallback: string): {fromAttribute: (value: string | null) => string} => ({
  fromAttribute: (value) => value ?? fallback,
});

/**
 * Tells Sitecore Send what happens on the page: who signs in, which page or product is looked at, what goes into the
 * cart and what is bought. It hears the events of the `oc-*` and `send-*` elements, and events of the same names that a
 * page fires itself, wherever they come from and also when they came before it. One tag a page is enough; a second one
 * of the same website takes over when the first is removed.
 *
 * Nothing of Send's is loaded, stored or sent before consent. Send's library and its cookies come with the first event
 * that consent allows. What happens while consent is pending waits in memory and is sent in its order.
 *
 * A Send snippet that is on the page already is used, unless it works for another website: then nothing is sent and
 * `website-id-conflict` is reported, since what happens here must not reach that other website.
 *
 * Where Send finds its product fields in OrderCloud's products, `xp` above all, is said by attributes that begin with
 * `item-`, one path each (`item-image="xp.Photo"`), or in a `<script type="application/json" data-map>` inside the
 * element: `{"itemImage": ["xp.Photo", "xp.Images[0].Url"], "color": "xp.Color"}`.
 *
 * @summary Tells Sitecore Send what happens on the page.
 * @tagname send-tracker
 * @attr {string} item-image - Path of the picture's URL in a product; any property works like this, `item-color` too.
 * @attr {string} item-url - Path of the URL of a product's page.
 * @attr {string} item-category - Path of the category.
 * @attr {string} item-manufacturer - Path of the manufacturer.
 * @attr {string} item-supplier - Path of the supplier.
 * @attr {string} item-name - Path of the name; `Name` by default.
 * @fires {SendTrackingEvent} send-tracking - Before an event is queued; can be edited or cancelled.
 * @fires {SendTrackedEvent} send-tracked - An event was given to Send.
 * @fires {SendErrorEvent} send-error - Something does not work; README lists the codes.
 *
 * @example
 * ```html
 * <send-tracker website-id="b0000000-0000-4000-8000-00000000feed" consent="pending" product-url="/p/{ID}"></send-tracker>
 * ```
 */
export class SendTracker extends ReactiveElement implements TrackerHost {
  static override properties = {
    websiteId: {attribute: 'website-id', converter: orElse('')},
    libraryUrl: {attribute: 'library-url', converter: orElse(LIBRARY_URL)},
    endpoint: {converter: orElse(ENDPOINT)},
    consent: {hasChanged: () => true},
    consentIdentify: {attribute: 'consent-identify'},
    consentSource: {attribute: 'consent-source'},
    pageViews: {attribute: 'page-views'},
    events: {},
    productUrl: {attribute: 'product-url', converter: orElse('')},
    disabled: {type: Boolean},
    debug: {type: Boolean},
  };

  /** ID of the website in Send, a UUID with or without dashes. Nothing is sent without it. */
  websiteId = '';

  /** Address of Send's library; a query is kept. */
  libraryUrl = LIBRARY_URL;

  /** Where the library sends to. Nothing is sent there by the tag; it looks for the library's requests by it. */
  endpoint = ENDPOINT;

  /**
   * `granted`, `pending` or `denied`; anything else counts as `pending`. `granted` is the default and the page owner's
   * own statement. `denied` removes Send's cookies. A `send-consent` event and a later value of the property win over
   * what the tag says at first, and Global Privacy Control denies.
   */
  consent: Consent = 'granted';

  /** The same for identifying visitors, which puts them on a mailing list; follows `consent` when left out. */
  consentIdentify: Consent | null = null;

  /** `event`: consent is pending, whatever `consent` says, until a `send-consent` event comes. */
  consentSource: string | null = null;

  /** `auto` or `load` sends a page view for each page without a product view; `off` sends none. */
  pageViews: 'auto' | 'load' | 'off' = 'auto';

  /** The kinds of events to send, separated by spaces, of `identify page product cart order custom`; all by default. */
  events: string | null = null;

  /** Template of the URL of a product's page, such as `/p/{ID}` or `/{xp.Slug}`; wins over a URL in the product. */
  productUrl = '';

  /** Nothing is sent, now or later, of what happens meanwhile. */
  disabled = false;

  /** The console says what is sent, and why something is not. */
  debug = false;

  #tracker: Tracker | null = null;
  /** Plain website ID of the tracker; empty for none. */
  #inUse = '';
  #loading = new AbortController();
  /** The page has changed consent while the tracker was loading. */
  #consentChanged = false;
  readonly #complaints = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('readystatechange', this.#refresh);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('readystatechange', this.#refresh);
    this.#use('');
  }

  /** The mapping as it is just now: its script and its attributes may come late. */
  productMap(): {json: string | null; attributes: Record<string, string>} {
    const attributes = Object.fromEntries([...this.attributes].map(({name, value}) => [name, value]));
    return {json: this.querySelector('script[data-map]')?.textContent ?? null, attributes};
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.isConnected) return;
    const websiteId = this.#isReady() ? plainWebsiteId(this.websiteId) : '';
    const consentChanged = changed.has('consent') || changed.has('consentIdentify');
    if (websiteId !== this.#inUse) this.#use(websiteId);
    else if (!this.#tracker) this.#consentChanged ||= consentChanged;
    else if (consentChanged) this.#tracker.changeConsent(this);
    else if (changed.has('consentSource')) this.#tracker.resetConsent(this);
  }

  readonly #refresh = (): void => this.requestUpdate();

  /** Works for another website, or for none. */
  #use(websiteId: string): void {
    this.#loading.abort();
    this.#tracker?.detach(this);
    this.#tracker = null;
    this.#inUse = websiteId;
    this.#consentChanged = false;
    if (!websiteId) return;
    if (engine) this.#attach(engine);
    else void this.#load();
  }

  /** What happens meanwhile waits in the fact buffer, and who navigates next waits for it as ever. */
  async #load(): Promise<void> {
    const {signal} = (this.#loading = new AbortController());
    const taken = import('../../send/tracker.js').then((module) => {
      engine = module;
      if (!signal.aborted) this.#attach(module);
      return this.#tracker?.settled();
    });
    const hear = (event: Event & Partial<Pick<SendErrorEvent, 'waitUntil'>>): void => event.waitUntil?.(taken);
    for (const type of FACT_TYPES) addEventListener(type, hear, {capture: true, signal});
    try {
      await taken;
    } catch {
      const message = 'A file of ordercloud-send-elements could not be loaded';
      const retry = (): void => this.#use(this.#inUse);
      if (!signal.aborted) this.#report('tracker-unavailable', message, retry);
    }
    this.#loading.abort();
  }

  #attach({trackerOf}: Engine): void {
    this.#loading.abort();
    this.#tracker = trackerOf(this.#inUse);
    this.#tracker.attach(this, this.#consentChanged);
  }

  /** Whether there is all that is needed; says what is wrong once it can't come any more. */
  #isReady(): boolean {
    const {readyState} = document;
    const websiteId = this.websiteId.trim();
    if (!CONSENTS.includes(this.consent)) void this.#complain('consent-invalid');
    if (this.consentSource !== null && this.consentSource !== 'event') void this.#complain('consent-source-unknown');
    if (!websiteId && readyState === 'complete') void this.#complain('website-id-missing');
    else if (websiteId && !isWebsiteId(websiteId)) void this.#complain('website-id-invalid');
    // While the parser is at work the map may be missing still. What happens meanwhile is in the fact buffer.
    const isWhole = readyState !== 'loading' || this.querySelector('script[data-map]') !== null;
    return isWhole && isWebsiteId(websiteId);
  }

  async #complain(code: MistakeCode): Promise<void> {
    if (this.#complaints.has(code)) return;
    this.#complaints.add(code);
    const {attribute, problem} = await complain(this.localName, code);
    this.#report(code, `${attribute} ${problem}`);
  }

  #report(code: string, message: string, retry: (() => void) | null = null): void {
    this.dispatchEvent(new SendErrorEvent({code, message, status: 0, operation: 'configuration', retry}));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'send-tracker': SendTracker;
  }
}
