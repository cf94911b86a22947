export {createSandbox, type Sandbox, type SandboxOptions} from './sandbox.js';
export type {Fault, FaultKind, Faults} from './faults.js';
export {SANDBOX} from './known.js';
export {mountInPage, type MountOptions} from './mount-in-page.js';
export {northLane, type CatalogueOptions} from './catalogue/index.js';
export type {Catalogue, CatalogueProduct, PriceAssignment} from './catalogue/types.js';
export type {TokenLifetimes} from './ordercloud/call.js';
export type {ReceivedEvent} from './send/index.js';
export {localStorageStore, memoryStore, storeSlice, type StateStore} from './store.js';
