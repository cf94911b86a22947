import {CommerceErrorEvent} from '../events/commerce-error.js';
import type {CommerceError} from '../ordercloud/errors.js';

/**
 * Dispatches on the element that started a thing, or on its document where the element has gone meanwhile: what
 * happened is announced all the same, and the tracker on `window` hears it.
 */
export function announce<E extends Event>(host: Element, event: E): E {
  (host.isConnected ? host : host.ownerDocument).dispatchEvent(event);
  return event;
}

/** Fires `oc-error`, with what tries again where that makes sense. */
export function announceError(host: Element, error: CommerceError, retry: (() => void) | null = null): void {
  const {code, message, status, operation} = error;
  announce(host, new CommerceErrorEvent({code, message, status, operation, retry}));
}
