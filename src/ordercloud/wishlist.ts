import type {ListPage, ProductCollection} from 'ordercloud-javascript-sdk';
import {Store} from '../core/store.js';
import type {Calls} from './calls.js';
import {commerce} from './commerce.js';
import {asCommerceError, CommerceError} from './errors.js';
import {expectAnswer} from './failures.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';

/** The shopper's own collection of this name is the wish list; a shop's other pages find it by that too. */
export const WISHLIST_NAME = 'Wishlist';

/** OrderCloud's largest page. */
const PAGE_SIZE = 100;

export interface WishlistSnapshot {
  /** `idle` until something asks for it; `empty` where nothing is on it, as for every guest. */
  status: 'idle' | 'loading' | 'ready' | 'empty' | 'error';
  productIDs: readonly string[];
  error: CommerceError | null;
}

const NOTHING: WishlistSnapshot = {status: 'idle', productIDs: [], error: null};

/** The document's wish list, beside its other services. */
export function currentWishlist(): Wishlist {
  const services = commerce();
  return (services.wishlist ??= new Wishlist(services.session));
}

/** The products that a shopper has saved, in a product collection that is made when the first is. Guests have none. */
export class Wishlist {
  readonly state = new Store<WishlistSnapshot>(NOTHING);

  readonly #session: Session;
  #collectionID: string | null = null;
  #loading: Promise<void> | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
    session.owner.subscribe(() => this.#handleOwner());
  }

  /** Reads it unless it is known. No request unless somebody is signed in. Never rejects: a failure is in the state. */
  load(): Promise<void> {
    const {status} = this.state.value;
    if (status === 'ready' || status === 'empty') return Promise.resolve();
    this.#loading ??= this.#reload().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /**
   * Puts a product on the list or takes it off, after what was asked for before.
   *
   * @throws CommerceError `ProductCollection.ProductEntryLimit` (500), `session-required` for a guest, or as OrderCloud
   *   answered
   */
  set(productID: string, isWanted: boolean): Promise<void> {
    const run = this.#tail.then(async () => {
      await this.#session.configured;
      if (this.#session.user === null) {
        throw new CommerceError({code: 'session-required', message: 'Only who is signed in has a wish list'});
      }
      return isWanted ? this.#add(productID) : this.#remove(productID);
    });
    this.#tail = run.catch(() => {});
    return run;
  }

  async #add(productID: string): Promise<void> {
    const operation = 'Me.CreateProductCollectionEntry';
    const product = pathPart(productID, operation);
    const calls = await this.#session.open(operation);
    const id = pathPart(await this.#ensureCollection(calls), operation);
    await calls.call<void>(operation, (sdk, options) => sdk.Me.CreateProductCollectionEntry(id, product, options));
    const {productIDs} = this.state.value;
    this.#show([...productIDs.filter((each) => each !== productID), productID]);
  }

  async #remove(productID: string): Promise<void> {
    const operation = 'Me.DeleteProductCollectionEntry';
    const product = pathPart(productID, operation);
    const calls = await this.#session.open(operation);
    const collection = this.#collectionID ?? (await this.#findCollection(calls));
    if (collection) {
      const id = pathPart(collection, operation);
      await calls
        .call<void>(operation, (sdk, options) => sdk.Me.DeleteProductCollectionEntry(id, product, options))
        .catch((error: unknown) => {
          // It was taken off in another tab.
          if (asCommerceError(error, operation).status !== 404) throw error;
        });
    }
    this.#show(this.state.value.productIDs.filter((each) => each !== productID));
  }

  async #reload(): Promise<void> {
    await this.#session.configured;
    const owner = this.#session.owner.value;
    if (this.#session.user === null) return this.#show([]);
    this.state.set({...NOTHING, status: 'loading'});
    try {
      const productIDs = await this.#read();
      // Somebody else has come meanwhile; theirs is read by now.
      if (owner === this.#session.owner.value) this.#show(productIDs);
    } catch (cause) {
      if (owner !== this.#session.owner.value) return;
      this.state.set({...NOTHING, status: 'error', error: asCommerceError(cause, 'Me.ListProductCollections')});
    }
  }

  async #read(): Promise<string[]> {
    const operation = 'Me.ListProductCollectionEntries';
    const calls = await this.#session.open(operation);
    this.#collectionID = await this.#findCollection(calls);
    if (!this.#collectionID) return [];
    const id = pathPart(this.#collectionID, operation);
    const productIDs: string[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const list = {page, pageSize: PAGE_SIZE};
      const answer = await calls.call<ListPage<{ID?: string}>>(operation, (sdk, options) =>
        sdk.Me.ListProductCollectionEntries(id, list, options),
      );
      const {Items = [], Meta} = expectAnswer(answer, operation, ({Items: items}) => Array.isArray(items));
      productIDs.push(...Items.flatMap(({ID}) => (ID ? [ID] : [])));
      pages = Meta?.TotalPages ?? 1;
    }
    return productIDs;
  }

  async #findCollection(calls: Calls): Promise<string | null> {
    const operation = 'Me.ListProductCollections';
    const list = {pageSize: PAGE_SIZE, filters: {Name: WISHLIST_NAME}};
    const answer = await calls.call<ListPage<ProductCollection>>(operation, (sdk, options) =>
      sdk.Me.ListProductCollections(list, options),
    );
    const {Items = []} = expectAnswer(answer, operation, ({Items: items}) => Array.isArray(items));
    return Items.find(({Name}) => Name === WISHLIST_NAME)?.ID ?? null;
  }

  /** Another tab may have made it since it was looked for. */
  async #ensureCollection(calls: Calls): Promise<string> {
    const operation = 'Me.CreateProductCollection';
    this.#collectionID ??= await this.#findCollection(calls);
    if (this.#collectionID) return this.#collectionID;
    const created = await calls.call<ProductCollection>(operation, (sdk, options) =>
      sdk.Me.CreateProductCollection({Name: WISHLIST_NAME}, options),
    );
    const {ID} = expectAnswer(created, operation, (answer) => typeof answer.ID === 'string');
    return (this.#collectionID = ID!);
  }

  #show(productIDs: readonly string[]): void {
    this.state.set({status: productIDs.length > 0 ? 'ready' : 'empty', productIDs, error: null});
  }

  /** Nobody is shown what another one has saved. */
  #handleOwner(): void {
    this.#collectionID = null;
    if (this.state.value.status === 'idle') return;
    this.#loading = null;
    this.state.set(NOTHING);
    void this.load();
  }
}
