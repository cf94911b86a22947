/**
 * Senders without the kit, as inline scripts for adds only; `ENDPOINT` stands for the collector's address. They say what
 * the ground is worth: the naive one has to lose, and the model has to come to what is expected of `http`.
 */

const BODY = `
const bodyOf = ({ProductID: itemCode, UnitPrice: itemPrice, Product: {Name: itemName}}) => {
  const product = {itemCode, itemName, itemPrice, itemUrl: location.href, itemQuantity: 1, itemTotalPrice: itemPrice};
  return JSON.stringify({actionType: 'ADDED_TO_ORDER', Url: location.href, properties: [{product}]});
};
const post = (body) => fetch(ENDPOINT, {method: 'POST', body, headers: {'content-type': 'application/json'}});`;

export const SENDERS = {
  /** One request for each fact, and nobody cares what becomes of it. */
  naive: `${BODY}
globalThis.underWay = 0;
addEventListener('oc-cart-item-added', ({detail}) => {
  globalThis.underWay++;
  post(bodyOf(detail.lineItem)).catch(() => {}).finally(() => globalThis.underWay--);
});`,

  /** An entry of localStorage for each fact; whichever tab has the lock sends the first of them until it is answered. */
  model: `${BODY}
const PREFIX = 'model.';
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).sort();
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const send = () => navigator.locks.request('model', async () => {
  for (let [key] = keys(); key; [key] = keys()) {
    const {ok, status, headers} = await post(localStorage.getItem(key)).catch(() => ({status: 0, headers: new Headers()}));
    if (ok || (status >= 400 && status < 500 && status !== 429)) localStorage.removeItem(key);
    else await pause(Number(headers.get('retry-after') ?? 0.5) * 1000);
  }
});
addEventListener('oc-cart-item-added', ({detail}) => {
  // Not by the clock, which may jump; and another tab may take the same place at the same time.
  const place = Number((keys().at(-1) ?? '').split('.')[1] ?? 0) + 1;
  localStorage.setItem(PREFIX + String(place).padStart(9, '0') + '.' + crypto.randomUUID(), bodyOf(detail.lineItem));
  send();
});
send();`,
};
