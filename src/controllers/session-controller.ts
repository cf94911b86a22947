import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import type {ShopperChangedEvent} from '../events/shopper-changed.js';
import {commerce} from '../ordercloud/commerce.js';
import {CommerceError} from '../ordercloud/errors.js';
import type {SessionState} from '../ordercloud/session.js';

/** Binds who is shopping to an element. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (state: SessionState) => void;
  #unsubscribe: Unsubscribe | null = null;

  /** @param onChange runs when the host is connected and at each change */
  constructor(host: ReactiveControllerHost, onChange: (state: SessionState) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get state(): SessionState {
    return commerce().session.state.value;
  }

  hostConnected(): void {
    const {state} = commerce().session;
    this.#unsubscribe = state.subscribe(() => this.#update());
    this.#update();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  /**
   * Signs in, and waits for those who asked to be waited for by `oc-shopper-changed`, one second at most.
   *
   * @throws {CommerceError} OrderCloud's code, or `session-missing` where no `oc-session` has configured the page
   */
  signIn(username: string, password: string): Promise<void> {
    return this.change((session) => session.signIn(username, password));
  }

  /** Does what makes the shopper another one, and waits in the same way. */
  async change(work: (session: ReturnType<typeof commerce>['session']) => Promise<void>): Promise<void> {
    let fact: Partial<ShopperChangedEvent> | undefined;
    const remember = (event: ShopperChangedEvent): void => void (fact = event);
    addEventListener('oc-shopper-changed', remember);
    try {
      await work(configuredSession());
    } finally {
      removeEventListener('oc-shopper-changed', remember);
    }
    // Another copy of the kit may have fired it, or the page by hand: then there may be nothing to wait for.
    await fact?.settled?.();
  }

  signOut(): Promise<void> {
    return commerce().session.signOut();
  }

  #update(): void {
    this.#onChange(this.state);
    this.#host.requestUpdate();
  }
}

/** The session, for what a shopper starts by hand: a page that has no configuration by then has none at all. */
export function configuredSession(): ReturnType<typeof commerce>['session'] {
  const {session} = commerce();
  if (session.config) return session;
  throw new CommerceError({
    code: 'session-missing',
    message: 'The page has no <oc-session client-id="…">, or its client-id is empty.',
  });
}
