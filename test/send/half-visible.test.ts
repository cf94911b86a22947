import {expect, nextFrame} from '@open-wc/testing';
import {whenHalfVisible} from '../../src/send/half-visible.js';
import {setVisibility} from '../support/page-life.js';
import {replacing} from './fixtures/page.js';

const SECOND = 1000;

describe('whenHalfVisible', () => {
  let life: AbortController;
  let stage: HTMLElement;
  /** Runs of the timer of one second that is on, if any. */
  let second: (() => void) | null;
  /** How often one was begun. */
  let begun: number;
  let restore: (() => void)[];
  let isSeen: boolean;

  beforeEach(() => {
    life = new AbortController();
    stage = document.body.appendChild(document.createElement('div'));
    scrollTo(0, 0);
    second = null;
    begun = 0;
    isSeen = false;
    const {setTimeout: set, clearTimeout: clear} = globalThis;
    restore = [
      replacing(globalThis, 'setTimeout', ((run: () => void, delay?: number) => {
        if (delay !== SECOND) return set(run, delay);
        second = run;
        begun++;
        return SECOND;
      }) as typeof setTimeout),
      replacing(globalThis, 'clearTimeout', ((timer: number) => {
        if (timer === SECOND) second = null;
        else clear(timer);
      }) as typeof clearTimeout),
    ];
  });
  afterEach(() => {
    life.abort();
    stage.remove();
    setVisibility(null);
    for (const undo of restore) undo();
  });

  const watch = (element: Element): void =>
    void whenHalfVisible(element, life.signal).then(() => {
      isSeen = true;
    });
  /** Resolves when every observer has had its say about the layout as it is now. */
  const measured = async (): Promise<void> => {
    for (let frame = 0; frame < 3; frame++) await nextFrame();
  };
  /** Lets the second pass that is on. */
  const pass = async (): Promise<void> => {
    const run = second;
    second = null;
    run?.();
    await nextFrame();
  };
  const setUp = (html: string): HTMLElement => {
    stage.innerHTML = html;
    return stage.querySelector('#it')!;
  };
  const tab = (state: DocumentVisibilityState): void => {
    setVisibility(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const at = (top: string, size: string, rest = ''): string =>
    `<div id="it" style="position: absolute; left: 0; top: ${top}; ${size}; ${rest}"></div>`;
  const field = (style: string, inside: string): string => `<div style="position: absolute; ${style}">${inside}</div>`;
  const inView = 'left: 0; top: 0; width: 100px; height: 100px';
  const below = 'left: 0; top: 200vh; width: 100px; height: 100px';
  const empty = '<span id="it"></span>';

  const cases: {name: string; html: string; counts: boolean}[] = [
    {name: 'the whole element', html: at('0', 'width: 100px; height: 100px'), counts: true},
    {name: 'an element below the viewport', html: at('100vh', 'width: 100px; height: 100px'), counts: false},
    {name: 'half of an element', html: at('calc(100vh - 50px)', 'width: 100px; height: 100px'), counts: true},
    {name: 'less than half', html: at('calc(100vh - 40px)', 'width: 100px; height: 100px'), counts: false},
    {
      name: 'a quarter: half of its height and half of its width',
      html: at('calc(100vh - 50px)', 'width: 100px; height: 100px', 'left: calc(100vw - 50px)'),
      counts: false,
    },
    {name: 'half a viewport of a tall element', html: at('45vh', 'width: 100px; height: 500vh'), counts: true},
    {name: 'less of a tall element', html: at('60vh', 'width: 100px; height: 500vh'), counts: false},
    {name: 'a hidden element in view', html: field(inView, at('0', 'display: none')), counts: true},
    {
      name: 'an element without a box in view',
      html: field(inView, '<i id="it" style="display: contents"></i>'),
      counts: true,
    },
    {name: 'an empty element in view', html: field(inView, empty), counts: true},
    {name: 'an empty element below', html: field(below, empty), counts: false},
    {name: 'an empty element in empty ones in view', html: field(inView, `<b><i>${empty}</i></b>`), counts: true},
    {
      name: 'an empty element in a hidden part in view',
      html: field(inView, `<div style="display: none">${empty}</div>`),
      counts: false,
    },
    {
      name: 'an element that a scroller has clipped away',
      html: field(`${inView}; overflow: hidden`, at('100px', 'width: 100px; height: 100px')),
      counts: false,
    },
  ];
  for (const {name, html, counts} of cases) {
    it(`${counts ? 'counts' : 'does not count'} ${name}`, async () => {
      watch(setUp(html));
      await measured();
      expect(second !== null).to.equal(counts);
      await pass();
      expect(isSeen).to.equal(counts);
    });
  }

  const trees: {name: string; shadow: string; light: string; counts: boolean}[] = [
    {name: 'in a shadow root, by its host', shadow: '<i id="it"></i>', light: '', counts: true},
    {
      name: 'in a slot, by what is around the slot',
      shadow: `<div style="${inView}"><slot></slot></div>`,
      light: '<i id="it"></i>',
      counts: true,
    },
    {
      name: 'in a slot that is hidden',
      shadow: '<div style="display: none"><slot></slot></div>',
      light: '<i id="it"></i>',
      counts: false,
    },
  ];
  for (const {name, shadow, light, counts} of trees) {
    it(`${counts ? 'counts' : 'does not count'} an empty element ${name}`, async () => {
      const host = stage.appendChild(document.createElement('div'));
      host.style.cssText = inView;
      host.innerHTML = light;
      const root = host.attachShadow({mode: 'open'});
      root.innerHTML = shadow;
      watch((light ? host : root).querySelector('#it')!);
      await measured();
      await pass();
      expect(isSeen).to.equal(counts);
    });
  }

  it('takes a second of real time', async () => {
    for (const undo of restore) undo();
    const start = performance.now();
    await whenHalfVisible(setUp(at('0', 'width: 100px; height: 100px')), life.signal);
    expect(performance.now() - start).to.be.within(SECOND - 20, 3 * SECOND);
  });

  it('starts the second anew when it was scrolled away', async () => {
    stage.innerHTML = '<div style="height: 400vh"></div>';
    const element = stage.appendChild(document.createElement('div'));
    element.style.cssText = 'height: 100px';
    watch(element);
    await measured();
    expect(second).to.equal(null);
    element.scrollIntoView();
    await measured();
    scrollBy(0, -40);
    await measured();
    expect({begun, isOn: second !== null}).to.deep.equal({begun: 1, isOn: true});
    scrollTo(0, 0);
    await measured();
    expect(second).to.equal(null);
    element.scrollIntoView();
    await measured();
    await pass();
    expect(isSeen).to.be.true;
  });

  it('waits while the tab is in the background', async () => {
    tab('hidden');
    watch(setUp(at('0', 'width: 100px; height: 100px')));
    await measured();
    expect(second).to.equal(null);
    tab('visible');
    expect(second).not.to.equal(null);
    tab('hidden');
    expect(second).to.equal(null);
    tab('visible');
    await pass();
    expect(isSeen).to.be.true;
  });

  it('waits until a hidden part is shown', async () => {
    const element = setUp(field(inView, '<div style="display: none"><p>Text</p><span id="it"></span></div>'));
    watch(element);
    await measured();
    expect(second).to.equal(null);
    element.parentElement!.style.display = '';
    await measured();
    await pass();
    expect(isSeen).to.be.true;
  });

  it('measures what a hidden part has in it when that is shown', async () => {
    const element = setUp(field(inView, `<div style="display: none"><p>Text</p>${field(below, empty)}</div>`));
    watch(element);
    await measured();
    element.parentElement!.parentElement!.style.display = '';
    await measured();
    expect(second).to.equal(null);
  });

  it('measures the element itself once it has something in it', async () => {
    const element = setUp(field(inView, empty));
    watch(element);
    await measured();
    element.style.cssText = 'position: fixed; top: 200vh; width: 100px; height: 100px';
    await pass();
    await measured();
    expect({isSeen, second}).to.deep.equal({isSeen: false, second: null});
    element.style.top = '0';
    await measured();
    await pass();
    expect(isSeen).to.be.true;
  });

  it('does not count an element that is away', async () => {
    const element = setUp(field(inView, empty));
    const parent = element.parentElement!;
    watch(element);
    await measured();
    element.remove();
    await pass();
    expect(isSeen).to.be.false;
    parent.append(element);
    await pass();
    expect(isSeen).to.be.true;
  });

  it('leaves no timer, observer or listener when it is aborted', async () => {
    let observed = 0;
    const {disconnect} = IntersectionObserver.prototype as {disconnect: (this: IntersectionObserver) => void};
    const undo = replacing(IntersectionObserver.prototype, 'disconnect', function (this: IntersectionObserver) {
      observed--;
      disconnect.call(this);
    });
    restore.push(undo);
    observed++;
    watch(setUp(at('0', 'width: 100px; height: 100px')));
    await measured();
    expect(second).not.to.equal(null);
    life.abort();
    expect({second, observed}).to.deep.equal({second: null, observed: 0});
    tab('hidden');
    tab('visible');
    await measured();
    watch(stage.firstElementChild!);
    await measured();
    expect({second, isSeen}).to.deep.equal({second: null, isSeen: false});
  });
});
