import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentOrders} from '../../src/ordercloud/orders.js';
import {Receipts} from '../../src/ordercloud/receipts.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

const bought = (ID: string) => ({order: {ID}, lineItems: [], guestEmail: 'guest@example.com'});

describe('Receipts', () => {
  const shop = useSandbox();

  it('are claimed once, in all tabs of this browser', async () => {
    const session = await shop.session();
    expect(new Receipts(session).claim('one')).to.equal(true);
    expect(new Receipts(session).claim('one')).to.equal(false);
    for (let index = 0; index < 100; index++) new Receipts(session).claim(`order-${index}`);
    expect(new Receipts(session).claim('one')).to.equal(true);
  });

  it('keep a guest’s last order for the tab', async () => {
    const session = await shop.session();
    new Receipts(session).keep(bought('one'));
    new Receipts(session).keep(bought('two'));
    expect(new Receipts(session).find('one')).to.equal(null);
    expect(new Receipts(session).find('two')).to.deep.equal(bought('two'));
    expect(Object.keys(localStorage).some((key) => key.includes('receipt'))).to.equal(false);
  });

  it('stay in memory where the tokens do', async () => {
    const session = await shop.session({tokenStorage: 'memory'});
    const receipts = new Receipts(session);
    receipts.keep(bought('one'));
    expect([receipts.claim('one'), receipts.claim('one')]).to.deep.equal([true, false]);
    expect(receipts.find('one')).to.deep.equal(bought('one'));
    expect(new Receipts(session).find('one')).to.equal(null);
  });

  it('bear junk in storage', async () => {
    const session = await shop.session();
    new Receipts(session).claim('one');
    for (const key of Object.keys(localStorage)) if (key.includes('.orders.')) localStorage.setItem(key, '{');
    expect(new Receipts(session).claim('one')).to.equal(true);
  });

  for (const failure of FAILURES) {
    it(`are not written where reading tells of ${failure.name}`, async () => {
      const session = await shop.session({timeout: SHORT_TIMEOUT});
      await session.signIn('ada', 'Sandbox-1');
      await commerce().cart.add({productID: CASES.plain, quantity: 1});
      await commerce().cart.exclusively(() => Promise.resolve());
      const token = await session.call('', (_, {accessToken}) => Promise.resolve(accessToken));
      const {body} = await shop.ask('POST', '/v1/cart/submit', {token});
      const {ID: id} = body as {ID: string};
      const remove = shop.sandbox.faults.add({operation: 'Orders.Get', ...failure.fault});
      const error = await rejection(currentOrders().read(id));
      // An answer that is no order is told under the name of the cart's read, as it always was.
      const operation = Array.isArray(failure.fault.body) ? 'Cart.Get' : 'Orders.Get';
      expectFailure(error, failure, operation);
      remove();
      if (failure.expected.status !== 401) expect((await currentOrders().read(id)).isNew).to.equal(true);
    });
  }
});
