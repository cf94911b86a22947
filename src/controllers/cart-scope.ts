import type {LineItem} from 'ordercloud-javascript-sdk';
import type {Scope} from '../core/template/context.js';
import type {CartSnapshot} from '../ordercloud/cart.js';
import type {CartEditor} from './cart-editor.js';
import {discountOf, nameOfLine, specsOfLine, urlOfLine} from './line-template.js';
import {pictureOf} from './product-template.js';
import type {ViewController} from './view-controller.js';

/**
 * What an author's template can name of a cart; null while it has no lines.
 *
 * @param productUrl a product's page, such as `/p/{ID}`, or empty
 */
export function cartScope(
  {order, lineItems}: CartSnapshot,
  view: ViewController<Record<string, string>>,
  editor: CartEditor,
  productUrl: string,
): Scope | null {
  if (lineItems.length === 0) return null;
  const currency = order?.Currency;
  /** A line as OrderCloud says it, and beside that what the default look shows of it. */
  const lineScope = (line: LineItem): Scope => {
    const name = nameOfLine(line);
    const discount = discountOf(line);
    return {
      ...line,
      name,
      url: urlOfLine(line, productUrl),
      picture: pictureOf(line.Product),
      specs: specsOfLine(line),
      discount,
      busy: editor.isPending(line.ID ?? ''),
      error: editor.failure?.lineItemID === line.ID ? view.errorText() : '',
      words: {
        each: view.text('each', {price: view.money(line.UnitPrice, currency)}),
        quantity: view.text('quantity', {name}),
        removeLine: view.text('removeLine', {name}),
        lineDiscount: view.text('lineDiscount', {amount: view.money(discount, currency)}),
      },
    };
  };
  return {order, discount: discountOf(order ?? {}), currency, lineItems: lineItems.map(lineScope)};
}
