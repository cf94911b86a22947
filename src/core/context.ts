/**
 * The web components community's context protocol: whoever needs a value asks by a bubbling `context-request` event,
 * whoever has one answers the callback. Elements upgrade in any order, so a provider that comes late says so by
 * `context-provider` on itself, and those still waiting ask again.
 *
 * Source: webcomponents-cg/community-protocols, proposal "context".
 */
import type {Unsubscribe} from './store.js';

/** A key with the type of its value; compared by identity. */
export type Context<T> = symbol & {__value?: T};

export type ContextCallback<T> = (value: T, unsubscribe?: Unsubscribe) => void;

export class ContextRequestEvent<T> extends Event {
  readonly context: Context<T>;
  readonly callback: ContextCallback<T>;
  readonly subscribe: boolean;
  readonly contextTarget: Element;

  constructor(context: Context<T>, callback: ContextCallback<T>, contextTarget: Element) {
    super('context-request', {bubbles: true, composed: true});
    this.context = context;
    this.callback = callback;
    this.subscribe = false;
    this.contextTarget = contextTarget;
  }
}

export class ContextProviderEvent<T> extends Event {
  readonly context: Context<T>;

  constructor(context: Context<T>) {
    super('context-provider', {bubbles: true, composed: true});
    this.context = context;
  }
}

/** Answers requests for `context` that come from below `host`, until undone. Call it when the host is connected. */
export function provideContext<T>(host: Element, context: Context<T>, value: T): Unsubscribe {
  const answer = (event: Event): void => {
    const request = event as ContextRequestEvent<T>;
    if (request.context !== context || request.contextTarget === host) return;
    request.stopImmediatePropagation();
    request.callback(value);
  };
  host.addEventListener('context-request', answer);
  host.dispatchEvent(new ContextProviderEvent(context));
  return () => host.removeEventListener('context-request', answer);
}

/**
 * Asks for `context` above `host`, now and again whenever a provider of it appears, until undone. `callback` runs each
 * time with the nearest provider's value; it doesn't run while there is none. Call it when the host is connected.
 */
export function requestContext<T>(host: Element, context: Context<T>, callback: (value: T) => void): Unsubscribe {
  const ask = (): boolean => host.dispatchEvent(new ContextRequestEvent(context, callback, host));
  const askAgain = (event: Event): void => {
    if ((event as ContextProviderEvent<T>).context === context && event.composedPath()[0] !== host) ask();
  };
  const {ownerDocument} = host;
  ownerDocument.addEventListener('context-provider', askAgain);
  ask();
  return () => ownerDocument.removeEventListener('context-provider', askAgain);
}
