import {expect} from '@open-wc/testing';
import {inOneTab} from '../../src/send/one-tab.js';
import {denyStorage, replacing, usePage} from './fixtures/page.js';

const NAME = 'test.sending';

describe('inOneTab', () => {
  usePage();
  const undo: (() => void)[] = [];
  afterEach(() => undo.splice(0).forEach((each) => each()));

  for (const [kind, prepare] of [
    ['locks', () => {}],
    ['no locks', () => undo.push(replacing(navigator, 'locks', undefined as unknown as LockManager))],
  ] as const) {
    describe(`with ${kind}`, () => {
      beforeEach(prepare);

      it('refuses a second one until the first has ended', async () => {
        const {signal} = new AbortController();
        let end = (): void => {};
        let begun = (): void => {};
        const started = new Promise<void>((resolve) => (begun = resolve));
        const first = inOneTab(NAME, () => new Promise((resolve) => ((end = resolve), begun())), signal);
        await started;
        let ran = false;
        const work = (): Promise<void> => {
          ran = true;
          return Promise.resolve();
        };
        expect([await inOneTab(NAME, work, signal), ran]).to.deep.equal([false, false]);
        end();
        expect(await first).to.be.true;
        expect([await inOneTab(NAME, work, signal), ran]).to.deep.equal([true, true]);
      });

      it('lets go as soon as the page is left, and after a failure', async () => {
        const leaving = new AbortController();
        const never = inOneTab(NAME, () => new Promise(() => {}), leaving.signal);
        leaving.abort();
        await never;
        const {signal} = new AbortController();
        let reason: unknown;
        await inOneTab(NAME, () => Promise.reject(new Error('broken')), signal).catch(
          (error: unknown) => (reason = error),
        );
        expect(String(reason)).to.contain('broken');
        expect(await inOneTab(NAME, () => Promise.resolve(), signal)).to.be.true;
      });
    });
  }

  it('runs where the browser denies its locks along with storage, as in a sandboxed frame', async () => {
    const request = (): Promise<never> => Promise.reject(new DOMException('Denied', 'SecurityError'));
    undo.push(replacing(navigator, 'locks', {request} as unknown as LockManager));
    const allow = denyStorage();
    let ran = false;
    const work = (): Promise<void> => Promise.resolve(void (ran = true));
    const done = await inOneTab(NAME, work, new AbortController().signal).finally(allow);
    expect([done, ran]).to.deep.equal([true, true]);
  });

  it('takes no mark for one that a tab has left behind', async () => {
    undo.push(replacing(navigator, 'locks', undefined as unknown as LockManager));
    const {signal} = new AbortController();
    const run = (): Promise<boolean> => inOneTab(NAME, () => Promise.resolve(), signal);
    localStorage.setItem(NAME, String(Date.now() + 9000));
    expect(await run()).to.be.false;
    localStorage.setItem(NAME, String(Date.now() - 1));
    expect(await run()).to.be.true;
    // A clock that was set back since.
    localStorage.setItem(NAME, String(Date.now() + 3_600_000));
    expect(await run()).to.be.true;
    const allow = denyStorage();
    const ran = await run();
    allow();
    expect(ran).to.be.true;
  });
});
