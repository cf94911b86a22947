import {expect, waitUntil} from '@open-wc/testing';
import {ConsentGate} from '../../src/send/consent.js';
import {followConsentSource, type ConsentWord} from '../../src/send/consent-source.js';
import {FakeCmp, useGtag, useTimers} from './fixtures/consent.js';

describe('followConsentSource', () => {
  const timers = useTimers();
  let words: ConsentWord[];
  let life: AbortController;
  const follow = (name: string): Promise<boolean> =>
    followConsentSource(name, (word) => words.push(word), {}, life.signal);

  beforeEach(() => {
    words = [];
    life = new AbortController();
  });
  afterEach(() => {
    life.abort();
    delete window.__tcfapi;
    delete window.dataLayer;
  });

  it('starts nothing for event, which it knows', async () => {
    const cmp = new FakeCmp();
    expect(await follow('event')).to.be.true;
    expect([cmp.listeners.size, timers.size]).to.deep.equal([0, 0]);
  });

  for (const name of ['', 'TCF', 'cookiebot', 'constructor', '__proto__', 'toString']) {
    it(`does not know ${JSON.stringify(name)}`, async () => {
      expect(await follow(name)).to.be.false;
      expect(timers.size).to.equal(0);
    });
  }

  it('starts tcf', async () => {
    const cmp = new FakeCmp();
    expect(await follow('tcf')).to.be.true;
    cmp.say({gdprApplies: true, eventStatus: 'tcloaded', purpose: {consents: {1: true, 3: true}}});
    expect(words).to.deep.equal([{tracking: 'granted', identify: 'denied'}]);
  });

  it('starts google', async () => {
    useGtag()('consent', 'update', {analytics_storage: 'granted', ad_user_data: 'granted'});
    expect(await follow('google')).to.be.true;
    expect(words).to.deep.equal([{tracking: 'granted', identify: 'granted'}]);
  });

  it('starts nothing where it was stopped while the source was loaded', async () => {
    const cmp = new FakeCmp();
    const started = follow('tcf');
    life.abort();
    expect(await started).to.be.true;
    expect([cmp.listeners.size, timers.size]).to.deep.equal([0, 0]);
  });

  it('tells words that a gate takes as they are', async () => {
    const gate = new ConsentGate();
    const cmp = new FakeCmp();
    await followConsentSource('tcf', ({tracking, identify}) => gate.set(tracking, identify), {}, life.signal);
    cmp.say({gdprApplies: false});
    await waitUntil(() => gate.tracking === 'granted');
    expect(gate.identify).to.equal('granted');
  });
});
