import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {OcCartDrawer} from '../../src/elements/oc-cart-drawer/define.js';
import type {OcCart} from '../../src/elements/oc-cart/oc-cart.js';
import {CartItemAddedEvent} from '../../src/events/cart-item-added.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useNavigation} from '../support/navigation.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const place = (): Promise<OcCartDrawer> =>
  fixture<OcCartDrawer>(
    html`<oc-cart-drawer id="drawer" checkout-href="/checkout" product-url="/p/{ID}" open-on-add></oc-cart-drawer>`,
  );
const dialog = (element: Element): HTMLDialogElement => part<HTMLDialogElement>(element, 'dialog');
const has = (element: Element, name: string): boolean =>
  element.shadowRoot!.querySelector(`[part~="${name}"]`) !== null;
const ownCart = (element: Element): OcCart => element.shadowRoot!.querySelector('oc-cart')!;
const overflow = (): string => document.documentElement.style.overflow;

async function placeFilled(): Promise<OcCartDrawer> {
  await openShop();
  await fillCart([CASES.plain, 2], [CASES.noPicture, 1]);
  const element = await place();
  await untilStatus(element, 'ready');
  return element;
}

const added = (): CartItemAddedEvent =>
  new CartItemAddedEvent({lineItem: {ID: 'x', ProductID: 'x', Quantity: 1}, quantity: 1, order: null});

describe('oc-cart-drawer', () => {
  const shop = useSandbox();
  const visited = useNavigation();
  const facts = useEvents('oc-cart-item-added', 'oc-cart-item-removed', 'oc-cart-changed');
  const errors = useEvents('oc-error');

  afterEach(() => expect(overflow()).to.equal(''));

  describe('defaults', () => {
    it('is closed, and its button says what is in the cart', async () => {
      await openShop();
      const element = await fixture<OcCartDrawer>(html`<oc-cart-drawer></oc-cart-drawer>`);
      await untilStatus(element, 'empty');
      expect(element.open).to.equal(false);
      expect(part(element, 'button').getAttribute('aria-label')).to.equal('Cart, empty');
      expect(has(element, 'count')).to.equal(false);
      await fillCart([CASES.plain, 1]);
      await untilStatus(element, 'ready');
      expect(part(element, 'button').getAttribute('aria-label')).to.equal('Cart, 1 item');
      expect(element.open).to.equal(false);
    });

    it('holds a cart once it is opened', async () => {
      const element = await placeFilled();
      expect(ownCart(element)).to.equal(null);
      part(element, 'button').click();
      await element.updateComplete;
      await untilStatus(ownCart(element), 'ready');
      expect(part(ownCart(element), 'name').getAttribute('href')).to.equal(`/p/${CASES.plain}`);
      element.close();
    });
  });

  describe('properties and attributes', () => {
    it('links to the checkout where there is something to buy, and to nothing unsafe', async () => {
      const element = await placeFilled();
      expect(part(element, 'checkout').getAttribute('href')).to.equal('/checkout');
      element.checkoutHref = 'javascript:alert(1)';
      await element.updateComplete;
      expect(has(element, 'checkout')).to.equal(false);
    });

    it('leaves its button out, and takes other words', async () => {
      const element = await placeFilled();
      element.strings = {'items.other': '{count} Stück'};
      await element.updateComplete;
      expect(part(element, 'button').getAttribute('aria-label')).to.equal('3 Stück');
      element.withoutButton = true;
      await element.updateComplete;
      expect(has(element, 'button')).to.equal(false);
    });

    it('holds what the author gives it', async () => {
      await openShop();
      const element = await fixture<OcCartDrawer>(html`<oc-cart-drawer><p>Mine</p></oc-cart-drawer>`);
      element.show();
      await element.updateComplete;
      expect(element.querySelector('p')!.assignedSlot!.name).to.equal('');
      expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      element.close();
    });
  });

  describe('behaviour', () => {
    it('opens after an add, but not after one from a view of the cart, and not unless asked to', async () => {
      const element = await placeFilled();
      const cart = document.createElement('oc-cart');
      element.after(cart);
      cart.dispatchEvent(added());
      expect(element.open).to.equal(false);
      element.openOnAdd = false;
      document.dispatchEvent(added());
      expect(element.open).to.equal(false);
      element.openOnAdd = true;
      document.dispatchEvent(added());
      expect(element.open).to.equal(true);
      cart.remove();
      element.close();
    });

    for (const command of ['show-modal', '--show']) {
      it(`is opened by a link or a button with command="${command}"`, async () => {
        const element = await placeFilled();
        for (const tag of ['a', 'button']) {
          const invoker = document.createElement(tag);
          if (tag === 'a') invoker.setAttribute('href', '/cart');
          invoker.setAttribute('command', command);
          invoker.setAttribute('commandfor', 'drawer');
          invoker.append(document.createElement('span'));
          element.after(invoker);
          (invoker.firstElementChild as HTMLElement).click();
          expect(element.open).to.equal(true);
          element.close();
          invoker.setAttribute('commandfor', 'other');
          invoker.addEventListener('click', (event) => event.preventDefault());
          invoker.click();
          expect(element.open).to.equal(false);
          invoker.remove();
        }
        expect(visited).to.deep.equal([]);
      });
    }

    it('keeps the page still while it is open, and leaves it as it was', async () => {
      const element = await placeFilled();
      document.documentElement.style.overflow = 'clip';
      element.show();
      element.show();
      expect(overflow()).to.equal('hidden');
      element.close();
      expect(overflow()).to.equal('clip');
      element.show();
      element.remove();
      expect(overflow()).to.equal('clip');
      document.documentElement.style.overflow = '';
    });

    it('closes at its button, beside it, and when a link in it is followed', async () => {
      const element = await placeFilled();
      const close = [
        () => part(element, 'close').click(),
        () => dialog(element).click(),
        () => part(element, 'checkout').click(),
      ];
      for (const act of close) {
        element.show();
        act();
        expect(element.open).to.equal(false);
      }
      expect(visited.map((url) => new URL(url).pathname)).to.deep.equal(['/checkout']);
      element.show();
      part(element, 'heading').click();
      expect(element.open).to.equal(true);
      element.close();
    });

    it('can be asked to show before it has rendered, and does nothing outside the page', async () => {
      await openShop();
      const element = new OcCartDrawer();
      element.show();
      document.body.append(element);
      await waitUntil(() => element.open);
      element.remove();
      element.show();
      expect(element.open).to.equal(false);
    });

    it('changes the cart in it, with the number following', async () => {
      const element = await placeFilled();
      element.show();
      await element.updateComplete;
      await untilStatus(ownCart(element), 'ready');
      part(ownCart(element), 'remove').click();
      await waitUntil(() => text(part(element, 'count')) === '1');
      expect(element.open).to.equal(true);
      element.close();
    });

    it('hears nothing any more once it is removed', async () => {
      const element = await placeFilled();
      element.remove();
      document.dispatchEvent(added());
      expect(element.open).to.equal(false);
    });

    it('says by its state that the cart can’t be read', async () => {
      await openShop();
      await signIn();
      shop.sandbox.faults.add({operation: 'Cart.ListLineItems', kind: 'status', status: 500});
      const element = await place();
      await untilStatus(element, 'error');
      expect(part(element, 'button').getAttribute('aria-label')).to.equal('Cart');
      expect(errors.length).to.equal(1);
      await expect(element).to.be.accessible();
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await openShop();
      await fillCart([CASES.plain, 1]);
      facts.length = 0;
      const element = await place();
      await untilStatus(element, 'ready');
      element.show();
      await element.updateComplete;
      await untilStatus(ownCart(element), 'ready');
      expect(facts).to.deep.equal([]);
      element.close();
    });
  });

  describe('accessibility', () => {
    it('is accessible, closed and open', async () => {
      const element = await placeFilled();
      await expect(element).to.be.accessible();
      element.show();
      await element.updateComplete;
      await untilStatus(ownCart(element), 'ready');
      await expect(element).to.be.accessible();
      // It is no banner of the page, which has its own.
      expect(element.shadowRoot!.querySelector('header')).to.equal(null);
      element.close();
    });

    it('is used by the keyboard alone, and gives the focus back', async () => {
      const element = await placeFilled();
      part(element, 'button').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => element.open);
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'close'));
      await sendKeys({press: 'Escape'});
      await waitUntil(() => !element.open && overflow() === '');
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'button'));
      expect(dialog(element).getAttribute('aria-labelledby')).to.equal('heading');
    });

    it('stands at the end of the line, whichever side that is', async () => {
      const element = await placeFilled();
      element.show();
      const ltr = dialog(element).getBoundingClientRect();
      expect(Math.round(ltr.right)).to.equal(document.documentElement.clientWidth);
      document.documentElement.dir = 'rtl';
      const rtl = dialog(element).getBoundingClientRect();
      document.documentElement.removeAttribute('dir');
      expect(Math.round(rtl.left)).to.equal(0);
      element.close();
    });
  });
});
