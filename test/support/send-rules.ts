/**
 * The rules of Send's tracking library, written down from its documented behaviour and apart from the kit's own code,
 * so that tests can ask what the library would do with a call: drop it, alter it, or send it as it stands.
 */
export interface Verdict {
  /** What the library would change or why it would drop the call; empty when the call goes as it is. */
  complaints: string[];
  /** `properties` of the request, or the contact for `identify`, after JSON; undefined when dropped. */
  sent: unknown;
}

type Bag = Record<string, unknown>;

const URL_RULE = /(ftp|http|https):\/\/(\w+:{0,1}\w*@)?(\S+)(:[0-9]+)?(\/|\/([\w#!:.?+=&%@!\-/]))?/;
const EMAIL_RULE =
  /^(([^<>()[\]\\.,;:\s@"]+(\.[^<>()[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/;

const isPlain = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const overJson = (value: unknown): unknown => {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
};

class Dropped extends Error {}

/** What the library would do with `mootrack(...args)`, once initialised, on the page `pageUrl`. */
export function judge(args: readonly unknown[], pageUrl: string): Verdict {
  const complaints: string[] = [];
  const [method, ...rest] = args;
  try {
    const payload = deliver(String(method), rest, pageUrl, complaints);
    const sent = overJson(payload);
    if (!equal(sent, payload)) complaints.push('JSON does not carry all of it');
    return {complaints, sent};
  } catch (error) {
    if (!(error instanceof Dropped)) throw error;
    return {complaints: [...complaints, `dropped: ${error.message}`], sent: undefined};
  }
}

function deliver(method: string, args: unknown[], pageUrl: string, complaints: string[]): unknown {
  const mend = (product: Bag): Bag => mendProduct(product, pageUrl, complaints);
  switch (method) {
    case 'identify': {
      const [email, name, properties] = args;
      if (typeof email !== 'string' || !EMAIL_RULE.test(email.toLowerCase())) throw new Dropped('e-mail');
      if (name !== undefined && (typeof name !== 'string' || name === '')) complaints.push('name is left out');
      if (properties !== undefined && Object.keys(properties as object).length === 0) complaints.push('no properties');
      return {email, ...(name ? {name} : {}), ...(properties ? {properties} : {})};
    }
    case 'trackPageView':
      if (!args[0]) complaints.push('URL is replaced');
      return args[0];
    case 'track': {
      const [action, list] = args as [string, {product: Bag}[]];
      if (!action) throw new Dropped('action');
      if (!Array.isArray(list) || list.length === 0) throw new Dropped('properties are left out');
      return list.map(({product}, index) => ({product: index === 0 ? mend(product) : product}));
    }
    case 'trackAddToOrder': {
      const [itemCode, itemPrice, itemUrl, itemQuantity, itemTotalPrice, itemName, itemImage, properties] = args;
      if (typeof itemCode === 'object') throw new Dropped('not the positional form');
      if (properties !== undefined && !isPlain(properties)) throw new Dropped('properties are no plain object');
      const product = {itemCode, itemPrice, itemUrl, itemQuantity, itemTotalPrice, itemName, itemImage};
      for (const name of Object.keys(properties ?? {})) {
        if (Object.hasOwn(product, name)) complaints.push(`${name} is overwritten`);
      }
      return [{product: mend({...without(product), ...properties})}];
    }
    case 'trackOrderCompleted': {
      const [products, totalPrice] = args;
      if (!Array.isArray(products)) throw new Dropped('no list of products');
      return [{products: products.map(mend), totalPrice}];
    }
    default:
      throw new Dropped(`unknown method ${method}`);
  }
}

function mendProduct(given: Bag, pageUrl: string, complaints: string[]): Bag {
  if (!isPlain(given)) throw new Dropped('a product is no plain object');
  const product = {...given};
  const put = (name: string, fallback: unknown): void => {
    if (product[name] !== fallback) complaints.push(`${name} becomes ${String(fallback)}`);
    product[name] = fallback;
  };
  if (!product['itemCode']) throw new Dropped('itemCode');
  for (const [name, fallback] of [
    ['itemPrice', 0],
    ['itemQuantity', 1],
    ['itemTotalPrice', 0],
  ] as const) {
    const value = product[name];
    if (typeof value !== 'number') complaints.push(`${name} is no number`);
    if (!value || Number.isNaN(parseFloat(value as string))) put(name, fallback);
    if (value === Infinity || value === -Infinity) complaints.push(`${name} becomes null`);
  }
  if (typeof product['itemUrl'] !== 'string' || !URL_RULE.test(product['itemUrl'])) put('itemUrl', pageUrl);
  if ('itemName' in product && typeof product['itemName'] !== 'string') throw new Dropped('itemName');
  if ('itemImage' in product && !URL_RULE.test(String(product['itemImage']))) throw new Dropped('itemImage');
  return product;
}

/** The positional form leaves out an empty name and a missing image. */
const without = (product: Bag): Bag =>
  Object.fromEntries(
    Object.entries(product).filter(([name, value]) => !/^item(Name|Image)$/.test(name) || value !== undefined),
  );

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equal((a as Bag)[name], (b as Bag)[name]))
  );
}
