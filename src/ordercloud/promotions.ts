import type {OrderPromotion} from 'ordercloud-javascript-sdk';
import {Store} from '../core/store.js';
import type {Cart} from './cart.js';
import {commerce} from './commerce.js';
import {asCommerceError, CommerceError} from './errors.js';
import {expectAnswer} from './failures.js';
import {pathPart} from './path-part.js';
import type {RequestOptions, Sdk, Session} from './session.js';

/** A promotion that is on the cart, with what it takes off the order and all its lines together. */
export interface CartPromotion {
  code: string;
  /** The code where the promotion has no name. */
  name: string;
  /** In the order's currency; 0 where the cart is not eligible any more. */
  amount: number;
  /** It applies by itself, without its code. */
  automatic: boolean;
}

export interface PromotionsSnapshot {
  /** `idle` until the cart is known. */
  status: 'idle' | 'loading' | 'ready' | 'error';
  promotions: readonly CartPromotion[];
  error: CommerceError | null;
}

/** What a refresh has changed. */
export interface PromotionsChange {
  added: CartPromotion[];
  /** `reason` is OrderCloud's code, such as `Promotion.NotEligible`. */
  removed: (CartPromotion & {reason: string})[];
}

const NONE: PromotionsSnapshot = {status: 'idle', promotions: [], error: null};

/** OrderCloud's largest page. */
const PAGE_SIZE = 100;

/** The document's promotions, beside its other services. */
export function currentPromotions(): Promotions {
  const services = commerce();
  return (services.promotions ??= new Promotions(services.session, services.cart));
}

/** The promotions of the cart, read and changed in the cart's own queue; the cart is read again after each change. */
export class Promotions {
  readonly state = new Store<PromotionsSnapshot>(NONE);

  readonly #session: Session;
  readonly #cart: Cart;
  /** Codes whose adding was never answered. */
  readonly #doubts = new Set<string>();
  #readFor = '';
  #appliedFor = '';

  constructor(session: Session, cart: Cart) {
    this.#session = session;
    this.#cart = cart;
    session.owner.subscribe(() => this.#forget());
  }

  /**
   * Brings what is known in line with the cart as it is now; no request where the cart is as it was, or holds nothing.
   * Never rejects: a failure is in the state.
   *
   * @param apply lets OrderCloud apply what applies by itself, and take off what is no longer valid
   * @returns what OrderCloud has changed by itself, or null
   */
  async sync(apply = false): Promise<PromotionsChange | null> {
    const {status, order} = this.#cart.state.value;
    if (status === 'empty') this.#forget();
    if (status !== 'ready') return null;
    const lines = this.#linesNow();
    const applying = apply && this.#appliedFor !== lines;
    // Other lines make no difference to a cart without promotions.
    const known = this.state.value.promotions.length > 0 ? lines : `${order?.ID} `;
    if (!applying && this.#readFor.startsWith(known)) return null;
    if (applying) this.#appliedFor = lines;
    this.#readFor = lines;
    this.#show({status: 'loading'});
    try {
      const change = await this.#cart.exclusively(async () => {
        const refreshed = applying ? await this.#refresh() : null;
        await this.#read();
        return refreshed;
      });
      if (change && change.added.length + change.removed.length > 0) await this.#cart.reload();
      return change;
    } catch (cause) {
      this.#readFor = this.#appliedFor = '';
      this.#show({status: 'error', error: asCommerceError(cause, 'Cart.ListPromotions')});
      return null;
    }
  }

  /**
   * Puts the promotion with this code on the cart. Resolves when the cart shows it.
   *
   * @throws CommerceError `promo-code-missing`, `cart-empty`, `NotFound` for an unknown code, or as OrderCloud answered,
   *   such as `Promotion.Expired`
   */
  async add(given: string): Promise<CartPromotion> {
    const operation = 'Cart.AddPromotion';
    const code = given.trim();
    if (!code) throw new CommerceError({code: 'promo-code-missing', message: 'No code was given', operation});
    await this.#session.configured;
    const added = await this.#cart.exclusively(async () => {
      // A visitor without a token has no cart.
      if (!this.#session.hasToken()) throw cartEmpty(operation);
      await this.#put(code);
      const promotions = await this.#read();
      return promotions.find((each) => each.code.toLowerCase() === code.toLowerCase());
    });
    await this.#cart.reload();
    return added ?? {code, name: code, amount: 0, automatic: false};
  }

  /** Takes a promotion off the cart. Resolves when the cart shows it. */
  async remove(code: string): Promise<void> {
    const operation = 'Cart.DeletePromotion';
    const part = pathPart(code, operation);
    await this.#cart.exclusively(async () => {
      try {
        await this.#call(operation, (sdk, options) => sdk.Cart.DeletePromotion(part, options));
      } catch (error) {
        // It is off already: an answer was lost, or another tab was faster.
        if (asCommerceError(error, operation).status !== 404) throw error;
      }
      await this.#read();
    });
    await this.#cart.reload();
  }

  async #put(code: string): Promise<void> {
    const operation = 'Cart.AddPromotion';
    const part = pathPart(code, operation);
    try {
      const answer = await this.#call(operation, (sdk, options) => sdk.Cart.AddPromotion(part, options));
      expectAnswer(answer, operation, ({Code}) => typeof Code === 'string');
    } catch (cause) {
      const error = asCommerceError(cause, operation);
      const arrived = error.code === 'Promotion.AlreadyAdded' && this.#doubts.has(code);
      if (error.outcomeUnknown) this.#doubts.add(code);
      if ((error.data as {ObjectType?: unknown} | null)?.ObjectType === 'Order') throw cartEmpty(operation);
      if (!arrived) throw error;
    }
    this.#doubts.delete(code);
  }

  async #refresh(): Promise<PromotionsChange> {
    const operation = 'Cart.RefreshPromotions';
    const answer = await this.#call(operation, (sdk, options) => sdk.Cart.RefreshPromotions(options));
    const {PromosAdded, PromosRemoved} = expectAnswer(answer, operation, (each) => 'PromosAdded' in each);
    const reasons = PromosRemoved ?? [];
    return {
      added: grouped(PromosAdded ?? []),
      removed: grouped(reasons).map((promotion) => {
        const reason = reasons.find(({Code}) => Code === promotion.code)?.ErrorCode ?? '';
        return {...promotion, reason};
      }),
    };
  }

  /** All entries, page by page: a promotion has one for each line it applies to. */
  async #read(): Promise<readonly CartPromotion[]> {
    const operation = 'Cart.ListPromotions';
    const entries: OrderPromotion[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const list = {page, pageSize: PAGE_SIZE};
      const answer = await this.#call(operation, (sdk, options) => sdk.Cart.ListPromotions(list, options));
      entries.push(...expectAnswer(answer, operation, ({Items}) => Array.isArray(Items)).Items);
      pages = answer.Meta?.TotalPages ?? 1;
    }
    const promotions = grouped(entries);
    this.#readFor = this.#linesNow();
    this.#show({status: 'ready', promotions});
    return promotions;
  }

  async #call<T>(operation: string, invoke: (sdk: Sdk, options: RequestOptions) => Promise<T>): Promise<T> {
    return (await this.#session.open(operation)).call(operation, invoke);
  }

  /** One text for each state of the cart that promotions depend on; it begins with the order's ID. */
  #linesNow(): string {
    const {order, lineItems} = this.#cart.state.value;
    return `${order?.ID} ${JSON.stringify(lineItems.map(({ID, Quantity}) => [ID, Quantity]))}`;
  }

  #show(change: Partial<PromotionsSnapshot>): void {
    this.state.set({...this.state.value, error: null, ...change});
  }

  #forget(): void {
    this.#readFor = this.#appliedFor = '';
    this.state.set(NONE);
  }
}

function cartEmpty(operation: string): CommerceError {
  return new CommerceError({code: 'cart-empty', message: 'There is nothing to take anything off', operation});
}

/** One of each code, in the order of the entries. */
function grouped(entries: readonly OrderPromotion[]): CartPromotion[] {
  const promotions = new Map<string, CartPromotion>();
  for (const {Code, Name, Amount, AutoApply} of entries) {
    if (!Code) continue;
    const known = promotions.get(Code);
    const amount = (known?.amount ?? 0) + (Amount ?? 0);
    promotions.set(Code, {code: Code, name: Name || Code, amount, automatic: Boolean(AutoApply)});
  }
  return [...promotions.values()];
}
