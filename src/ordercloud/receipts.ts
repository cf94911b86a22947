import type {Session} from './session.js';
import type {SubmittedOrder} from './orders.js';

/** Order IDs that are kept, the newest. */
const CLAIMS = 100;

/**
 * What this browser knows of purchases. Which of them were announced is kept in localStorage, so that no reload and no
 * second tab tells of one again. The last that a guest has made is kept for the tab: the token that could read it ends
 * with it. Where tokens are kept in memory alone, this is too.
 */
export class Receipts {
  readonly #session: Session;
  readonly #memory = new Map<string, string>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** True for the first who claims an order, who then announces it. */
  claim(orderID: string): boolean {
    const known = this.#claims();
    if (known.includes(orderID)) return false;
    this.#write('orders', [...known, orderID].slice(-CLAIMS));
    return true;
  }

  keep(bought: SubmittedOrder): void {
    this.#write('receipt', bought);
  }

  /** The guest's order with this ID, where it is the last. */
  find(orderID: string): SubmittedOrder | null {
    const kept = this.#read('receipt') as SubmittedOrder | null;
    return kept?.order?.ID === orderID ? kept : null;
  }

  #claims(): string[] {
    const known = this.#read('orders');
    return Array.isArray(known) ? known.filter((id) => typeof id === 'string') : [];
  }

  #key(kind: string): string {
    const {baseApiUrl = '', clientId = ''} = this.#session.config ?? {};
    return `ordercloud-send-elements.${kind}.${baseApiUrl.replace(/^https?:\/\/|\/+$/g, '')}.${clientId}`;
  }

  #read(kind: 'orders' | 'receipt'): unknown {
    const key = this.#key(kind);
    try {
      return JSON.parse(this.#memory.get(key) ?? this.#storage(kind)?.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  #write(kind: 'orders' | 'receipt', value: unknown): void {
    const key = this.#key(kind);
    const text = JSON.stringify(value);
    this.#memory.set(key, text);
    try {
      const storage = this.#storage(kind);
      storage?.setItem(key, text);
      // What storage holds is read there: another tab may have written since.
      if (storage) this.#memory.delete(key);
    } catch {
      // Denied or full: the page remembers it by itself.
    }
  }

  #storage(kind: 'orders' | 'receipt'): Storage | null {
    if (this.#session.config?.tokenStorage === 'memory') return null;
    return kind === 'orders' ? globalThis.localStorage : globalThis.sessionStorage;
  }
}
