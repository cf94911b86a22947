import {expect, fixture, html} from '@open-wc/testing';
import {OrderController} from '../../src/controllers/order-controller.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';

describe('OrderController', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-order-submitted');
  const place = async (): Promise<OrderController> =>
    new OrderController(await fixture<HTMLElement>(html`<div></div>`));

  it('submits what was prepared, whatever a listener makes of the detail', async () => {
    await shop.session();
    await commerce().cart.add({productID: CASES.plain, quantity: 2});
    addEventListener('oc-order-submitting', ({detail}) => void (detail.lineItems.length = 0), {once: true});
    const fact = await (await place()).submit({withoutEmail: true});
    expect(fact?.detail.lineItems.length).to.equal(1);
    expect(facts).to.deep.equal([fact]);
  });

  it('gives null while an earlier submission runs, and can be used again afterwards', async () => {
    await shop.session();
    const controller = await place();
    await commerce().cart.add({productID: CASES.plain, quantity: 1});
    const [first, second] = await Promise.all([
      controller.submit({withoutEmail: true}),
      controller.submit({withoutEmail: true}),
    ]);
    expect(first).to.exist;
    expect(second).to.equal(null);
    await commerce().cart.add({productID: CASES.plain, quantity: 1});
    expect(await controller.submit({withoutEmail: true})).to.exist;
  });

  it('refuses where no session was set up', async () => {
    const failure: unknown = await (await place()).submit({}).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'session-missing');
  });
});
