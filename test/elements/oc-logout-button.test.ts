import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/oc-logout-button/define.js';
import type {OcLogoutButton} from '../../src/elements/oc-logout-button/oc-logout-button.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {openShop, part, signIn, untilStatus} from '../support/shop.js';

const place = (): Promise<OcLogoutButton> => fixture<OcLogoutButton>(html`<oc-logout-button></oc-logout-button>`);

describe('oc-logout-button', () => {
  useSandbox();
  const told = useEvents('oc-shopper-changed');

  describe('defaults', () => {
    it('is not there while nobody is signed in', async () => {
      await openShop();
      const element = await place();
      expect(element.status).to.equal('empty');
      expect(element.matches(':state(empty)')).to.equal(true);
      expect(part(element, 'button').checkVisibility()).to.equal(false);
    });

    it('has a label of its own', async () => {
      const element = await place();
      expect(part(element, 'button').textContent?.trim()).to.equal('Sign out');
    });
  });

  describe('properties and attributes', () => {
    it('takes other words', async () => {
      const element = await fixture(html`<oc-logout-button strings='{"label": "Abmelden"}'></oc-logout-button>`);
      expect(part(element, 'button').textContent?.trim()).to.equal('Abmelden');
    });
  });

  describe('behaviour', () => {
    it('appears when somebody signs in, and signs them out', async () => {
      await openShop();
      const element = await place();
      await signIn();
      await untilStatus(element, 'ready');
      expect(part(element, 'button').checkVisibility()).to.equal(true);
      part(element, 'button').click();
      await untilStatus(element, 'empty');
      expect(commerce().session.state.value.status).to.equal('anonymous');
      expect(part(element, 'button').checkVisibility()).to.equal(false);
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
    it('fires nothing on first render', async () => {
      await openShop();
      await place();
      expect(told).to.deep.equal([]);
    });

    it('leaves it to oc-session to announce the sign-out', async () => {
      const session = await openShop();
      await signIn();
      const element = await place();
      part(element, 'button').click();
      await untilStatus(element, 'empty');
      expect(told.map(({target, detail}) => [target, detail.shopper?.id])).to.deep.equal([
        [session, 'ada'],
        [session, undefined],
      ]);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state, and says what it has done', async () => {
      await openShop();
      const element = await place();
      await expect(element).to.be.accessible();
      await signIn();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      part(element, 'button').click();
      await untilStatus(element, 'empty');
      expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal('You are signed out.');
    });
  });
});
