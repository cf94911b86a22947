import type {SendCall, SendProduct} from '../events/send-payload.js';

/**
 * The arguments of `window.mootrack` for one checked call. All objects are fresh and plain, since the library writes
 * into them. Only method names that it catches errors for are used: an alias such as `mootrack('PAGE_VIEWED', …)` that
 * throws while its queue is replayed loses every call behind it.
 *
 * @param pageUrl the page of a plain page view
 */
export function libraryArguments(call: SendCall, pageUrl: string): unknown[] {
  const {action, payload} = structuredClone(call);
  switch (action) {
    case 'IDENTIFY': {
      const {email, name, properties} = payload;
      return properties
        ? ['identify', email, name, properties]
        : name
          ? ['identify', email, name]
          : ['identify', email];
    }
    case 'PAGE_VIEWED':
      return payload.length === 0 ? ['trackPageView', pageUrl] : ['track', 'PAGE_VIEWED', payload];
    case 'ADDED_TO_ORDER':
      return addToOrder(payload[0].product);
    case 'CUSTOM':
      return ['track', payload.event, ...(payload.properties ? [[payload.properties]] : [])];
    case 'ORDER_COMPLETED':
      return ['trackOrderCompleted', payload[0].products, payload[0].totalPrice];
  }
}

/** Seven by position; the eighth holds the rest, and none of the seven, since the library writes it over them. */
function addToOrder({
  itemCode,
  itemPrice,
  itemUrl,
  itemQuantity,
  itemTotalPrice,
  itemName,
  itemImage,
  ...rest
}: SendProduct): unknown[] {
  const properties = Object.keys(rest).length > 0 ? rest : undefined;
  return [
    'trackAddToOrder',
    itemCode,
    itemPrice,
    itemUrl,
    itemQuantity,
    itemTotalPrice,
    itemName,
    itemImage,
    properties,
  ];
}
