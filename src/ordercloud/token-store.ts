import type {MeUser} from 'ordercloud-javascript-sdk';
import type {Unsubscribe} from '../core/store.js';

/** Where tokens are kept: for the browser, for the tab, or for the page alone. */
export type TokenStorage = 'local' | 'session' | 'memory';

/** What is kept of a session, all of it beside its token: a session that ends takes everything along. */
export interface StoredSession {
  accessToken: string;
  refreshToken: string | null;
  /** When the access token ends by this device's clock, milliseconds since 1970. */
  expiresAt: number;
  /** `GET /v1/me` of the token's user. */
  me?: MeUser | null;
  /** An anonymous token whose cart still has to become the token's user's. */
  transfer?: string | null;
  /** Whether an anonymous token has a cart. */
  hasCart?: boolean;
  /** The e-mail that a guest gave for an order. */
  guest?: {orderID: string; email: string} | null;
  /** An order whose submission was asked for and not yet answered. */
  submitting?: {orderID: string; email: string | null} | null;
}

/** One session in the browser's storage, or in memory where that is asked for or storage is denied. */
export class TokenStore {
  readonly key: string;
  readonly kind: TokenStorage;
  readonly #storage: Storage | null;
  #memory: string | null = null;

  constructor(key: string, kind: TokenStorage) {
    this.key = key;
    this.kind = kind;
    this.#storage = storageFor(kind);
  }

  read(): StoredSession | null {
    try {
      const text = this.#memory ?? this.#storage?.getItem(this.key) ?? null;
      return text === null ? null : (JSON.parse(text) as StoredSession);
    } catch {
      return null;
    }
  }

  write(session: StoredSession | null): void {
    const text = session && JSON.stringify(session);
    this.#memory = null;
    try {
      if (!this.#storage) this.#memory = text;
      else if (text === null) this.#storage.removeItem(this.key);
      else this.#storage.setItem(this.key, text);
    } catch {
      this.#memory = text;
    }
  }

  /** Calls `listener` when another tab has written. */
  subscribe(listener: () => void): Unsubscribe {
    const handle = (event: StorageEvent): void => {
      // A null key says that everything was removed.
      if (event.storageArea === this.#storage && (event.key === this.key || event.key === null)) listener();
    };
    globalThis.addEventListener('storage', handle);
    return () => globalThis.removeEventListener('storage', handle);
  }
}

/** Even to name the storage throws where a browser denies it. */
function storageFor(kind: TokenStorage): Storage | null {
  try {
    if (kind === 'memory') return null;
    return kind === 'local' ? globalThis.localStorage : globalThis.sessionStorage;
  } catch {
    return null;
  }
}
