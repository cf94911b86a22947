/**
 * The bodies of Send's wire, as its tracking library writes them. The service's own rules are not known; what is
 * refused here is what that library never sends.
 */
import {isEmail, isUrl, isUuid} from './library-rules.js';

export type Body = Readonly<Record<string, unknown>>;

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

/** A body's fields: those that must be there, and those that may be. There are no others. */
interface BodyRule {
  required: Shape;
  optional?: Shape;
}

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isAnyText: Check = (value) => typeof value === 'string';
const isSiteId: Check = (value) => typeof value === 'string' && isUuid(value);
const is =
  (expected: string): Check =>
  (value) =>
    value === expected;
/** Empty ones are left out, and numbers count as empty. */
const isProperties: Check = (value) =>
  isText(value) || (typeof value === 'object' && value !== null && Object.keys(value).length > 0);
/** A number, text that starts like one, or infinity, which JSON writes as null. */
const isNumber: Check = (value) => value === null || !Number.isNaN(parseFloat(value as string));

const isProduct: Check = (value) =>
  isBody(value) &&
  Boolean(value.itemCode) &&
  [value.itemPrice, value.itemQuantity, value.itemTotalPrice].every(isNumber) &&
  // The page's own URL stands in for a missing one, whatever its scheme.
  (isUrl(value.itemUrl) || URL.canParse(String(value.itemUrl))) &&
  (value.itemImage === undefined || isUrl(value.itemImage));

/** `properties` of a product's view or add; without the `product` wrapper they are sent unseen. */
const isProductProperties: Check = (value) =>
  isProperties(value) &&
  (!Array.isArray(value) || !isBody(value[0]) || !('product' in value[0]) || isProduct(value[0].product));

const isOrderProperties: Check = (value) =>
  isProductProperties(value) &&
  (!Array.isArray(value) ||
    !isBody(value[0]) ||
    !Array.isArray(value[0].products) ||
    value[0].products.every(isProduct));

const visitor: Shape = {ContactId: isText, sessionId: isText, CampaignId: isText};
const common: Shape = {actionType: isText, Url: isText};
const known: Shape = {...visitor, ContactEmailAddress: isText};

const IDENTIFY: BodyRule = {
  required: {
    ContactEmailAddress: (value) => isText(value) && isEmail(value),
    actionType: is('IDENTIFY'),
    siteId: isSiteId,
  },
  optional: {...visitor, ContactName: isText, properties: isProperties},
};

const TRACK: Readonly<Record<string, BodyRule>> = {
  // These two go out before `init` as well, without a website.
  ADDED_TO_ORDER: {required: {...common, properties: isProductProperties}, optional: {...known, siteId: isSiteId}},
  ORDER_COMPLETED: {required: {...common, properties: isOrderProperties}, optional: {...known, siteId: isSiteId}},
  EXIT_INTENT: {
    required: {...common, siteId: isSiteId},
    optional: {...known, SecondsOnPage: isNumber, properties: isProperties},
  },
};

const ANY_TRACK: BodyRule = {
  required: {...common, siteId: isSiteId},
  optional: {...known, properties: isProductProperties},
};

const CONTEXT: BodyRule = {
  required: {Cookies: isBody, CurrentUrlPath: isText},
  optional: {ContactId: isAnyText, MemberEmail: isText},
};

const isContext: Check = (value) => problemOf(value, CONTEXT) === null;

/** What is wrong with the body of an `/identify`, or null. */
export const identifyProblem = (body: unknown): string | null => problemOf(body, IDENTIFY);

/** What is wrong with the body of a `/track`, or null. */
export function trackProblem(body: unknown): string | null {
  const action = isBody(body) && typeof body.actionType === 'string' ? body.actionType : '';
  return problemOf(body, Object.hasOwn(TRACK, action) ? TRACK[action]! : ANY_TRACK);
}

/** What is wrong with the body of a request for all forms of a website, or null. */
export const formsProblem = (body: unknown, siteId: string): string | null =>
  problemOf(body, {required: {WebsiteId: is(siteId), RemoteWebContext: isContext}});

/** What is wrong with the body of a request for one form, or null. */
export const formProblem = (body: unknown, entityId: string): string | null =>
  problemOf(body, {required: {EntityId: is(entityId), RemoteWebContext: isContext}});

function problemOf(body: unknown, {required, optional = {}}: BodyRule): string | null {
  if (!isBody(body)) return 'The body is no JSON object.';
  for (const field of Object.keys(required)) if (!Object.hasOwn(body, field)) return `${field} is missing.`;
  const checks = {...required, ...optional};
  for (const [field, value] of Object.entries(body)) {
    if (!Object.hasOwn(checks, field)) return `${field} is no field of this request.`;
    if (!checks[field]!(value)) return `${field} is not what the tracking library sends: ${JSON.stringify(value)}`;
  }
  return null;
}
