/**
 * Dispatches on the element that started a thing, or on its document where the element has gone meanwhile: what
 * happened is announced all the same, and the tracker on `window` hears it.
 */
export function announce<E extends Event>(host: Element, event: E): E {
  (host.isConnected ? host : host.ownerDocument).dispatchEvent(event);
  return event;
}
