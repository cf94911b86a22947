/** Bodies as Send's library writes them, field by field, for the product `house-blend` of the sandbox's catalogue. */

export const UNIT_PRICE = 12.5;

/** @param {{shop: string}} journey */
export const houseBlend = ({shop}, quantity) => ({
  itemCode: 'house-blend',
  itemName: 'House Blend, 250 g',
  itemImage: `${shop}/pictures/house-blend.svg`,
  itemPrice: UNIT_PRICE,
  itemUrl: `${shop}/product.html?id=house-blend`,
  itemQuantity: quantity,
  itemTotalPrice: UNIT_PRICE * quantity,
  itemCategory: 'Coffee',
  itemManufacturer: 'North Lane Roastery',
});

/**
 * What all bodies of one visitor have in common, and how each kind looks.
 *
 * @param {Record<string, string>} cookies of the visitor, as Send's library has set them
 */
export function bodiesOf(journey, cookies, {email} = {}) {
  const {shop, SANDBOX} = journey;
  const ids = {ContactId: cookies.uid, sessionId: cookies.sessionid, siteId: SANDBOX.websiteId};
  const known = {...ids, ...(email ? {ContactEmailAddress: email} : {})};
  const at = (path) => `${shop}/${path}`;
  return {
    identify: (ContactEmailAddress, more = {}) => ({...ids, actionType: 'IDENTIFY', ContactEmailAddress, ...more}),
    page: (path) => ({...known, actionType: 'PAGE_VIEWED', Url: at(path)}),
    view: (path) => ({
      ...known,
      actionType: 'PAGE_VIEWED',
      properties: [{product: houseBlend(journey, 1)}],
      Url: at(path),
    }),
    added: (path, quantity) => ({
      ...known,
      actionType: 'ADDED_TO_ORDER',
      properties: [{product: houseBlend(journey, quantity)}],
      Url: at(path),
    }),
    bought: (path, quantity) => ({
      ...known,
      actionType: 'ORDER_COMPLETED',
      properties: [{products: [houseBlend(journey, quantity)], totalPrice: UNIT_PRICE * quantity}],
      Url: at(path),
    }),
  };
}
