import {expect} from '@open-wc/testing';
import type {watchHistory} from '../../src/core/history-changes.js';
import {routeKey, watchRoutes} from '../../src/core/routes.js';
import {replacing} from '../send/fixtures/page.js';

const HISTORY = Symbol.for('ordercloud-send-elements.history.v1');
type Write = (this: History, ...state: Parameters<History['pushState']>) => void;
/** The page's history, as something whose methods are looked at. */
const methods = history as Record<'pushState' | 'replaceState', Write>;
const {pushState, replaceState} = methods;

const push = (url: string): void => history.pushState(null, '', url);
const replace = (url: string): void => history.replaceState(null, '', url);
/** Goes in the history, and resolves when the page is there. */
const go = (delta: number): Promise<unknown> => {
  const arrived = new Promise((resolve) => addEventListener('popstate', resolve, {once: true}));
  history.go(delta);
  return arrived;
};
const pathOf = (url: string): string => url.slice(location.origin.length);

describe('routeKey', () => {
  const cases: [from: string, to: string, same: boolean][] = [
    ['/p/a', '/p/a', true],
    ['/p/a', '/p/b', false],
    ['/p/a', '/p/a/', false],
    ['/p?id=a', '/p?id=b', true],
    ['/p', '/p#reviews', true],
    ['/p', '/p#', true],
    ['/p', '/p#/', true],
    ['/p', '/p#!', true],
    ['/#/p/a', '/#/p/b', false],
    ['/#!/p/a', '/#!/p/b', false],
    ['/#/p?id=a', '/#/p?id=b', true],
    ['https://a.example/', 'https://b.example/', false],
  ];
  for (const [from, to, same] of cases) {
    it(`${same ? 'is the same' : 'differs'} for ${from} and ${to}`, () => {
      const key = (url: string): string => routeKey(new URL(url, 'https://shop.example'));
      expect(key(from) === key(to)).to.equal(same);
    });
  }
});

describe('watchRoutes', () => {
  const home = location.href;
  let life: AbortController;
  let routes: string[];
  /** Where it has to be loaded, what watches is there afterwards. */
  const loaded = async (): Promise<void> => {
    await import('../../src/core/history-changes.js');
    await Promise.resolve();
  };
  const watch = (): Promise<void> => {
    watchRoutes((url) => routes.push(pathOf(url)), life.signal);
    return loaded();
  };

  const restart = (): void => {
    replace('/start');
    life = new AbortController();
    routes = [];
  };
  const leave = (): void => {
    life.abort();
    replace(home);
  };

  const cases: {name: string; does: () => unknown; told: string[]}[] = [
    {name: 'a new path', does: () => push('/a'), told: ['/a']},
    {name: 'a new path by replacing', does: () => replace('/a'), told: ['/a']},
    {name: 'each of two paths', does: () => [push('/a'), push('/b?x=1')], told: ['/a', '/b?x=1']},
    {name: 'a path that is written twice', does: () => [push('/a'), push('/a')], told: ['/a']},
    {
      name: 'a router that writes the old URL before the new one',
      does: () => [replace('/start'), push('/a'), replace('/a')],
      told: ['/a'],
    },
    {name: 'another query', does: () => push('/start?page=2'), told: []},
    {
      name: 'a loop of replaced queries',
      does: () => Array.from({length: 5}, (_, i) => replace(`/start?q=${i}`)),
      told: [],
    },
    {name: 'an anchor', does: () => push('/start#reviews'), told: []},
    {name: 'a route in the hash', does: () => push('/start#/a'), told: ['/start#/a']},
    {
      name: 'a hash that a link has set',
      does: () =>
        new Promise((resolve) => {
          addEventListener('hashchange', resolve, {once: true});
          location.hash = '#/a';
        }),
      told: ['/start#/a'],
    },
    {
      name: 'the way back and forth',
      does: async () => {
        push('/a');
        await go(-1);
        await go(1);
      },
      told: ['/a', '/start', '/a'],
    },
    {
      name: 'state without a URL',
      does: () => history.pushState({open: true}, ''),
      told: [],
    },
  ];

  function passes(): void {
    for (const {name, does, told} of cases) {
      it(`tells of ${name}: ${told.join(', ') || 'nothing'}`, async () => {
        await watch();
        await does();
        expect(routes).to.deep.equal(told);
      });
    }

    it('tells every watcher, each by its own key', async () => {
      const queries: string[] = [];
      await watch();
      watchRoutes((url) => queries.push(pathOf(url)), life.signal, {key: ({search}) => search});
      await loaded();
      push('/start?id=a');
      push('/a?id=a');
      expect(routes).to.deep.equal(['/a?id=a']);
      expect(queries).to.deep.equal(['/start?id=a']);
    });

    it('knows the URL that the callback finds', async () => {
      const found: string[] = [];
      watchRoutes((url) => found.push(url, location.href), life.signal);
      await loaded();
      push('/a');
      expect(found.map(pathOf)).to.deep.equal(['/a', '/a']);
    });

    it('lets the browser refuse a URL', async () => {
      await watch();
      expect(() => push('https://elsewhere.example/')).to.throw(DOMException);
      expect(routes).to.deep.equal([]);
    });

    it('tells nothing once it is aborted, nor if it was before', async () => {
      await watch();
      life.abort();
      await watch();
      push('/a');
      expect(routes).to.deep.equal([]);
    });
  }

  describe('by the Navigation API', () => {
    beforeEach(restart);
    afterEach(leave);
    passes();

    it('leaves the history alone', async () => {
      await watch();
      expect(methods.pushState).to.equal(pushState);
      expect(methods.replaceState).to.equal(replaceState);
    });
  });

  describe('by a patched history', () => {
    let showAgain: () => void;
    beforeEach(() => {
      showAgain = replacing(globalThis, 'navigation', undefined as unknown as Navigation);
      restart();
    });
    afterEach(() => {
      leave();
      showAgain();
      expect(methods.pushState).to.equal(pushState);
      expect(methods.replaceState).to.equal(replaceState);
      expect(Reflect.has(globalThis, HISTORY)).to.be.false;
    });
    passes();

    it('keeps a watcher that throws from the router and from the others', async () => {
      // In a page of its own, since an error that a page reports fails its tests.
      const frame = document.createElement('iframe');
      frame.src = '/package.json';
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
      const page = frame.contentWindow as Window & typeof globalThis;
      replacing(page, 'navigation', undefined as unknown as Navigation);
      const url = new URL('../../src/core/routes.ts', import.meta.url).href;
      const own = (await page.eval(`import('${url}')`)) as {watchRoutes: typeof watchRoutes};
      const reported: string[] = [];
      page.addEventListener('error', ({message}) => reported.push(message));
      own.watchRoutes(() => {
        throw new RangeError('a mistake in a watcher');
      }, life.signal);
      own.watchRoutes((route) => routes.push(pathOf(route)), life.signal);
      await page.eval(`import('${new URL('../../src/core/history-changes.ts', import.meta.url).href}')`);
      await new Promise((resolve) => setTimeout(resolve));
      expect(() => page.history.pushState(null, '', '/a')).not.to.throw();
      expect(routes).to.deep.equal(['/a']);
      expect(reported).to.deep.equal(['Uncaught RangeError: a mistake in a watcher']);
      frame.remove();
    });

    it('tells of a navigation that came before it, and of none to a watcher that has left', async () => {
      watchRoutes((url) => routes.push(pathOf(url)), life.signal);
      const left = new AbortController();
      watchRoutes(() => routes.push('left'), left.signal);
      left.abort();
      push('/a');
      await loaded();
      expect(routes).to.deep.equal(['/a']);
    });

    it('is used too where the API is switched off', async () => {
      showAgain();
      const off = replacing(navigation, 'currentEntry', null);
      await watch();
      off();
      expect(methods.pushState).not.to.equal(pushState);
      push('/a');
      expect(routes).to.deep.equal(['/a']);
    });

    it('patches once for all, a second copy of the kit too, until the last watcher leaves', async () => {
      await watch();
      const {pushState: ours} = methods;
      const url = new URL('../../src/core/history-changes.ts?copy', import.meta.url).href;
      const copy = (await import(url)) as {watchHistory: typeof watchHistory};
      const other = new AbortController();
      let present = location.href;
      const tell = (): void => {
        if (present !== (present = location.href)) routes.push(`copy ${location.pathname}`);
      };
      copy.watchHistory(tell, other.signal);
      expect(methods.pushState).to.equal(ours);
      push('/a');
      life.abort();
      push('/b');
      expect(routes).to.deep.equal(['/a', 'copy /a', 'copy /b']);
      other.abort();
      expect(methods.pushState).to.equal(pushState);
    });

    it('calls a patch that was there first, and survives its mistake after the URL has changed', async () => {
      const own = replacing(methods, 'pushState', function (this: History, ...state) {
        pushState.apply(this, state);
        throw new RangeError('a mistake in the router');
      });
      await watch();
      expect(() => push('/a')).to.throw(RangeError);
      expect(routes).to.deep.equal(['/a']);
      life.abort();
      own();
    });

    it('leaves a later patch in place, and is inert below it', async () => {
      await watch();
      const {pushState: ours} = methods;
      let calls = 0;
      const own = replacing(methods, 'pushState', function (this: History, ...state) {
        calls++;
        ours.apply(this, state);
      });
      const {pushState: theirs} = methods;
      push('/a');
      life.abort();
      expect(methods.pushState).to.equal(theirs);
      push('/b');
      expect({calls, routes}).to.deep.equal({calls: 2, routes: ['/a']});
      life = new AbortController();
      await watch();
      push('/c');
      expect({calls, routes}).to.deep.equal({calls: 3, routes: ['/a', '/c']});
      life.abort();
      own();
      // Ours is on the prototype still: nobody patched there, so it was taken away.
      expect(methods.pushState).to.equal(pushState);
    });

    it('does without a history that is frozen', async () => {
      const descriptor = Object.getOwnPropertyDescriptor(History.prototype, 'pushState')!;
      Object.defineProperty(History.prototype, 'pushState', {...descriptor, writable: false});
      await watch();
      push('/a');
      push('/b');
      await go(-1);
      Object.defineProperty(History.prototype, 'pushState', descriptor);
      // The way to /a was not heard of; the way back to it is no change from what was known last.
      replace('/c');
      expect(routes).to.deep.equal(['/a', '/c']);
    });
  });
});
