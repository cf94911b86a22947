/** What Send's collector received: how to wait for it, and what it has to be. */

/** Resolves when `condition` gives something truthy, with that; rejects after `limit` milliseconds with `what`. */
export async function waitFor(condition, what, limit = 8000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${limit} ms for ${typeof what === 'function' ? what() : what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The events among what was received: all but requests for forms. */
export const eventsOf = (received) => received.filter(({path}) => !path.startsWith('/api/'));

/** `PAGE_VIEWED with a product`, `PAGE_VIEWED`, `ADDED_TO_ORDER 2`, … in the order of arrival. */
export function linesOf(received) {
  return eventsOf(received).map(({body: {actionType, properties}}) => {
    const product = properties?.[0]?.product;
    if (actionType === 'PAGE_VIEWED') return product ? `PAGE_VIEWED ${product.itemCode}` : 'PAGE_VIEWED';
    return actionType === 'ADDED_TO_ORDER' ? `ADDED_TO_ORDER ${product.itemQuantity}` : actionType;
  });
}
