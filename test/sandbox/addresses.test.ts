import {expect} from '@open-wc/testing';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, useSandbox, type Answer} from '../support/sandbox.js';

const bench = useSandbox();
const {homeAddressId, officeAddressId} = SANDBOX.shopper;

const ADDRESS = {Street1: '1 Main St', City: 'Minneapolis', State: 'MN', Zip: '55401', Country: 'US'};

let token: string;
beforeEach(() => {
  token = bench.sandbox.tokensFor().accessToken;
});

const call = (method: string, path: string, body?: unknown, as = token): Promise<Answer> =>
  bench.ask(method, `/v1/${path}`, body === undefined ? {token: as} : {token: as, body});
const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');
const property = ({body}: Answer): unknown => at(body, 'Errors[0].Data.Property');

describe('sandbox addresses', () => {
  describe('Me', () => {
    it('lists what the shopper has and was given, by what it is for', async () => {
      const all = await call('GET', 'me/addresses');
      expect(at(all.body, 'Meta.TotalCount')).to.equal(2);
      const bills = await call('GET', 'me/addresses?Billing=true');
      expect(at(bills.body, 'Items[0]')).to.include({ID: homeAddressId, Country: 'GB', Editable: true});
      expect(at(bills.body, 'Meta.TotalCount')).to.equal(1);
    });

    it('keeps, changes and removes addresses', async () => {
      const created = await call('POST', 'me/addresses', {...ADDRESS, ID: 'mine', Shipping: true});
      expect(created.status).to.equal(201);
      expect(created.body).to.include({ID: 'mine', Shipping: true, Billing: false, Editable: true, Street2: null});
      expect((await call('POST', 'me/addresses', {...ADDRESS, ID: 'mine', Shipping: true})).status).to.equal(409);
      expect((await call('PATCH', 'me/addresses/mine', {City: 'Duluth', xp: {a: 1}})).status).to.equal(204);
      expect((await call('GET', 'me/addresses/mine')).body).to.deep.include({City: 'Duluth', Zip: '55401', xp: {a: 1}});
      const saved = await call('PUT', 'me/addresses/mine', {...ADDRESS, Billing: true});
      expect(saved.body).to.include({City: 'Minneapolis', Shipping: false, Billing: true, xp: null});
      expect((await call('PUT', 'me/addresses/other', {...ADDRESS, Billing: true})).status).to.equal(200);
      expect((await call('DELETE', 'me/addresses/mine')).status).to.equal(204);
      expect((await call('GET', 'me/addresses/mine')).status).to.equal(404);
    });

    for (const [name, change, wanted] of [
      ['a street', {Street1: ' '}, 'Street1'],
      ['a city', {City: null}, 'City'],
      ['a country', {Country: null}, 'Country'],
      ['a country of two letters', {Country: 'USA'}, 'Country'],
      ['a country in capitals', {Country: 'us'}, 'Country'],
      ['a state in the United States', {State: ''}, 'State'],
      ['a postal code in Canada', {Country: 'CA', Zip: null}, 'Zip'],
      ['a flag that is one', {Shipping: 'yes'}, 'Shipping'],
      ['a street of 100 characters at most', {Street1: 'x'.repeat(101)}, 'Street1'],
    ] as const) {
      it(`asks for ${name}`, async () => {
        const answer = await call('POST', 'me/addresses', {...ADDRESS, Shipping: true, ...change});
        expect(answer.status).to.equal(400);
        expect([code(answer), property(answer)]).to.deep.equal(['ValidationFailure', wanted]);
      });
    }

    it('asks for no state elsewhere', async () => {
      const address = {Street1: 'Hauptstr. 1', City: 'Berlin', Country: 'DE', Billing: true};
      expect((await call('POST', 'me/addresses', address)).status).to.equal(201);
    });

    it('wants an address to be for something', async () => {
      expect(code(await call('POST', 'me/addresses', ADDRESS))).to.equal('BuyerAddress.MustBeBillingOrShipping');
    });

    it('leaves an address alone that was given to the shopper', async () => {
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const answer = await call(method, `me/addresses/${officeAddressId}`, {...ADDRESS, Shipping: true});
        expect(code(answer), method).to.equal('Address.CannotEditPublic');
      }
    });

    it('asks for a role to write, and for a user who is somebody', async () => {
      const {accessToken} = bench.sandbox.tokensFor({roles: ['Shopper']});
      const body = {...ADDRESS, Shipping: true};
      expect((await call('GET', 'me/addresses', undefined, accessToken)).status).to.equal(200);
      expect(code(await call('POST', 'me/addresses', body, accessToken))).to.equal('Auth.InsufficientRoles');
      const guest = await bench.anonymousToken();
      expect(code(await call('POST', 'me/addresses', body, guest))).to.equal('Auth.AnonUserProhibited');
      expect(at((await call('GET', 'me/addresses', undefined, guest)).body, 'Items')).to.deep.equal([]);
    });
  });

  for (const [name, root] of [
    ['of the cart', 'cart'],
    ['of an order', 'orders/Outgoing/mine'],
  ] as const) {
    describe(name, () => {
      const lines = async (): Promise<unknown> => (await call('GET', `${root}/lineitems`)).body;
      beforeEach(async () => {
        await call('POST', 'orders/Outgoing', {ID: 'mine'});
        await call('POST', `${root}/lineitems`, {ProductID: CASES.plain, Quantity: 1});
      });

      it('are written for this order alone, and on its lines', async () => {
        const {status, body} = await call('PUT', `${root}/shipto`, ADDRESS);
        expect(status).to.equal(200);
        expect(at(body, 'ShippingAddressID')).to.equal(null);
        await call('POST', `${root}/lineitems`, {ProductID: CASES.noPicture, Quantity: 1});
        expect(at(await lines(), 'Items[0].ShippingAddress')).to.include({City: 'Minneapolis', ID: null});
        expect(at(await lines(), 'Items[1].ShippingAddress')).to.include({City: 'Minneapolis'});
        await call('PATCH', `${root}/shipto`, {City: 'Duluth'});
        expect(at(await lines(), 'Items[0].ShippingAddress')).to.include({City: 'Duluth', Zip: '55401'});
        const billed = await call('PUT', `${root}/billto`, ADDRESS);
        expect(at(billed.body, 'BillingAddress')).to.include({City: 'Minneapolis'});
        expect(property(await call('PUT', `${root}/shipto`, {...ADDRESS, Zip: ''}))).to.equal('Zip');
      });

      it('are set by ID, and then not patched', async () => {
        const ids = {ShippingAddressID: officeAddressId, BillingAddressID: homeAddressId};
        const {body} = await call('PATCH', root, ids);
        expect(body).to.include(ids);
        expect(at(body, 'BillingAddress')).to.include({ID: homeAddressId, City: 'London'});
        expect(at(await lines(), 'Items[0]')).to.include({ShippingAddressID: officeAddressId});
        expect(code(await call('PATCH', `${root}/shipto`, {City: 'x'}))).to.equal('ShippingAddress.CannotPatchSetByID');
        expect(code(await call('PATCH', `${root}/billto`, {City: 'x'}))).to.equal('BillingAddress.CannotPatchSetByID');
        expect(at((await call('PUT', `${root}/shipto`, ADDRESS)).body, 'ShippingAddressID')).to.equal(null);
      });

      it('are the shopper’s own, and for what they are used for', async () => {
        expect((await call('PATCH', root, {ShippingAddressID: 'nobodys'})).status).to.equal(404);
        expect((await call('PATCH', root, {BillingAddressID: officeAddressId})).status).to.equal(404);
        await call('PUT', 'me/addresses/bills', {...ADDRESS, Billing: true});
        expect(code(await call('PATCH', root, {ShippingAddressID: 'bills'}))).to.equal('Address.IsNotShippingAddress');
      });

      it('are there before they are patched', async () => {
        expect(code(await call('PATCH', `${root}/shipto`, {}))).to.equal('ShippingAddress.CannotModifyNotFound');
        expect(code(await call('PATCH', `${root}/billto`, {}))).to.equal('BillingAddress.CannotModifyNotFound');
      });
    });
  }
});
