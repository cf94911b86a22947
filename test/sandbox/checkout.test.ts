import {expect} from '@open-wc/testing';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, useSandbox, type Answer} from '../support/sandbox.js';

const bench = useSandbox();

const ADDRESS = {Street1: '1 Main St', City: 'Minneapolis', State: 'MN', Zip: '55401', Country: 'US'};

let token: string;
beforeEach(() => {
  token = bench.sandbox.tokensFor({clientId: SANDBOX.clientIdWithCheckout}).accessToken;
});

const call = (method: string, path: string, body?: unknown, as = token): Promise<Answer> =>
  bench.ask(method, `/v1/${path}`, body === undefined ? {token: as} : {token: as, body});
const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');
const selection = (...pairs: [string, string][]): object => ({
  ShipMethodSelections: pairs.map(([ShipEstimateID, ShipMethodID]) => ({ShipEstimateID, ShipMethodID})),
});

for (const [name, root, operations] of [
  ['of the cart', 'cart', {estimate: 'Cart.EstimateShipping', calculate: 'Cart.Calculate'}],
  [
    'of an order',
    'orders/Outgoing/mine',
    {estimate: 'IntegrationEvents.EstimateShipping', calculate: 'IntegrationEvents.Calculate'},
  ],
] as const) {
  describe(`sandbox checkout ${name}`, () => {
    const on = (method: string, path: string, body?: unknown): Promise<Answer> => call(method, `${root}${path}`, body);
    const worksheet = async (): Promise<unknown> => (await on('GET', '/worksheet')).body;
    beforeEach(async () => {
      await call('POST', 'orders/Outgoing', {ID: 'mine'});
      await on('POST', '/lineitems', {ProductID: CASES.plain, Quantity: 2});
      await on('POST', '/lineitems', {ProductID: CASES.priceBreaks, Quantity: 1});
    });
    async function calculated(): Promise<void> {
      await on('PUT', '/shipto', ADDRESS);
      await on('POST', '/estimateshipping');
      await on('POST', '/shipmethods', selection(['roastery', 'express']));
      await on('POST', '/calculate');
    }

    it('estimates, selects and calculates, into the order’s totals', async () => {
      await on('PUT', '/shipto', ADDRESS);
      const estimated = await on('POST', '/estimateshipping');
      expect(estimated.status).to.equal(201);
      expect(at(estimated.body, 'ShipEstimateResponse')).to.include({HttpStatusCode: 200, Succeeded: true});
      const [first] = at(estimated.body, 'ShipEstimateResponse.ShipEstimates') as object[];
      expect(first).to.include({ID: 'roastery', SelectedShipMethodID: null});
      expect(at(first, 'ShipMethods[1]')).to.include({ID: 'express', Cost: 15, EstimatedTransitDays: 1});
      const selected = await on('POST', '/shipmethods', selection(['roastery', 'express']));
      expect(selected.status).to.equal(201);
      expect(at(selected.body, 'ShipEstimateResponse.ShipEstimates[0].SelectedShipMethodID')).to.equal('express');
      expect(at(selected.body, 'Order.Total')).to.equal(38);
      const {status, body} = await on('POST', '/calculate');
      expect(status).to.equal(201);
      expect(at(body, 'OrderCalculateResponse')).to.include({ShippingTotal: 15, TaxTotal: 3.04, Succeeded: true});
      expect(at(body, 'Order')).to.include({ShippingCost: 15, TaxCost: 3.04, Total: 56.04});
    });

    it('estimates a shipment for each place that ships', async () => {
      await on('PUT', '/shipto', {...ADDRESS, Country: 'GB'});
      await on('POST', '/lineitems', {ProductID: CASES.minMax, Quantity: 4});
      const {body} = await on('POST', '/estimateshipping');
      const shipments = at(body, 'ShipEstimateResponse.ShipEstimates') as object[];
      expect(shipments.map((each) => at(each, 'ID'))).to.deep.equal(['roastery', 'warehouse']);
      expect(at(shipments[1], 'ShipEstimateItems')).to.have.length(1);
      expect(at(shipments[1], 'ShipMethods[0].Cost')).to.equal(12);
    });

    it('submits a calculated order alone', async () => {
      expect(code(await on('POST', '/submit'))).to.equal('Order.CannotSubmitUncalculatedOrder');
      expect(code(await on('POST', '/validate'))).to.equal('Order.CannotSubmitUncalculatedOrder');
      await calculated();
      expect((await on('POST', '/validate')).status).to.equal(204);
      expect((await on('POST', '/submit')).body).to.include({IsSubmitted: true, Total: 56.04});
    });

    it('keeps the price of what was bought', async () => {
      await calculated();
      await on('POST', '/submit');
      const server = bench.sandbox.tokensFor({roles: ['Shopper', 'OrderAdmin']}).accessToken;
      const {body} = await call('PATCH', 'orders/Outgoing/mine', {xp: {sent: true}}, server);
      expect(body).to.include({ShippingCost: 15, Total: 56.04});
    });

    for (const [change, method, path, body] of [
      ['a line', 'POST', '/lineitems', {ProductID: CASES.plain, Quantity: 1}],
      ['the shipping address', 'PATCH', '/shipto', {City: 'Duluth'}],
      ['the billing address', 'PUT', '/billto', ADDRESS],
      ['the ship method', 'POST', '/shipmethods', selection(['roastery', 'standard'])],
      ['the buyer', 'PATCH', '/fromuser', {Email: 'me@example.com'}],
      ['the comments', 'PATCH', '', {Comments: 'Ring twice'}],
    ] as const) {
      it(`forgets the calculation when ${change} changes`, async () => {
        await calculated();
        expect(at(await worksheet(), 'OrderCalculateResponse.Succeeded')).to.equal(true);
        await on(method, path, body);
        expect(at(await worksheet(), 'OrderCalculateResponse')).to.equal(null);
        expect(at(await worksheet(), 'Order')).to.include({ShippingCost: 0, TaxCost: 0});
        expect(code(await on('POST', '/submit'))).to.equal('Order.CannotSubmitUncalculatedOrder');
      });
    }

    it('hides a failed integration behind a 201', async () => {
      await on('PUT', '/shipto', ADDRESS);
      bench.sandbox.faults.add({operation: operations.estimate, kind: 'integration', body: 'no rates', times: 1});
      const estimated = await on('POST', '/estimateshipping');
      expect(estimated.status).to.equal(201);
      expect(at(estimated.body, 'ShipEstimateResponse')).to.deep.include({
        ShipEstimates: null,
        HttpStatusCode: 500,
        UnhandledErrorBody: 'no rates',
        Succeeded: false,
      });
      expect(code(await on('POST', '/shipmethods', selection()))).to.equal('IntegrationEvent.MustHaveShipEstimates');
      bench.sandbox.faults.add({operation: operations.calculate, kind: 'integration', status: 503, times: 1});
      const counted = await on('POST', '/calculate');
      expect(counted.status).to.equal(201);
      expect(at(counted.body, 'OrderCalculateResponse')).to.include({HttpStatusCode: 503, Succeeded: false});
      expect(code(await on('POST', '/submit'))).to.equal('Order.CannotSubmitUncalculatedOrder');
      expect(at((await on('POST', '/calculate')).body, 'OrderCalculateResponse.Succeeded')).to.equal(true);
    });

    it('asks for an address before an estimate, and for an estimate before a method', async () => {
      expect(at((await on('POST', '/estimateshipping')).body, 'ShipEstimateResponse.HttpStatusCode')).to.equal(400);
      await on('PUT', '/shipto', ADDRESS);
      expect(code(await on('POST', '/shipmethods', selection()))).to.equal('IntegrationEvent.MustCalculateShipping');
      await on('POST', '/estimateshipping');
      expect((await on('POST', '/shipmethods', selection(['nowhere', 'express']))).status).to.equal(404);
      expect((await on('POST', '/shipmethods', selection(['roastery', 'drone']))).status).to.equal(404);
      expect((await on('POST', '/shipmethods', {})).status).to.equal(400);
    });

    it('has nothing to ask where the API client has no integration', async () => {
      token = bench.sandbox.tokensFor().accessToken;
      for (const path of ['/estimateshipping', '/calculate']) {
        expect(code(await on('POST', path))).to.equal('IntegrationEvent.ApiClientNotConfiguredForOrderCalculate');
      }
      expect((await on('POST', '/submit')).status).to.equal(201);
    });
  });
}
