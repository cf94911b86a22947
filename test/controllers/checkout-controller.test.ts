import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {CheckoutController} from '../../src/controllers/checkout-controller.js';
import {ViewController} from '../../src/controllers/view-controller.js';
import type {Strings} from '../../src/core/strings.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {CommerceError} from '../../src/ordercloud/errors.js';
import {openCheckout} from '../support/checkout.js';
import {useEvents} from '../support/events.js';
import {useSandbox} from '../support/sandbox.js';

class CheckoutHost extends LitElement {
  strings: Strings | null = null;
  readonly view = new ViewController(this, {error: 'No.'});
  readonly checkout = new CheckoutController(this, this.view);
}
customElements.define('test-checkout-host', CheckoutHost);

const FAILURE = new CommerceError({code: 'offline', message: 'Gone', retryable: true});

describe('CheckoutController', () => {
  const shop = useSandbox();
  const errors = useEvents('oc-error');

  async function place(): Promise<CheckoutHost> {
    await openCheckout();
    const host = await fixture<CheckoutHost>(html`<test-checkout-host></test-checkout-host>`);
    await waitUntil(() => host.view.status === 'ready');
    return host;
  }

  it('runs one change at a time, and shows how it goes', async () => {
    const {checkout, view} = await place();
    let finish = (): void => {};
    const first = checkout.run(() => new Promise((resolve) => (finish = resolve)));
    expect([checkout.busy, view.status]).to.deep.equal([true, 'loading']);
    expect(await checkout.run(() => Promise.reject(FAILURE))).to.equal(false);
    finish();
    expect(await first).to.equal(true);
    expect([checkout.busy, view.status]).to.deep.equal([false, 'ready']);
  });

  it('does again what has failed', async () => {
    const {checkout, view} = await place();
    let calls = 0;
    await checkout.run(() => (++calls === 1 ? Promise.reject(FAILURE) : Promise.resolve()));
    expect([view.status, errors.length]).to.deep.equal(['error', 1]);
    checkout.retryable!();
    await waitUntil(() => view.status === 'ready');
    expect([calls, checkout.retryable]).to.deep.equal([2, null]);
  });

  it('refuses where no session was set up, without a request', async () => {
    const host = await fixture<CheckoutHost>(html`<test-checkout-host></test-checkout-host>`);
    expect(await host.checkout.run(() => Promise.resolve())).to.equal(false);
    expect(errors[0]!.detail.code).to.equal('session-missing');
    expect(shop.requests).to.deep.equal([]);
  });

  it('hears nothing when the host is gone', async () => {
    const host = await place();
    host.remove();
    shop.sandbox.faults.add({operation: 'Cart.GetOrderWorksheet', kind: 'drop'});
    await currentCheckout().reload();
    expect([currentCheckout().state.value.status, host.view.status]).to.deep.equal(['error', 'ready']);
  });
});
