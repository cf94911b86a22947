import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import type {ProductSnapshot} from '../ordercloud/catalog.js';
import {commerce} from '../ordercloud/commerce.js';
import type {CommerceError} from '../ordercloud/errors.js';

/** The names of some products, read while the host is connected. */
export class ProductNames implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: () => void;
  readonly #snapshots = new Map<string, ProductSnapshot>();
  #productIDs: readonly string[] = [];
  #undo: Unsubscribe[] = [];

  /** @param onChange runs with each answer */
  constructor(host: ReactiveControllerHost, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** Whether each product has been answered for, in whatever way. */
  get settled(): boolean {
    return this.#productIDs.every((id) => (this.#snapshots.get(id)?.status ?? 'loading') !== 'loading');
  }

  /** The ID where the name isn't known. */
  nameOf(productID: string): string {
    return this.#snapshots.get(productID)?.product?.Name || productID;
  }

  /** Why a product could not be read, or null. */
  errorOf(productID: string): CommerceError | null {
    return this.#snapshots.get(productID)?.error ?? null;
  }

  /** Names the products; call it before the host is connected. */
  watch(productIDs: readonly string[]): void {
    this.#productIDs = [...new Set(productIDs)];
  }

  hostConnected(): void {
    this.#undo = this.#productIDs.map((id) =>
      commerce().catalog.watch(id, (snapshot) => {
        this.#snapshots.set(id, snapshot);
        this.#host.requestUpdate();
        this.#onChange();
      }),
    );
  }

  hostDisconnected(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
  }
}
