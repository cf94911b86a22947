import {expect} from '@open-wc/testing';
import {landingUrl} from '../../src/core/landing.js';
import {landCampaign, landingEmail} from '../../src/send/landing.js';
import {forgetVisitor, readVisitor} from '../../src/send/visitor.js';
import {clearCookies, cookies, libraryPage} from '../support/library-page.js';
import {blockCookies} from './fixtures/page.js';

const SHOP = 'https://shop.example/';
const UUID = 'C0000000-0000-4000-8000-00000000cafe';
const COMPACT = 'c000000000004000800000000000cafe';

/** The page was entered by this URL. */
const rememberLanding = (url: string): void =>
  void Object.assign(globalThis, {[Symbol.for('ordercloud-send-elements.landing.v1')]: url});

describe('landing', () => {
  beforeEach(clearCookies);
  afterEach(() => {
    forgetVisitor();
    clearCookies();
  });

  it('writes nothing before it is asked to', () => {
    rememberLanding(`${SHOP}?cmid=${UUID}&mid=${UUID}&cid=x&email=ada@example.com`);
    expect(document.cookie).to.equal('');
  });

  it('writes what the link says, and gives the e-mail without writing it', () => {
    rememberLanding(`${SHOP}?cmid=${UUID}&mid=${COMPACT}&cid=any%20thing&email=Ada%40Example.com#top`);
    expect(landingEmail()).to.equal('Ada@Example.com');
    landCampaign();
    expect(cookies()).to.deep.equal({cmid: UUID, mid: COMPACT, uid: 'any%20thing'});
    expect(readVisitor()).to.deep.include({contactId: 'any thing', campaignId: UUID});
  });

  it('keeps a campaign for thirty days, and the rest for the session', () => {
    const lines: string[] = [];
    rememberLanding(`${SHOP}?cmid=${UUID}&mid=${COMPACT}&cid=x`);
    const allow = blockCookies((line) => lines.push(line));
    landCampaign();
    allow();
    expect(lines).to.deep.equal(['uid=x; path=/', `cmid=${UUID}; path=/; max-age=2592000`, `mid=${COMPACT}; path=/`]);
  });

  it('takes a contact from a link in place of the one that was there', () => {
    document.cookie = 'uid=before; path=/; max-age=1000';
    rememberLanding(`${SHOP}?cid=after`);
    landCampaign();
    expect(cookies()).to.deep.equal({uid: 'after'});
  });

  it('uses a link once', () => {
    rememberLanding(`${SHOP}?cmid=${UUID}&cid=x`);
    landCampaign();
    clearCookies();
    landCampaign();
    expect(document.cookie).to.equal('');
  });

  it('remembers the first URL of the page, whatever a router makes of it', () => {
    const first = location.href;
    Object.assign(globalThis, {[Symbol.for('ordercloud-send-elements.landing.v1')]: undefined});
    landingUrl();
    history.replaceState(null, '', '?email=late@example.com');
    expect([landingUrl(), landingEmail()]).to.deep.equal([first, null]);
    history.replaceState(null, '', first);
  });

  for (const email of ['', 'nobody', 'a@localhost', 'ada+shop@example.com', '%E0%A4%A', '"a b"@c.example']) {
    it(`gives no e-mail for ${JSON.stringify(email)}`, () => {
      rememberLanding(`${SHOP}?email=${email}`);
      expect(landingEmail()).to.be.null;
    });
  }

  for (const url of [
    SHOP,
    `${SHOP}?cmid=&mid=&cid=`,
    `${SHOP}?xcmid=${UUID}`,
    `${SHOP}?cmid=${UUID}0&mid=5`,
    'about:blank',
    '%',
  ]) {
    it(`writes nothing for ${url}`, () => {
      rememberLanding(url);
      landCampaign();
      expect(landingEmail()).to.be.null;
      expect(document.cookie).to.equal('');
    });
  }

  for (const query of [
    `?cmid=${UUID}`,
    `?a=1&cmid=${COMPACT}&cmid=${UUID}`,
    `?mid=${UUID}&cid=${COMPACT}`,
    `?cid=a%3Bb%20%C3%BC%40`,
    `?cmid=${UUID.replace('-', '')}`,
    `#/p?cmid=${UUID}&cid=x`,
    '?cid=a+b&mid=nothing',
    `?cid=${'x'.repeat(5000)}`,
  ]) {
    it(`writes what the library writes for ${query.slice(0, 60)}`, () => {
      libraryPage(SHOP + query).start();
      const theirs = decoded();
      clearCookies();
      rememberLanding(SHOP + query);
      landCampaign();
      expect(decoded()).to.deep.equal(theirs);
    });
  }

  it('holds a contact in memory where cookies are blocked', () => {
    rememberLanding(`${SHOP}?cid=x`);
    const allow = blockCookies();
    landCampaign();
    expect(readVisitor().contactId).to.equal('x');
    allow();
  });
});

/** Cookies as whoever reads them sees them: two ways to encode a value are one. */
function decoded(): Record<string, string> {
  return Object.fromEntries(Object.entries(cookies()).map(([name, value]) => [name, decodeURIComponent(value)]));
}
