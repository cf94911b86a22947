import {expect} from '@open-wc/testing';
import {clearCookies, cookies, initializedPage, libraryPage, said, SITE_ID, stubWith} from '../support/library-page.js';

const UUID = 'c0000000-0000-4000-8000-000000000001';

beforeEach(() => {
  clearCookies();
  localStorage.clear();
});
after(clearCookies);

describe("Send's library: loading", () => {
  it('replaces the stub and replays its queue in order', () => {
    const page = libraryPage(undefined, stubWith(['init', SITE_ID], ['trackPageView'], ['track', 'A'], ['B']));
    page.start();
    expect(page.window.mootrack).to.not.have.property('q');
    expect(page.events().map(({body}) => body.actionType)).to.deep.equal(['PAGE_VIEWED', 'A', 'B']);
  });

  it('replays what is like an arguments object, and ignores an empty stub', () => {
    const q = [{0: 'init', 1: SITE_ID, length: 2}];
    const page = libraryPage(
      undefined,
      Object.assign(() => undefined, {q}),
    );
    page.start();
    expect(page.sent).to.have.length(1);
    const empty = libraryPage(undefined, stubWith());
    empty.start();
    expect(empty.sent).to.have.length(0);
  });

  it('loses what stands behind an aliased call that throws, and keeps what stands behind a method that does', () => {
    const bad = [{product: {itemCode: ''}}];
    const aliased = libraryPage(undefined, stubWith(['init', SITE_ID], ['PAGE_VIEWED', bad], ['track', 'LATER']));
    expect(() => aliased.start()).to.throw('itemCode cannot be empty');
    expect(aliased.events()).to.have.length(0);
    const tracked = libraryPage(
      undefined,
      stubWith(['init', SITE_ID], ['track', 'PAGE_VIEWED', bad], ['track', 'LATER']),
    );
    expect(said('error', () => tracked.start())).to.have.length(1);
    expect(tracked.events()).to.have.length(1);
  });

  it('drops calls queued before init, except adds and purchases, which go out without a website', () => {
    const product = {itemCode: 'a', itemPrice: 1, itemUrl: 'https://x.example/', itemQuantity: 1, itemTotalPrice: 1};
    const page = libraryPage(
      undefined,
      stubWith(['trackPageView'], ['identify', 'a@b.example'], ['track', 'X'], ['Y'], ['trackExitIntent', 1]),
    );
    expect(said('warn', () => page.start())).to.have.length(5);
    expect(page.sent).to.have.length(0);
    page.mootrack('trackOrderCompleted', [product], 1);
    page.mootrack('trackAddToOrder', product);
    for (const {body} of page.sent) expect(body).to.have.all.keys('actionType', 'properties', 'Url');
  });

  it('makes a new, uninitialised tracker when it is loaded twice', () => {
    const page = initializedPage();
    page.start();
    expect(said('warn', () => page.mootrack('trackPageView'))).to.have.length(1);
    expect(page.events()).to.have.length(0);
  });

  it('throws where storage is denied, after it has replaced the stub and before it replays', () => {
    const stub = stubWith(['init', SITE_ID]);
    const page = libraryPage(undefined, stub);
    Object.defineProperty(page.window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(() => page.start()).to.throw('denied');
    expect(page.window.mootrack).to.not.equal(stub);
    expect(page.sent).to.have.length(0);
  });

  it('writes cid, cmid and mid from the URL before any init, the latter two only if they are UUIDs', async () => {
    libraryPage(`https://shop.example/?cid=anything&cmid=${UUID}&mid=${UUID}`).start();
    expect(cookies()).to.deep.equal({uid: 'anything', cmid: UUID, mid: UUID});
    const {expires} = (await cookieStore.get('cmid')) as CookieListItem & {expires: number | null};
    expect(expires! - Date.now()).to.be.closeTo(30 * 864e5, 6e4);
    clearCookies();
    libraryPage('https://shop.example/?cmid=1&mid=2').start();
    expect(cookies()).to.deep.equal({});
  });
});

describe("Send's library: calls", () => {
  it("writes a method's error to the console and gives an alias's to the caller", () => {
    const page = initializedPage();
    expect(said('error', () => page.mootrack('track', 'X', [null]))[0]).to.contain('TypeError');
    expect(() => page.mootrack('X', [null])).to.throw(TypeError);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(() => page.mootrack('X', circular)).to.throw(TypeError);
    expect(page.events()).to.have.length(0);
  });

  it('reaches inherited methods by name', () => {
    const page = initializedPage();
    page.mootrack('toString');
    page.mootrack('getPayload', 'X');
    page.mootrack();
    page.mootrack('');
    expect(page.events()).to.have.length(0);
  });

  it('always returns undefined', () => {
    const page = initializedPage();
    expect(page.mootrack('getPayload', 'X')).to.equal(undefined);
  });
});

describe("Send's library: init", () => {
  const refused: [string, unknown[], string][] = [
    ['no website', [], 'siteId cannot be undefined or empty'],
    ['a website that is no UUID', ['123'], 'siteId should be a valid uuid'],
    ['an exit flag that is no boolean', [SITE_ID, 'yes'], 'exitIntentEventFlag should be a boolean'],
  ];
  for (const [name, args, message] of refused) {
    it(`refuses ${name}`, () => {
      const page = libraryPage();
      page.start();
      expect(said('error', () => page.mootrack('init', ...args))).to.deep.equal([`Error: ${message}`]);
      expect(page.sent).to.have.length(0);
      expect(cookies()).to.deep.equal({});
    });
  }

  it('takes a UUID without dashes, in any case', () => {
    const page = libraryPage();
    page.start();
    page.mootrack('init', SITE_ID.replaceAll('-', '').toUpperCase());
    page.mootrack('trackPageView');
    expect(page.events()[0]!.body.siteId).to.equal(SITE_ID.replaceAll('-', '').toUpperCase());
  });

  it('makes uid and sessionid once, as UUIDs without dashes, for 3650 days and one day', async () => {
    initializedPage();
    const {uid, sessionid} = cookies();
    expect(uid).to.match(/^[\da-f]{12}4[\da-f]{3}[89ab][\da-f]{15}$/);
    expect(sessionid).to.match(/^[\da-f]{32}$/);
    const session = (await cookieStore.get('sessionid')) as CookieListItem & {expires: number | null};
    expect(session.expires! - Date.now()).to.be.closeTo(864e5, 6e4);
    const contact = (await cookieStore.get('uid')) as CookieListItem & {expires: number | null};
    expect(contact.expires! - Date.now()).to.be.greaterThan(399 * 864e5);
    initializedPage();
    expect(cookies()).to.include({uid, sessionid});
  });

  it("uses an application's own uid and sessionid", () => {
    document.cookie = 'uid=theirs; path=/';
    document.cookie = 'sessionid=theirs%20too; path=/';
    const page = initializedPage();
    page.mootrack('trackPageView');
    expect(page.events()[0]!.body).to.include({ContactId: 'theirs', sessionId: 'theirs too'});
  });

  it('asks for forms at every call, with every readable cookie, and without a ContactId on a first visit', () => {
    document.cookie = 'ordercloud.access-token=secret; path=/';
    const page = initializedPage();
    const [first] = page.sent;
    expect(first!.url).to.equal(`https://forms.m-pages.com/api/forms/${SITE_ID}`);
    const {uid, sessionid} = cookies();
    const seen = {'ordercloud.access-token': 'secret', exitIntentFlag: 'undefined', uid, sessionid};
    expect(first!.body).to.deep.equal({
      WebsiteId: SITE_ID,
      RemoteWebContext: {Cookies: seen, CurrentUrlPath: '/p/1#top'},
    });
    page.mootrack('identify', 'ada@example.com');
    page.mootrack('init', SITE_ID, false, true);
    expect(page.sent.at(-1)!.body).to.deep.equal({
      WebsiteId: SITE_ID,
      RemoteWebContext: {
        ContactId: uid,
        MemberEmail: 'ada@example.com',
        Cookies: {...seen, exitIntentFlag: 'false', email: 'ada@example.com'},
        CurrentUrlPath: '/p/1#top',
      },
    });
  });

  it('throws into the page when the answer about forms is no JSON', () => {
    const [request] = initializedPage().sent;
    expect(() => request!.answer(200, '<html>')).to.throw(SyntaxError);
    request!.answer(200, '[]');
    request!.answer(500, '<html>');
  });

  it('identifies from ?email=', () => {
    const page = initializedPage('https://shop.example/?email=ada%40example.com');
    expect(page.events()[0]!.body).to.include({actionType: 'IDENTIFY', ContactEmailAddress: 'ada@example.com'});
    expect(page.sent[1]!.body).to.have.nested.property('RemoteWebContext.MemberEmail', 'ada@example.com');
  });
});

describe("Send's library: names of cookies, forms and leaving", () => {
  it('renames uid only to a cookie that holds a UUID, email to any, and nothing else', () => {
    const page = libraryPage();
    page.start();
    const rename = (names: unknown): string[] => said('error', () => page.mootrack('setCookieNames', names));
    expect(rename({userIdName: 'visitor'})[0]).to.contain('userIdName is empty or has invalid UUID');
    document.cookie = `visitor=${UUID}; path=/`;
    expect(rename({userIdName: 'visitor', emailName: 'moo_email', sessionIdName: 'sid'})).to.deep.equal([]);
    page.mootrack('init', SITE_ID);
    page.mootrack('identify', 'ada@example.com');
    expect(page.events()[0]!.body).to.include({ContactId: UUID, sessionId: cookies().sessionid!});
    expect(cookies()).to.include({moo_email: 'ada@example.com'}).and.not.have.any.keys('uid', 'email', 'sid');
  });

  it('loads one form without init', () => {
    const page = libraryPage();
    page.start();
    page.mootrack('loadForm', 'f1');
    expect(page.sent[0]!.url).to.equal('https://forms.m-pages.com/api/form/f1');
    expect(page.sent[0]!.body).to.deep.equal({
      EntityId: 'f1',
      RemoteWebContext: {ContactId: '', Cookies: {}, CurrentUrlPath: '/p/1#top'},
    });
  });

  const leave = (): unknown => said('warn', () => document.documentElement.dispatchEvent(new MouseEvent('mouseleave')));

  it('tells of leaving from the second page on, even if init said false, once a day', () => {
    // Trackers of earlier tests have their say first.
    leave();
    localStorage.clear();
    const first = libraryPage();
    first.start();
    first.mootrack('init', SITE_ID, false);
    leave();
    expect(first.events()).to.have.length(0);
    const second = libraryPage();
    second.start();
    second.mootrack('init', SITE_ID, false);
    leave();
    leave();
    const {uid: ContactId, sessionid: sessionId} = cookies();
    expect(second.events().map(({text}) => text)).to.deep.equal([
      JSON.stringify({
        ContactId,
        SecondsOnPage: second.events()[0]!.body.SecondsOnPage,
        Url: second.window.location.href,
        actionType: 'EXIT_INTENT',
        sessionId,
        siteId: SITE_ID,
      }),
    ]);
    const third = initializedPage();
    leave();
    expect(third.events()).to.have.length(0);
  });
});
