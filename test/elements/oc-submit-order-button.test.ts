import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/oc-submit-order-button/define.js';
import type {OcSubmitOrderButton} from '../../src/elements/oc-submit-order-button/oc-submit-order-button.js';
import type {OrderSubmittedEvent} from '../../src/events/order-submitted.js';
import {CASES} from '../support/catalogue-cases.js';
import {explained, useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useNavigation} from '../support/navigation.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop, part, signIn, text, untilStatus} from '../support/shop.js';

const EMAIL = 'guest@example.com';

const place = (template = html`<oc-submit-order-button email=${EMAIL}></oc-submit-order-button>`) =>
  fixture<OcSubmitOrderButton>(template);

/** The button beside a field for the e-mail. */
async function placeWithInput(email: string): Promise<{element: OcSubmitOrderButton; input: HTMLInputElement}> {
  const form = await fixture(html`
    <div>
      <label>E-mail <input id="guest-email" type="email" .value=${email} /></label>
      <oc-submit-order-button email-from="guest-email"></oc-submit-order-button>
    </div>
  `);
  return {element: form.querySelector('oc-submit-order-button')!, input: form.querySelector('input')!};
}

async function openFilledShop(): Promise<void> {
  await openShop();
  await fillCart([CASES.plain, 2]);
}

describe('oc-submit-order-button', () => {
  const shop = useSandbox();
  const visited = useNavigation();
  const warnings = useWarnings();
  const orders = useEvents('oc-order-submitting', 'oc-order-submitted');
  const errors = useEvents('oc-error');
  const submissions = (): string[] => shop.requests.filter((line) => line.endsWith('/submit'));
  const bought = (): OrderSubmittedEvent['detail'] | undefined =>
    orders.map(({detail}) => detail).find((detail) => 'guestEmail' in detail);

  describe('defaults', () => {
    it('is a button that waits to be pressed', async () => {
      await openFilledShop();
      const before = [...shop.requests];
      const element = await place(html`<oc-submit-order-button></oc-submit-order-button>`);
      const {href, email, emailFrom, withoutEmail, orderId, status} = element;
      expect({href, email, emailFrom, withoutEmail, orderId, status}).to.deep.equal({
        href: '',
        email: '',
        emailFrom: '',
        withoutEmail: false,
        orderId: '',
        status: 'idle',
      });
      expect(text(part(element, 'button'))).to.equal('Place order');
      expect(shop.requests).to.deep.equal(before);
    });
  });

  describe('properties and attributes', () => {
    it('goes to href with the ID of the order, when those who wait for it are done', async () => {
      await openFilledShop();
      let done = false;
      const wait = async (): Promise<void> => {
        await Promise.resolve();
        done = true;
      };
      addEventListener('oc-order-submitted', (event) => event.waitUntil(wait()), {once: true});
      const element = await place(
        html`<oc-submit-order-button email=${EMAIL} href="/thanks.html?order={ID}"></oc-submit-order-button>`,
      );
      part(element, 'button').click();
      await waitUntil(() => visited.length > 0);
      expect(done).to.equal(true);
      expect(visited).to.deep.equal([`${location.origin}/thanks.html?order=${bought()?.order.ID}`]);
    });

    it('reads the e-mail from an input at the press', async () => {
      await openFilledShop();
      const {element, input} = await placeWithInput('');
      input.value = ` ${EMAIL}`;
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(bought()?.guestEmail).to.equal(EMAIL);
    });

    it('leaves an invalid input to the browser', async () => {
      await openFilledShop();
      const {element, input} = await placeWithInput('guest');
      part(element, 'button').click();
      expect(element.status).to.equal('idle');
      expect(document.activeElement).to.equal(input);
      expect(orders).to.deep.equal([]);
    });

    it('reports an input that is not there', async () => {
      await openFilledShop();
      const element = await place(html`<oc-submit-order-button email-from="nowhere"></oc-submit-order-button>`);
      part(element, 'button').click();
      await untilStatus(element, 'error');
      await explained();
      expect(warnings.join()).to.contain('[email-from-missing]');
    });

    it('submits without an e-mail where it says so', async () => {
      await openFilledShop();
      const element = await place(html`<oc-submit-order-button without-email></oc-submit-order-button>`);
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(bought()?.guestEmail).to.equal(null);
    });

    it('takes other words', async () => {
      const element = await place(
        html`<oc-submit-order-button strings='{"label": "Kaufen"}'></oc-submit-order-button>`,
      );
      expect(text(part(element, 'button'))).to.equal('Kaufen');
    });
  });

  describe('behaviour', () => {
    it('submits once, however often it is pressed', async () => {
      await openFilledShop();
      const element = await place();
      part(element, 'button').click();
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      part(element, 'button').blur();
      expect(submissions()).to.deep.equal(['POST /v1/cart/submit']);
    });

    it('asks a guest for an e-mail before anything is written', async () => {
      await openFilledShop();
      const {element, input} = await placeWithInput('');
      part(element, 'button').click();
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.contain('Enter your e-mail address');
      expect(errors[0]!.detail.code).to.equal('guest-email-missing');
      expect(document.activeElement).to.equal(input);
      expect(submissions()).to.deep.equal([]);
    });

    it('asks nobody for an e-mail who is signed in', async () => {
      await openFilledShop();
      await signIn();
      const {element} = await placeWithInput('no address');
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(bought()?.guestEmail).to.equal(null);
    });

    it('says that the cart is empty', async () => {
      await openShop();
      await signIn();
      const element = await place();
      part(element, 'button').click();
      await untilStatus(element, 'error');
      expect(text(part(element, 'error'))).to.equal('Your cart is empty.');
    });

    it('submits by the retry button after a lost connection', async () => {
      await openFilledShop();
      const element = await place();
      shop.sandbox.faults.add({operation: 'Cart.Submit', kind: 'drop', times: 1});
      part(element, 'button').click();
      await untilStatus(element, 'error');
      expect(bought()).to.equal(undefined);
      part(element, 'retry').click();
      await untilStatus(element, 'ready');
      expect(bought()?.order.Total).to.equal(25);
    });

    it('goes nowhere when it was removed meanwhile, and announces the order on the document', async () => {
      await openFilledShop();
      const element = await place(html`<oc-submit-order-button email=${EMAIL} href="/x"></oc-submit-order-button>`);
      part(element, 'button').click();
      element.remove();
      await untilStatus(element, 'ready');
      expect(orders.map(({target}) => target)).to.deep.equal([document, document]);
      expect(visited).to.deep.equal([]);
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      await openFilledShop();
      await place();
      expect(orders).to.deep.equal([]);
    });

    it('asks, and announces what was bought by whom', async () => {
      await openFilledShop();
      const element = await place();
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(orders.map(({type, target}) => [type, target])).to.deep.equal([
        ['oc-order-submitting', element],
        ['oc-order-submitted', element],
      ]);
      expect(bought()?.lineItems.map(({ProductID, Quantity}) => [ProductID, Quantity])).to.deep.equal([
        [CASES.plain, 2],
      ]);
      expect(bought()?.order.IsSubmitted).to.equal(true);
      expect(bought()?.guestEmail).to.equal(EMAIL);
    });

    it('submits nothing where a listener cancels, until it is pressed again', async () => {
      await openFilledShop();
      addEventListener('oc-order-submitting', (event) => event.preventDefault(), {once: true});
      const element = await place();
      part(element, 'button').click();
      await untilStatus(element, 'idle');
      expect(submissions()).to.deep.equal([]);
      part(element, 'button').click();
      await untilStatus(element, 'ready');
      expect(bought()).to.exist;
    });
  });

  describe('accessibility', () => {
    it('is accessible in each state', async () => {
      await openFilledShop();
      const {element, input} = await placeWithInput('');
      await expect(element).to.be.accessible();
      part(element, 'button').click();
      await untilStatus(element, 'error');
      await expect(element).to.be.accessible();
      input.value = EMAIL;
      part(element, 'button').click();
      await expect(element).to.be.accessible();
      await untilStatus(element, 'ready');
      await expect(element).to.be.accessible();
    });

    it('is operated by the keyboard, keeps the focus and says what has happened', async () => {
      await openFilledShop();
      const element = await place();
      part(element, 'button').focus();
      await sendKeys({press: 'Enter'});
      await untilStatus(element, 'ready');
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'button'));
      expect(text(element.shadowRoot!.querySelector('[role=status]')!)).to.equal('Your order has been placed.');
    });
  });
});
