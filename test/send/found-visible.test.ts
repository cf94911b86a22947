import {expect, nextFrame} from '@open-wc/testing';
import {whenFoundVisible} from '../../src/send/found-visible.js';
import {replacing} from './fixtures/page.js';

const SECOND = 1000;

describe('whenFoundVisible', () => {
  let life: AbortController;
  let stage: HTMLElement;
  /** Runs of the timer of one second that is on, if any. */
  let second: (() => void) | null;
  let restore: (() => void)[];
  let isSeen: boolean;

  beforeEach(() => {
    life = new AbortController();
    stage = document.body.appendChild(document.createElement('div'));
    second = null;
    isSeen = false;
    const {setTimeout: set, clearTimeout: clear} = globalThis;
    restore = [
      replacing(globalThis, 'setTimeout', ((run: () => void, delay?: number) => {
        if (delay !== SECOND) return set(run, delay);
        second = run;
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
    for (const undo of restore) undo();
  });

  const watch = (): void =>
    void whenFoundVisible(() => document.getElementById('it'), document, life.signal).then(() => {
      isSeen = true;
    });
  const measured = async (): Promise<void> => {
    for (let frame = 0; frame < 4; frame++) await nextFrame();
  };
  const pass = async (): Promise<void> => {
    const run = second;
    second = null;
    run?.();
    await nextFrame();
  };
  const box = (id: string): HTMLElement => {
    const element = stage.appendChild(document.createElement('div'));
    element.id = id;
    element.style.cssText = 'position: fixed; top: 0; left: 0; width: 100px; height: 100px';
    return element;
  };

  it('sees what is there', async () => {
    box('it');
    watch();
    await measured();
    await pass();
    expect(isSeen).to.equal(true);
  });

  it('sees what comes later, or is named later', async () => {
    watch();
    await measured();
    expect(second).to.equal(null);
    const element = box('other');
    await measured();
    expect(second).to.equal(null);
    element.id = 'it';
    await measured();
    await pass();
    expect(isSeen).to.equal(true);
  });

  it('starts anew with what is rendered again', async () => {
    const first = box('it');
    watch();
    await measured();
    expect(second).not.to.equal(null);
    first.remove();
    await measured();
    expect(second).to.equal(null);
    box('it');
    await measured();
    await pass();
    expect(isSeen).to.equal(true);
  });

  it('does nothing more once it is aborted', async () => {
    box('it');
    watch();
    await measured();
    life.abort();
    expect(second).to.equal(null);
    watch();
    await measured();
    expect({second, isSeen}).to.deep.equal({second: null, isSeen: false});
  });
});
