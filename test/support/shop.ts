import {fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-session/define.js';
import type {OcSession} from '../../src/elements/oc-session/oc-session.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';

// The first call to OrderCloud loads the SDK. On a busy machine that takes its time, and no test is about it.
before(async function () {
  this.timeout(20_000);
  await import('ordercloud-javascript-sdk');
});

/** Puts an `oc-session` for the sandbox on the page; resolves when it is configured. */
export async function openShop(): Promise<OcSession> {
  const session = await fixture<OcSession>(
    html`<oc-session client-id=${SANDBOX.clientId} base-api-url=${SANDBOX.baseApiUrl}></oc-session>`,
  );
  await commerce().session.configured;
  return session;
}

/** Signs the sandbox's shopper in. */
export async function signIn(): Promise<void> {
  const {username, password} = SANDBOX.shopper;
  await commerce().session.signIn(username, password);
}

/** Puts products into the cart, as an add-to-cart button does, and waits until it has been read again. */
export async function fillCart(...additions: [productID: string, quantity: number][]): Promise<void> {
  for (const [productID, quantity] of additions) await commerce().cart.add({productID, quantity});
  await commerce().cart.exclusively(() => Promise.resolve());
}

/** Waits until an element with a view shows `status`, and has rendered it. */
export async function untilStatus(
  element: HTMLElement & {status: string; updateComplete: Promise<boolean>},
  status: string,
): Promise<void> {
  await waitUntil(() => element.status === status, `status is ${element.status} instead of ${status}`);
  await element.updateComplete;
}

/** A part of an element's own rendering. */
export function part<E extends HTMLElement = HTMLElement>(element: Element, name: string): E {
  const found = element.shadowRoot?.querySelector<E>(`[part~="${name}"]`);
  if (!found) throw new Error(`<${element.localName}> has no part "${name}"`);
  return found;
}

/** What a shopper reads of an element's own rendering, without what is hidden. */
export function text(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
