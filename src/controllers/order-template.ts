import {html, nothing, type TemplateResult} from 'lit';
import type {LineItem, Order, OrderPromotion} from 'ordercloud-javascript-sdk';
import {lineName, lineSpecs} from './line-template.js';
import type {ViewController} from './view-controller.js';

/** Words for what {@link orderLines} and {@link orderTotals} show. */
export const ORDER_WORDS = {
  lines: 'Your order',
  quantity: '{quantity} ×',
  subtotal: 'Subtotal',
  discount: 'Discount',
  shipping: 'Shipping',
  tax: 'Tax',
  total: 'Total',
} as const;

type View = ViewController<typeof ORDER_WORDS & {retry: string}>;

interface Shown {
  order: Order;
  lineItems: readonly LineItem[];
  promotions?: readonly OrderPromotion[];
  /** Shows shipping and tax where they are 0 too. */
  isCalculated?: boolean;
}

/** The lines of an order, to read. */
export function orderLines(view: View, {order, lineItems}: Shown, looks: {productUrl: string}): TemplateResult {
  return html`<ul part="lines" aria-label=${view.text('lines')}>
    ${lineItems.map(
      (line) =>
        html`<li part="line">
          <span part="quantity">${view.text('quantity', {quantity: line.Quantity ?? 0})}</span>
          <span><bdi>${lineName(line, looks.productUrl)}</bdi> ${lineSpecs(line)}</span>
          <span part="line-total">${view.money(line.LineTotal, order.Currency)}</span>
        </li>`,
    )}
  </ul>`;
}

/** The totals of an order, as OrderCloud says them, with its promotions by name. */
export function orderTotals(view: View, shown: Shown): TemplateResult {
  const {order, promotions = [], isCalculated = false} = shown;
  const row = (name: string, label: unknown, amount: number | null | undefined): TemplateResult =>
    html`<dt part="${name}-label">${label}</dt>
      <dd part=${name}>${view.money(amount ?? 0, order.Currency)}</dd>`;
  const named = promotions.filter(({Amount}) => Amount);
  const discount = order.PromotionDiscount ?? 0;
  const cost = (key: 'shipping' | 'tax', amount: number | null | undefined): TemplateResult | typeof nothing =>
    amount || isCalculated ? row(key, view.text(key), amount) : nothing;
  return html`<dl part="totals">
    ${row('subtotal', view.text('subtotal'), order.Subtotal)}
    ${named.map((each) => row('promotion', html`<bdi>${each.Name || each.Code || view.text('discount')}</bdi>`, -each.Amount!))}
    ${discount && named.length === 0 ? row('discount', view.text('discount'), -discount) : nothing}
    ${cost('shipping', order.ShippingCost)} ${cost('tax', order.TaxCost)}
    ${row('total', view.text('total'), order.Total)}
  </dl>`;
}
