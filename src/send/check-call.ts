import type {SendCall, SendProduct} from '../events/send-payload.js';
import {completeContact} from './contact.js';
import {completeCustomEvent} from './custom-event.js';
import {completeSendProduct, type SendProductOptions} from './product.js';
import {amountOf, read, roundToCents} from './values.js';

/**
 * A fresh copy of a call in which everything is as Send's library takes it, whatever a page made of it. What can be
 * mended is: numbers, URLs, empty fields. Null where it can't: an unknown action, an e-mail that is none, a product
 * without a code, a purchase without a product.
 */
export function checkCall(call: unknown, options: SendProductOptions = {}): SendCall | null {
  const payload = read(call, 'payload');
  const action = read(call, 'action');
  switch (action) {
    case 'IDENTIFY': {
      const contact = completeContact(payload);
      return contact && {action, payload: contact};
    }
    case 'CUSTOM': {
      const custom = completeCustomEvent(payload);
      return custom && {action, payload: custom};
    }
    case 'ORDER_COMPLETED':
      return purchase(read(payload, '[0]'), options);
    case 'PAGE_VIEWED':
    case 'ADDED_TO_ORDER': {
      if (action === 'PAGE_VIEWED' && read(payload, 'length') === 0) return {action, payload: []};
      const product = completeSendProduct(read(payload, '[0].product'), options);
      return product && {action, payload: [{product}]};
    }
    default:
      return null;
  }
}

function purchase(order: unknown, options: SendProductOptions): SendCall | null {
  const list = read(order, 'products');
  // One product that the library refuses would cost the whole purchase.
  const products = (Array.isArray(list) ? (list as unknown[]) : [])
    .map((product) => completeSendProduct(product, options))
    .filter((product) => product !== null);
  if (products.length === 0) return null;
  const totalPrice = amountOf(read(order, 'totalPrice')) ?? sumOf(products);
  return {action: 'ORDER_COMPLETED', payload: [{products, totalPrice}]};
}

const sumOf = (products: readonly SendProduct[]): number =>
  roundToCents(products.reduce((sum, {itemTotalPrice}) => sum + itemTotalPrice, 0));
