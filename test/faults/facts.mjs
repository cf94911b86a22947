/** Facts as a storefront fires them by hand, each with a code by which it is known again at the collector. */

/** @typedef {{type: string, detail: unknown, code: string | null}} Fact `code` is null where nothing is to arrive */

const lineItem = (code, name) => ({
  ...{ID: `line-${code}`, ProductID: code, UnitPrice: 2, Quantity: 1, LineTotal: 2},
  Product: {Name: name},
});

/** @returns {Fact} */
export const added = (code, name = code) => ({
  type: 'oc-cart-item-added',
  detail: {lineItem: lineItem(code, name), quantity: 1, order: null},
  code,
});

/** @returns {Fact} */
export const viewed = (code) => ({
  type: 'send-product-viewed',
  detail: {product: {itemCode: code, itemName: code}},
  code,
});

/** @returns {Fact} */
export const bought = (orderID) => ({
  type: 'oc-order-submitted',
  detail: {order: {ID: orderID, Total: 2}, lineItems: [lineItem(`in-${orderID}`, orderID)], guestEmail: null},
  code: `order in-${orderID}`,
});

/** @returns {Fact} */
export const signedIn = (name) => ({
  type: 'oc-shopper-changed',
  detail: {shopper: {id: name, email: emailOf(name), firstName: name, lastName: 'Lovelace'}},
  code: `identify ${emailOf(name)}`,
});

/** @type {Fact} */
export const signedOut = {type: 'oc-shopper-changed', detail: {shopper: null}, code: null};

/** @returns {Fact} */
export const consented = (tracking) => ({type: 'send-consent', detail: {tracking}, code: null});

export const emailOf = (name) => `${name}@example.org`;

/** The code of a body at the collector; a plain page view has `page` and its path. */
export function codeOf({actionType, ContactEmailAddress, properties, Url}) {
  if (actionType === 'IDENTIFY') return `identify ${ContactEmailAddress}`;
  const {product, products} = properties?.[0] ?? {};
  if (products) return `order ${products[0].itemCode}`;
  if (product) return product.itemCode;
  const {pathname, search, hash} = new URL(Url);
  return `page ${pathname}${search}${hash}`;
}
