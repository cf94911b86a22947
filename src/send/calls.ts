import type {RecordedFact} from '../core/fact-buffer.js';
import type {SendCall} from '../events/send-payload.js';
import {checkCall} from './check-call.js';
import {describeLine, describeViewed, type SendProductOptions} from './product.js';
import {amountOf, read, textOf} from './values.js';

export interface CallOptions extends Omit<SendProductOptions, 'quantity' | 'pageUrl'> {
  /**
   * Send has no notion of its own for what is taken out of a cart. True sends it as an add with a quantity below 0, as
   * Send's server-side libraries do; by default nothing is sent.
   */
  removals?: boolean;
}

/**
 * What a fact means to Send, in the order in which it has to be sent:
 *
 * | fact | calls |
 * | --- | --- |
 * | `oc-shopper-changed` | IDENTIFY with the name and the contact properties `FirstName` and `LastName`; none for an anonymous shopper |
 * | `oc-product-viewed`, `send-product-viewed` | PAGE_VIEWED with the product |
 * | `oc-cart-item-added` | ADDED_TO_ORDER with the quantity that was added |
 * | `oc-cart-item-removed` | none, or ADDED_TO_ORDER with a quantity below 0 |
 * | `oc-order-submitted` | IDENTIFY for a guest's e-mail, then ORDER_COMPLETED with the order's total |
 * | `send-identify` | IDENTIFY |
 * | `send-event` | the event of that name, with its properties |
 *
 * Other facts and details that make no sense give none. Each call has gone through {@link checkCall}.
 */
export function callsFor(fact: RecordedFact, options: CallOptions = {}): SendCall[] {
  const {detail} = fact;
  const withPage: SendProductOptions = {...options, pageUrl: fact.pageUrl};
  const calls = callsOf(fact.type, detail, withPage, options.removals === true);
  const checked = calls.map((call) => checkCall(call, withPage));
  return checked.at(-1) === null ? [] : checked.filter((call) => call !== null);
}

/** The calls as raw material. The last is what the fact is about; without it there is none. */
function callsOf(type: string, detail: unknown, options: SendProductOptions, removals: boolean): unknown[] {
  switch (type) {
    case 'oc-shopper-changed':
      return [shopperCall(read(detail, 'shopper'))];
    case 'send-identify':
      return [{action: 'IDENTIFY', payload: detail}];
    case 'send-event':
      return [{action: 'CUSTOM', payload: detail}];
    case 'oc-product-viewed':
      return [productCall('PAGE_VIEWED', describeViewed(read(detail, 'product'), read(detail, 'price'), options))];
    case 'send-product-viewed':
      return [productCall('PAGE_VIEWED', read(detail, 'product'))];
    case 'oc-cart-item-added':
      return cartCall(detail, 1, options);
    case 'oc-cart-item-removed':
      return removals ? cartCall(detail, -1, options) : [];
    case 'oc-order-submitted':
      return orderCalls(detail, options);
    default:
      return [];
  }
}

const productCall = (action: string, product: unknown): unknown => ({action, payload: [{product}]});

function shopperCall(shopper: unknown): unknown {
  const [FirstName, LastName] = [textOf(read(shopper, 'firstName')), textOf(read(shopper, 'lastName'))];
  const name = [FirstName, LastName].filter((part) => part !== undefined).join(' ');
  return {action: 'IDENTIFY', payload: {email: read(shopper, 'email'), name, properties: {FirstName, LastName}}};
}

function cartCall(detail: unknown, sign: 1 | -1, options: SendProductOptions): unknown[] {
  const quantity = amountOf(read(detail, 'quantity'));
  if (!quantity) return [];
  const product = describeLine(read(detail, 'lineItem'), {...options, quantity: sign * quantity});
  return [productCall('ADDED_TO_ORDER', product)];
}

function orderCalls(detail: unknown, options: SendProductOptions): unknown[] {
  const lineItems = read(detail, 'lineItems');
  const products = (Array.isArray(lineItems) ? lineItems : []).map((line) => describeLine(line, options));
  const purchase = {action: 'ORDER_COMPLETED', payload: [{products, totalPrice: read(detail, 'order.Total')}]};
  const email = read(detail, 'guestEmail');
  return email === null || email === undefined ? [purchase] : [{action: 'IDENTIFY', payload: {email}}, purchase];
}
