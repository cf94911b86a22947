import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentCheckout, type Checkout, type CheckoutSnapshot} from '../../src/ordercloud/checkout.js';
import type {SessionConfig} from '../../src/ordercloud/session.js';
import {readSpendingAccounts} from '../../src/ordercloud/spending-accounts.js';
import {amountDue, shipEstimatesOf, shippingAddressOf} from '../../src/ordercloud/worksheet.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

const HOME = {Street1: '1 Main St', City: 'Minneapolis', State: 'MN', Zip: '55401', Country: 'US'};
const {homeAddressId, officeAddressId, budgetId} = SANDBOX.shopper;
const EXPRESS = [{ShipEstimateID: 'roastery', ShipMethodID: 'express'}];

describe('Checkout', () => {
  const shop = useSandbox();
  const snapshot = (): CheckoutSnapshot => currentCheckout().state.value;
  let mark = 0;
  const requests = (): string[] => shop.requests.slice(mark);
  const writes = (): string[] => requests().filter((line) => !line.startsWith('GET'));

  /** A cart with two units, of a guest, at a client with an integration. */
  async function opened(config: Partial<SessionConfig> = {}): Promise<Checkout> {
    await shop.session({clientId: SANDBOX.clientIdWithCheckout, ...config});
    await commerce().cart.add({productID: CASES.plain, quantity: 2});
    const checkout = currentCheckout();
    await checkout.load();
    await commerce().cart.exclusively(() => Promise.resolve());
    await commerce().cart.exclusively(() => Promise.resolve());
    mark = shop.requests.length;
    return checkout;
  }
  async function signedIn(config: Partial<SessionConfig> = {}): Promise<Checkout> {
    const session = await shop.session({clientId: SANDBOX.clientIdWithCheckout, ...config});
    await session.signIn('ada', 'Sandbox-1');
    return opened(config);
  }

  describe('load', () => {
    it('makes no request without a token, and has nothing to show', async () => {
      await shop.session();
      await currentCheckout().load();
      expect(snapshot()).to.include({status: 'empty'});
      expect(shop.requests).to.deep.equal([]);
    });

    it('reads the worksheet once for all who ask', async () => {
      const checkout = await opened();
      await Promise.all([checkout.load(), checkout.load()]);
      expect(requests()).to.deep.equal([]);
      expect(snapshot()).to.include({status: 'ready', isIntegrated: true, error: null});
      expect(snapshot().worksheet?.Order?.Total).to.equal(25);
    });

    it('follows the cart', async () => {
      await opened();
      await commerce().cart.add({productID: CASES.plain, quantity: 1});
      await commerce().cart.exclusively(() => Promise.resolve());
      await commerce().cart.exclusively(() => Promise.resolve());
      expect(snapshot().worksheet?.Order?.Total).to.equal(37.5);
    });

    it('shows nobody another one’s order', async () => {
      const checkout = await opened();
      await commerce().session.signOut();
      expect(snapshot().worksheet).to.equal(null);
      await commerce().cart.exclusively(() => Promise.resolve());
      await checkout.load();
      expect(snapshot().status).to.equal('empty');
    });
  });

  describe('setAddresses', () => {
    it('writes an address for this order, and what the cart shows of it', async () => {
      const checkout = await opened();
      await checkout.setAddresses({shipping: HOME, billing: HOME});
      expect(shippingAddressOf(snapshot().worksheet)).to.include({City: 'Minneapolis'});
      expect(snapshot().worksheet?.Order?.BillingAddress).to.include({City: 'Minneapolis'});
      expect(commerce().cart.state.value.lineItems[0]!.ShippingAddress).to.include({City: 'Minneapolis'});
      expect(writes()).to.deep.equal(['PUT /v1/cart/shipto', 'PUT /v1/cart/billto']);
    });

    it('takes one of the shopper’s addresses by its ID', async () => {
      const checkout = await signedIn();
      await checkout.setAddresses({shipping: {ID: officeAddressId}, billing: {ID: homeAddressId}});
      expect(snapshot().worksheet?.Order).to.include({
        ShippingAddressID: officeAddressId,
        BillingAddressID: homeAddressId,
      });
      expect(writes()).to.deep.equal(['PATCH /v1/cart', 'PATCH /v1/cart']);
    });

    it('rejects what OrderCloud refuses, and keeps what was known', async () => {
      const checkout = await opened();
      const error = await rejection(checkout.setAddresses({shipping: {...HOME, Zip: ''}}));
      expect(error).to.include({code: 'ValidationFailure', operation: 'Cart.SetShippingAddress'});
      expect(snapshot().status).to.equal('ready');
    });

    it('needs a cart', async () => {
      await shop.session();
      expect((await rejection(currentCheckout().setAddresses({shipping: HOME}))).code).to.equal('cart-empty');
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('setGuestEmail', () => {
    it('writes it once, and the order is not asked for it again', async () => {
      const checkout = await opened();
      expect(await checkout.setGuestEmail(' guest@example.com')).to.equal(true);
      expect(await checkout.setGuestEmail('guest@example.com')).to.equal(false);
      expect(checkout.guestEmail).to.equal('guest@example.com');
      expect(writes()).to.deep.equal(['PATCH /v1/cart/fromuser']);
    });

    it('refuses what is none, and asks nobody who is signed in', async () => {
      expect((await rejection((await opened()).setGuestEmail('guest'))).code).to.equal('guest-email-invalid');
      const checkout = await signedIn();
      expect(await checkout.setGuestEmail('guest@example.com')).to.equal(false);
      expect(writes()).to.deep.equal([]);
    });
  });

  describe('shipping', () => {
    it('is estimated where there is an address, once', async () => {
      const checkout = await opened();
      await checkout.ensureEstimate();
      expect(writes()).to.deep.equal([]);
      await checkout.setAddresses({shipping: HOME});
      await Promise.all([checkout.ensureEstimate(), checkout.ensureEstimate()]);
      await checkout.ensureEstimate();
      expect(writes()).to.deep.equal(['PUT /v1/cart/shipto', 'POST /v1/cart/estimateshipping']);
      expect(shipEstimatesOf(snapshot().worksheet).map(({ID}) => ID)).to.deep.equal(['roastery']);
    });

    it('is chosen, and the order calculated', async () => {
      const checkout = await opened();
      await checkout.setAddresses({shipping: HOME});
      await checkout.ensureEstimate();
      await checkout.selectShipMethods(EXPRESS);
      expect(snapshot().worksheet?.Order).to.include({ShippingCost: 15, TaxCost: 2, Total: 42});
      await checkout.ensureCalculation();
      expect(writes().filter((line) => line.endsWith('/calculate'))).to.have.length(1);
      expect(commerce().cart.state.value.order?.Total).to.equal(42);
    });

    it('is nothing to ask for where there is no integration', async () => {
      const checkout = await opened({clientId: SANDBOX.clientId});
      await checkout.setAddresses({shipping: HOME});
      await checkout.ensureEstimate();
      expect(snapshot().isIntegrated).to.equal(false);
      await checkout.ensureEstimate();
      await checkout.ensureCalculation();
      expect(writes()).to.deep.equal(['PUT /v1/cart/shipto', 'POST /v1/cart/estimateshipping']);
    });

    for (const [operation, status, retryable] of [
      ['Cart.EstimateShipping', 500, true],
      ['Cart.EstimateShipping', 404, false],
      ['Cart.Calculate', 503, true],
    ] as const) {
      it(`fails as the integration has, behind the 201 of ${operation} with ${status}`, async () => {
        const checkout = await opened();
        await checkout.setAddresses({shipping: HOME});
        shop.sandbox.faults.add({operation, kind: 'integration', status, body: 'no rates', times: 1});
        const work = async (): Promise<void> => {
          await checkout.ensureEstimate();
          await checkout.selectShipMethods(EXPRESS);
        };
        const error = await rejection(work());
        expect(error).to.include({code: 'integration-failed', status, operation, data: 'no rates', retryable});
        await work();
        expect(snapshot().worksheet?.Order?.Total).to.equal(42);
      });
    }
  });

  describe('setPayment', () => {
    it('pays what is due, in place of what was chosen before', async () => {
      const checkout = await signedIn();
      await checkout.setPayment({Type: 'SpendingAccount', SpendingAccountID: budgetId});
      await checkout.setPayment({Type: 'PurchaseOrder', xp: {PONumber: 'PO-7'}});
      expect(snapshot().payments.map(({Type, Amount, Accepted}) => [Type, Amount, Accepted])).to.deep.equal([
        ['PurchaseOrder', 25, true],
      ]);
      expect(amountDue(snapshot().worksheet, snapshot().payments)).to.equal(0);
    });

    it('leaves a card’s payment alone that was accepted, and pays the rest', async () => {
      const checkout = await signedIn();
      await checkout.setPayment({Type: 'CreditCard'});
      expect(snapshot().payments[0]!.Accepted).to.equal(false);
      shop.sandbox.acceptPayments(snapshot().worksheet!.Order!.ID!);
      await commerce().cart.add({productID: CASES.plain, quantity: 1});
      await checkout.reload();
      await checkout.setPayment({Type: 'PurchaseOrder'});
      expect(snapshot().payments.map(({Type, Amount}) => [Type, Amount])).to.deep.equal([
        ['CreditCard', 25],
        ['PurchaseOrder', 12.5],
      ]);
    });

    it('rejects what OrderCloud refuses', async () => {
      const checkout = await signedIn();
      await commerce().cart.add({productID: CASES.markups, quantity: 1});
      await checkout.reload();
      const error = await rejection(checkout.setPayment({Type: 'SpendingAccount', SpendingAccountID: budgetId}));
      expect(error.code).to.equal('Payment.ExceedsBalance');
    });
  });

  it('lists the spending accounts that can pay today, and asks for none of a guest’s', async () => {
    await signedIn();
    const accounts = await readSpendingAccounts(commerce().session);
    expect(accounts.map(({ID}) => ID)).to.deep.equal([budgetId]);
    await commerce().session.signOut();
    mark = shop.requests.length;
    expect(await readSpendingAccounts(commerce().session)).to.deep.equal([]);
    expect(requests()).to.deep.equal([]);
  });

  for (const failure of FAILURES) {
    it(`tells of ${failure.name}`, async () => {
      const checkout = await opened({timeout: SHORT_TIMEOUT});
      const operation = 'Cart.GetOrderWorksheet';
      const remove = shop.sandbox.faults.add({operation, ...failure.fault});
      await checkout.reload();
      expect(snapshot().status).to.equal('error');
      expectFailure(snapshot().error, failure, operation);
      remove();
      shop.sandbox.faults.add({operation: 'Cart.SetShippingAddress', ...failure.fault});
      const write = checkout.setAddresses({shipping: HOME});
      if (Array.isArray(failure.fault.body)) await write;
      else expectFailure(await rejection(write), failure, 'Cart.SetShippingAddress');
    });
  }
});
