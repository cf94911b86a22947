import type {LineItem, Order} from 'ordercloud-javascript-sdk';
import {Store} from '../core/store.js';
import {toCommerceError, type CommerceError} from './errors.js';
import {OrderRoutes} from './order-routes.js';
import type {Session} from './session.js';

export interface CartSnapshot {
  /** `idle` until something asks for the cart or changes it. */
  status: 'idle' | 'loading' | 'ready' | 'empty' | 'error';
  /** The unsubmitted order with the totals that OrderCloud answered; null where there is none. */
  order: Order | null;
  lineItems: readonly LineItem[];
  error: CommerceError | null;
}

interface Known {
  owner: string | null;
  order: Order | null;
  lineItems: LineItem[];
}

const NOTHING: CartSnapshot = {status: 'idle', order: null, lineItems: [], error: null};

/** What is in the cart as far as is known, and the queue in which it is read and changed. */
export class CartContents {
  readonly state = new Store<CartSnapshot>(NOTHING);

  readonly #session: Session;
  readonly #routes: OrderRoutes;
  /** What was read last, with the changes since; null where it has to be read again before a change. */
  #known: Known | null = null;
  #owner: string | null = null;
  #stale = false;
  #changes = 0;
  #loading: Promise<void> | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
    this.#routes = new OrderRoutes(session);
    session.owner.subscribe((owner) => this.#handleOwner(owner));
  }

  /** The order as it was read last. */
  get order(): Order | null {
    return this.#known?.order ?? null;
  }

  /** Reads the cart unless it is known. Never rejects. */
  load(): Promise<void> {
    const {status} = this.state.value;
    if (this.#isCurrent() && (status === 'ready' || status === 'empty')) return Promise.resolve();
    if (status === 'idle' || status === 'error') this.#show({status: 'loading'});
    this.#loading ??= this.reload().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Reads the cart again. Never rejects. */
  async reload(): Promise<void> {
    await this.#session.configured;
    await this.exclusively(() => this.#refresh());
  }

  /** Runs `job` when all that was asked for before is done, and holds back what comes after. */
  exclusively<T>(job: () => Promise<T>): Promise<T> {
    const run = this.#tail.then(job);
    this.#tail = run.catch(() => {});
    return run;
  }

  /**
   * Runs a change in its turn, and resolves as soon as it is done: what follows must not wait for the new totals. After
   * the last change that waits, the cart is read again where it was touched.
   */
  change<T>(job: () => Promise<T>): Promise<T> {
    this.#changes++;
    return this.exclusively(job).finally(() => {
      if (--this.#changes === 0) void this.exclusively(async () => (this.#stale ? this.#refresh() : undefined));
    });
  }

  /** The lines, read first where they are not known. For use in a {@link change}. */
  async lines(): Promise<readonly LineItem[]> {
    if (!this.#isCurrent()) this.#known = await this.#read();
    return this.#known!.lineItems;
  }

  /** What was known can't be relied on: the next change reads first. */
  doubt(): void {
    this.#known = null;
  }

  /** The cart is read again after the change that is being made. */
  touch(): void {
    this.#stale = true;
  }

  /** Takes over a line as OrderCloud answered it. */
  keep(line: LineItem): void {
    this.touch();
    const lines = this.#known?.lineItems;
    const index = lines?.findIndex(({ID}) => ID === line.ID) ?? -1;
    if (index < 0) lines?.push(line);
    else lines![index] = line;
  }

  forget(lineItemID: string): void {
    this.touch();
    const lines = this.#known?.lineItems;
    lines?.splice(0, lines.length, ...lines.filter(({ID}) => ID !== lineItemID));
  }

  #isCurrent(): boolean {
    return this.#known !== null && this.#known.owner === this.#session.owner.value;
  }

  async #read(): Promise<Known> {
    if (!this.#session.hasToken()) return {owner: this.#session.owner.value, order: null, lineItems: []};
    const [order, lineItems] = await Promise.all([this.#routes.readOrder(), this.#routes.readLines()]);
    if (order) this.#session.note({hasCart: true});
    return {owner: this.#session.owner.value, order, lineItems};
  }

  async #refresh(): Promise<void> {
    this.#stale = false;
    try {
      this.#known = await this.#read();
      const {order, lineItems} = this.#known;
      const status = lineItems.length > 0 ? 'ready' : 'empty';
      this.state.set({status, order, lineItems: [...lineItems], error: null});
    } catch (cause) {
      // A change that came through before shows all the same, with the totals of before.
      const lineItems = this.#known?.lineItems ?? this.state.value.lineItems;
      this.#known = null;
      this.#show({status: 'error', lineItems: [...lineItems], error: toCommerceError(cause, 'Cart.Get')});
    }
  }

  #show(change: Partial<CartSnapshot>): void {
    this.state.set({...this.state.value, error: null, ...change});
  }

  /** Nobody is shown another one's cart, not even for the time of a request. */
  #handleOwner(owner: string | null): void {
    const before = this.#owner;
    this.#owner = owner;
    if (this.#isCurrent() || this.state.value.status === 'idle') return;
    if (before !== null) this.state.set({...NOTHING, status: 'loading'});
    void this.exclusively(async () => {
      if (!this.#isCurrent()) await this.#refresh();
    });
  }
}
