import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-cart/define.js';
import type {OcCart} from '../../src/elements/oc-cart/oc-cart.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {currentPromotions} from '../../src/ordercloud/promotions.js';
import {CASES} from '../support/catalogue-cases.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const place = (): Promise<OcCart> => fixture<OcCart>(html`<oc-cart product-url="/p/{ID}"></oc-cart>`);

const parts = <E extends HTMLElement>(element: Element, name: string): E[] => [
  ...element.shadowRoot!.querySelectorAll<E>(`[part~="${name}"]`),
];

function setQuantity(element: Element, index: number, value: string): void {
  const input = parts<HTMLInputElement>(element, 'quantity')[index]!;
  input.value = value;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}

/** The cart's element, with a shop and with lines in it. */
async function placeFilled(...additions: Parameters<typeof fillCart>): Promise<OcCart> {
  await openShop();
  await fillCart(...additions);
  const element = await place();
  await untilStatus(element, 'ready');
  return element;
}

describe('oc-cart', () => {
  const shop = useSandbox();
  const facts = useEvents('oc-cart-item-added', 'oc-cart-item-removed');
  const errors = useEvents('oc-error');
  const changes = (): unknown[] => facts.map(({type, detail}) => [type, detail.lineItem.ProductID, detail.quantity]);

  describe('defaults', () => {
    it('is empty for a visitor without a token, without a request', async () => {
      await openShop();
      const element = await place();
      await untilStatus(element, 'empty');
      expect(text(part(element, 'empty'))).to.equal('Your cart is empty.');
      expect(shop.requests).to.deep.equal([]);
    });

    it('waits for a session', async () => {
      const element = await place();
      expect(element.status).to.equal('idle');
    });
  });

  describe('properties and attributes', () => {
    it('links each product to its page', async () => {
      const element = await placeFilled([CASES.plain, 1]);
      expect(part(element, 'name').getAttribute('href')).to.equal(`/p/${CASES.plain}`);
      element.productUrl = 'javascript:alert("{ID}")';
      await element.updateComplete;
      expect(part(element, 'name').localName).to.equal('span');
    });

    it('shows prices in the currency of the order, else in its own', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      expect(text(part(element, 'total'))).to.equal('$25.00');
      element.lang = 'de';
      element.requestUpdate();
      await element.updateComplete;
      expect(text(part(element, 'total'))).to.equal('25,00 $');
    });

    it('takes other words', async () => {
      await openShop();
      const element = await fixture<OcCart>(html`<oc-cart strings='{"empty": "Leer"}'></oc-cart>`);
      await untilStatus(element, 'empty');
      expect(text(part(element, 'empty'))).to.equal('Leer');
    });
  });

  describe('behaviour', () => {
    it('shows lines and totals as OrderCloud says them', async () => {
      const element = await placeFilled([CASES.priceBreaks, 4], [CASES.noPicture, 1]);
      expect(parts(element, 'unit-price').map(text)).to.deep.equal(['$11.50 each', '$6.90 each']);
      expect(parts(element, 'line-total').map(text)).to.deep.equal(['$46.00', '$6.90']);
      expect(parts<HTMLInputElement>(element, 'quantity').map(({value}) => value)).to.deep.equal(['4', '1']);
      expect(text(part(element, 'subtotal'))).to.equal('$52.90');
      expect(text(part(element, 'total'))).to.equal('$52.90');
      expect(parts(element, 'placeholder').length).to.equal(1);
    });

    it('shows a hostile name as text', async () => {
      const element = await placeFilled([CASES.hostileName, 1]);
      expect(part(element, 'name').childElementCount).to.equal(0);
      expect(part(element, 'name').textContent).to.contain('<');
    });

    it('changes a quantity', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      setQuantity(element, 0, '3');
      await waitUntil(() => facts.length === 1);
      await element.updateComplete;
      expect(text(part(element, 'total'))).to.equal('$37.50');
      expect(element.status).to.equal('ready');
    });

    it('holds a line still while it is changed, and changes it once', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      part(element, 'remove').click();
      part(element, 'remove').click();
      await element.updateComplete;
      expect(part(element, 'line').getAttribute('aria-busy')).to.equal('true');
      expect(part<HTMLInputElement>(element, 'quantity').readOnly).to.equal(true);
      await untilStatus(element, 'empty');
      expect(shop.requests.filter((line) => line.startsWith('DELETE')).length).to.equal(1);
    });

    it('puts a removed line back with its quantity and specs, and says so', async () => {
      await openShop();
      const SpecID = `${CASES.specs}-grind`;
      await commerce().cart.add({productID: CASES.specs, quantity: 2, specs: [{SpecID, OptionID: 'filter'}]});
      const element = await place();
      await untilStatus(element, 'ready');
      part(element, 'remove').click();
      await untilStatus(element, 'empty');
      expect(text(part(element, 'status'))).to.equal('Colombia Huila, 250 g was removed from your cart. Undo');
      part(element, 'undo').click();
      await untilStatus(element, 'ready');
      await waitUntil(() => text(part(element, 'status')) === 'Colombia Huila, 250 g is back in your cart.');
      const [line] = commerce().cart.state.value.lineItems;
      expect([line!.Quantity, line!.Specs![0]!.OptionID]).to.deep.equal([2, 'filter']);
      expect(changes()).to.deep.equal([
        ['oc-cart-item-removed', CASES.specs, 2],
        ['oc-cart-item-added', CASES.specs, 2],
      ]);
    });

    it('keeps the way back until the next change, and no longer', async () => {
      const element = await placeFilled([CASES.plain, 2], [CASES.noPicture, 1]);
      part(element, 'remove').click();
      await waitUntil(() => parts(element, 'undo').length === 1);
      setQuantity(element, 0, '3');
      await waitUntil(() => facts.length === 2);
      await element.updateComplete;
      expect(parts(element, 'undo')).to.deep.equal([]);
      part(element, 'remove').click();
      await waitUntil(() => parts(element, 'undo').length === 1);
      await commerce().session.signOut();
      await waitUntil(() => parts(element, 'undo').length === 0);
    });

    it('says why a line could not be put back, and lets it be tried again', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      part(element, 'remove').click();
      await waitUntil(() => parts(element, 'undo').length === 1);
      const mend = shop.sandbox.faults.add({operation: 'Cart.CreateLineItem', kind: 'drop'});
      part(element, 'undo').click();
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      mend();
      part(element, 'retry').click();
      await waitUntil(() => facts.length === 2);
      await waitUntil(() => parts(element, 'line').length === 1);
      expect(changes().at(-1)).to.deep.equal(['oc-cart-item-added', CASES.plain, 2]);
    });

    it('shows what promotions take off each line and the order', async () => {
      const element = await placeFilled([CASES.plain, 4], [CASES.noPicture, 1]);
      for (const code of ['COFFEE15', 'FIVE']) await currentPromotions().add(code);
      await element.updateComplete;
      expect(parts(element, 'line-discount').map(text)).to.deep.equal(['$7.50 off']);
      expect(parts(element, 'line-total').map(text)).to.deep.equal(['$42.50', '$6.90']);
      expect(text(part(element, 'totals'))).to.equal('Subtotal $56.90 Discount -$12.50 Total $44.40');
    });

    it('removes a line whose quantity becomes 0', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      setQuantity(element, 0, '0');
      await untilStatus(element, 'empty');
      expect(changes()).to.deep.equal([['oc-cart-item-removed', CASES.plain, 2]]);
    });

    for (const value of ['', '-1', '1.5']) {
      it(`keeps the quantity where "${value}" is entered, and says why`, async () => {
        const element = await placeFilled([CASES.plain, 2]);
        setQuantity(element, 0, value);
        await untilStatus(element, 'error');
        expect(part<HTMLInputElement>(element, 'quantity').value).to.equal('2');
        expect(text(part(element, 'error'))).to.equal('Enter a whole number, or 0 to remove the product.');
      });
    }

    it('says at the line why a quantity was refused', async () => {
      const element = await placeFilled([CASES.plain, 1], [CASES.minMax, 4]);
      setQuantity(element, 1, '2');
      await untilStatus(element, 'error');
      const line = parts(element, 'line')[1]!;
      expect(text(line.querySelector('[part=error]')!)).to.equal('The smallest quantity is 4.');
      expect(line.querySelector('[part=retry]')).to.equal(null);
      const input = parts<HTMLInputElement>(element, 'quantity')[1]!;
      expect(input.value).to.equal('4');
      expect(input.getAttribute('aria-describedby')).to.equal('error');
      setQuantity(element, 1, '5');
      await untilStatus(element, 'ready');
      expect(element.shadowRoot!.querySelector('[part=error]')).to.equal(null);
    });

    it('changes a line by the retry button after a lost connection', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      const mend = shop.sandbox.faults.add({operation: 'Cart.PatchLineItem', kind: 'drop'});
      setQuantity(element, 0, '5');
      await untilStatus(element, 'error');
      expect(facts).to.deep.equal([]);
      mend();
      part(element, 'retry').click();
      await waitUntil(() => facts.length === 1);
      expect(changes()).to.deep.equal([['oc-cart-item-added', CASES.plain, 3]]);
    });

    it('reads a cart that could not be read again', async () => {
      await openShop();
      await signIn();
      const mend = shop.sandbox.faults.add({operation: 'Cart.ListLineItems', kind: 'status', status: 500});
      const element = await place();
      await untilStatus(element, 'error');
      expect(errors.at(-1)?.detail.code).to.equal('ServerError');
      mend();
      part(element, 'retry').click();
      await untilStatus(element, 'empty');
    });

    it('shows what is put into the cart elsewhere', async () => {
      await openShop();
      const element = await place();
      await untilStatus(element, 'empty');
      await fillCart([CASES.plain, 1]);
      await untilStatus(element, 'ready');
      expect(parts(element, 'line').length).to.equal(1);
    });

    it('shows the cart of whoever signs in', async () => {
      const element = await placeFilled([CASES.plain, 1]);
      await signIn();
      await waitUntil(() => shop.requests.some((line) => line.includes('anonUserToken')));
      await untilStatus(element, 'ready');
      expect(parts(element, 'line').length).to.equal(1);
    });

    it('announces on the document what it began before it was removed, and follows nothing any more', async () => {
      const element = await placeFilled([CASES.plain, 1]);
      part(element, 'remove').click();
      element.remove();
      await waitUntil(() => facts.length === 1);
      expect(facts[0]!.target).to.equal(document);
      await fillCart([CASES.plain, 3]);
      expect(element.status).to.not.equal('loading');
      expect(facts.length).to.equal(1);
    });

    describe('with a template', () => {
      async function placeTemplate(...additions: Parameters<typeof fillCart>): Promise<OcCart> {
        await openShop();
        await fillCart(...additions);
        const element = await fixture<OcCart>(
          html`<oc-cart lang="en-US" product-url="/p/{ID}">
            <i>Soon</i>
            <template>
              <ul>
                <li data-each="line of lineItems" aria-busy="{line.busy}">
                  <a href="{line.url}">{line.name}</a> <img src="{line.picture}" alt="" />
                  <b>{line.LineTotal | money}</b>
                  <span>{line.words.each}</span>
                  <input
                    type="number"
                    value="{line.Quantity}"
                    aria-label="{line.words.quantity}"
                    data-action="setQuantity"
                  />
                  <button aria-label="{line.words.removeLine}" data-action="remove">{words.remove}</button>
                  <em data-if="line.error">{line.error}</em>
                </li>
              </ul>
              <p>{words.total}: {order.Total | money}</p>
            </template>
          </oc-cart>`,
        );
        await waitUntil(() => element.querySelector('ul'));
        return element;
      }
      const all = <E extends HTMLElement>(element: OcCart, selector: string): E[] => [
        ...element.querySelectorAll<E>(selector),
      ];
      const enter = (input: HTMLInputElement, value: string): void => {
        input.value = value;
        input.dispatchEvent(new Event('change', {bubbles: true}));
      };

      it('shows lines and totals in that', async () => {
        const element = await placeTemplate([CASES.priceBreaks, 4], [CASES.noPicture, 1]);
        expect(all(element, 'b').map(text)).to.deep.equal(['$46.00', '$6.90']);
        expect(all(element, 'span').map(text)).to.deep.equal(['$11.50 each', '$6.90 each']);
        expect(all(element, 'a').map((link) => link.getAttribute('href'))).to.deep.equal([
          `/p/${CASES.priceBreaks}`,
          `/p/${CASES.noPicture}`,
        ]);
        expect(all(element, 'img').map((image) => image.hasAttribute('src'))).to.deep.equal([true, false]);
        expect(text(element.querySelector('p')!)).to.equal('Total: $52.90');
        expect(element.querySelector('i')!.checkVisibility()).to.equal(false);
        expect(element.shadowRoot!.querySelector('[part=lines]')).to.equal(null);
        await expect(element).to.be.accessible();
      });

      it('changes a quantity, and says at the line and above why one was refused', async () => {
        const element = await placeTemplate([CASES.plain, 1], [CASES.minMax, 4]);
        const [first, second] = all<HTMLInputElement>(element, 'input');
        enter(first!, '3');
        await waitUntil(() => text(all(element, 'b')[0]!) === '$37.50');
        expect(changes()).to.deep.equal([['oc-cart-item-added', CASES.plain, 2]]);
        for (const value of ['2', '']) {
          enter(second!, value);
          await waitUntil(() => element.status === 'error' && element.querySelector('em'));
          expect(second!.value).to.equal('4');
          expect(text(second!.closest('li')!.querySelector('em')!)).to.equal(text(part(element, 'error')));
        }
      });

      it('removes lines by the keyboard and puts one back, and moves the focus on', async () => {
        const element = await placeTemplate([CASES.plain, 1], [CASES.noPicture, 1]);
        const [first, second] = all(element, 'button');
        second!.focus();
        await sendKeys({press: 'Enter'});
        await waitUntil(() => document.activeElement === first);
        expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.contain('was removed from your cart.');
        part(element, 'undo').click();
        await waitUntil(
          () => all(element, 'button').length === 2 && document.activeElement === all(element, 'button')[1],
        );
        await sendKeys({press: 'Enter'});
        await waitUntil(() => document.activeElement === first);
        await sendKeys({press: 'Enter'});
        await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'empty'));
        expect(all(element, 'i, ul').some((each) => each.checkVisibility())).to.equal(false);
        expect(changes().length).to.equal(4);
      });

      it('passes over an action that stands outside of the lines', async () => {
        await openShop();
        await fillCart([CASES.plain, 1]);
        const element = await fixture<OcCart>(
          html`<oc-cart
            ><template><button data-action="remove"></button></template
          ></oc-cart>`,
        );
        await waitUntil(() => element.querySelector('button'));
        element.querySelector('button')!.click();
        expect(element.status).to.equal('ready');
      });

      it('shows what stands beside it where the cart can not be read', async () => {
        await openShop();
        await signIn();
        shop.sandbox.faults.add({operation: 'Cart.ListLineItems', kind: 'status', status: 500});
        const element = await fixture<OcCart>(html`<oc-cart><i>Soon</i><template>{order.ID}</template></oc-cart>`);
        await untilStatus(element, 'error');
        expect(element.querySelector('i')!.checkVisibility()).to.equal(true);
        expect(part(element, 'retry').checkVisibility()).to.equal(true);
      });
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await placeFilled([CASES.plain, 1]);
      expect(facts).to.deep.equal([]);
    });

    it('announces the difference of a quantity', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      setQuantity(element, 0, '5');
      await waitUntil(() => facts.length === 1);
      await untilStatus(element, 'ready');
      setQuantity(element, 0, '4');
      await waitUntil(() => facts.length === 2);
      expect(changes()).to.deep.equal([
        ['oc-cart-item-added', CASES.plain, 3],
        ['oc-cart-item-removed', CASES.plain, 1],
      ]);
      expect(facts.every(({target}) => target === element)).to.equal(true);
    });

    it('announces a removal with the line as it was', async () => {
      const element = await placeFilled([CASES.plain, 2]);
      part(element, 'remove').click();
      await waitUntil(() => facts.length === 1);
      expect(facts[0]!.detail.lineItem.Quantity).to.equal(2);
      expect(facts[0]!.detail.quantity).to.equal(2);
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      const element = await placeFilled([CASES.plain, 2], [CASES.noPicture, 1]);
      await expect(element).to.be.accessible();
      setQuantity(element, 0, '-1');
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      part(element, 'remove').click();
      await waitUntil(() => facts.length === 1);
      part(element, 'remove').click();
      await untilStatus(element, 'empty');
      await expect(element).to.be.accessible();
    });

    it('names the product in each control', async () => {
      const element = await placeFilled([CASES.noPicture, 1]);
      const name = text(part(element, 'name'));
      expect(part(element, 'quantity').getAttribute('aria-label')).to.equal(`Quantity of ${name}`);
      expect(part(element, 'remove').getAttribute('aria-label')).to.equal(`Remove ${name}`);
    });

    it('says what was changed', async () => {
      const element = await placeFilled([CASES.noPicture, 1]);
      const name = text(part(element, 'name'));
      setQuantity(element, 0, '2');
      await waitUntil(() => facts.length === 1);
      await element.updateComplete;
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal(`Quantity of ${name}: 2.`);
    });

    it('puts a line back by the keyboard, and the focus to it', async () => {
      const element = await placeFilled([CASES.plain, 1]);
      part(element, 'remove').click();
      await waitUntil(() => parts(element, 'undo').length === 1);
      await expect(element).to.be.accessible();
      part(element, 'undo').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => element.shadowRoot!.activeElement === parts(element, 'remove')[0]);
      expect(part(element, 'status').getAttribute('role')).to.equal('status');
    });

    it('moves the focus on by the keyboard when a line is removed', async () => {
      const element = await placeFilled([CASES.plain, 1], [CASES.noPicture, 1]);
      parts(element, 'remove')[1]!.focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => element.shadowRoot!.activeElement === parts(element, 'remove')[0]);
      expect(parts(element, 'line').length).to.equal(1);
      await sendKeys({press: 'Enter'});
      await waitUntil(() => element.shadowRoot!.activeElement === element.shadowRoot!.querySelector('[part=empty]'));
    });
  });
});
