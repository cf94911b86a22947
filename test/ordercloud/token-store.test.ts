import {expect} from '@open-wc/testing';
import {TokenStore, type StoredSession} from '../../src/ordercloud/token-store.js';

const KEY = 'ordercloud-send-elements.session.api.example.com.client';

const stored: StoredSession = {
  accessToken: 'a.b.c',
  refreshToken: null,
  expiresAt: 1,
  me: null,
  transfer: null,
  hasCart: false,
  guest: null,
  submitting: null,
};

describe('TokenStore', () => {
  beforeEach(() => (localStorage.clear(), sessionStorage.clear()));
  afterEach(() => (localStorage.clear(), sessionStorage.clear()));

  it('keeps a session for the browser, for the tab, or for the page', () => {
    const areas = [localStorage, sessionStorage].map((area) => () => area.getItem(KEY) !== null);
    for (const [kind, places] of [
      ['local', [true, false]],
      ['session', [false, true]],
      ['memory', [false, false]],
    ] as const) {
      const store = new TokenStore(KEY, kind);
      store.write(stored);
      expect(areas.map((has) => has())).to.deep.equal(places);
      expect(store.read()).to.deep.equal(stored);
      store.write(null);
      expect(areas.map((has) => has())).to.deep.equal([false, false]);
      expect(store.read()).to.equal(null);
    }
  });

  it('takes what is no session for none', () => {
    localStorage.setItem(KEY, '{');
    expect(new TokenStore(KEY, 'local').read()).to.equal(null);
  });

  it('goes on in memory where the browser denies storage', () => {
    const methods = Object.getOwnPropertyDescriptors(Storage.prototype);
    const deny = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    Storage.prototype.setItem = Storage.prototype.getItem = deny;
    try {
      const store = new TokenStore(KEY, 'local');
      expect(store.read()).to.equal(null);
      store.write(stored);
      expect(store.read()).to.deep.equal(stored);
    } finally {
      Object.defineProperties(Storage.prototype, methods);
    }
  });

  it('hears other tabs, of its own key alone', () => {
    const store = new TokenStore(KEY, 'local');
    let heard = 0;
    const unsubscribe = store.subscribe(() => heard++);
    const tell = (key: string | null, storageArea = localStorage): void =>
      void dispatchEvent(new StorageEvent('storage', {key, storageArea}));
    tell(KEY);
    tell(null);
    tell('another');
    tell(KEY, sessionStorage);
    expect(heard).to.equal(2);
    unsubscribe();
    tell(KEY);
    expect(heard).to.equal(2);
  });
});
