import {expect} from '@open-wc/testing';
import {Identity} from '../../src/send/identity.js';
import {forgetVisitor, readVisitor, startVisitor} from '../../src/send/visitor.js';
import {cookies} from '../support/library-page.js';
import {blockCookies, denyStorage, usePage} from './fixtures/page.js';

const UID = 'a'.repeat(32);
const KEY = 'ordercloud-send-elements.identity.w';

/** What the library does when it identifies. */
const libraryIdentifies = (email: string): void => void (document.cookie = `email=${email}; path=/`);

let events = 0;

/** Somebody is identified, and it is their turn at once; whether Send was to be told. */
function identifies(identity: Identity, email: string, shopper: boolean): boolean {
  const key = `event-${++events}`;
  const visitor = identity.meet(email, shopper, key);
  const isNews = identity.begin(visitor);
  if (isNews) identity.told(visitor, key);
  return isNews;
}

function signsOut(identity: Identity): void {
  if (identity.part('out')) identity.signOut('out');
}

describe('Identity', () => {
  usePage();
  beforeEach(() => {
    document.cookie = `uid=${UID}; path=/`;
    document.cookie = `sessionid=${UID}; path=/`;
  });

  it('keeps the visitor ID for the first person', () => {
    expect(identifies(new Identity('w'), 'ada@example.com', true)).to.be.true;
    expect(cookies()).to.deep.equal({uid: UID, sessionid: UID});
  });

  it('says nothing about a person that this website knows, by its cookie', () => {
    identifies(new Identity('w'), 'ada@example.com', true);
    libraryIdentifies('ada@example.com');
    expect(identifies(new Identity('w'), 'ada@example.com', true)).to.be.false;
  });

  it('says a person whom another website of this origin has told of, past the cookie that they share', () => {
    identifies(new Identity('w'), 'ada@example.com', true);
    libraryIdentifies('ada@example.com');
    expect(identifies(new Identity('v'), 'ada@example.com', true)).to.be.true;
    expect(cookies()).to.deep.equal({uid: UID, sessionid: UID});
  });

  it('takes the last person’s e-mail away as the next gets another contact', () => {
    const identity = new Identity('w');
    identifies(identity, 'ada@example.com', true);
    libraryIdentifies('ada@example.com');
    identity.begin(identity.meet('grace@example.com', true, 'k'));
    expect(cookies()['email']).to.be.undefined;
  });

  it('says a person again who has signed out in another tab', () => {
    const here = new Identity('w');
    identifies(here, 'ada@example.com', true);
    libraryIdentifies('ada@example.com');
    signsOut(new Identity('w'));
    expect(identifies(here, 'ada@example.com', true)).to.be.true;
  });

  it('keeps a change of person for its turn, and knows of it at once', () => {
    const identity = new Identity('w');
    identifies(identity, 'ada@example.com', true);
    const before = identity.visitor;
    const grace = identity.meet('grace@example.com', true, 'k');
    expect(identity.visitor).to.deep.equal(grace);
    expect([before.contactId, cookies()['uid'], grace.email]).to.deep.equal([UID, UID, 'grace@example.com']);
    expect([identity.isPresent(before), identity.isPresent(grace)]).to.deep.equal([true, false]);
    identity.begin(grace);
    expect([identity.isPresent(before), identity.isPresent(grace)]).to.deep.equal([false, true]);
    expect(identity.part('l')).to.deep.equal({...grace, email: null});
  });

  it('knows a change from an earlier one to the same person', () => {
    const identity = new Identity('w');
    const first = identity.meet('ada@example.com', true, 'a');
    identity.part('b');
    identity.meet('ada@example.com', true, 'c');
    identity.told(first, 'a');
    identity.signOut('b');
    expect(identity.visitor.email).to.equal('ada@example.com');
  });

  it('completes who came before there were cookies', () => {
    const identity = new Identity('w');
    const nobody = {contactId: null, sessionId: null, email: null, campaignId: null};
    expect(identity.complete({...nobody, email: 'ada@example.com'})).to.deep.equal({
      contactId: UID,
      sessionId: UID,
      email: 'ada@example.com',
      campaignId: null,
    });
  });

  it('says a person once on a page, also where cookies are lost', () => {
    const identity = new Identity('w');
    expect(identifies(identity, 'ada@example.com', true)).to.be.true;
    expect(identifies(identity, 'Ada@Example.com', true)).to.be.false;
  });

  it('says the same person again in another browser session, with the same visitor ID', () => {
    identifies(new Identity('w'), 'ada@example.com', true);
    expect(identifies(new Identity('w'), 'ada@example.com', true)).to.be.true;
    expect(cookies()['uid']).to.equal(UID);
  });

  it('gives another person another visitor ID and session, as UUIDs without dashes', () => {
    identifies(new Identity('w'), 'ada@example.com', true);
    expect(identifies(new Identity('w'), 'grace@example.com', true)).to.be.true;
    const {uid, sessionid} = cookies();
    expect(uid).to.match(/^[\da-f]{12}4[\da-f]{3}[89ab][\da-f]{15}$/);
    expect(sessionid).to.match(/^[\da-f]{32}$/);
    expect(new Set([UID, uid, sessionid]).size).to.equal(3);
  });

  it('gives another person another visitor ID where the browser takes no cookies', () => {
    const allow = blockCookies();
    const {contactId} = startVisitor();
    identifies(new Identity('w'), 'ada@example.com', true);
    const ofAda = readVisitor().contactId;
    identifies(new Identity('w'), 'grace@example.com', true);
    const ofGrace = readVisitor().contactId;
    forgetVisitor();
    allow();
    expect(ofAda).to.equal(contactId);
    expect(ofGrace).not.to.equal(contactId);
  });

  it('takes the e-mail in the cookie for the last person where it remembers none', () => {
    libraryIdentifies('ada@example.com');
    identifies(new Identity('w'), 'grace@example.com', false);
    expect(cookies()['uid']).not.to.equal(UID);
  });

  it('remembers for each website, by a hash', () => {
    identifies(new Identity('w'), 'ada@example.com', true);
    expect(localStorage.getItem(KEY)).not.to.match(/ada|example/);
    identifies(new Identity('v'), 'grace@example.com', true);
    expect(cookies()['uid']).to.equal(UID);
  });

  it('takes the e-mail along when a shopper signs out, and may say them again', () => {
    const identity = new Identity('w');
    identifies(identity, 'ada@example.com', true);
    libraryIdentifies('ada@example.com');
    signsOut(identity);
    expect(cookies()).to.deep.equal({uid: UID, sessionid: UID});
    expect(identifies(identity, 'ada@example.com', true)).to.be.true;
    expect(cookies()['uid']).to.equal(UID);
  });

  it('knows on the next page that somebody was signed in', () => {
    identifies(new Identity('w'), 'ada@example.com', true);
    libraryIdentifies('ada@example.com');
    signsOut(new Identity('w'));
    expect(cookies()).not.to.have.property('email');
  });

  it('keeps who has only told an e-mail, since they were never signed in', () => {
    identifies(new Identity('w'), 'ada@example.com', false);
    libraryIdentifies('ada@example.com');
    signsOut(new Identity('w'));
    expect(cookies()['email']).to.equal('ada@example.com');
  });

  it('can say somebody again after a failure, although the library has written its cookie', () => {
    const identity = new Identity('w');
    identifies(identity, 'ada@example.com', true);
    libraryIdentifies('ada@example.com');
    identity.fail();
    expect(identifies(identity, 'ada@example.com', true)).to.be.true;
  });

  it('remembers for the page where storage is denied', () => {
    const allow = denyStorage();
    const identity = new Identity('w');
    identifies(identity, 'ada@example.com', true);
    identifies(identity, 'grace@example.com', true);
    allow();
    expect(cookies()['uid']).not.to.equal(UID);
  });

  for (const junk of ['{', '[]', '[1,2]', 'null', '"x"', '{"0":"x"}']) {
    it(`takes ${junk} under its key for nothing`, () => {
      localStorage.setItem(KEY, junk);
      expect(identifies(new Identity('w'), 'ada@example.com', true)).to.be.true;
      expect(cookies()['uid']).to.equal(UID);
    });
  }
});
