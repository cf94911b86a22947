import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {readOrders, readPlacedOrder} from '../../src/ordercloud/order-history.js';
import type {Session} from '../../src/ordercloud/session.js';
import {CASES} from '../support/catalogue-cases.js';
import {placeOrder} from '../support/orders.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

let now = Date.parse('2026-03-01T10:00:00Z');

describe('the order history', () => {
  const shop = useSandbox({now: () => (now += 1000)});

  async function signedIn(): Promise<Session> {
    const session = await shop.session({timeout: SHORT_TIMEOUT});
    await session.signIn('ada', 'Sandbox-1');
    return session;
  }

  it('is read page by page, the newest first, without what is still a cart', async () => {
    const [first, second, third] = [
      await placeOrder(shop, [CASES.plain, 1]),
      await placeOrder(shop, [CASES.sale, 1]),
      await placeOrder(shop, [CASES.plain, 3]),
    ];
    const session = await signedIn();
    await commerce().cart.add({productID: CASES.plain, quantity: 1});
    const newest = await readOrders(session, {page: 1, pageSize: 2});
    expect(newest.orders.map(({ID}) => ID)).to.deep.equal([third, second]);
    expect(newest).to.include({page: 1, pages: 2});
    const older = await readOrders(session, {page: 2, pageSize: 2});
    expect(older.orders.map(({ID}) => ID)).to.deep.equal([first]);
  });

  it('has lines and shipments of an order', async () => {
    const id = await placeOrder(shop, [CASES.plain, 2]);
    shop.sandbox.shipOrder(id);
    const {order, lineItems, payments, shipments} = await readPlacedOrder(await signedIn(), id);
    expect(order).to.include({ID: id, Status: 'Completed'});
    expect(lineItems[0]).to.include({ProductID: CASES.plain, Quantity: 2});
    expect(payments).to.deep.equal([]);
    expect(shipments[0]).to.include({TrackingNumber: 'PP-1'});
  });

  it('does without payments and shipments that can not be read', async () => {
    const id = await placeOrder(shop, [CASES.plain, 2]);
    const session = await signedIn();
    shop.sandbox.faults.add({operation: 'Payments.List', kind: 'status', status: 403});
    shop.sandbox.faults.add({operation: 'Me.ListShipments', kind: 'junk'});
    const {payments, shipments} = await readPlacedOrder(session, id);
    expect([...payments, ...shipments]).to.deep.equal([]);
  });

  it('has no order of somebody else', async () => {
    const id = await placeOrder(shop, [CASES.plain, 1], 'grace');
    const session = await signedIn();
    expect((await rejection(readPlacedOrder(session, id))).code).to.equal('NotFound');
    expect((await rejection(readPlacedOrder(session, '..'))).code).to.equal('id-invalid');
  });

  for (const failure of FAILURES) {
    it(`tells of ${failure.name}`, async () => {
      const session = await signedIn();
      shop.sandbox.faults.add({operation: 'Me.ListOrders', ...failure.fault});
      expectFailure(await rejection(readOrders(session, {page: 1, pageSize: 20})), failure, 'Me.ListOrders');
    });
  }
});
