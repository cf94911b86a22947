import type {BuyerProduct} from 'ordercloud-javascript-sdk';
import {priceOf, type Price} from '../core/price.js';
import type {Caller} from './calls.js';
import {CommerceError} from './errors.js';
import {expectAnswer} from './failures.js';
import {pathPart} from './path-part.js';

/** A product as the present shopper sees it. */
export interface ReadProduct {
  product: BuyerProduct;
  /** For the smallest quantity that can be bought; null where the product has no price. */
  price: Price | null;
}

/** @param onSent runs when the request goes out */
export async function readProduct(
  caller: Caller,
  productID: string,
  signal: AbortSignal,
  onSent: () => void,
): Promise<ReadProduct> {
  const operation = 'Me.GetProduct';
  if (productID === '') {
    throw new CommerceError({code: 'product-id-missing', message: 'No product ID was given', operation});
  }
  const id = pathPart(productID, operation);
  const answer = await caller.call(
    operation,
    (sdk, options) => {
      onSent();
      return sdk.Me.GetProduct(id, {}, options);
    },
    {signal},
  );
  const product = expectAnswer<BuyerProduct>(answer, operation, ({ID}) => typeof ID === 'string');
  return {product, price: priceOf(product.PriceSchedule)};
}
