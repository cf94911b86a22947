import {expect, waitUntil} from '@open-wc/testing';
import {followGoogle} from '../../src/send/consent-google.js';
import {CONSENT_TOOLS, type ConsentSourceOptions, type ConsentWord} from '../../src/send/consent-source.js';
import {useWarnings} from '../support/console.js';
import {loadTagManager, useGtag, useTimers} from './fixtures/consent.js';

type Command = readonly [kind: string, values: unknown];

describe('followGoogle', () => {
  const warnings = useWarnings();
  const timers = useTimers();
  let words: ConsentWord[];
  let life: AbortController;
  const follow = (options: ConsentSourceOptions = {}, signal = life.signal): void =>
    followGoogle((word) => words.push(word), options, signal, CONSENT_TOOLS);
  const told = (): string[] => words.map(({tracking, identify}) => `${tracking} ${identify}`);
  const layer = (): unknown[] => window.dataLayer as unknown[];
  const consent = (...command: Command): void => useGtag()('consent', ...command);
  const both = (value: unknown, more?: object): object => ({analytics_storage: value, ad_user_data: value, ...more});

  beforeEach(() => {
    words = [];
    life = new AbortController();
  });
  afterEach(() => {
    life.abort();
    delete window.dataLayer;
  });

  const ALL = 'granted granted';
  const DENIED = 'denied denied';
  const europe = {region: ['DE', 'FR']};
  const cases: readonly (readonly [expected: string | null, ...commands: Command[]])[] = [
    [null, ['default', both('denied')]],
    [ALL, ['default', both('granted')]],
    [ALL, ['update', both('granted')]],
    [DENIED, ['update', both('denied')]],
    [ALL, ['default', both('denied')], ['update', both('granted')]],
    [DENIED, ['default', both('denied')], ['update', both('denied')]],
    [DENIED, ['default', both('granted')], ['update', both('denied')]],
    [DENIED, ['update', both('denied')], ['default', both('granted')]],
    [ALL, ['update', both('granted')], ['default', both('denied')]],
    [DENIED, ['update', both('granted')], ['update', both('denied')]],
    [null, ['default', both('granted')], ['default', both('denied')]],
    ['granted pending', ['default', both('denied')], ['update', {analytics_storage: 'granted'}]],
    ['granted denied', ['update', {analytics_storage: 'granted', ad_user_data: 'denied'}]],
    [DENIED, ['update', {analytics_storage: 'denied', ad_user_data: 'granted'}]],
    [null, ['update', {ad_user_data: 'granted'}]],
    [null, ['update', {ad_storage: 'granted', ad_personalization: 'granted'}]],
    ['granted granted', ['update', {analytics_storage: 'granted'}], ['update', {ad_user_data: 'granted'}]],
    [null, ['default', both('granted', {region: ['US']})]],
    [null, ['default', both('granted', {region: []})]],
    [null, ['default', both('granted', {region: null})]],
    [null, ['default', both('granted')], ['default', both('denied', europe)]],
    [null, ['default', both('denied', europe)], ['default', both('granted')]],
    [null, ['default', both('denied')], ['default', both('granted', {region: ['US']})]],
    ['granted pending', ['default', both('granted')], ['default', {ad_user_data: 'denied', ...europe}]],
    [ALL, ['default', both('granted')], ['default', {ad_storage: 'denied', ...europe}]],
    [ALL, ['default', both('granted')], ['default', both('granted', europe)]],
    [ALL, ['default', both('denied', europe)], ['update', both('granted')]],
    [DENIED, ['default', both('granted', europe)], ['update', both('denied')]],
    [null, ['default', both('granted', {wait_for_update: 500})]],
    [ALL, ['default', both('granted', {wait_for_update: 0})]],
    [ALL, ['default', both('denied', {wait_for_update: 500})], ['update', both('granted')]],
    [null, ['later', both('granted')]],
  ];
  for (const [expected, ...commands] of cases) {
    const name = `${expected ?? 'nothing'} of ${JSON.stringify(commands)}`;

    it(`makes ${name}, said before`, () => {
      for (const command of commands) consent(...command);
      follow();
      expect(told()).to.deep.equal(expected === null ? [] : [expected]);
    });

    it(`ends with ${name}, said after`, () => {
      useGtag();
      follow();
      for (const command of commands) consent(...command);
      expect(told().at(-1) ?? null).to.be.oneOf([expected, expected === null ? 'pending pending' : expected]);
    });
  }

  for (const [options, values, expected] of [
    [{purposes: ['ad_storage']}, {ad_storage: 'granted'}, 'granted pending'],
    [{purposes: ['ad_storage', 'ad_personalization']}, {ad_storage: 'granted', ad_personalization: 'denied'}, DENIED],
    [{identifyPurposes: ['ad_personalization']}, both('granted', {ad_personalization: 'denied'}), 'granted denied'],
    [{identifyPurposes: ['analytics_storage']}, {analytics_storage: 'granted'}, ALL],
    [{purposes: [], identifyPurposes: []}, both('granted'), ALL],
  ] as const) {
    it(`makes ${expected} of ${JSON.stringify(options)} and ${JSON.stringify(values)}`, () => {
      consent('update', values);
      follow(options);
      expect(told()).to.deep.equal([expected]);
    });
  }

  it('grants by default once the time to wait for an update is over', async () => {
    consent('default', both('granted', {wait_for_update: 20}));
    follow();
    expect(told()).to.deep.equal([]);
    await waitUntil(() => words.length > 0);
    expect(told()).to.deep.equal([ALL]);
  });

  it('grants nothing by default where an update comes in time', () => {
    consent('default', both('granted', {wait_for_update: 60_000}));
    follow();
    consent('update', both('denied'));
    expect(told()).to.deep.equal([DENIED]);
  });

  for (const time of [Number.MAX_SAFE_INTEGER, 2 ** 31, '500']) {
    it(`waits ${JSON.stringify(time)} ms for an update`, async () => {
      consent('default', both('granted', {wait_for_update: time}));
      follow();
      // A timer of no time that is set now comes after one that would have been set to none before.
      await new Promise((resolve) => setTimeout(resolve));
      expect(told()).to.deep.equal([]);
    });
  }

  it('reads several entries of one push before it tells a word', () => {
    const gtag = useGtag();
    gtag('consent', 'default', both('granted'));
    gtag('consent', 'update', both('denied'));
    const entries = layer().splice(0);
    follow();
    layer().push(...entries);
    expect(told()).to.deep.equal([DENIED]);
  });

  it('tells each word once', () => {
    consent('update', both('granted'));
    follow();
    consent('update', both('granted'));
    layer().push({event: 'view'});
    consent('update', both('denied'));
    expect(told()).to.deep.equal([ALL, DENIED]);
  });

  it('finds a layer that comes late', async () => {
    follow();
    consent('default', both('denied'));
    consent('update', both('granted'));
    await waitUntil(() => words.length > 0);
    consent('update', both('denied'));
    expect(told()).to.deep.equal([ALL, DENIED]);
  });

  it('says once that nothing is said, stays pending, and still hears what comes later', async () => {
    useGtag();
    layer().push({event: 'gtm.js'});
    follow({silentAfter: 0});
    follow({silentAfter: 0});
    await waitUntil(() => warnings.length > 0);
    expect(warnings).to.deep.equal([
      '<send-tracker consent-source> hears nothing from dataLayer; consent stays pending and nothing is sent. ' +
        'See that the consent manager runs on this page. [consent-source-silent]',
    ]);
    expect(words).to.deep.equal([]);
    consent('update', both('granted'));
    expect(told()).to.deep.equal([ALL, ALL]);
  });

  it('waits without a complaint for a visitor who does not answer', () => {
    useGtag();
    follow();
    layer().push({event: 'gtm.js'});
    expect(timers.size).to.equal(1);
    consent('default', both('denied', europe));
    expect(timers.size).to.equal(0);
  });

  describe('and Google Tag Manager', () => {
    it('hear both where the manager comes first', () => {
      useGtag();
      const processed = loadTagManager(layer());
      follow();
      consent('update', both('granted'));
      expect(processed).to.have.length(1);
      expect(told()).to.deep.equal([ALL]);
    });

    it('hear both where the manager comes afterwards', () => {
      useGtag();
      follow();
      const processed = loadTagManager(layer());
      consent('update', both('granted'));
      expect(processed).to.have.length(1);
      expect(told()).to.deep.equal([ALL]);
    });

    it('push what they are given, once and in order, and give the length', () => {
      useGtag();
      follow();
      loadTagManager(layer());
      follow();
      expect(layer().push({event: 'a'}, {event: 'b'})).to.equal(2);
      expect(layer()).to.deep.equal([{event: 'a'}, {event: 'b'}]);
    });

    it('hear what comes after the layer was cut to its length', () => {
      useGtag();
      follow();
      loadTagManager(layer());
      for (let count = 0; count < 400; count++) layer().push({event: 'scroll'});
      consent('update', both('granted'));
      expect(layer()).to.have.length(300);
      expect(told()).to.deep.equal([ALL]);
    });

    it('hear in order what is pushed while something is pushed', () => {
      const gtag = useGtag();
      const {push} = layer();
      layer().push = (...entries) => {
        const length = push.apply(layer(), entries);
        if ((entries[0] as {event?: string}).event === undefined) layer().push({event: 'consent'});
        return length;
      };
      follow();
      gtag('consent', 'update', both('granted'));
      expect(told()).to.deep.equal([ALL]);
      expect(layer().at(-1)).to.deep.equal({event: 'consent'});
    });

    it('work on where ours is stopped below the manager, and ours again when it is started', () => {
      useGtag();
      follow();
      const processed = loadTagManager(layer());
      const {push} = layer();
      for (let round = 0; round < 3; round++) {
        life.abort();
        expect(layer().push).to.equal(push);
        consent('update', both('denied'));
        expect(words).to.have.length(round);
        life = new AbortController();
        layer().length = 0;
        follow();
        consent('update', both('granted'));
        expect(words).to.have.length(round + 1);
      }
      expect(layer().push).to.equal(push);
      expect(processed).to.have.length(6);
    });
  });

  describe('when it is stopped', () => {
    it('leaves no wrapper and no timer', () => {
      consent('default', both('granted', {wait_for_update: 60_000}));
      follow();
      expect(Object.hasOwn(layer(), 'push')).to.be.true;
      life.abort();
      expect(Object.hasOwn(layer(), 'push')).to.be.false;
      expect(timers.size).to.equal(0);
      consent('update', both('granted'));
      expect(words).to.deep.equal([]);
    });

    it('gives a push that was there before back', () => {
      useGtag();
      loadTagManager(layer());
      const {push} = layer();
      follow();
      expect(layer().push).not.to.equal(push);
      life.abort();
      expect(layer().push).to.equal(push);
    });

    it('wraps again what it has left', () => {
      useGtag();
      follow();
      life.abort();
      life = new AbortController();
      follow();
      consent('update', both('granted'));
      expect(told()).to.deep.equal([ALL]);
    });

    it('looks no longer for a layer', () => {
      follow();
      life.abort();
      consent('update', both('granted'));
      document.dispatchEvent(new Event('readystatechange'));
      expect(timers.size).to.equal(0);
      expect(words).to.deep.equal([]);
    });

    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      it(`goes on for others until the last has stopped, in the order ${order.join()}`, () => {
        useGtag();
        const lives = [new AbortController(), new AbortController()];
        for (const {signal} of lives) follow({}, signal);
        const {push} = layer();
        lives[order[0]!]!.abort();
        expect(layer().push).to.equal(push);
        consent('update', both('granted'));
        expect(told()).to.deep.equal([ALL]);
        lives[order[1]!]!.abort();
        expect(Object.hasOwn(layer(), 'push')).to.be.false;
      });
    }
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
        ownKeys() {
          throw new Error('keys');
        },
      },
    );
    const getter = Object.defineProperty({}, 'analytics_storage', {
      enumerable: true,
      get() {
        throw new Error('getter');
      },
    });
    for (const [name, ...command] of [
      ['null', 'consent', 'update', null],
      ['nothing', 'consent', 'update'],
      ['a text', 'consent', 'update', 'granted'],
      ['values that are true', 'consent', 'update', both(true)],
      ['values in capitals', 'consent', 'update', both('GRANTED')],
      ['values that are lists', 'consent', 'update', both(['granted'])],
      ['inherited values', 'consent', 'update', Object.create(both('granted'))],
      ['values that throw', 'consent', 'update', throwing],
      ['a getter that throws', 'consent', 'update', getter],
      ['a kind that is no text', 'consent', ['update'], both('granted')],
      ['another command', 'set', 'update', both('granted')],
      ['names of built-ins', 'consent', 'update', {constructor: 'granted', hasOwnProperty: 'granted'}],
    ] as const) {
      it(`where a page says ${name}`, () => {
        const gtag = useGtag();
        gtag(...command);
        follow({}, life.signal);
        expect(() => gtag(...command)).not.to.throw();
        expect(told()).to.deep.equal([]);
      });
    }

    for (const [name, entry] of [
      ['null', null],
      ['a text', 'consent'],
      ['a function', () => 'consent'],
      ['an entry that throws', throwing],
      ['an object that speaks of consent', {event: 'consent', update: both('granted')}],
    ] as const) {
      it(`where the layer holds ${name}, and reads the next entry`, () => {
        useGtag();
        layer().push(entry);
        follow();
        expect(() => layer().push(entry)).not.to.throw();
        expect(told()).to.deep.equal([]);
        consent('update', both('denied'));
        expect(told()).to.deep.equal([DENIED]);
      });
    }

    for (const [name, value] of [
      ['a text', 'dataLayer'],
      ['an object', {push() {}}],
      ['null', null],
    ] as const) {
      it(`where dataLayer is ${name}`, () => {
        window.dataLayer = value;
        expect(() => follow()).not.to.throw();
        expect(words).to.deep.equal([]);
      });
    }

    it('where dataLayer is frozen, and reads what it holds', () => {
      consent('update', both('denied'));
      Object.freeze(layer());
      expect(() => follow()).not.to.throw();
      expect(told()).to.deep.equal([DENIED]);
      expect(() => life.abort()).not.to.throw();
    });
  });
});
