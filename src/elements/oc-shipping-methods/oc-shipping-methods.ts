import {html, LitElement, nothing, type TemplateResult} from 'lit';
import type {ShipEstimate, ShipMethod, ShipMethodSelection} from 'ordercloud-javascript-sdk';
import {announce} from '../../controllers/announce.js';
import {CheckoutController} from '../../controllers/checkout-controller.js';
import {CHECKOUT_WORDS} from '../../controllers/checkout-words.js';
import {errorMessage} from '../../controllers/error-message.js';
import {ViewController} from '../../controllers/view-controller.js';
import {intl} from '../../core/intl.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import {ShipMethodsSelectedEvent} from '../../events/ship-methods-selected.js';
import type {CheckoutSnapshot} from '../../ordercloud/checkout.js';
import {shipEstimatesOf, shippingAddressOf} from '../../ordercloud/worksheet.js';
import {choices} from '../../styles/choices.js';
import {shared} from '../../styles/shared.js';

export const words = {
  ...CHECKOUT_WORDS,
  shipment: 'Shipping method',
  shipmentOf: 'Shipping method, parcel {number} of {count}',
  items: '{quantity} × {name}',
  free: 'Free',
  submit: 'Use this shipping method',
  done: 'The shipping method is set.',
  address: 'Enter the shipping address first.',
  none: 'There is nothing to choose: the shop ships as it always does.',
  unavailable: 'The shop does not ship to this address.',
  'IntegrationEvent.MustCalculateShipping': 'Something has changed. Choose the shipping method again.',
  'IntegrationEvent.MustHaveShipEstimates': 'The shop does not ship to this address.',
} as const;

/**
 * Lets the shopper choose how each parcel is shipped, with price and time as the shop's integration says them, as soon
 * as the order has a shipping address. What has changed in the cart or the address is asked for again.
 *
 * Words: `shipment`, `shipmentOf` ({number}, {count}), `items` ({quantity}, {name}), `free`, `submit`, `done`, `address`,
 * `none`, `unavailable`, `loading`, `saving`, `error`, `retry`, and one for each error code, such as `integration-failed`.
 *
 * @summary The ways to ship the order.
 * @tagname oc-shipping-methods
 *
 * @slot address - What is shown before the order has a shipping address.
 * @slot error - What is shown when shipping could not be estimated or chosen.
 *
 * @fires {ShipMethodsSelectedEvent} oc-ship-methods-selected - Each parcel has its method, and the order is calculated.
 * @fires {CommerceErrorEvent} oc-error - Shipping could not be estimated or chosen.
 *
 * @csspart form - The form.
 * @csspart legend - The name of a parcel.
 * @csspart items - What is in a parcel, where there are several.
 * @csspart choice - A way to ship.
 * @csspart name - Its name.
 * @csspart transit - How long it takes.
 * @csspart price - What it costs.
 * @csspart button - The button that sets the methods.
 * @csspart empty - Says why there is nothing to choose.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-button-background=#1d4ed8] - Background of buttons.
 * @cssprop [--oc-button-color=#fff] - Text of buttons.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - Nothing is known of an order yet.
 * @cssstate loading - Shipping is being estimated or set.
 * @cssstate ready - There is something to choose, or the address is missing.
 * @cssstate empty - There is nothing to order.
 * @cssstate error - Shipping could not be estimated or chosen.
 *
 * @example
 * ```html
 * <oc-shipping-methods currency="USD"></oc-shipping-methods>
 * ```
 */
export class OcShippingMethods extends LitElement {
  static override styles = [shared, choices];

  static override properties = {
    currency: {},
    strings: {type: Object},
  };

  /** ISO 4217 code for prices of which neither the order nor the shopper names one; else that of `oc-session`. */
  currency = '';

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #checkout = new CheckoutController(this, this.#view, (snapshot) => this.#follow(snapshot));
  /** The order that was last asked an estimate for: a failure is not asked for again but by the shopper. */
  #asked: unknown = null;
  #message = '';

  protected override render(): TemplateResult {
    const {worksheet, isIntegrated} = this.#checkout.snapshot;
    const estimates = shipEstimatesOf(worksheet);
    return html`${errorMessage(this.#view, this.#checkout.retryable)} ${this.#renderWhy(isIntegrated)}
      ${isIntegrated && estimates.length > 0 ? this.#renderForm(estimates) : nothing}
      <p class="visually-hidden" role="status">${this.#statusText()}</p>`;
  }

  #renderWhy(isIntegrated: boolean): TemplateResult | typeof nothing {
    const {worksheet} = this.#checkout.snapshot;
    const say = (key: keyof typeof words): TemplateResult => html`<p part="empty">${this.#view.text(key)}</p>`;
    if (this.status === 'empty') return say('cart-empty');
    if (this.status !== 'ready') return nothing;
    if (!isIntegrated) return say('none');
    if (!shippingAddressOf(worksheet)) return html`<slot name="address">${say('address')}</slot>`;
    const {ShipEstimateResponse: answer} = worksheet ?? {};
    const hasMethods = shipEstimatesOf(worksheet).some(({ShipMethods}) => ShipMethods?.length);
    return answer && !hasMethods ? say('unavailable') : nothing;
  }

  #renderForm(estimates: readonly ShipEstimate[]): TemplateResult {
    const {busy} = this.#checkout;
    return html`<form part="form" @submit=${this.#handleSubmit}>
      ${estimates.map((estimate, index) => this.#renderShipment(estimate, index, estimates.length))}
      <button part="button" type="submit" aria-disabled=${busy}>${this.#view.text(busy ? 'saving' : 'submit')}</button>
    </form>`;
  }

  #renderShipment(estimate: ShipEstimate, index: number, count: number): TemplateResult {
    const methods = estimate.ShipMethods ?? [];
    const chosen = estimate.SelectedShipMethodID ?? (methods.length === 1 ? methods[0]!.ID : null);
    const legend = this.#view.text(count > 1 ? 'shipmentOf' : 'shipment', {number: index + 1, count});
    return html`<fieldset>
      <legend part="legend">${legend}</legend>
      ${count > 1 ? html`<p part="items">${this.#itemsOf(estimate)}</p>` : nothing}
      ${methods.map((method) => this.#renderMethod(method, estimate.ID ?? '', method.ID === chosen))}
    </fieldset>`;
  }

  #renderMethod(method: ShipMethod, shipEstimateID: string, checked: boolean): TemplateResult {
    const {ID, Name, Cost, EstimatedTransitDays: days} = method;
    return html`<label part="choice" class="choice">
      <input type="radio" name=${shipEstimateID} value=${ID ?? ''} required .checked=${checked} />
      <span>
        <bdi part="name">${Name || ID}</bdi>
        ${days ? html`<span part="transit">(${this.#daysText(days)})</span>` : nothing}
      </span>
      <span part="price" class="end">${this.#money(Cost)}</span>
    </label>`;
  }

  #itemsOf({ShipEstimateItems}: ShipEstimate): string {
    const lines = this.#checkout.snapshot.worksheet?.LineItems ?? [];
    const texts = (ShipEstimateItems ?? []).map(({LineItemID, Quantity}) => {
      const line = lines.find(({ID}) => ID === LineItemID);
      const name = line?.Product?.Name || line?.ProductID || '';
      return this.#view.text('items', {quantity: Quantity ?? line?.Quantity ?? '', name});
    });
    return intl(Intl.ListFormat, this.#view.locale, {type: 'unit'}).format(texts);
  }

  #daysText(days: number): string {
    const format = {style: 'unit', unit: 'day', unitDisplay: 'long'};
    return intl(Intl.NumberFormat, this.#view.locale, format).format(days);
  }

  #money(amount: number | null | undefined): string {
    if (!amount) return this.#view.text('free');
    return this.#view.money(amount, this.#checkout.snapshot.worksheet?.Order?.Currency);
  }

  #statusText(): string {
    if (this.status === 'loading') return this.#view.text(this.#checkout.busy ? 'saving' : 'loading');
    return this.#message;
  }

  /** Asks for an estimate where the order has an address and none. */
  #follow({status, worksheet, isIntegrated}: CheckoutSnapshot): void {
    if (status !== 'ready' || !isIntegrated || this.#checkout.busy || this.#asked === worksheet) return;
    if (!shippingAddressOf(worksheet) || shipEstimatesOf(worksheet).length > 0) return;
    if (worksheet?.ShipEstimateResponse?.Succeeded) return;
    this.#asked = worksheet;
    this.#message = '';
    void this.#checkout.run(async (checkout) => {
      try {
        await checkout.ensureEstimate();
      } finally {
        this.#asked = checkout.state.value.worksheet;
      }
    });
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const chosen = [...new FormData(event.currentTarget as HTMLFormElement)] as [string, string][];
    const shipMethodSelections: ShipMethodSelection[] = chosen.map(([ShipEstimateID, ShipMethodID]) => ({
      ShipEstimateID,
      ShipMethodID,
    }));
    this.#message = '';
    await this.#checkout.run(async (checkout) => {
      await checkout.selectShipMethods(shipMethodSelections);
      this.#message = this.#view.text('done');
      const order = checkout.state.value.worksheet!.Order!;
      announce(this, new ShipMethodsSelectedEvent({order, shipMethodSelections}));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-shipping-methods': OcShippingMethods;
  }
}
