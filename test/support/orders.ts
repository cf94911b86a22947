import {textAt, type TestSandbox} from './sandbox.js';

/** Buys so many of a product as a shopper of the sandbox, beside what the test counts; gives the order's ID. */
export async function placeOrder(
  shop: TestSandbox,
  line: readonly [productID: string, quantity: number] | readonly object[],
  username = 'ada',
): Promise<string> {
  const {accessToken: token} = shop.sandbox.tokensFor({username});
  const [first, quantity] = line;
  const lines = typeof first === 'string' ? [{ProductID: first, Quantity: quantity}] : line;
  for (const body of lines) {
    const {status, body: answer} = await shop.ask('POST', '/v1/cart/lineitems', {token, body});
    if (status !== 201) throw new Error(JSON.stringify(answer));
  }
  return textAt((await shop.ask('POST', '/v1/cart/submit', {token})).body, 'ID');
}
