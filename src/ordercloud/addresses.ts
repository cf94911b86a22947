import type {BuyerAddress, ListPage} from 'ordercloud-javascript-sdk';
import {Store} from '../core/store.js';
import {commerce} from './commerce.js';
import {asCommerceError, type CommerceError} from './errors.js';
import {expectAnswer} from './failures.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';

export interface AddressesSnapshot {
  /** `idle` until something asks for them; `empty` where there are none, as for every guest. */
  status: 'idle' | 'loading' | 'ready' | 'empty' | 'error';
  addresses: readonly BuyerAddress[];
  error: CommerceError | null;
}

const NOTHING: AddressesSnapshot = {status: 'idle', addresses: [], error: null};

/** OrderCloud's largest page. */
const PAGE_SIZE = 100;

/** The document's address book, beside its other services. */
export function currentAddresses(): Addresses {
  const services = commerce();
  return (services.addresses ??= new Addresses(services.session));
}

/** The addresses that a shopper has saved or was given. Who is not signed in has none, and asks for none. */
export class Addresses {
  readonly state = new Store<AddressesSnapshot>(NOTHING);

  readonly #session: Session;
  #loading: Promise<void> | null = null;

  constructor(session: Session) {
    this.#session = session;
    session.owner.subscribe(() => this.#handleOwner());
  }

  /** Reads them unless they are known. Never rejects: a failure is in the state. */
  load(): Promise<void> {
    const {status} = this.state.value;
    if (status === 'ready' || status === 'empty') return Promise.resolve();
    this.#loading ??= this.reload().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Reads them again. Never rejects. */
  async reload(): Promise<void> {
    await this.#session.configured;
    const owner = this.#session.owner.value;
    if (this.state.value.status !== 'ready') this.state.set({...NOTHING, status: 'loading'});
    const read = await this.#read();
    // Somebody else has come meanwhile; theirs are read by now.
    if (owner === this.#session.owner.value) this.state.set(read);
  }

  /**
   * Saves a new address. OrderCloud wants `Shipping`, `Billing` or both to be true.
   *
   * @throws CommerceError `Auth.InsufficientRoles` without the role MeAddressAdmin, or as OrderCloud answered
   */
  async create(address: BuyerAddress): Promise<BuyerAddress> {
    const operation = 'Me.CreateAddress';
    const calls = await this.#session.open(operation);
    const created = await calls.call<BuyerAddress>(operation, (sdk, options) => sdk.Me.CreateAddress(address, options));
    await this.reload();
    return expectAnswer(created, operation, ({ID}) => typeof ID === 'string');
  }

  /**
   * Changes what `change` names of an address.
   *
   * @throws CommerceError `Address.CannotEditPublic` for one that the shopper was given, or as OrderCloud answered
   */
  async patch(addressID: string, change: Partial<BuyerAddress>): Promise<void> {
    const operation = 'Me.PatchAddress';
    const id = pathPart(addressID, operation);
    const calls = await this.#session.open(operation);
    // With an answer or, as the API's own document says, without one.
    await calls.call<unknown>(operation, (sdk, options) => sdk.Me.PatchAddress(id, change, options));
    await this.reload();
  }

  /** @throws CommerceError `Address.CannotEditPublic`, `NotFound`, or as OrderCloud answered */
  async remove(addressID: string): Promise<void> {
    const operation = 'Me.DeleteAddress';
    const id = pathPart(addressID, operation);
    const calls = await this.#session.open(operation);
    await calls.call<void>(operation, (sdk, options) => sdk.Me.DeleteAddress(id, options));
    await this.reload();
  }

  async #read(): Promise<AddressesSnapshot> {
    if (this.#session.user === null) return {...NOTHING, status: 'empty'};
    try {
      const addresses = await this.#readPages();
      return {status: addresses.length > 0 ? 'ready' : 'empty', addresses, error: null};
    } catch (cause) {
      return {status: 'error', addresses: [], error: asCommerceError(cause, 'Me.ListAddresses')};
    }
  }

  async #readPages(): Promise<BuyerAddress[]> {
    const operation = 'Me.ListAddresses';
    const calls = await this.#session.open(operation);
    const addresses: BuyerAddress[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const list = {page, pageSize: PAGE_SIZE};
      const answer = await calls.call<ListPage<BuyerAddress>>(operation, (sdk, options) =>
        sdk.Me.ListAddresses(list, options),
      );
      addresses.push(...expectAnswer(answer, operation, ({Items}) => Array.isArray(Items)).Items!);
      pages = answer.Meta?.TotalPages ?? 1;
    }
    return addresses;
  }

  /** Nobody is shown another one's addresses. */
  #handleOwner(): void {
    if (this.state.value.status === 'idle') return;
    this.#loading = null;
    this.state.set({...NOTHING, status: 'loading'});
    void this.reload();
  }
}
