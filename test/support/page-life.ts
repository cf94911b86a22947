/** The page goes into the back/forward cache and comes back, as far as a page can tell. */
export function returnFromCache(): void {
  dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
  dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
}

/** Makes the document say how it is seen; null lets it tell the truth again. */
export function setVisibility(state: DocumentVisibilityState | null, {prerendering = false} = {}): void {
  if (state === null) {
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(document, 'prerendering');
    return;
  }
  Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
  Object.defineProperty(document, 'prerendering', {value: prerendering, configurable: true});
}
