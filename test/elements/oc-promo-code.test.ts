import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-promo-code/define.js';
import type {OcPromoCode} from '../../src/elements/oc-promo-code/oc-promo-code.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const place = (): Promise<OcPromoCode> => fixture<OcPromoCode>(html`<oc-promo-code></oc-promo-code>`);
const parts = (element: Element, name: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];

function enter(element: OcPromoCode, code: string): void {
  part<HTMLInputElement>(element, 'field').value = code;
  part(element, 'button').click();
}

async function placeFilled(quantity = 4): Promise<OcPromoCode> {
  await openShop();
  await fillCart([CASES.plain, quantity]);
  const element = await place();
  await untilStatus(element, 'empty');
  return element;
}

async function placeWith(...codes: string[]): Promise<OcPromoCode> {
  const element = await placeFilled();
  for (const code of codes) {
    enter(element, code);
    await untilStatus(element, 'ready');
  }
  return element;
}

const setFirst = async (quantity: number): Promise<void> => {
  const {cart} = commerce();
  await cart.setQuantity(cart.state.value.lineItems[0]!.ID!, quantity);
};

describe('oc-promo-code', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-cart-item-added', 'oc-cart-item-removed', 'oc-cart-item-adding', 'oc-cart-changed');
  const errors = useEvents('oc-error');
  const promotionCalls = (): string[] => shop.requests.filter((request) => request.includes('promotions'));

  describe('defaults', () => {
    it('shows a form, and asks for nothing where there is no cart', async () => {
      await openShop();
      const element = await place();
      await untilStatus(element, 'empty');
      expect(text(part(element, 'label'))).to.equal('Promotion code');
      expect(part(element, 'promotions').hidden).to.equal(true);
      expect(shop.requests).to.deep.equal([]);
    });

    it('waits for a session', async () => {
      const element = await place();
      expect(element.status).to.equal('idle');
      enter(element, 'FIVE');
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('Codes are not set up on this page.');
    });

    it('shows what is on the cart already', async () => {
      await placeWith('FIVE');
      const other = await place();
      await untilStatus(other, 'ready');
      expect(parts(other, 'code').map(text)).to.deep.equal(['FIVE']);
    });
  });

  describe('properties and attributes', () => {
    it('applies by itself what needs no code, when the cart is known and when its lines change', async () => {
      await openShop();
      await fillCart([CASES.plain, 12]);
      const element = await fixture<OcPromoCode>(html`<oc-promo-code auto-apply></oc-promo-code>`);
      await untilStatus(element, 'ready');
      await waitUntil(() => text(part(element, 'status')) === '“10 off from 150” was applied.');
      expect(parts(element, 'name').map(text)).to.deep.equal(['10 off from 150']);
      expect(parts(element, 'remove')).to.deep.equal([]);
      await setFirst(2);
      await untilStatus(element, 'empty');
      await waitUntil(() => text(part(element, 'status')).includes('no longer applies'));
      expect(text(part(element, 'status'))).to.equal(
        '“10 off from 150” no longer applies. Your cart does not meet the conditions of this code.',
      );
    });

    it('leaves to the shop what applies by itself without the attribute', async () => {
      await placeFilled(12);
      expect(promotionCalls().some((request) => request.startsWith('POST'))).to.equal(false);
    });

    it('takes other words, and the currency of the order before its own', async () => {
      const element = await placeWith('FIVE');
      expect(text(part(element, 'amount'))).to.equal('−$5.00');
      element.strings = {off: '{amount} weniger', remove: 'Weg'};
      await element.updateComplete;
      expect(text(part(element, 'amount'))).to.equal('$5.00 weniger');
      expect(text(part(element, 'remove'))).to.equal('Weg');
    });
  });

  describe('behaviour', () => {
    it('applies a code, and shows what it takes off', async () => {
      const element = await placeFilled();
      enter(element, 'WELCOME10');
      await untilStatus(element, 'ready');
      expect(text(part(element, 'promotion'))).to.contain('WELCOME10 10% off your first order −$5.00');
      expect(part<HTMLInputElement>(element, 'field').value).to.equal('');
      expect(commerce().cart.state.value.order!.Total).to.equal(45);
    });

    it('takes a promotion off the cart', async () => {
      const element = await placeWith('FIVE', '10% OFF/NOW');
      parts(element, 'remove')[1]!.click();
      await untilStatus(element, 'ready');
      expect(parts(element, 'code').map(text)).to.deep.equal(['FIVE']);
      expect(text(part(element, 'status'))).to.equal('“10% OFF/NOW” was removed.');
    });

    it('follows the cart: a promotion that no longer applies takes nothing off', async () => {
      const element = await placeWith('FIVE');
      await setFirst(1);
      await waitUntil(() => text(part(element, 'amount')) === '−$0.00');
    });

    it('makes one change at a time', async () => {
      const element = await placeFilled();
      enter(element, 'FIVE');
      part(element, 'button').click();
      await element.updateComplete;
      expect(part(element, 'button').getAttribute('aria-disabled')).to.equal('true');
      expect(text(part(element, 'button'))).to.equal('Applying…');
      await untilStatus(element, 'ready');
      expect(promotionCalls().filter((request) => request.startsWith('POST')).length).to.equal(1);
    });

    const refusals: [string, string][] = [
      ['', 'Enter a code.'],
      ['NOTHING', 'We don’t know this code.'],
      ['..', 'We don’t know this code.'],
      ['SUMMER24', 'This code has expired.'],
      ['FUTURE', 'This code is not valid yet.'],
      ['PAUSED', 'This code is not valid at the moment.'],
      ['FILTERS', 'Your cart does not meet the conditions of this code.'],
    ];
    for (const [code, words] of refusals) {
      it(`says why "${code}" is refused, and keeps it to be mended`, async () => {
        const element = await placeFilled();
        enter(element, code);
        await untilStatus(element, 'error');
        expect(text(part(element, 'error'))).to.equal(words);
        const field = part<HTMLInputElement>(element, 'field');
        expect([field.value, field.getAttribute('aria-invalid')]).to.deep.equal([code, 'true']);
        expect(parts(element, 'retry')).to.deep.equal([]);
        enter(element, 'FIVE');
        await untilStatus(element, 'ready');
        expect(parts(element, 'error')).to.deep.equal([]);
      });
    }

    for (const [code, words] of [
      ['AlreadyAdded', 'This code is on your cart already.'],
      ['CannotCombine', 'This code can’t be combined with another one.'],
      ['ExceedsUsageLimit', 'This code has been used up.'],
    ] as const) {
      it(`has words for ${code}`, async () => {
        const element = await placeFilled();
        const Errors = [{ErrorCode: `Promotion.${code}`, Message: 'x', Data: null}];
        shop.sandbox.faults.add({operation: 'Cart.AddPromotion', kind: 'status', status: 400, body: {Errors}});
        enter(element, 'FIVE');
        await untilStatus(element, 'error');
        expect(text(part(element, 'error'))).to.equal(words);
      });
    }

    it('has nothing to apply a code to without a cart', async () => {
      await openShop();
      const element = await place();
      await untilStatus(element, 'empty');
      enter(element, 'FIVE');
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('Put something into your cart first.');
      await fillCart([CASES.plain, 1]);
      await untilStatus(element, 'empty');
    });

    it('tries again after a lost connection', async () => {
      const element = await placeFilled();
      const mend = shop.sandbox.faults.add({operation: 'Cart.AddPromotion', kind: 'drop'});
      enter(element, 'FIVE');
      await untilStatus(element, 'error');
      mend();
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect(parts(element, 'code').map(text)).to.deep.equal(['FIVE']);
    });

    it('reads promotions that could not be read again', async () => {
      await openShop();
      await fillCart([CASES.plain, 1]);
      const mend = shop.sandbox.faults.add({operation: 'Cart.ListPromotions', kind: 'status', status: 500});
      const element = await place();
      await untilStatus(element, 'error');
      mend();
      part(element, 'retry').click();
      await untilStatus(element, 'empty');
    });

    it("shows nobody another one's promotions", async () => {
      const element = await placeWith('FIVE');
      await commerce().session.signOut();
      await untilStatus(element, 'empty');
      expect(parts(element, 'promotion')).to.deep.equal([]);
    });

    it('follows nothing any more once it is removed', async () => {
      const element = await placeWith('FIVE');
      element.remove();
      const mark = promotionCalls().length;
      await fillCart([CASES.noPicture, 1]);
      expect(promotionCalls().length).to.equal(mark);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await openShop();
      await signIn();
      await fillCart([CASES.plain, 1]);
      facts.length = 0;
      const element = await place();
      await untilStatus(element, 'empty');
      expect(facts).to.deep.equal([]);
    });

    it('says that a code could not be applied', async () => {
      const element = await placeFilled();
      enter(element, 'SUMMER24');
      await untilStatus(element, 'error');
      expect(errors.map(({detail}) => detail.code)).to.deep.equal(['Promotion.Expired']);
      expect(errors[0]!.target).to.equal(element);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      const element = await placeFilled();
      await expect(element).to.be.accessible();
      enter(element, 'FIVE');
      await element.updateComplete;
      expect(element.status).to.equal('loading');
      await expect(element).to.be.accessible();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
      enter(element, 'NOTHING');
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
    });

    it('is used by the keyboard alone, and keeps the focus', async () => {
      const element = await placeFilled();
      element.focus();
      await sendKeys({type: 'FIVE'});
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'ready');
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'field'));
      expect(text(part(element, 'status'))).to.equal('“FIVE” was applied.');
      parts(element, 'remove')[0]!.focus();
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'empty');
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'field'));
      expect(part(element, 'status').getAttribute('role')).to.equal('status');
    });

    it('names the promotion in its button', async () => {
      const element = await placeWith('FIVE');
      expect(part(element, 'remove').getAttribute('aria-label')).to.equal('Remove “FIVE”');
    });
  });
});
