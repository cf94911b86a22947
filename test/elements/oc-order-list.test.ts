import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-order-list/define.js';
import type {OcOrderList} from '../../src/elements/oc-order-list/oc-order-list.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {placeOrder} from '../support/orders.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

let now = Date.parse('2026-03-01T10:00:00Z');

const place = (pageSize = 20): Promise<OcOrderList> =>
  fixture<OcOrderList>(
    html`<oc-order-list lang="en" order-url="/order?id={ID}" page-size=${pageSize}>
      <a slot="guest" href="/sign-in">Sign in</a>
    </oc-order-list>`,
  );

const numbers = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part=number]')].map((each) => text(each).replace('Order ', ''));

describe('oc-order-list', () => {
  const shop = useSandbox({now: () => (now += 1000)});
  const errors = useEvents('oc-error');
  const others = useEvents('oc-cart-changed', 'oc-cart-item-added', 'oc-order-submitted');

  describe('defaults', () => {
    it('shows guests where to sign in, without a request', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('empty');
      expect(element.querySelector('a')!.assignedSlot).to.exist;
      expect(shop.requests).to.deep.equal([]);
    });

    it('says that there are none', async () => {
      await openShop();
      await signIn();
      const element = await place();
      await untilStatus(element, 'empty');
      expect(text(part(element, 'empty'))).to.equal('You have not ordered anything yet.');
    });
  });

  describe('properties and attributes', () => {
    it('links to the page of each order', async () => {
      const id = await placeOrder(shop, [CASES.plain, 2]);
      await openShop();
      await signIn();
      const element = await place();
      await untilStatus(element, 'ready');
      expect(part(element, 'number').getAttribute('href')).to.equal(`/order?id=${id}`);
      element.orderUrl = '';
      await element.updateComplete;
      expect(part(element, 'number').localName).to.equal('span');
    });

    it('asks for pages of page-size', async () => {
      await openShop();
      await signIn();
      const element = await place(7);
      await untilStatus(element, 'empty');
      expect(shop.requests.at(-1)).to.contain('pageSize=7');
      element.pageSize = 1000;
      await waitUntil(() => shop.requests.at(-1)!.includes('pageSize=20'));
      await untilStatus(element, 'empty');
    });
  });

  describe('behaviour', () => {
    it('shows number, date, status and total of each, the newest first', async () => {
      const first = await placeOrder(shop, [CASES.plain, 2]);
      const second = await placeOrder(shop, [CASES.plain, 1]);
      shop.sandbox.shipOrder(first);
      await openShop();
      await signIn();
      const element = await place();
      await untilStatus(element, 'ready');
      expect(numbers(element)).to.deep.equal([second, first]);
      const items = [...element.shadowRoot!.querySelectorAll('[part=item]')].map((item) => text(item));
      expect(items[0]).to.match(/\$12\.50 Placed on Mar 1, 2026 In progress$/);
      expect(items[1]).to.match(/\$25\.00 Placed on Mar 1, 2026 Completed$/);
    });

    it('leads through the pages, and says which', async () => {
      const first = await placeOrder(shop, [CASES.plain, 1]);
      const second = await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      const element = await place(1);
      await untilStatus(element, 'ready');
      expect(numbers(element)).to.deep.equal([second]);
      expect(element.shadowRoot!.querySelector('[part=previous]')).to.equal(null);
      part(element, 'next').click();
      await waitUntil(() => numbers(element)[0] === first);
      expect(text(part(element, 'pages'))).to.contain('Page 2 of 2');
      await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'list'));
      part(element, 'previous').click();
      await waitUntil(() => numbers(element)[0] === second);
    });

    it('shows nobody another one’s orders', async () => {
      await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      const element = await place();
      await untilStatus(element, 'ready');
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      expect(numbers(element)).to.deep.equal([]);
      await commerce().session.signIn('grace', 'Sandbox-1');
      await untilStatus(element, 'empty');
      expect(part(element, 'empty')).to.exist;
    });

    it('begins with the first page for somebody else', async () => {
      await placeOrder(shop, [CASES.plain, 1]);
      await placeOrder(shop, [CASES.plain, 1]);
      const theirs = await placeOrder(shop, [CASES.plain, 1], 'grace');
      await openShop();
      await signIn();
      const element = await place(1);
      await untilStatus(element, 'ready');
      part(element, 'next').click();
      await waitUntil(() => text(element.shadowRoot!.querySelector('[part=pages]') ?? element).includes('Page 2'));
      await commerce().session.signIn('grace', 'Sandbox-1');
      await waitUntil(() => numbers(element)[0] === theirs);
    });

    it('tries again after a failure', async () => {
      await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      shop.sandbox.faults.add({operation: 'Me.ListOrders', kind: 'status', status: 500, times: 1});
      const element = await place();
      await untilStatus(element, 'error');
      expect(errors[0]!.detail).to.include({code: 'ServerError', operation: 'Me.ListOrders'});
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
    });

    it('follows nobody when it is removed', async () => {
      await openShop();
      const element = await place();
      element.remove();
      await signIn();
      expect(element.status).to.equal('empty');
    });
  });

  describe('events', () => {
    it('fires nothing', async () => {
      await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      await signIn();
      await untilStatus(await place(), 'ready');
      expect([...others, ...errors]).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await placeOrder(shop, [CASES.plain, 1]);
      await placeOrder(shop, [CASES.plain, 1]);
      await openShop();
      const element = await place(1);
      await expect(element).to.be.accessible();
      await signIn();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      shop.sandbox.faults.add({operation: 'Me.ListOrders', kind: 'status', status: 500});
      part(element, 'next').click();
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
    });
  });
});
