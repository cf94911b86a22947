import {expect, nextFrame, waitUntil} from '@open-wc/testing';
import {PageViews} from '../../src/send/page-views.js';
import {returnFromCache, setVisibility} from '../support/page-life.js';
import {replacing} from './fixtures/page.js';

const LIMIT = 2000;
const QUIET = 500;

/** Timers with one of these delays run only when a test lets the time pass. */
function holdTimers(...delays: number[]): {
  /** How many were set so far. */
  set(delay: number): number;
  /** How many are on. */
  count(delay: number): number;
  pass(delay: number): void;
  restore(): void;
} {
  const held = new Map<number, {run: () => void; delay: number}>();
  const begun: number[] = [];
  const {setTimeout: set, clearTimeout: clear} = globalThis;
  const restores = [
    replacing(globalThis, 'setTimeout', ((run: () => void, delay = 0) => {
      const timer = set(delays.includes(delay) ? () => {} : run, delay) as unknown as number;
      if (delays.includes(delay)) held.set(timer, {run, delay});
      begun.push(delay);
      return timer;
    }) as typeof setTimeout),
    replacing(globalThis, 'clearTimeout', ((timer: number) => {
      held.delete(timer);
      clear(timer);
    }) as typeof clearTimeout),
  ];
  return {
    set: (wanted) => begun.filter((delay) => delay === wanted).length,
    count: (wanted) => [...held.values()].filter(({delay}) => delay === wanted).length,
    pass(wanted) {
      for (const [timer, {run, delay}] of [...held]) {
        if (delay === wanted && held.delete(timer)) run();
      }
    },
    restore: () => restores.forEach((undo) => undo()),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('PageViews', () => {
  let sent: string[];
  let views: PageViews;
  let life: AbortController;
  const source = new EventTarget();

  beforeEach(() => {
    sent = [];
    life = new AbortController();
    views = new PageViews((url, isRoute) => sent.push(isRoute ? url.slice(location.origin.length) : 'plain'));
  });
  afterEach(() => {
    life.abort();
    setVisibility(null);
  });

  const start = (): void => views.start(life.signal);
  const plain = (): Promise<void> => waitUntil(() => sent.length > 0);

  it('sends a plain page view where there is nothing else', async () => {
    start();
    await plain();
    await nextFrame();
    expect(sent).to.deep.equal(['plain']);
  });

  it('sends none where a product view came first', async () => {
    expect(views.count('shoe')).to.be.true;
    start();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal([]);
  });

  it('waits for an announced product view, and sends none when it comes', async () => {
    views.announce({source, productID: 'shoe'});
    start();
    await nextFrame();
    await settled();
    views.count('shoe');
    views.settle(({productID}) => productID === 'shoe');
    expect(sent).to.deep.equal([]);
    expect(views.count('shoe')).to.be.false;
  });

  it('sends one when the last announced product view has failed', async () => {
    views.announce({source, productID: 'shoe'});
    views.announce({source: null, productID: 'sock'});
    start();
    await nextFrame();
    await settled();
    views.settle((view) => view.source === source);
    expect(sent).to.deep.equal([]);
    views.settle(() => true);
    expect(sent).to.deep.equal(['plain']);
  });

  it('waits for kit tags that are not defined yet', async () => {
    const name = 'oc-product-view';
    const element = document.createElement(name);
    document.body.append(element);
    start();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal([]);
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback(): void {
          queueMicrotask(() => views.count('shoe'));
        }
      },
    );
    await nextFrame();
    await settled();
    element.remove();
    expect(sent).to.deep.equal([]);
  });

  it('waits two seconds at most', async () => {
    const timers = holdTimers(LIMIT);
    views.announce({source, productID: 'shoe'});
    start();
    await waitUntil(() => timers.count(LIMIT) > 0);
    timers.pass(LIMIT);
    timers.restore();
    expect(sent).to.deep.equal(['plain']);
  });

  it('waits for a page in the background to be seen, and lets product views wait too', async () => {
    setVisibility('hidden');
    start();
    views.whenSeen(() => sent.push('product'));
    await settled();
    await nextFrame();
    expect(sent).to.deep.equal([]);
    setVisibility('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => sent.length === 2);
    expect(sent).to.deep.equal(['product', 'plain']);
    views.whenSeen(() => sent.push('later'));
    expect(sent.at(-1)).to.equal('later');
  });

  it('begins a new visit when the page comes back from the back/forward cache', async () => {
    start();
    await plain();
    views.count('shoe');
    returnFromCache();
    expect(views.count('shoe')).to.be.true;
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal(['plain']);
    returnFromCache();
    await waitUntil(() => sent.length === 2);
  });

  it('knows of what is announced just as the page comes back', async () => {
    addEventListener('pageshow', () => views.count('shoe'), {once: true});
    start();
    await plain();
    returnFromCache();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal(['plain']);
    expect(views.count('shoe')).to.be.false;
  });

  it('decides once when it is stopped and started again', async () => {
    start();
    await plain();
    life.abort();
    life = new AbortController();
    start();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal(['plain']);
  });

  it('leaves nothing when it is stopped', async () => {
    start();
    life.abort();
    returnFromCache();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal([]);
  });

  it('has its plain view at once when the document is left before it was decided', async () => {
    views.announce({source, productID: 'shoe'});
    start();
    await nextFrame();
    await nextFrame();
    expect(sent).to.deep.equal([]);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(sent).to.deep.equal(['plain']);
  });

  describe('products', () => {
    const [first, second] = [document.createElement('div'), document.createElement('div')];
    const cases: {name: string; views: [source: EventTarget | null, itemCode: string][]; counted: boolean[]}[] = [
      {
        name: 'one product, whoever shows it',
        views: [
          [first, 'a'],
          [first, 'a'],
          [second, 'a'],
          [null, 'a'],
        ],
        counted: [true, false, false, false],
      },
      {
        name: 'a product that its element shows again after another',
        views: [
          [first, 'a'],
          [first, 'b'],
          [first, 'a'],
        ],
        counted: [true, true, true],
      },
      {
        name: 'two products next to each other',
        views: [
          [first, 'a'],
          [second, 'b'],
          [first, 'a'],
          [second, 'b'],
        ],
        counted: [true, true, false, false],
      },
      {
        name: 'events by hand, which tell nothing of an end',
        views: [
          [document, 'a'],
          [document, 'b'],
          [document, 'a'],
          [null, 'b'],
        ],
        counted: [true, true, false, false],
      },
    ];
    for (const each of cases) {
      it(`counts ${each.name}`, () => {
        expect(each.views.map(([by, itemCode]) => views.count(itemCode, by))).to.deep.equal(each.counted);
      });
    }
  });

  describe('routes', () => {
    const home = location.href;
    let timers: ReturnType<typeof holdTimers>;
    const push = (url: string): void => history.pushState(null, '', url);
    const replace = (url: string): void => history.replaceState(null, '', url);

    beforeEach(() => (timers = holdTimers(QUIET, LIMIT)));
    afterEach(() => {
      life.abort();
      timers.restore();
      replace(home);
    });

    /** Starts, and has the first page's view out of the way. */
    const startAtHome = async (): Promise<void> => {
      start();
      await plain();
      sent.length = 0;
    };
    /** The page moves to a route, which is on the screen then. */
    const moveTo = async (url: string): Promise<void> => {
      push(url);
      await nextFrame();
      await nextFrame();
    };
    const quiet = async (): Promise<void> => {
      timers.pass(QUIET);
      await settled();
      await settled();
    };
    const change = async (): Promise<void> => {
      document.title += '.';
      await settled();
    };

    /** After the first page had its view: what happens, and which views that gives. */
    const cases: {name: string; does: () => unknown; gives: string[]}[] = [
      {
        name: 'a route that becomes quiet',
        does: async () => {
          await moveTo('/a?x=1');
          await quiet();
        },
        gives: ['/a?x=1'],
      },
      {name: 'a route that is not quiet yet', does: () => moveTo('/a'), gives: []},
      {
        name: 'a route that changes until the limit',
        does: async () => {
          await moveTo('/a');
          await change();
          timers.pass(LIMIT);
        },
        gives: ['/a'],
      },
      {
        name: 'a route whose product is announced after it changed for a while',
        does: async () => {
          await moveTo('/p/a');
          await change();
          views.announce({source, productID: 'a'});
          await quiet();
          views.count('a');
          views.settle(() => true);
        },
        gives: [],
      },
      {
        name: 'a route whose product comes from attributes',
        does: async () => {
          await moveTo('/p/a');
          views.count('a');
          await quiet();
        },
        gives: [],
      },
      {
        name: 'a route whose product fails',
        does: async () => {
          await moveTo('/p/a');
          views.announce({source, productID: 'a'});
          await quiet();
          views.settle(() => true);
        },
        gives: ['/p/a'],
      },
      {
        name: 'a route whose product fails before it is quiet',
        does: async () => {
          await moveTo('/p/a');
          views.announce({source, productID: 'a'});
          views.settle(() => true);
        },
        gives: [],
      },
      {
        name: 'two routes, the first of which is left early',
        does: async () => {
          await moveTo('/a');
          await moveTo('/b');
          await quiet();
        },
        gives: ['/a', '/b'],
      },
      {
        name: 'a redirect',
        does: async () => {
          push('/account');
          replace('/login');
          await nextFrame();
          await quiet();
        },
        gives: ['/login'],
      },
      {
        name: 'the way back to a page that had its view',
        does: async () => {
          await moveTo('/a');
          await quiet();
          await moveTo('/b');
          await quiet();
          await moveTo('/a');
          await quiet();
        },
        gives: ['/a', '/b', '/a'],
      },
      {
        name: 'another query and an anchor',
        does: async () => {
          await moveTo('?page=2');
          await moveTo('#reviews');
          await quiet();
        },
        gives: [],
      },
      {
        name: 'a product that comes after its route was left, and is none of the next one',
        does: async () => {
          await moveTo('/p/a');
          views.announce({source, productID: 'a'});
          await moveTo('/b');
          await quiet();
          expect(sent).to.deep.equal(['/b']);
          expect(views.count('a')).to.be.true;
          views.settle(() => true);
        },
        gives: ['/b'],
      },
      {
        name: 'a product that fails after its route was left',
        does: async () => {
          await moveTo('/p/a');
          views.announce({source, productID: 'a'});
          await moveTo('/b');
          views.settle(({productID}) => productID === 'a');
        },
        gives: ['/p/a'],
      },
      {
        name: 'a product that never comes, of a route that was left',
        does: async () => {
          await moveTo('/p/a');
          views.announce({source, productID: 'a'});
          await moveTo('/b');
          timers.pass(LIMIT);
        },
        gives: ['/p/a', '/b'],
      },
      {
        name: 'a document that is left while a product of an earlier route is waited for',
        does: async () => {
          await moveTo('/p/a');
          views.announce({source, productID: 'a'});
          await moveTo('/b');
          dispatchEvent(new PageTransitionEvent('pagehide'));
        },
        gives: ['/p/a', '/b'],
      },
      {
        name: 'a route in the background, until it is seen',
        does: async () => {
          setVisibility('hidden');
          await moveTo('/a');
          await moveTo('/b');
          await quiet();
          expect(sent).to.deep.equal([]);
          setVisibility('visible');
          document.dispatchEvent(new Event('visibilitychange'));
          await settled();
          await quiet();
        },
        gives: ['/b'],
      },
      {
        name: 'a page that comes back from the cache after a route: it is no route',
        does: async () => {
          await moveTo('/a');
          await quiet();
          returnFromCache();
          await settled();
          await settled();
        },
        gives: ['/a', 'plain'],
      },
    ];
    for (const {name, does, gives} of cases) {
      it(`gives ${gives.join(' and ') || 'no view'} for ${name}`, async () => {
        await startAtHome();
        await does();
        expect(sent).to.deep.equal(gives);
      });
    }

    it('waits anew after each change of elements or of the title, and no longer once it has decided', async () => {
      await startAtHome();
      await moveTo('/a');
      const element = document.createElement('div');
      const changes: [change: () => void, timers: number][] = [
        [() => document.body.append(element), 2],
        [() => (document.title += '.'), 3],
        [() => (element.className = 'open'), 3],
        [() => element.remove(), 4],
      ];
      for (const [change, begun] of changes) {
        change();
        await settled();
        expect([timers.set(QUIET), timers.count(QUIET)]).to.deep.equal([begun, 1]);
      }
      await quiet();
      await change();
      expect([timers.set(QUIET), timers.count(QUIET)]).to.deep.equal([4, 0]);
    });

    it('counts a product again at the next route', async () => {
      await startAtHome();
      expect([views.count('a'), views.count('a')]).to.deep.equal([true, false]);
      push('/b');
      expect([views.count('a'), views.count('a')]).to.deep.equal([true, false]);
    });

    it('counts a product for the route that shows it now, though an earlier one waits for it too', async () => {
      await startAtHome();
      await moveTo('/p/a');
      views.announce({source, productID: 'a'});
      await moveTo('/p/a/reviews');
      views.announce({source, productID: 'a'});
      views.count('a');
      views.settle(() => true);
      await quiet();
      expect(sent).to.deep.equal(['/p/a']);
    });

    it('takes what a first page was redirected to for the first page', async () => {
      start();
      replace('/en');
      await plain();
      expect(sent).to.deep.equal(['plain']);
    });

    it('sends a view of the first page that is left early', async () => {
      views.announce({source, productID: 'a'});
      start();
      await nextFrame();
      await nextFrame();
      push('/b');
      views.settle(() => true);
      expect(sent).to.deep.equal(['plain']);
    });

    it('begins a visit at a route that came while it was stopped', async () => {
      await startAtHome();
      views.count('a');
      life.abort();
      push('/b');
      expect(views.count('a')).to.be.true;
      push('/c');
      life = new AbortController();
      start();
      await settled();
      await quiet();
      expect(sent).to.deep.equal(['/c']);
    });

    it('leaves no timer and no observer when it is stopped', async () => {
      await startAtHome();
      await moveTo('/p/a');
      views.announce({source, productID: 'a'});
      await moveTo('/b');
      expect([timers.count(QUIET), timers.count(LIMIT)]).to.deep.equal([1, 2]);
      life.abort();
      expect([timers.count(QUIET), timers.count(LIMIT)]).to.deep.equal([0, 0]);
      await change();
      push('/c');
      await nextFrame();
      expect([timers.count(QUIET), timers.count(LIMIT)]).to.deep.equal([0, 0]);
      expect(sent).to.deep.equal([]);
    });
  });
});
