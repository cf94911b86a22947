import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/oc-shopper/define.js';
import type {OcShopper} from '../../src/elements/oc-shopper/oc-shopper.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const place = (): Promise<OcShopper> =>
  fixture<OcShopper>(html`
    <oc-shopper>
      <span>…</span>
      <a slot="guest" href="/sign-in">Sign in</a>
      <a slot="known" href="/account">My account</a>
    </oc-shopper>
  `);

/** The children that are shown. */
const shown = (element: Element): string[] =>
  [...element.children].filter((child) => (child as HTMLElement).assignedSlot).map((child) => text(child));

describe('oc-shopper', () => {
  const shop = useSandbox();
  const events = useEvents('oc-shopper-changed', 'oc-cart-changed', 'oc-error');

  describe('defaults', () => {
    it('shows what stands for nobody yet until the page is configured', async () => {
      const element = await place();
      expect(element.status).to.equal('idle');
      expect(shown(element)).to.deep.equal(['…']);
    });

    it('shows what is for guests', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('empty');
      expect(shown(element)).to.deep.equal(['Sign in']);
      expect(shop.requests).to.deep.equal([]);
    });
  });

  describe('properties and attributes', () => {
    it('takes other words', async () => {
      await openShop();
      await signIn();
      const element = await fixture<OcShopper>(html`<oc-shopper strings='{"known": "Hello, {name}!"}'></oc-shopper>`);
      expect(text(part(element, 'name'))).to.equal('Hello, Ada Lovelace!');
    });
  });

  describe('behaviour', () => {
    it('follows who signs in and out', async () => {
      await openShop();
      const element = await place();
      shop.sandbox.faults.add({operation: 'Me.Get', kind: 'latency', ms: 200});
      const signingIn = signIn();
      await untilStatus(element, 'loading');
      expect(shown(element)).to.deep.equal(['…']);
      await signingIn;
      await untilStatus(element, 'ready');
      expect(text(part(element, 'name'))).to.equal('Ada Lovelace');
      expect(shown(element)).to.deep.equal(['My account']);
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      expect(shown(element)).to.deep.equal(['Sign in']);
    });

    it('says that somebody is signed in where nobody knows who', async () => {
      await openShop();
      const element = await place();
      shop.sandbox.faults.add({operation: 'Me.Get', kind: 'status', status: 500});
      await signIn().catch(() => {});
      await untilStatus(element, 'ready');
      expect(text(part(element, 'name'))).to.equal('Signed in');
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
      await openShop();
      await place();
      expect(events).to.deep.equal([]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      const element = await place();
      await expect(element).to.be.accessible();
      await openShop();
      await untilStatus(element, 'empty');
      await expect(element).to.be.accessible();
      await signIn();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
    });

    it('says that it is looking', async () => {
      await openShop();
      const element = await place();
      shop.sandbox.faults.add({operation: 'Me.Get', kind: 'latency', ms: 200});
      const signingIn = signIn();
      await untilStatus(element, 'loading');
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal('Looking up who you are…');
      await signingIn;
    });
  });
});
