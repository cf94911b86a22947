import {expect, waitUntil} from '@open-wc/testing';
import {CONSENT_TOOLS, type ConsentSourceOptions, type ConsentWord} from '../../src/send/consent-source.js';
import {followTcf} from '../../src/send/consent-tcf.js';
import {useWarnings} from '../support/console.js';
import {FakeCmp, useTimers} from './fixtures/consent.js';
import {replacing} from './fixtures/page.js';

describe('followTcf', () => {
  const warnings = useWarnings();
  const timers = useTimers();
  let words: ConsentWord[];
  let life: AbortController;
  const follow = (options: ConsentSourceOptions = {}): void =>
    followTcf((word) => words.push(word), options, life.signal, CONSENT_TOOLS);
  const told = (): string[] => words.map(({tracking, identify}) => `${tracking} ${identify}`);
  const allGone = (ours: unknown[]): Promise<void> => waitUntil(() => !ours.some((timer) => timers.has(timer)));
  const purpose = (...granted: number[]): object => ({
    consents: Object.fromEntries([1, 3, 4, 8].map((each) => [each, granted.includes(each)])),
  });
  const answer = (...granted: number[]): object => ({
    gdprApplies: true,
    eventStatus: 'useractioncomplete',
    purpose: purpose(...granted),
  });

  beforeEach(() => {
    words = [];
    life = new AbortController();
  });
  afterEach(() => {
    life.abort();
    delete window.__tcfapi;
  });

  const ALL = 'granted granted';
  const ANONYMOUS = 'granted denied';
  const NOTHING = 'denied denied';
  const purposes = {
    '1, 3 and 4': purpose(1, 3, 4),
    '1 and 3': purpose(1, 3),
    '1 and 4': purpose(1, 4),
    '3 and 4': purpose(3, 4),
    '1 and 8': purpose(1, 8),
    none: purpose(),
    'no list': undefined,
  };
  const answers = [ALL, ANONYMOUS, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING];
  const nobodyAsked = Array<string>(7).fill(ALL);
  const waiting = Array<null>(7).fill(null);
  for (const [eventStatus, gdprApplies, expected] of [
    ['tcloaded', true, answers],
    ['tcloaded', false, nobodyAsked],
    ['tcloaded', undefined, waiting],
    ['useractioncomplete', true, answers],
    ['useractioncomplete', false, [...answers.slice(0, -1), ALL]],
    ['useractioncomplete', undefined, waiting],
    ['cmpuishown', true, waiting],
    ['cmpuishown', false, waiting],
    ['cmpuishown', undefined, waiting],
    [undefined, true, waiting],
    [undefined, false, nobodyAsked],
    [undefined, undefined, waiting],
    ['later', true, waiting],
    ['later', false, waiting],
    ['later', undefined, waiting],
  ] as const) {
    Object.entries(purposes).forEach(([name, each], index) => {
      const word = expected[index];
      it(`hears ${word ?? 'nothing'} in ${eventStatus}, gdprApplies ${gdprApplies}, purposes ${name}`, () => {
        const cmp = new FakeCmp();
        follow();
        cmp.say({eventStatus, gdprApplies, purpose: each});
        expect(told()).to.deep.equal(word ? [word] : []);
      });
    });
  }

  for (const [options, granted, expected] of [
    [{purposes: ['1', '8']}, [1, 8], ANONYMOUS],
    [{purposes: ['1', '8']}, [1, 4, 8], ALL],
    [{purposes: ['1', '8'], identifyPurposes: ['1']}, [1, 8], ALL],
    [{identifyPurposes: ['8']}, [1, 3, 8], ALL],
    [{identifyPurposes: ['8']}, [1, 8], NOTHING],
    [{purposes: [], identifyPurposes: []}, [1, 3], ANONYMOUS],
    [{purposes: [], identifyPurposes: []}, [], NOTHING],
    [{purposes: ['']}, [1, 3, 4, 8], NOTHING],
    [{purposes: ['constructor']}, [1, 3, 4, 8], NOTHING],
  ] as const) {
    it(`makes ${expected} of ${JSON.stringify(options)} and ${JSON.stringify(granted)}`, () => {
      const cmp = new FakeCmp();
      follow(options);
      cmp.say(answer(...granted));
      expect(told()).to.deep.equal([expected]);
    });
  }

  it('waits while the banner is shown, also again, and takes each answer', () => {
    const cmp = new FakeCmp();
    follow();
    cmp.say({...answer(), eventStatus: 'cmpuishown'});
    expect(told()).to.deep.equal([]);
    cmp.say(answer(1, 3, 4));
    cmp.say({...answer(), eventStatus: 'cmpuishown'});
    expect(told()).to.deep.equal([ALL]);
    cmp.say(answer(1, 3));
    cmp.say(answer());
    expect(told()).to.deep.equal([ALL, ANONYMOUS, NOTHING]);
  });

  it('tells a word once', () => {
    const cmp = new FakeCmp();
    follow();
    cmp.say({...answer(1, 3), eventStatus: 'tcloaded'});
    cmp.say(answer(1, 3));
    expect(told()).to.deep.equal([ANONYMOUS]);
  });

  it('lets the manager go on where telling fails', () => {
    const cmp = new FakeCmp();
    const errors: unknown[] = [];
    const restore = replacing(globalThis, 'reportError', (error: unknown) => void errors.push(error));
    followTcf(
      () => {
        throw new Error('no storage');
      },
      {},
      life.signal,
      CONSENT_TOOLS,
    );
    expect(() => cmp.say(answer())).not.to.throw();
    restore();
    expect(errors.map(String)).to.deep.equal(['Error: no storage']);
  });

  describe('and a manager that comes late', () => {
    it('is heard through its stub', () => {
      const cmp = new FakeCmp({stub: true});
      follow();
      expect(cmp.listeners.size).to.equal(0);
      cmp.load();
      cmp.say(answer(1, 3, 4));
      expect(told()).to.deep.equal([ALL]);
    });

    it('is found as the document gets on, once', () => {
      follow();
      const cmp = new FakeCmp();
      document.dispatchEvent(new Event('readystatechange'));
      document.dispatchEvent(new Event('readystatechange'));
      expect(cmp.listeners.size).to.equal(1);
    });

    it('is found while it is waited for', async () => {
      follow();
      const cmp = new FakeCmp();
      const ours = [...timers];
      await waitUntil(() => cmp.listeners.size === 1);
      cmp.say(answer(1, 3, 4));
      expect(told()).to.deep.equal([ALL]);
      expect(ours.filter((timer) => timers.has(timer))).to.deep.equal([]);
    });
  });

  it('says once that nobody answers, stays pending, and still hears what comes later', async () => {
    const cmp = new FakeCmp({stub: true});
    follow({silentAfter: 0});
    follow({silentAfter: 0});
    await allGone([...timers]);
    expect(warnings).to.deep.equal([
      '<send-tracker consent-source> hears nothing from __tcfapi; consent stays pending and nothing is sent. ' +
        'See that the consent manager runs on this page. [consent-source-silent]',
    ]);
    expect(words).to.deep.equal([]);
    cmp.load();
    cmp.say(answer(1, 3, 4));
    expect(told()).to.deep.equal([ALL, ALL]);
  });

  it('no longer looks once it has said so, but when the document gets on', async () => {
    follow({silentAfter: 0});
    await allGone([...timers]);
    const cmp = new FakeCmp();
    document.dispatchEvent(new Event('readystatechange'));
    expect(cmp.listeners.size).to.equal(1);
  });

  it('waits without a complaint for a visitor who does not answer', () => {
    const cmp = new FakeCmp();
    follow();
    cmp.say({gdprApplies: undefined, eventStatus: 'cmpuishown'});
    expect(timers.size).to.equal(1);
    cmp.say({gdprApplies: true, eventStatus: 'cmpuishown'});
    expect(timers.size).to.equal(0);
  });

  describe('when it is stopped', () => {
    it('leaves no listener and no timer', () => {
      const cmp = new FakeCmp();
      follow();
      cmp.say(answer(1, 3));
      life.abort();
      expect([cmp.listeners.size, timers.size]).to.deep.equal([0, 0]);
    });

    it('takes its listener away although the last data did not name it', () => {
      const removed: unknown[] = [];
      window.__tcfapi = (command: string, _version: number, callback: (...answer: unknown[]) => void, id: unknown) => {
        if (command === 'removeEventListener') return removed.push(id);
        callback({listenerId: 0}, true);
        callback({gdprApplies: false, cmpId: 1}, true);
      };
      follow();
      expect(told()).to.deep.equal([ALL]);
      life.abort();
      expect(removed).to.deep.equal([0]);
    });

    it('looks no longer', () => {
      follow();
      life.abort();
      const cmp = new FakeCmp();
      document.dispatchEvent(new Event('readystatechange'));
      expect([cmp.listeners.size, timers.size]).to.deep.equal([0, 0]);
    });

    it('takes its listener away from a manager that comes afterwards, and tells nothing', () => {
      const cmp = new FakeCmp({stub: true});
      follow();
      life.abort();
      cmp.load();
      cmp.say(answer(1, 3, 4));
      expect([cmp.listeners.size, timers.size]).to.deep.equal([0, 0]);
      expect(words).to.deep.equal([]);
    });

    it('tells nothing although the manager does not let go', () => {
      let callback: ((data: unknown, success: unknown) => void) | undefined;
      window.__tcfapi = (command: string, _version: number, given: typeof callback) => {
        if (command === 'addEventListener') callback = given;
      };
      follow();
      life.abort();
      callback!({...answer(1, 3, 4), listenerId: 1}, true);
      expect(words).to.deep.equal([]);
    });
  });

  describe('never throws and never grants', () => {
    const throwing = new Proxy(
      {},
      {
        get() {
          throw new Error('get');
        },
        getOwnPropertyDescriptor() {
          throw new Error('descriptor');
        },
      },
    );
    const consents = {1: true, 3: true, 4: true};
    for (const [name, data, success] of [
      ['no success', answer(1, 3, 4), false],
      ['success that is not true', answer(1, 3, 4), 'true'],
      ['success left out', answer(1, 3, 4), undefined],
      ['null', null, true],
      ['a text', 'granted', true],
      ['a number', 1, true],
      ['a function', () => true, true],
      ['data that throw', throwing, true],
      ['purposes that throw', {...answer(), purpose: throwing}, true],
      ['consents that throw', {...answer(), purpose: {consents: throwing}}, true],
      ['consents that are texts', {...answer(), purpose: {consents: {1: 'true', 3: 'true', 4: 'true'}}}, true],
      ['consents that are numbers', {...answer(), purpose: {consents: {1: 1, 3: 1, 4: 1}}}, true],
      ['consents as a text', {...answer(), purpose: {consents: '1111'}}, true],
      ['inherited consents', {...answer(), purpose: {consents: Object.create(consents) as object}}, true],
      ['legitimate interests', {...answer(), purpose: {consents: {}, legitimateInterests: consents}}, true],
      ['consents to the publisher', {...answer(), publisher: {consents}}, true],
      ['gdprApplies 0', {gdprApplies: 0, eventStatus: 'tcloaded'}, true],
      ['gdprApplies null', {gdprApplies: null}, true],
      ['gdprApplies as a text', {gdprApplies: 'false', eventStatus: 'tcloaded'}, true],
    ] as const) {
      it(`where a manager says ${name}`, () => {
        let callback: ((data: unknown, success: unknown) => void) | undefined;
        window.__tcfapi = (_command: string, _version: number, given: typeof callback) => (callback = given);
        follow();
        expect(() => callback!(data, success)).not.to.throw();
        expect(told().filter((word) => word !== NOTHING)).to.deep.equal([]);
      });
    }

    for (const [name, api] of [
      [
        'throws',
        () => {
          throw new Error('not ready');
        },
      ],
      ['is a text', 'stub'],
      ['is an object', {addEventListener() {}}],
      ['is null', null],
    ] as const) {
      it(`where __tcfapi ${name}`, () => {
        window.__tcfapi = api;
        expect(() => follow()).not.to.throw();
        expect(() => life.abort()).not.to.throw();
        expect(timers.size).to.equal(0);
        expect(words).to.deep.equal([]);
      });
    }
  });
});
