/** What a shopper has bought before. */
import type {LineItem, ListPage, Order, Payment, Shipment} from 'ordercloud-javascript-sdk';
import type {Calls} from './calls.js';
import {expectAnswer} from './failures.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';

/** OrderCloud's largest page. */
const PAGE_SIZE = 100;

export interface OrderPage {
  /** The newest first. */
  orders: readonly Order[];
  /** From 1. */
  page: number;
  pages: number;
}

export interface PlacedOrder {
  order: Order;
  lineItems: readonly LineItem[];
  payments: readonly Payment[];
  shipments: readonly Shipment[];
}

/**
 * The orders that the shopper has placed, page by page.
 *
 * @param page from 1
 * @param pageSize 100 at most
 * @throws CommerceError as OrderCloud answered
 */
export async function readOrders(
  session: Session,
  {page, pageSize}: {page: number; pageSize: number},
  signal?: AbortSignal,
): Promise<OrderPage> {
  const operation = 'Me.ListOrders';
  const answer = await session.call<ListPage<Order>>(
    operation,
    (sdk, options) =>
      sdk.Me.ListOrders({page, pageSize, sortBy: ['!DateSubmitted'], filters: {IsSubmitted: true}}, options),
    signal && {signal},
  );
  const {Items: orders = [], Meta} = expectAnswer(answer, operation, ({Items}) => Array.isArray(Items));
  return {orders, page: Meta?.Page ?? page, pages: Meta?.TotalPages ?? 1};
}

/**
 * An order of the shopper's with all that belongs to it. Payments and shipments that can't be read are left out: the rest
 * is worth showing without them.
 *
 * @throws CommerceError `NotFound`, or as OrderCloud answered
 */
export async function readPlacedOrder(session: Session, orderID: string): Promise<PlacedOrder> {
  const calls = await session.open('Orders.Get');
  const routes = calls.orderRoutes(orderID);
  const [order, lineItems, payments, shipments] = await Promise.all([
    routes.readOrder(),
    routes.readLines(),
    readPayments(calls, orderID).catch(() => []),
    readShipments(calls, orderID).catch(() => []),
  ]);
  return {order: expectAnswer(order!, 'Orders.Get'), lineItems, payments, shipments};
}

/** The lines of an order of the shopper's. */
export async function readOrderLines(session: Session, orderID: string): Promise<readonly LineItem[]> {
  return (await session.open('LineItems.List')).orderRoutes(orderID).readLines();
}

async function readPayments(calls: Calls, orderID: string): Promise<Payment[]> {
  const id = pathPart(orderID, 'Payments.List');
  const page = await calls.call<ListPage<Payment>>('Payments.List', (sdk, options) =>
    sdk.Payments.List('Outgoing', id, {pageSize: PAGE_SIZE}, options),
  );
  return page.Items ?? [];
}

async function readShipments(calls: Calls, orderID: string): Promise<Shipment[]> {
  const page = await calls.call<ListPage<Shipment>>('Me.ListShipments', (sdk, options) =>
    sdk.Me.ListShipments({orderID, pageSize: PAGE_SIZE}, options),
  );
  return page.Items ?? [];
}
