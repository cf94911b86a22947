import {expect} from '@open-wc/testing';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, textAt, useSandbox, type Answer} from '../support/sandbox.js';

const bench = useSandbox();
const {budgetId, expiredBudgetId} = SANDBOX.shopper;

let token: string;
beforeEach(() => {
  token = bench.sandbox.tokensFor().accessToken;
});

const call = (method: string, path: string, body?: unknown, as = token): Promise<Answer> =>
  bench.ask(method, `/v1/${path}`, body === undefined ? {token: as} : {token: as, body});
const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');

describe('sandbox spending accounts', () => {
  it('are listed for the shopper alone', async () => {
    const {body} = await call('GET', 'me/spendingAccounts');
    expect(at(body, 'Items[0]')).to.include({ID: budgetId, Balance: 100, AllowAsPaymentMethod: true});
    expect((await call('GET', `me/spendingaccounts/${budgetId}`)).body).to.include({Name: 'Kitchen budget'});
    expect((await call('GET', 'me/spendingaccounts/no')).status).to.equal(404);
    const guest = await bench.anonymousToken();
    expect(at((await call('GET', 'me/spendingAccounts', undefined, guest)).body, 'Items')).to.deep.equal([]);
  });
});

for (const [name, root] of [
  ['of the cart', 'cart'],
  ['of an order', 'orders/Outgoing/mine'],
] as const) {
  describe(`sandbox payments ${name}`, () => {
    const pay = (body: object): Promise<Answer> => call('POST', `${root}/payments`, body);
    beforeEach(async () => {
      await call('POST', 'orders/Outgoing', {ID: 'mine'});
      await call('POST', `${root}/lineitems`, {ProductID: CASES.plain, Quantity: 2});
    });

    it('are made, read, changed and removed', async () => {
      const {status, body} = await pay({Type: 'PurchaseOrder', xp: {PONumber: 'PO-7'}});
      expect(status).to.equal(201);
      expect(body).to.deep.include({Type: 'PurchaseOrder', Amount: null, Accepted: true, xp: {PONumber: 'PO-7'}});
      const path = `${root}/payments/${textAt(body, 'ID')}`;
      expect((await call('PATCH', path, {Amount: 5, Description: 'a part'})).body).to.include({Amount: 5});
      expect((await call('GET', path)).body).to.include({Description: 'a part', Currency: 'USD'});
      expect(at((await call('GET', `${root}/payments`)).body, 'Meta.TotalCount')).to.equal(1);
      expect((await call('DELETE', path)).status).to.equal(204);
      expect((await call('GET', path)).status).to.equal(404);
    });

    it('wait for a server that accepts a card', async () => {
      const {body} = await pay({Type: 'CreditCard', Amount: 25});
      expect(at(body, 'Accepted')).to.equal(false);
      const path = `${root}/payments/${textAt(body, 'ID')}`;
      expect(code(await call('PATCH', path, {Accepted: true}))).to.equal('Payment.CannotPatchAccepted');
      expect(code(await pay({Type: 'CreditCard', Accepted: true}))).to.equal('Payment.CannotPatchAccepted');
      expect(code(await call('POST', `${root}/submit`))).to.equal('Order.CannotSubmitWithUnaccceptedPayments');
      bench.sandbox.acceptPayments('mine');
      expect((await call('POST', `${root}/submit`)).status).to.equal(201);
    });

    it('are accepted by who administers orders', async () => {
      const id = textAt((await pay({Type: 'CreditCard'})).body, 'ID');
      const server = bench.sandbox.tokensFor({roles: ['Shopper', 'OrderAdmin']}).accessToken;
      const path = `orders/Outgoing/mine/payments/${id}`;
      expect((await call('PATCH', path, {Accepted: true}, server)).body).to.include({Accepted: true});
    });

    it('spend what an account holds', async () => {
      expect((await pay({Type: 'SpendingAccount', SpendingAccountID: budgetId})).status).to.equal(201);
      await call('POST', `${root}/submit`);
      expect((await call('GET', `me/spendingaccounts/${budgetId}`)).body).to.include({Balance: 75});
    });

    for (const [wanted, body] of [
      ['ValidationFailure', {Type: 'Cash'}],
      ['Payment.AmountGreaterThanZero', {Type: 'PurchaseOrder', Amount: 0}],
      ['Payment.SpendingAccountIdMissing', {Type: 'SpendingAccount'}],
      ['Payment.InvalidSpendingAccountID', {Type: 'SpendingAccount', SpendingAccountID: 'no'}],
      ['Payment.CannotUseExpiredSpendingAccount', {Type: 'SpendingAccount', SpendingAccountID: expiredBudgetId}],
      ['Payment.ExceedsBalance', {Type: 'SpendingAccount', SpendingAccountID: budgetId, Amount: 101}],
      ['Payment.CannotSetSpendingAccount', {Type: 'PurchaseOrder', SpendingAccountID: budgetId}],
      ['Payment.CannotSetCreditCard', {Type: 'PurchaseOrder', CreditCardID: 'card'}],
    ] as const) {
      it(`refuse ${JSON.stringify(body)} with ${wanted}`, async () => {
        expect(code(await pay(body))).to.equal(wanted);
      });
    }

    it('are not made where all is paid, and keep their type', async () => {
      const {body} = await pay({Type: 'PurchaseOrder', Amount: 20});
      expect((await pay({Type: 'SpendingAccount', SpendingAccountID: budgetId, Amount: 5})).status).to.equal(201);
      expect(code(await pay({Type: 'PurchaseOrder', Amount: 1}))).to.equal('Payment.AlreadyPaid');
      const path = `${root}/payments/${textAt(body, 'ID')}`;
      expect(code(await call('PATCH', path, {Type: 'CreditCard'}))).to.equal('Payment.CannotPatchProperty');
    });
  });
}
