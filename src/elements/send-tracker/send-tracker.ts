import {ReactiveElement, type PropertyValues} from '@lit/reactive-element';
import {FACT_TYPES, factBuffer} from '../../core/fact-buffer.js';
import type {Consent} from '../../events/send-consent.js';
import {SendErrorEvent} from '../../events/send-error.js';
import {asksForPrivacy} from '../../send/privacy.js';
import {leaveFacts} from '../../send/left-facts.js';
import {complain} from '../../send/complain.js';
import type {MistakeCode} from '../../send/mistakes.js';
import type {SendStats} from '../../send/tally.js';
import type {Tracker, TrackerHost} from '../../send/tracker.js';
import type * as trackers from '../../send/tracker.js';
import type {Transport} from '../../send/transport.js';
import {isWebsiteId, plainWebsiteId} from '../../send/website-id.js';

const LIBRARY_URL = 'https://cdn.stat-track.com/statics/moosend-tracking.min.js';
const ENDPOINT = 'https://t.stat-track.com';

/** What stands where an attribute is taken away, or a framework binds undefined or null before it has its data. */
const DEFAULTS: Record<string, string | null> = {
  websiteId: '',
  libraryUrl: LIBRARY_URL,
  transport: 'library',
  endpoint: ENDPOINT,
  consentSource: null,
  productUrl: '',
  cartUrl: '',
};

/** What does the work, loaded with the first tag that has all it needs. */
let engine: Pick<typeof trackers, 'trackerOf' | 'consentMistakes'> | undefined;

const NO_STATS = {captured: 0, pending: 0, handed: 0, acknowledged: 0, unknown: 0, elsewhere: 0};

/**
 * Tells Sitecore Send what happens on the page: who signs in, which page or product is looked at, what goes into the
 * cart and what is bought. It hears the events of the `oc-*` and `send-*` elements, and events of the same names that a
 * page fires itself, wherever they come from and also when they came before it. One tag a page is enough; a second one
 * of the same website takes over when the first is removed.
 *
 * Nothing of Send's is loaded, stored or sent before consent. Send's library and its cookies come with the first event
 * that consent allows. What happens while consent is pending waits in memory and is sent in its order. With consent each
 * event is written down before it is sent, and what could not be sent goes with the next page.
 *
 * A Send snippet that is on the page already is used, unless it works for another website: then `website-id-conflict` is
 * reported and events go by HTTP, since what happens here must not reach that other website.
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
    websiteId: {attribute: 'website-id'},
    libraryUrl: {attribute: 'library-url'},
    transport: {},
    endpoint: {},
    consent: {hasChanged: () => true},
    consentIdentify: {attribute: 'consent-identify'},
    consentSource: {attribute: 'consent-source'},
    consentPurposes: {attribute: 'consent-purposes'},
    consentIdentifyPurposes: {attribute: 'consent-identify-purposes'},
    withoutGpc: {attribute: 'without-gpc', type: Boolean},
    pageViews: {attribute: 'page-views'},
    routeQuery: {attribute: 'route-query'},
    viewWhen: {attribute: 'view-when'},
    events: {},
    productUrl: {attribute: 'product-url'},
    cartUrl: {attribute: 'cart-url'},
    removals: {type: Boolean},
    disabled: {type: Boolean},
    debug: {type: Boolean},
  };

  /** ID of the website in Send, a UUID with or without dashes. Nothing is sent without it. */
  websiteId = '';

  /** Address of Send's library; a query is kept. */
  libraryUrl = LIBRARY_URL;

  /**
   * How events go to Send, decided when the first one goes. `library`: by Send's own script, which also shows Send's
   * pop-up forms. `http`: by requests in the same format, a third of the weight, each one seen to be answered and sent
   * again where it was not, also from the next page; no pop-up forms. The property takes a transport of the page's own.
   */
  transport: 'library' | 'http' | Transport = 'library';

  /** Where events are sent to; with `library` nothing is sent there by the tag, it looks for the library's requests. */
  endpoint = ENDPOINT;

  /**
   * `granted`, `pending` or `denied`; anything else counts as `pending`. `granted` is the default and the page owner's
   * own statement. `denied` removes Send's cookies. A `send-consent` event and a later value of the property win over
   * what the tag says at first, and Global Privacy Control denies.
   */
  consent: Consent = 'granted';

  /** The same for identifying visitors, which puts them on a mailing list; follows `consent` when left out. */
  consentIdentify: Consent | null = null;

  /**
   * Who says what the visitor has agreed to; until then consent is pending, whatever `consent` says. `tcf`: a consent
   * manager of IAB's Transparency and Consent Framework. `google`: Google's Consent Mode, as the page's `dataLayer` has
   * it. `event`: a `send-consent` event. A later `send-consent` and a later value of `consent` win.
   */
  consentSource: string | null = null;

  /** Purposes that tracking needs, separated by spaces: `1 3` with `tcf`, `analytics_storage` with `google` by default. */
  consentPurposes: string | null = null;

  /** Purposes that identifying needs besides: `4` with `tcf`, `ad_user_data` with `google` by default. */
  consentIdentifyPurposes: string | null = null;

  /** Passes over Global Privacy Control, which denies otherwise. Whether a site may do that is a question of its law. */
  withoutGpc = false;

  /**
   * `auto` sends a page view for each page, and each route of a single-page app, that has no product view; `load` leaves
   * the routes to the page, `off` sends none. Another path is another route, in the hash too (`#/cart`); another query
   * or anchor is not.
   */
  pageViews: 'auto' | 'load' | 'off' = 'auto';

  /** Query parameters that make another page of a URL, as its path does, separated by spaces: `page q`. */
  routeQuery: string | null = null;

  /** Tells pages of a single-page app apart in a way of your own: gives the same text for URLs of one page. */
  routeKey: ((url: URL) => string) | null = null;

  /**
   * When a product view counts: `connected`, as soon as its element is on a page that is seen, or `visible`, when half of
   * the element has been in sight for one second.
   */
  viewWhen: 'connected' | 'visible' = 'connected';

  /** The kinds of events to send, separated by spaces, of `identify page product cart order custom`; all by default. */
  events: string | null = null;

  /** Template of the URL of a product's page, such as `/p/{ID}` or `/{xp.Slug}`; wins over a URL in the product. */
  productUrl = '';

  /**
   * Template of a link that restores the cart, such as `/cart?cart={items}` on a page with an `oc-cart-restore`. Events
   * about what is added have it as the custom property `cartUrl`, for a reminder e-mail: the cart's lines as far as this
   * page or the one before knows them, what was just added among them. With consent to tracking the browser remembers
   * them for the next page: products, quantities and specs.
   */
  cartUrl = '';

  /** What is taken out of the cart is sent as an add with a quantity below 0; by default it is not sent. */
  removals = false;

  /** Nothing is sent, now or later, of what happens meanwhile; so it is as well while Sitecore's editors show the page. */
  disabled = false;

  /** The console says what is sent, and why something is not. */
  debug = false;

  #tracker: Tracker | null = null;
  /** Plain website ID of the tracker; empty for none. */
  #inUse = '';
  #loading = new AbortController();
  /** What adds links to the cart, where they are asked for; events go without where it can't be loaded. */
  #links: Promise<void> | undefined;
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

  /**
   * What has become of the events that this page knows of: `captured` is always the sum of `pending`, `handed`,
   * `acknowledged`, `unknown` (no answer could be seen), `elsewhere` (another tab has taken over) and all of `dropped`,
   * which is by reason.
   */
  stats(): SendStats {
    return this.#tracker?.stats ?? {...NO_STATS, dropped: {}};
  }

  /** The mapping as it is just now: its script and its attributes may come late. */
  productMap(): {json: string | null; attributes: Record<string, string>} {
    const attributes = Object.fromEntries(this.getAttributeNames().map((name) => [name, this.getAttribute(name)!]));
    return {json: this.querySelector('script[data-map]')?.textContent ?? null, attributes};
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const properties = this as unknown as typeof DEFAULTS;
    for (const name in DEFAULTS) properties[name] ??= DEFAULTS[name]!;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.isConnected) return;
    if (this.cartUrl)
      this.#links ??= import('../../send/cart-links.js').then(
        (m) => m.addCartLinks(this, factBuffer),
        () => {},
      );
    const websiteId = this.#isReady() ? plainWebsiteId(this.websiteId) : '';
    const consentChanged = changed.has('consent') || changed.has('consentIdentify');
    if (websiteId !== this.#inUse) this.#use(websiteId);
    else if (!this.#tracker) this.#consentChanged ||= consentChanged;
    else if (consentChanged) this.#tracker.changeConsent(this);
    else if (changed.has('consentSource')) this.#tracker.resetConsent(this);
    if (this.#tracker) this.#checkConsent();
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
    if (engine && !this.#links) this.#attach();
    else void this.#load();
  }

  /** What happens meanwhile waits in the fact buffer, and who navigates next waits for it as ever. */
  async #load(): Promise<void> {
    const loading = (this.#loading = new AbortController());
    const {signal} = loading;
    const taken = import('../../send/tracker.js').then(async (module) => {
      await this.#links;
      engine = module;
      if (!signal.aborted) this.#attach();
      return this.#tracker?.settled();
    });
    const hear = (event: Event & Partial<Pick<SendErrorEvent, 'waitUntil'>>): void => event.waitUntil?.(taken);
    for (const type of FACT_TYPES) addEventListener(type, hear, {capture: true, signal});
    addEventListener('pagehide', () => this.#leaveFacts(), {signal});
    try {
      await taken;
    } catch {
      const message = 'A file of ordercloud-send-elements could not be loaded';
      const retry = (): void => this.#use(this.#inUse);
      if (!signal.aborted) this.#report('tracker-unavailable', message, retry);
    }
    loading.abort();
  }

  /** The page is left before its facts could be taken: with consent, the next page takes them. */
  #leaveFacts(): void {
    if (this.consent !== 'granted' || this.consentSource || this.disabled) return;
    if (!this.withoutGpc && asksForPrivacy()) return;
    leaveFacts(this.#inUse);
  }

  #attach(): void {
    this.#loading.abort();
    this.#tracker = engine!.trackerOf(this.#inUse);
    this.#tracker.attach(this, this.#consentChanged);
    this.#checkConsent();
  }

  #checkConsent(): void {
    for (const code of engine!.consentMistakes(this.consent, this.consentSource)) void this.#complain(code);
  }

  /** Whether there is all that is needed; says what is wrong once it can't come any more. */
  #isReady(): boolean {
    const {readyState} = document;
    const websiteId = this.websiteId.trim();
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
