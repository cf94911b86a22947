import type {LineItemSpec} from 'ordercloud-javascript-sdk';
import {CartItemAddedEvent} from '../events/cart-item-added.js';
import {CartItemAddingEvent, type CartItemAddingDetail} from '../events/cart-item-adding.js';
import type {CartAddOptions} from '../ordercloud/cart.js';
import {commerce} from '../ordercloud/commerce.js';
import {CommerceError} from '../ordercloud/errors.js';
import {announce} from './announce.js';
import {configuredSession} from './session-controller.js';

/**
 * Puts a product into the cart for `host`: asks by `oc-cart-item-adding`, sends what its listeners have left, and
 * announces `oc-cart-item-added` when OrderCloud has answered.
 *
 * @returns the fact, or null where a listener has cancelled
 * @throws {CommerceError} `product-id-missing`, `quantity-invalid`, `specs-invalid` or `session-missing` before anything
 *   is sent, else what OrderCloud says
 */
export async function addToCart(
  host: HTMLElement,
  wanted: CartItemAddingDetail,
  options?: CartAddOptions,
): Promise<CartItemAddedEvent | null> {
  check(wanted);
  const intent = new CartItemAddingEvent(wanted);
  announce(host, intent);
  if (intent.defaultPrevented) return null;
  check(intent.detail);
  configuredSession();
  const {productID, quantity, specs} = intent.detail;
  const added = await commerce().cart.add({productID, quantity, specs}, options);
  return announce(host, new CartItemAddedEvent(added));
}

/** A copy of `specs` as OrderCloud takes them, or null where they are no list of objects that name a spec. */
export function checkedSpecs(specs: unknown): LineItemSpec[] | null {
  if (!Array.isArray(specs)) return null;
  const named = specs.filter(isNamed);
  return named.length === specs.length ? named.map((spec) => ({...spec})) : null;
}

/** Whether `quantity` can be bought at all: whole units, 1 or more. */
export function isQuantity(quantity: unknown): quantity is number {
  return Number.isSafeInteger(quantity) && (quantity as number) >= 1;
}

function isNamed(spec: unknown): spec is LineItemSpec {
  const {SpecID} = (spec ?? {}) as {SpecID?: unknown};
  return typeof SpecID === 'string' && SpecID !== '';
}

function check({productID, quantity, specs}: CartItemAddingDetail): void {
  const refuse = (code: string, message: string): never => {
    throw new CommerceError({code, message, operation: 'Cart.CreateLineItem'});
  };
  if (typeof productID !== 'string' || productID.trim() === '') refuse('product-id-missing', 'No product to add.');
  if (!isQuantity(quantity)) refuse('quantity-invalid', `Quantity ${String(quantity)} is no whole number above 0.`);
  if (!checkedSpecs(specs)) refuse('specs-invalid', 'Specs are no list of {SpecID, OptionID?, Value?}.');
}
