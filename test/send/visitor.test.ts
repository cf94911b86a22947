import {expect} from '@open-wc/testing';
import {becomeVisitor, forgetVisitor, keepId, readVisitor, startVisitor, type Visitor} from '../../src/send/visitor.js';
import {clearCookies, cookies, initializedPage} from '../support/library-page.js';
import {blockCookies} from './fixtures/page.js';

const NOBODY = {contactId: null, sessionId: null, email: null, campaignId: null};
const GRACE: Visitor = {...NOBODY, contactId: 'g', sessionId: 'h'};
const COMPACT = /^[\da-f]{12}4[\da-f]{3}[89ab][\da-f]{15}$/;

describe('visitor', () => {
  const undo: (() => void)[] = [];
  beforeEach(clearCookies);
  afterEach(() => {
    undo.splice(0).forEach((each) => each());
    forgetVisitor();
    clearCookies();
  });

  /** What the browser was told to keep. */
  function written(work: () => void): string[] {
    const lines: string[] = [];
    const stop = blockCookies((line) => lines.push(line));
    work();
    stop();
    forgetVisitor();
    return lines;
  }

  it('is nobody where nothing is written, and reading writes nothing', () => {
    expect(written(() => expect(readVisitor()).to.deep.equal(NOBODY))).to.deep.equal([]);
    expect(document.cookie).to.equal('');
  });

  it('is who the cookies say', () => {
    document.cookie = 'uid=u; path=/';
    document.cookie = 'sessionid=s; path=/';
    document.cookie = 'email=ada%2Bshop%40example.com; path=/';
    document.cookie = 'cmid=c; path=/';
    const visitor = {contactId: 'u', sessionId: 's', email: 'ada+shop@example.com', campaignId: 'c'};
    expect(readVisitor()).to.deep.equal(visitor);
    expect(startVisitor()).to.deep.equal(visitor);
  });

  it('makes the IDs that are not there, as UUIDs without dashes', () => {
    const {contactId, sessionId, ...rest} = startVisitor();
    expect(contactId).to.match(COMPACT);
    expect(sessionId).to.match(COMPACT);
    expect(contactId).not.to.equal(sessionId);
    expect(rest).to.deep.equal({email: null, campaignId: null});
    expect(cookies()).to.deep.equal({uid: contactId, sessionid: sessionId});
    expect(startVisitor()).to.deep.include({contactId, sessionId});
  });

  it('keeps a contact for ten years and a session for one day from its start', () => {
    const [uid, sessionid] = written(startVisitor);
    expect(uid).to.match(/^uid=\w{32}; path=\/; max-age=315360000$/);
    expect(sessionid).to.match(/^sessionid=\w{32}; path=\/; max-age=86400$/);
    document.cookie = 'uid=u; path=/';
    document.cookie = 'sessionid=s; path=/';
    startVisitor();
    expect(cookies()).to.deep.equal({uid: 'u', sessionid: 's'});
  });

  it('takes an empty cookie for none, as the library does', () => {
    document.cookie = 'uid=; path=/';
    document.cookie = 'email=; path=/';
    expect(readVisitor()).to.deep.equal(NOBODY);
    expect(startVisitor().contactId).to.match(COMPACT);
  });

  it('stays one contact when a site goes from the library to http, and back', () => {
    initializedPage().mootrack('identify', 'ada+shop@example.com');
    const {uid, sessionid} = cookies();
    expect(startVisitor()).to.deep.equal({
      contactId: uid,
      sessionId: sessionid,
      email: 'ada+shop@example.com',
      campaignId: null,
    });
    clearCookies();
    const {contactId, sessionId} = startVisitor();
    const page = initializedPage();
    page.mootrack('trackPageView');
    expect(page.events()[0]!.body).to.include({ContactId: contactId, sessionId});
  });

  it('gives another person other IDs', () => {
    startVisitor();
    becomeVisitor(GRACE);
    expect(readVisitor()).to.include({contactId: 'g', sessionId: 'h'});
    becomeVisitor(NOBODY);
    expect(readVisitor()).to.include({contactId: 'g', sessionId: 'h'});
  });

  for (const [how, block] of [
    ['takes no cookies', () => blockCookies()],
    ['throws, as a sandboxed one does', () => blockCookies(null)],
  ] as const) {
    it(`lives in memory where the document ${how}`, () => {
      undo.push(block());
      const first = startVisitor();
      expect(first.contactId).to.match(COMPACT);
      expect(readVisitor()).to.deep.equal(first);
      expect(startVisitor()).to.deep.equal(first);
      becomeVisitor(GRACE);
      expect(readVisitor().contactId).to.equal('g');
      keepId('uid', 'from-a-link');
      expect(readVisitor().contactId).to.equal('from-a-link');
      forgetVisitor();
      expect(readVisitor()).to.deep.equal(NOBODY);
    });
  }

  it('forgets what was in memory as soon as a cookie is taken', () => {
    const allow = blockCookies();
    startVisitor();
    allow();
    becomeVisitor(GRACE);
    clearCookies();
    expect(readVisitor()).to.deep.equal(NOBODY);
  });
});
