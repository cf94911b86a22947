import type {SendCall, SendProduct} from '../events/send-payload.js';
import type {Visitor} from './visitor.js';

/** What a call needs to know of the page and the visitor that it is about. */
export interface WireContext {
  /** As the page wrote it. */
  websiteId: string;
  visitor: Visitor;
  pageUrl: string;
}

/** A request to Send's collector: the path on its host and the body, to be sent as JSON. */
export interface WireRequest {
  path: '/identify' | '/track';
  body: Record<string, unknown>;
}

const ADD_FIELDS = ['itemCode', 'itemPrice', 'itemQuantity', 'itemTotalPrice', 'itemUrl', 'itemName', 'itemImage'];

/**
 * What Send's library would post for a checked call on the page where it happened, field by field and in the same
 * order; fields that are undefined are left out of JSON.
 *
 * Source: requests of moosend/website-tracking-js 0.13.9, as observed.
 */
export function wireRequest(call: SendCall, {websiteId, visitor, pageUrl}: WireContext): WireRequest {
  const ContactId = visitor.contactId ?? undefined;
  const CampaignId = visitor.campaignId ?? undefined;
  const actionType = call.action === 'CUSTOM' ? call.payload.event : call.action;
  const event = {actionType, sessionId: visitor.sessionId ?? undefined, siteId: websiteId.trim()};
  if (call.action === 'IDENTIFY') {
    const {email: ContactEmailAddress, name: ContactName, properties} = call.payload;
    return {
      path: '/identify',
      body: {ContactEmailAddress, ContactId, ...event, ContactName, CampaignId, properties},
    };
  }
  const person = {ContactEmailAddress: visitor.email ?? undefined, CampaignId};
  const Url = pageUrl;
  if (call.action === 'PAGE_VIEWED' && call.payload.length === 0) {
    return {path: '/track', body: {ContactId, Url, ...event, ...person}};
  }
  return {path: '/track', body: {ContactId, ...event, ...person, properties: propertiesOf(call), Url}};
}

function propertiesOf(call: Exclude<SendCall, {action: 'IDENTIFY'}>): unknown {
  if (call.action === 'ADDED_TO_ORDER') return [{product: inOrder(call.payload[0].product)}];
  if (call.action === 'CUSTOM') return call.payload.properties && [call.payload.properties];
  return call.payload;
}

/** An add's product in the order in which the library puts it together, custom properties last. */
const inOrder = (product: SendProduct): object => ({
  ...Object.fromEntries(ADD_FIELDS.map((name) => [name, product[name]])),
  ...product,
});
