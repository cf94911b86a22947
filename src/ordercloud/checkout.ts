import type {Address, OrderWorksheet, PartialDeep, Payment, ShipMethodSelection} from 'ordercloud-javascript-sdk';
import {Store} from '../core/store.js';
import type {Calls} from './calls.js';
import type {Cart, CartSnapshot} from './cart.js';
import {commerce} from './commerce.js';
import {asCommerceError, CommerceError} from './errors.js';
import {expectAnswer} from './failures.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';
import {amountDue, integrationFailure, shipEstimatesOf, shippingAddressOf} from './worksheet.js';

export interface CheckoutSnapshot {
  /** `idle` until something asks for it; `empty` where there is nothing to buy. */
  status: 'idle' | 'loading' | 'ready' | 'empty' | 'error';
  /** The order with its lines, promotions, ship estimates and calculation, as OrderCloud answered. */
  worksheet: OrderWorksheet | null;
  payments: readonly Payment[];
  /** False where the API client has no checkout integration: there is nothing to estimate and to calculate. */
  isIntegrated: boolean;
  error: CommerceError | null;
}

/** One of the shopper's addresses by its ID, or one for this order alone. */
export type OrderAddress = {ID: string} | (Omit<Address, 'ID'> & {ID?: undefined});

const NOTHING: CheckoutSnapshot = {status: 'idle', worksheet: null, payments: [], isIntegrated: true, error: null};

const NOT_INTEGRATED = 'IntegrationEvent.ApiClientNotConfiguredForOrderCalculate';

/** Enough to tell an e-mail from a slip; whether it is one only a message to it shows. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** The document's checkout, beside its other services. */
export function currentCheckout(): Checkout {
  const services = commerce();
  return (services.checkout ??= new Checkout(services.session, services.cart));
}

/**
 * What lies between a cart and its submission: addresses, shipping, calculation and payments. Everything is done in the
 * cart's queue, and afterwards the cart shows what OrderCloud has made of its order.
 */
export class Checkout {
  readonly state = new Store<CheckoutSnapshot>(NOTHING);

  readonly #session: Session;
  readonly #cart: Cart;
  #loading: Promise<void> | null = null;
  #estimating: Promise<void> | null = null;
  #calculating: Promise<void> | null = null;
  #adopting = false;

  constructor(session: Session, cart: Cart) {
    this.#session = session;
    this.#cart = cart;
    cart.state.subscribe((snapshot) => this.#handleCart(snapshot));
  }

  /** The e-mail that a guest gave for this order, or null. */
  get guestEmail(): string | null {
    const {guest} = this.#session.notes;
    const id = this.state.value.worksheet?.Order?.ID;
    return guest && guest.orderID === id ? guest.email : null;
  }

  /** Reads the worksheet unless it is known. No request without a token. Never rejects: a failure is in the state. */
  load(): Promise<void> {
    const {status} = this.state.value;
    if (status === 'ready' || status === 'empty') return Promise.resolve();
    this.#loading ??= this.reload().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Reads the worksheet again. Never rejects. */
  async reload(): Promise<void> {
    await this.#session.configured;
    if (this.state.value.status !== 'ready') this.#show({status: 'loading'});
    await this.#cart.exclusively(async () => {
      try {
        await this.#read();
      } catch (cause) {
        this.#show({status: 'error', error: asCommerceError(cause, 'Cart.GetOrderWorksheet')});
      }
    });
  }

  /**
   * Writes a guest's e-mail on the order; where somebody is signed in, nothing is done. True where it is another one than
   * before. It comes before the calculation, which ends with any change of the order.
   *
   * @throws CommerceError `guest-email-invalid`, `cart-empty`, or as OrderCloud answered
   */
  async setGuestEmail(email: string): Promise<boolean> {
    const operation = 'Cart.PatchFromUser';
    const given = email.trim();
    if (!EMAIL.test(given)) {
      throw new CommerceError({code: 'guest-email-invalid', message: 'That is no e-mail address', operation});
    }
    await this.#session.configured;
    if (this.#session.user !== null || this.guestEmail === given) return false;
    await this.#change(operation, async (calls) => {
      const {ID: orderID = ''} = await calls.orderRoutes().patchFromUser({Email: given});
      this.#session.note({guest: {orderID, email: given}});
    });
    return true;
  }

  /**
   * Sets where the order goes to, where its bill goes to, or both.
   *
   * @throws CommerceError `cart-empty`, or as OrderCloud answered
   */
  setAddresses({shipping, billing}: {shipping?: OrderAddress; billing?: OrderAddress}): Promise<void> {
    return this.#change('Cart.SetShippingAddress', async (calls) => {
      if (shipping) await setAddress(calls, 'Shipping', shipping);
      if (billing) await setAddress(calls, 'Billing', billing);
    });
  }

  /**
   * Asks the shop's integration what shipping costs, where that is to be asked: the order has an address and no estimate.
   * Those who ask at the same time share one request.
   *
   * @throws CommerceError `integration-failed` with the integration's own status, or as OrderCloud answered
   */
  ensureEstimate(): Promise<void> {
    const {worksheet, isIntegrated} = this.state.value;
    if (!isIntegrated || !shippingAddressOf(worksheet)) return Promise.resolve();
    const known = worksheet?.ShipEstimateResponse;
    if (known && !integrationFailure(known, '')) return Promise.resolve();
    this.#estimating ??= this.#integrated('Cart.EstimateShipping', (calls, operation) =>
      calls.call(operation, (sdk, options) => sdk.Cart.EstimateShipping(options)),
    ).finally(() => (this.#estimating = null));
    return this.#estimating;
  }

  /**
   * Chooses a method for each shipment that is named, and calculates the order when all have one.
   *
   * @throws CommerceError `integration-failed`, or as OrderCloud answered
   */
  async selectShipMethods(selections: readonly ShipMethodSelection[]): Promise<void> {
    await this.#integrated('Cart.SelectShipMethods', (calls, operation) =>
      calls.call(operation, (sdk, options) =>
        sdk.Cart.SelectShipMethods({ShipMethodSelections: [...selections]}, options),
      ),
    );
    const estimates = shipEstimatesOf(this.state.value.worksheet);
    if (estimates.every(({SelectedShipMethodID}) => SelectedShipMethodID)) await this.ensureCalculation();
  }

  /**
   * Calculates shipping and tax, where the calculation has ended with a change of the order.
   *
   * @throws CommerceError `integration-failed`, or as OrderCloud answered
   */
  ensureCalculation(): Promise<void> {
    const {worksheet, isIntegrated} = this.state.value;
    const known = worksheet?.OrderCalculateResponse;
    if (!isIntegrated || (known && !integrationFailure(known, ''))) return Promise.resolve();
    this.#calculating ??= this.#integrated('Cart.Calculate', (calls, operation) =>
      calls.call(operation, (sdk, options) => sdk.Cart.Calculate(options)),
    ).finally(() => (this.#calculating = null));
    return this.#calculating;
  }

  /**
   * Pays what is due by `payment`, in place of the payments that were chosen before. A card's payment that was accepted
   * stays, since only its provider can give the money back. Null where nothing is due.
   *
   * @throws CommerceError `Payment.ExceedsBalance` and others, as OrderCloud answered
   */
  async setPayment(payment: PartialDeep<Payment> & Pick<Payment, 'Type'>): Promise<Payment | null> {
    let created: Payment | null = null;
    await this.#change('Cart.CreatePayment', async (calls) => {
      const operation = 'Cart.DeletePayment';
      const isKept = ({Type, Accepted}: Payment): boolean => Type === 'CreditCard' && Accepted === true;
      const known = await readPayments(calls);
      for (const {ID = ''} of known.filter((each) => !isKept(each))) {
        const id = pathPart(ID, operation);
        await calls.call(operation, (sdk, options) => sdk.Cart.DeletePayment(id, options));
      }
      const {worksheet} = this.state.value;
      const Amount = amountDue(worksheet, known.filter(isKept));
      if (Amount === 0) return;
      created = await calls.call<Payment>('Cart.CreatePayment', (sdk, options) =>
        sdk.Cart.CreatePayment({...payment, Amount} as Payment, options),
      );
      expectAnswer(created, 'Cart.CreatePayment', ({ID}) => typeof ID === 'string');
    });
    return created;
  }

  /** Runs `work` on the order in the cart's queue, and reads the worksheet again. */
  async #change(operation: string, work: (calls: Calls) => Promise<unknown>): Promise<void> {
    await this.#session.configured;
    await this.#cart.exclusively(async () => {
      await work(await this.#open(operation));
      await this.#read();
    });
  }

  /** Runs a step of the shop's integration, which answers with the worksheet. */
  async #integrated(
    operation: string,
    work: (calls: Calls, operation: string) => Promise<OrderWorksheet>,
  ): Promise<void> {
    await this.#session.configured;
    await this.#cart.exclusively(async () => {
      try {
        const owner = this.#session.owner.value;
        const worksheet = expectWorksheet(await work(await this.#open(operation), operation), operation);
        if (owner !== this.#session.owner.value) return await this.#read();
        this.#take(worksheet);
      } catch (cause) {
        if (asCommerceError(cause, operation).code !== NOT_INTEGRATED) throw cause;
        this.#show({isIntegrated: false});
      }
    });
    const {ShipEstimateResponse: estimate, OrderCalculateResponse: calculation} = this.state.value.worksheet ?? {};
    const failure = integrationFailure(operation === 'Cart.Calculate' ? calculation : estimate, operation);
    if (failure) throw failure;
  }

  /** What makes calls, where there can be an order to make them for. */
  async #open(operation: string): Promise<Calls> {
    if (this.#session.hasToken()) return this.#session.open(operation);
    throw new CommerceError({code: 'cart-empty', message: 'There is nothing to buy', operation});
  }

  async #read(): Promise<void> {
    const operation = 'Cart.GetOrderWorksheet';
    if (!this.#session.hasToken()) return this.#take({LineItems: []}, []);
    const calls = await this.#session.open(operation);
    const owner = this.#session.owner.value;
    const [worksheet, payments] = await Promise.all([
      calls.call<OrderWorksheet>(operation, (sdk, options) => sdk.Cart.GetOrderWorksheet(options)),
      readPayments(calls),
    ]);
    // Nobody is shown another one's order.
    if (owner !== this.#session.owner.value) return this.#read();
    this.#take(expectWorksheet(worksheet, operation), payments);
  }

  #take(worksheet: OrderWorksheet, payments = this.state.value.payments): void {
    const {Order: order = null, LineItems: lineItems} = worksheet;
    const lines = lineItems ?? [];
    this.#show({status: lines.length > 0 ? 'ready' : 'empty', worksheet, payments});
    this.#adopting = true;
    const owner = this.#session.owner.value;
    this.#cart.adopt({owner, order: order?.ID ? order : null, lineItems: [...lines]});
    this.#adopting = false;
  }

  #show(change: Partial<CheckoutSnapshot>): void {
    this.state.set({...this.state.value, error: null, ...change});
  }

  /** A cart that others have changed, or somebody else's, has another worksheet. */
  #handleCart({status}: CartSnapshot): void {
    if (this.#adopting || this.state.value.status === 'idle') return;
    if (status === 'loading') this.state.set({...NOTHING, status: 'loading'});
    else if (status === 'ready' || status === 'empty') void this.reload();
  }
}

async function setAddress(calls: Calls, kind: 'Shipping' | 'Billing', address: OrderAddress): Promise<void> {
  const {ID: id} = address;
  if (id !== undefined) {
    const change = {[`${kind}AddressID`]: id};
    await calls.call('Cart.Patch', (sdk, options) => sdk.Cart.Patch(change, options));
    return;
  }
  await calls.call(`Cart.Set${kind}Address`, (sdk, options) =>
    sdk.Cart[`Set${kind}Address`](address as Address, options),
  );
}

async function readPayments(calls: Calls): Promise<Payment[]> {
  const operation = 'Cart.ListPayments';
  const page = await calls.call(operation, (sdk, options) => sdk.Cart.ListPayments({pageSize: 100}, options));
  return expectAnswer(page, operation, ({Items}) => Array.isArray(Items)).Items;
}

function expectWorksheet(worksheet: OrderWorksheet, operation: string): OrderWorksheet {
  return expectAnswer(worksheet, operation, ({Order}) => typeof Order === 'object' && Order !== null);
}
