import {expect} from '@open-wc/testing';
import {ConsentGate} from '../../src/send/consent.js';
import {eraseTraces, erasePerson} from '../../src/send/erase-traces.js';
import {cookies} from '../support/library-page.js';
import {replacing, usePage} from './fixtures/page.js';

type PrivateNavigator = Navigator & {globalPrivacyControl?: boolean};

describe('ConsentGate', () => {
  it('is pending until it is told something', () => {
    const gate = new ConsentGate();
    expect([gate.tracking, gate.identify]).to.deep.equal(['pending', 'pending']);
  });

  for (const [tracking, identify, expected] of [
    ['granted', undefined, ['granted', 'granted']],
    ['granted', null, ['granted', 'granted']],
    ['granted', 'pending', ['granted', 'pending']],
    ['granted', 'denied', ['granted', 'denied']],
    ['pending', 'granted', ['pending', 'pending']],
    ['denied', 'granted', ['denied', 'denied']],
    ['denied', 'pending', ['denied', 'denied']],
    ['yes', undefined, ['pending', 'pending']],
    ['granted', 'yes', ['granted', 'pending']],
    [null, undefined, ['pending', 'pending']],
  ] as const) {
    it(`makes ${JSON.stringify(expected)} of tracking ${tracking} and identify ${identify}`, () => {
      const gate = new ConsentGate();
      gate.set(tracking, identify);
      expect([gate.of('PAGE_VIEWED'), gate.of('IDENTIFY')]).to.deep.equal(expected);
      expect(gate.of(undefined)).to.equal(expected[0]);
    });
  }

  describe('where the browser signals Global Privacy Control', () => {
    let restore: () => void;
    const signal = (value: unknown): void => {
      restore = replacing(navigator as PrivateNavigator, 'globalPrivacyControl', value as boolean);
    };
    afterEach(() => restore());

    for (const tracking of ['granted', 'pending', 'denied', null]) {
      it(`denies although the page says ${tracking}`, () => {
        signal(true);
        const gate = new ConsentGate();
        gate.set(tracking, 'granted');
        expect([gate.tracking, gate.identify]).to.deep.equal(['denied', 'denied']);
      });
    }

    for (const [tracking, identify] of [
      ['granted', 'granted'],
      ['granted', 'pending'],
      ['pending', 'pending'],
      ['denied', 'denied'],
    ]) {
      it(`takes the page’s ${tracking} and ${identify} where it is told not to honour the signal`, () => {
        signal(true);
        const gate = new ConsentGate();
        gate.set(tracking, identify, false);
        expect([gate.tracking, gate.identify]).to.deep.equal([tracking, identify]);
      });
    }

    it('honours the signal again when it is no longer told not to', () => {
      signal(true);
      const gate = new ConsentGate();
      gate.set('granted', null, false);
      gate.set('granted');
      expect([gate.tracking, gate.identify]).to.deep.equal(['denied', 'denied']);
    });

    for (const value of [false, undefined, null, '1', 1]) {
      it(`takes ${JSON.stringify(value)} for no signal`, () => {
        signal(value);
        const gate = new ConsentGate();
        gate.set('granted');
        expect(gate.tracking).to.equal('granted');
      });
    }
  });
});

describe('erasing what Send has left', () => {
  usePage();
  const id = 'f'.repeat(32);

  it('removes the cookies of the library, and no others', () => {
    const sends = {uid: id, sessionid: id, cmid: id, mid: id, email: 'ada@example.com', USER_EMAIL: 'ada@example.com'};
    const flags = {exitIntentFlag: 'true', msf_shown_1: '1', msf_submitted_2: '1'};
    const others = {session: 'x', emails: 'on@example.com', uid2: id};
    for (const [name, value] of Object.entries({...sends, ...flags, ...others}))
      document.cookie = `${name}=${value}; path=/`;
    eraseTraces(id);
    expect(cookies()).to.deep.equal(others);
  });

  it('leaves cookies of the same names that somebody else has written', () => {
    for (const sessionid of ['abc', crypto.randomUUID()]) {
      const others = {uid: '4711', sessionid, email: 'yes', mid: '12'};
      for (const [name, value] of Object.entries(others)) document.cookie = `${name}=${value}; path=/`;
      eraseTraces(id);
      expect(cookies()).to.deep.equal(others);
    }
  });

  it('removes what is stored for the website, and for no other', () => {
    const key = (kind: string, website = id): string => `ordercloud-send-elements.${kind}.${website}`;
    for (const each of [key('orders'), key('identity'), key('orders', 'other'), 'lastExited', 'mine']) {
      localStorage.setItem(each, '1');
    }
    eraseTraces(id);
    expect(Object.keys(localStorage).sort()).to.deep.equal(['mine', key('orders', 'other')].sort());
  });

  it('removes a person and leaves the rest', () => {
    document.cookie = `uid=${id}; path=/`;
    document.cookie = 'email=ada@example.com; path=/';
    localStorage.setItem(`ordercloud-send-elements.orders.${id}`, '1');
    localStorage.setItem(`ordercloud-send-elements.identity.${id}`, '1');
    erasePerson(id);
    expect(cookies()).to.deep.equal({uid: id});
    expect(Object.keys(localStorage)).to.deep.equal([`ordercloud-send-elements.orders.${id}`]);
  });
});
