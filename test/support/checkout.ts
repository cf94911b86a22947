import {fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/oc-session/define.js';
import {currentCheckout} from '../../src/ordercloud/checkout.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from './catalogue-cases.js';
import {fillCart, signIn} from './shop.js';

export const HOME = {
  FirstName: 'Mary',
  LastName: 'Somerville',
  Street1: '1 Main St',
  City: 'Minneapolis',
  State: 'MN',
  Zip: '55401',
  Country: 'US',
};

/** A shop with a checkout integration, with two units in the cart; of a guest unless told otherwise. */
export async function openCheckout({
  known = false,
  clientId = SANDBOX.clientIdWithCheckout,
}: {known?: boolean; clientId?: string} = {}): Promise<void> {
  await fixture(html`<oc-session client-id=${clientId} base-api-url=${SANDBOX.baseApiUrl}></oc-session>`);
  await commerce().session.configured;
  if (known) await signIn();
  await fillCart([CASES.plain, 2]);
}

/** Gives the order its shipping address, an estimate and a chosen method. */
export async function shipped(): Promise<void> {
  const checkout = currentCheckout();
  await checkout.load();
  await checkout.setAddresses({shipping: HOME, billing: HOME});
  await checkout.ensureEstimate();
  await checkout.selectShipMethods([{ShipEstimateID: 'roastery', ShipMethodID: 'standard'}]);
}

/** Writes into a field, as a shopper does. */
export function fill(root: ParentNode, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = root.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
    if (!field) throw new Error(`There is no field ${name}`);
    field.value = value;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', {bubbles: true}));
  }
}

/** Waits until `element` renders what `selector` finds, and gives it. */
export async function rendered<E extends HTMLElement>(element: Element, selector: string): Promise<E> {
  const find = (): E | null => element.shadowRoot!.querySelector<E>(selector);
  await waitUntil(() => find() !== null, `<${element.localName}> renders no ${selector}`);
  return find()!;
}
