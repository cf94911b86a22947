import {expect} from '@open-wc/testing';
import {Identity} from '../../src/send/identity.js';
import {cookies} from '../support/library-page.js';
import {denyStorage, usePage} from './fixtures/page.js';

const UID = 'a'.repeat(32);
const KEY = 'ordercloud-send-elements.identity.w';

/** What the library does when it identifies. */
const libraryIdentifies = (email: string): void => void (document.cookie = `email=${email}; path=/`);

describe('Identity', () => {
  usePage();
  beforeEach(() => {
    document.cookie = `uid=${UID}; path=/`;
    document.cookie = `sessionid=${UID}; path=/`;
  });

  it('keeps the visitor ID for the first person', () => {
    expect(new Identity('w').begin('ada@example.com', true)).to.be.true;
    expect(cookies()).to.deep.equal({uid: UID, sessionid: UID});
  });

  it('says nothing about a person that Send knows by its cookie', () => {
    libraryIdentifies('ada@example.com');
    expect(new Identity('w').begin('ada@example.com', true)).to.be.false;
  });

  it('says a person once on a page, also where cookies are lost', () => {
    const identity = new Identity('w');
    expect(identity.begin('ada@example.com', true)).to.be.true;
    expect(identity.begin('Ada@Example.com', true)).to.be.false;
  });

  it('says the same person again in another browser session, with the same visitor ID', () => {
    new Identity('w').begin('ada@example.com', true);
    expect(new Identity('w').begin('ada@example.com', true)).to.be.true;
    expect(cookies()['uid']).to.equal(UID);
  });

  it('gives another person another visitor ID and session, as UUIDs without dashes', () => {
    new Identity('w').begin('ada@example.com', true);
    expect(new Identity('w').begin('grace@example.com', true)).to.be.true;
    const {uid, sessionid} = cookies();
    expect(uid).to.match(/^[\da-f]{12}4[\da-f]{3}[89ab][\da-f]{15}$/);
    expect(sessionid).to.match(/^[\da-f]{32}$/);
    expect(new Set([UID, uid, sessionid]).size).to.equal(3);
  });

  it('takes the e-mail in the cookie for the last person where it remembers none', () => {
    libraryIdentifies('ada@example.com');
    new Identity('w').begin('grace@example.com', false);
    expect(cookies()['uid']).not.to.equal(UID);
  });

  it('remembers for each website, by a hash', () => {
    new Identity('w').begin('ada@example.com', true);
    expect(localStorage.getItem(KEY)).not.to.match(/ada|example/);
    new Identity('v').begin('grace@example.com', true);
    expect(cookies()['uid']).to.equal(UID);
  });

  it('takes the e-mail along when a shopper signs out, and may say them again', () => {
    const identity = new Identity('w');
    identity.begin('ada@example.com', true);
    libraryIdentifies('ada@example.com');
    identity.signOut();
    expect(cookies()).to.deep.equal({uid: UID, sessionid: UID});
    expect(identity.begin('ada@example.com', true)).to.be.true;
    expect(cookies()['uid']).to.equal(UID);
  });

  it('knows on the next page that somebody was signed in', () => {
    new Identity('w').begin('ada@example.com', true);
    libraryIdentifies('ada@example.com');
    new Identity('w').signOut();
    expect(cookies()).not.to.have.property('email');
  });

  it('keeps who has only told an e-mail, since they were never signed in', () => {
    new Identity('w').begin('ada@example.com', false);
    libraryIdentifies('ada@example.com');
    new Identity('w').signOut();
    expect(cookies()['email']).to.equal('ada@example.com');
  });

  it('can say somebody again after a failure, although the library has written its cookie', () => {
    const identity = new Identity('w');
    identity.begin('ada@example.com', true);
    libraryIdentifies('ada@example.com');
    identity.fail();
    expect(identity.begin('ada@example.com', true)).to.be.true;
  });

  it('remembers for the page where storage is denied', () => {
    const allow = denyStorage();
    const identity = new Identity('w');
    identity.begin('ada@example.com', true);
    identity.begin('grace@example.com', true);
    allow();
    expect(cookies()['uid']).not.to.equal(UID);
  });

  for (const junk of ['{', '[]', '[1,2]', 'null', '"x"', '{"0":"x"}']) {
    it(`takes ${junk} under its key for nothing`, () => {
      localStorage.setItem(KEY, junk);
      expect(new Identity('w').begin('ada@example.com', true)).to.be.true;
      expect(cookies()['uid']).to.equal(UID);
    });
  }
});
