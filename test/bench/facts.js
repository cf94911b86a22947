/** The same events for each sender. */

/**
 * The fact of each number: adds, product views and events of the page's own take turns, each with a code of its own.
 *
 * @returns {[type: string, detail: object]}
 */
function factOf(number) {
  const code = `product-${number}`;
  const product = {
    ...{ID: code, Name: `Coffee ${code}`, Description: 'Roasted in the morning, sent in the afternoon.', Active: true},
    xp: {Url: `/p/${code}`, Images: [{Url: `/pictures/${code}.jpg`}], Category: {Name: 'Coffee'}, Brand: 'Harbour'},
  };
  switch (Math.abs(number) % 3) {
    case 0: {
      const lineItem = {ID: code, ProductID: code, UnitPrice: 12.5, Quantity: 2, LineTotal: 25, Product: product};
      return ['oc-cart-item-added', {lineItem, quantity: 2, order: null}];
    }
    case 1:
      return ['oc-product-viewed', {product, price: {unitPrice: 12.5, currency: 'EUR'}}];
    default:
      return ['send-event', {event: 'FILTER_USED', properties: {filter: 'origin', value: code, position: number}}];
  }
}

/** For the kit: a hand-made event. */
export function prepareFact(number) {
  const [type, detail] = factOf(number);
  const event = new CustomEvent(type, {detail, bubbles: true, composed: true});
  return () => document.body.dispatchEvent(event);
}

/** For trackers that are called: a name, and the properties that the kit makes of the same fact. */
export function propertiesOf(number) {
  const [type, {quantity = 1, properties, lineItem, product = lineItem?.Product}] = factOf(number);
  if (properties) return [type, properties];
  const {ID: itemCode, Name: itemName, xp} = product;
  const [itemUrl, itemImage] = [xp.Url, xp.Images[0].Url].map((url) => new URL(url, document.baseURI).href);
  const amounts = {itemPrice: 12.5, itemQuantity: quantity, itemTotalPrice: 12.5 * quantity};
  return [
    type,
    {itemCode, itemName, itemUrl, itemImage, itemCategory: 'Coffee', itemManufacturer: 'Harbour', ...amounts},
  ];
}
