import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-order-confirmation/define.js';
import type {OcOrderConfirmation} from '../../src/elements/oc-order-confirmation/oc-order-confirmation.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentOrders} from '../../src/ordercloud/orders.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {HOME, openCheckout, shipped} from '../support/checkout.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {part, text, untilStatus} from '../support/shop.js';

const place = (orderID: string): Promise<OcOrderConfirmation> =>
  fixture<OcOrderConfirmation>(html`<oc-order-confirmation order-id=${orderID}></oc-order-confirmation>`);

async function placeReady(orderID: string): Promise<OcOrderConfirmation> {
  const element = await place(orderID);
  await untilStatus(element, 'ready');
  return element;
}

describe('oc-order-confirmation', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-order-submitted');
  const errors = useEvents('oc-error');
  const address = location.href;
  afterEach(() => history.replaceState(null, '', address));

  /** Buys as the button does; the ID of the order. */
  async function buy(): Promise<string> {
    const orders = currentOrders();
    const {order} = await orders.submit(await orders.prepare(), {email: 'guest@example.com'});
    return order.ID!;
  }
  /** The shop's server submits the shopper's cart; the ID of the order. */
  async function serverBuys(): Promise<string> {
    const token = await commerce().session.call('', (_, {accessToken}) => Promise.resolve(accessToken));
    const {body} = await shop.ask('POST', '/v1/cart/submit', {token});
    return (body as {ID: string}).ID;
  }

  describe('defaults', () => {
    it('has nothing to show where the page names no order', async () => {
      const element = await place('');
      await untilStatus(element, 'empty');
      expect(text(part(element, 'empty'))).to.equal('There is no order to show.');
    });
  });

  describe('properties and attributes', () => {
    it('finds the order by a parameter of the page’s URL', async () => {
      await openCheckout({known: true, clientId: SANDBOX.clientId});
      history.replaceState(null, '', `?order=${await buy()}`);
      const element = await fixture<OcOrderConfirmation>(
        html`<oc-order-confirmation order-id-from="order" strings='{"thanks": "Danke"}'></oc-order-confirmation>`,
      );
      await untilStatus(element, 'ready');
      expect(text(part(element, 'thanks'))).to.equal('Danke');
      expect(text(part(element, 'email'))).to.contain('ada@example.com');
    });
  });

  describe('behaviour', () => {
    it('shows a guest’s order after its token has ended, with no request', async () => {
      await openCheckout();
      await shipped();
      await currentCheckout().setGuestEmail('guest@example.com');
      await currentCheckout().ensureCalculation();
      const id = await buy();
      await commerce().cart.exclusively(() => Promise.resolve());
      const before = shop.requests.length;
      const element = await placeReady(id);
      expect(text(part(element, 'number'))).to.equal(`Order number ${id}`);
      expect(text(part(element, 'email'))).to.contain('guest@example.com');
      expect(text(part(element, 'total'))).to.equal('$32.00');
      expect(text(part(element, 'addresses')))
        .to.contain(HOME.Street1)
        .and.to.contain('United States');
      expect(shop.requests.length).to.equal(before);
    });

    it('says where an order is somebody else’s', async () => {
      await openCheckout();
      await commerce().session.signOut();
      const element = await place('another');
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.contain('can’t be shown here');
    });

    it('says where an order was not placed yet, and looks again', async () => {
      await openCheckout({known: true, clientId: SANDBOX.clientId});
      await currentCheckout().load();
      const element = await place(currentCheckout().state.value.worksheet!.Order!.ID!);
      await untilStatus(element, 'error');
      expect(errors[0]!.detail.code).to.equal('order-not-submitted');
      await serverBuys();
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect(facts).to.have.length(1);
    });

    it('tells of a lost connection, and reads again', async () => {
      await openCheckout({known: true, clientId: SANDBOX.clientId});
      const id = await buy();
      shop.sandbox.faults.add({operation: 'Orders.Get', kind: 'drop', times: 1});
      const element = await place(id);
      await untilStatus(element, 'error');
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
    });
  });

  describe('events', () => {
    it('is silent about an order that was announced', async () => {
      await openCheckout({known: true, clientId: SANDBOX.clientId});
      await placeReady(await buy());
      expect(facts).to.deep.equal([]);
    });

    it('announces an order that the server has submitted, once, and a guest’s e-mail with it', async () => {
      await openCheckout({clientId: SANDBOX.clientId});
      await currentCheckout().load();
      await currentCheckout().setGuestEmail('guest@example.com');
      const id = await serverBuys();
      const element = await placeReady(id);
      expect(facts.map(({target, detail}) => [target, detail.order.ID, detail.guestEmail])).to.deep.equal([
        [element, id, 'guest@example.com'],
      ]);
      expect(facts[0]!.detail.lineItems).to.have.length(1);
      element.remove();
      await placeReady(id);
      expect(facts).to.have.length(1);
      await waitUntil(() => commerce().cart.state.value.status === 'empty');
      expect(commerce().session.cartOrderID).to.equal(null);
    });

    it('takes an order of long ago for no news', async () => {
      await openCheckout({known: true, clientId: SANDBOX.clientId});
      const id = await serverBuys();
      const {isNew} = await currentOrders().read(id, Date.now() + 3600_001);
      expect(isNew).to.equal(false);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await openCheckout({clientId: SANDBOX.clientId});
      await shipped().catch(() => {});
      const id = await buy();
      await expect(await placeReady(id)).to.be.accessible();
      const empty = await place('');
      await untilStatus(empty, 'empty');
      await expect(empty).to.be.accessible();
      const failed = await place('another');
      await untilStatus(failed, 'error');
      await expect(failed).to.be.accessible();
    });
  });
});
