import {CookieJar} from './library-cookies.js';
import {isEmail, isEmpty, isNumber, isPlainObject, isString, isUrl, isUuid, queryParameter} from './library-rules.js';

export interface LibraryEndpoints {
  /** Origin of `/identify` and `/track`, `https://t.stat-track.com` by default. */
  endpoint?: string;
  /** Origin of the subscription forms, `https://forms.m-pages.com` by default. */
  formsEndpoint?: string;
}

type Page = Window & typeof globalThis;
type Product = Record<string, unknown>;
type Body = Record<string, unknown>;

/**
 * The methods of Send's tracking library, with its rules and its quirks. Every public method can be called by name
 * through `mootrack`, so this class has no other ones.
 *
 * Source: behaviour of moosend/website-tracking-js 0.13.9, as observed; nothing of its code.
 */
export class LibraryTracker {
  readonly #page: Page;
  readonly #cookies: CookieJar;
  readonly #endpoint: string;
  readonly #formsEndpoint: string;
  #userIdName = 'uid';
  #emailName = 'email';
  #siteId: string | undefined;

  constructor(
    page: Page,
    {endpoint = 'https://t.stat-track.com', formsEndpoint = 'https://forms.m-pages.com'}: LibraryEndpoints = {},
  ) {
    this.#page = page;
    this.#cookies = new CookieJar(page.document);
    this.#endpoint = endpoint;
    this.#formsEndpoint = formsEndpoint;
  }

  /** Asks for forms at every call; a staging flag in third place has no effect. */
  init(siteId?: string, exitIntentFlag?: boolean | null): void {
    if (!siteId) throw new Error('siteId cannot be undefined or empty');
    if (!isUuid(siteId)) throw new Error('siteId should be a valid uuid');
    if (exitIntentFlag != null && typeof exitIntentFlag !== 'boolean') {
      throw new Error('exitIntentEventFlag should be a boolean');
    }
    this.#cookies.set('exitIntentFlag', exitIntentFlag);
    this.#siteId = siteId;

    const email = queryParameter(this.#page.location.href, 'email');
    // Read before it is made: the forms request of a first visit has no ContactId.
    const contactId = this.#cookies.get(this.#userIdName);
    if (!contactId) this.#cookies.set(this.#userIdName, newId(this.#page), 3650);
    if (!this.#cookies.get('sessionid')) this.#cookies.set('sessionid', newId(this.#page), 1);
    if (email) this.identify(email);

    this.#askForForms(`/api/forms/${siteId}`, {
      WebsiteId: siteId,
      RemoteWebContext: this.#formsContext(contactId, email),
    });
    if (exitIntentFlag == null) this.#cookies.set('exitIntentFlag', true);
  }

  /** Only the names of two of the cookies can be changed. */
  setCookieNames(names?: Record<string, string>): void {
    for (const [key, name] of Object.entries(names ?? {})) {
      if (key === 'userIdName') {
        const value = this.#cookies.get(name);
        if (!value || !isUuid(value)) throw new Error(`Property ${key} is empty or has invalid UUID.`);
        this.#userIdName = name;
      }
      if (key === 'emailName') this.#emailName = name;
    }
  }

  /** Sends nothing where the e-mail cookie holds the very same address, and writes that cookie before it sends. */
  identify(email?: unknown, name?: unknown, props?: unknown): void {
    if (!this.#isInitialized()) return;
    if (!email || !isEmail(email)) throw new Error('email cannot be undefined or empty');
    if (this.#cookies.get(this.#emailName) === email) return;
    this.#cookies.set(this.#emailName, email);

    const campaignId = this.#cookies.get('cmid');
    this.#post(`${this.#endpoint}/identify`, {
      ContactEmailAddress: email,
      ContactId: this.#cookies.get(this.#userIdName),
      actionType: 'IDENTIFY',
      sessionId: this.#cookies.get('sessionid'),
      siteId: this.#siteId,
      ...(name && isString(name) ? {ContactName: name} : {}),
      ...(campaignId ? {CampaignId: campaignId} : {}),
      ...(props && !isEmpty(props) ? {properties: props} : {}),
    });
  }

  /** Looks into `props` only where it is an array whose first entry has a `product`; anything else goes out as it is. */
  track(action?: unknown, props?: unknown): void {
    if (!this.#isInitialized()) return;
    if (!action || !isString(action)) return;
    if (Array.isArray(props) && props.length > 0) {
      const [first] = props as [{product: Product; hasOwnProperty: (key: string) => boolean}];
      if (Reflect.apply(first.hasOwnProperty, first, ['product'])) this.formatProductPayload(first.product);
    }
    this.#send(this.getPayload(action, props));
  }

  trackPageView(url?: unknown): void {
    if (!this.#isInitialized()) return;
    this.#send({
      ContactId: this.#cookies.get(this.#userIdName),
      Url: url || this.#page.location.href,
      actionType: 'PAGE_VIEWED',
      sessionId: this.#cookies.get('sessionid'),
      siteId: this.#siteId,
      ...this.#visitor(),
    });
  }

  trackExitIntent(secondsOnPage?: number, url?: unknown): void {
    if (!this.#isInitialized()) return;
    this.#send({
      ContactId: this.#cookies.get(this.#userIdName),
      SecondsOnPage: secondsOnPage,
      Url: url || this.#page.location.href,
      actionType: 'EXIT_INTENT',
      sessionId: this.#cookies.get('sessionid'),
      siteId: this.#siteId,
      ...this.#visitor(),
    });
  }

  /** Positional, or a product and its props. Doesn't ask whether `init` was called. */
  trackAddToOrder(...args: unknown[]): void {
    const product = typeof args[0] === 'object' ? this.#addedObject(args) : this.#addedPositional(args);
    this.#send(this.getPayload('ADDED_TO_ORDER', [{product}]));
  }

  /** Doesn't ask whether `init` was called. The products go out whole, with all their fields. */
  trackOrderCompleted(products?: unknown, totalPrice?: unknown): void {
    if (!Array.isArray(products)) throw new Error('products type should be an array');
    for (const product of products as Product[]) this.formatProductPayload(product);
    this.#send(this.getPayload('ORDER_COMPLETED', [{products: products as Product[], totalPrice}]));
  }

  /** Needs no `init`. */
  loadForm(entityId?: string): void {
    const email = queryParameter(this.#page.location.href, 'email');
    this.#askForForms(`/api/form/${entityId}`, {EntityId: entityId, RemoteWebContext: this.#formsContext('', email)});
  }

  getPayload(action: unknown, props?: unknown): Body {
    return {
      ContactId: this.#cookies.get(this.#userIdName),
      actionType: action,
      sessionId: this.#cookies.get('sessionid'),
      siteId: this.#siteId,
      ...this.#visitor(),
      ...(props && !isEmpty(props) ? {properties: props} : {}),
      Url: this.#page.location.href,
    };
  }

  /** Checks a product and writes the defaults into it. */
  formatProductPayload(product: Product): Product {
    const json = JSON.stringify(product);
    if (!product.itemCode) throw new Error(`itemCode cannot be empty : ${json}`);
    if (!isUsableNumber(product.itemPrice)) product.itemPrice = defaulted('itemPrice', 0);
    if (!product.itemUrl || !isUrl(product.itemUrl)) product.itemUrl = this.#currentUrl();
    if (!isUsableNumber(product.itemQuantity)) product.itemQuantity = defaulted('itemQuantity', 1);
    if (!isUsableNumber(product.itemTotalPrice)) product.itemTotalPrice = defaulted('itemTotalPrice', 0);
    if (product.itemName !== undefined && !isString(product.itemName)) {
      throw new Error(`itemName type should be a string : ${json}`);
    }
    if (product.itemImage !== undefined && !isUrl(product.itemImage)) {
      throw new Error(`itemImage should be a valid URL : ${json}`);
    }
    return product;
  }

  /** Of the object's fields only the seven known ones are kept. */
  #addedObject([object, props]: unknown[]): Product {
    const product = this.formatProductPayload(object as Product);
    refuseUnlessPlain(props);
    const {itemCode, itemPrice, itemQuantity, itemTotalPrice, itemUrl, itemName, itemImage} = product;
    return added({itemCode, itemPrice, itemQuantity, itemTotalPrice, itemUrl}, itemName, itemImage, props);
  }

  #addedPositional(args: unknown[]): Product {
    const [itemCode, price, url, quantity, total, itemName, itemImage, props] = args;
    if (!itemCode) throw new Error('itemCode cannot be empty');
    const itemPrice = isUsableNumber(price) ? price : defaulted('itemPrice', 0);
    const itemUrl = url && isUrl(url) ? url : this.#currentUrl();
    const itemQuantity = isUsableNumber(quantity) ? quantity : defaulted('itemQuantity', 1);
    const itemTotalPrice = isUsableNumber(total) ? total : defaulted('itemTotalPrice', 0);
    if (itemImage !== undefined && !isUrl(itemImage)) throw new Error('itemImage should be a valid url');
    refuseUnlessPlain(props);
    return added({itemCode, itemPrice, itemQuantity, itemTotalPrice, itemUrl}, itemName, itemImage, props);
  }

  #visitor(): Body {
    const email = this.#cookies.get(this.#emailName);
    const campaignId = this.#cookies.get('cmid');
    return {...(email ? {ContactEmailAddress: email} : {}), ...(campaignId ? {CampaignId: campaignId} : {})};
  }

  #currentUrl(): string {
    console.warn('itemUrl is missing or invalid, defaults to current url');
    return this.#page.location.href;
  }

  #isInitialized(): boolean {
    if (!this.#siteId) console.warn('moo: You need initialize Tracker before it can be used');
    return Boolean(this.#siteId);
  }

  /** Every cookie that a script can read goes along. */
  #formsContext(contactId: string | undefined, email: string | null): Body {
    const {pathname, hash} = this.#page.location;
    return {
      ContactId: contactId,
      MemberEmail: email || this.#cookies.get(this.#emailName),
      Cookies: this.#cookies.all(),
      CurrentUrlPath: `${pathname}${hash}`.split('?')[0],
    };
  }

  /** The stand-in shows no forms; an answer that isn't JSON is an uncaught error all the same. */
  #askForForms(path: string, body: Body): void {
    const request = this.#post(`${this.#formsEndpoint}${path}`, body);
    request.onreadystatechange = () => {
      if (request.readyState === 4 && request.status === 200) JSON.parse(request.responseText);
    };
  }

  #send(body: Body): void {
    this.#post(`${this.#endpoint}/track`, body);
  }

  /** Sent once: no retry, no beacon, nobody listens for an error. */
  #post(url: string, body: Body): XMLHttpRequest {
    const request = new this.#page.XMLHttpRequest();
    request.open('POST', url, true);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/json');
    request.send(JSON.stringify(body));
    return request;
  }
}

const isUsableNumber = (value: unknown): boolean => isNumber(value) && Boolean(value);

function defaulted(field: string, value: number): number {
  console.warn(`${field} is missing, defaults to ${value}`);
  return value;
}

function refuseUnlessPlain(props: unknown): void {
  if (props !== undefined && !isPlainObject(props)) {
    throw new Error('props should be a plain object eg : {props: value}');
  }
}

/** Props come last and may overwrite any field. */
function added(fields: Product, itemName: unknown, itemImage: unknown, props: unknown): Product {
  return {
    ...fields,
    ...(itemName ? {itemName} : {}),
    ...(itemImage ? {itemImage} : {}),
    ...(props as Product | undefined),
  };
}

/** UUID version 4 without dashes. */
function newId(page: Page): string {
  const bytes = page.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
