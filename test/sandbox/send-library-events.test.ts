import {expect} from '@open-wc/testing';
import {
  clearCookies,
  cookies,
  initializedPage,
  PAGE_URL,
  said,
  SITE_ID,
  type LibraryPage,
} from '../support/library-page.js';

const URL_OF_ITEM = 'https://shop.example/p/1';
const PICTURE = 'https://shop.example/1.png';
const whole = (): Record<string, unknown> => ({
  itemCode: 'sku-1',
  itemName: 'Lamp',
  itemImage: PICTURE,
  itemPrice: 10.5,
  itemUrl: URL_OF_ITEM,
  itemQuantity: 2,
  itemTotalPrice: 21,
  colour: 'red',
});

let page: LibraryPage;

beforeEach(() => {
  clearCookies();
  localStorage.clear();
  page = initializedPage();
});
after(clearCookies);

/** The only event, as text with its fields in order. */
function only(): string {
  expect(page.events()).to.have.length(1);
  return page.events()[0]!.text;
}

/** The product of the only event. */
const product = (): unknown => (JSON.parse(only()) as {properties: [{product: unknown}]}).properties[0].product;

const ids = (): {ContactId: string; sessionId: string} => ({
  ContactId: cookies().uid!,
  sessionId: cookies().sessionid!,
});

/** Calls and gives the error that was logged, with nothing sent. */
function refused(...call: unknown[]): string {
  const [line] = said('error', () => said('warn', () => page.mootrack(...call)));
  expect(page.events()).to.have.length(0);
  return line!;
}

describe("Send's library: requests", () => {
  it('posts JSON asynchronously with two headers', () => {
    page.mootrack('trackPageView');
    const {method, url, async, headers} = page.events()[0]!;
    expect({method, url, async, headers}).to.deep.equal({
      method: 'POST',
      url: 'https://t.stat-track.com/track',
      async: true,
      headers: {Accept: 'application/json', 'Content-Type': 'application/json'},
    });
  });

  it('adds the e-mail and the campaign to every event', () => {
    page.mootrack('identify', 'ada@example.com');
    document.cookie = 'cmid=c1; path=/';
    page.mootrack('trackPageView', 'not a URL');
    page.mootrack('WISHED', {a: 1});
    const {ContactId, sessionId} = ids();
    const who = {ContactEmailAddress: 'ada@example.com', CampaignId: 'c1'};
    expect(page.events()[1]!.text).to.equal(
      JSON.stringify({ContactId, Url: 'not a URL', actionType: 'PAGE_VIEWED', sessionId, siteId: SITE_ID, ...who}),
    );
    expect(page.events()[2]!.text).to.equal(
      JSON.stringify({
        ContactId,
        actionType: 'WISHED',
        sessionId,
        siteId: SITE_ID,
        ...who,
        properties: {a: 1},
        Url: PAGE_URL,
      }),
    );
  });
});

describe("Send's library: identify", () => {
  it('sends the address, a name that is text, and properties that are not empty', () => {
    page.mootrack('identify', 'ada@example.com', 'Ada', {loyalty: 'gold'});
    const {ContactId, sessionId} = ids();
    expect(page.events()[0]!.url).to.equal('https://t.stat-track.com/identify');
    expect(only()).to.equal(
      JSON.stringify({
        ContactEmailAddress: 'ada@example.com',
        ContactId,
        actionType: 'IDENTIFY',
        sessionId,
        siteId: SITE_ID,
        ContactName: 'Ada',
        properties: {loyalty: 'gold'},
      }),
    );
  });

  it('leaves out a name that is no text and empty properties', () => {
    page.mootrack('identify', 'ada@example.com', 5, {});
    expect(page.events()[0]!.body).to.not.have.any.keys('ContactName', 'properties');
  });

  it('writes the e-mail into a cookie before it sends, and is silent where that very address is there', () => {
    page.mootrack('identify', 'Ada+1@example.com');
    expect(cookies().email).to.equal('Ada+1@example.com');
    page.mootrack('identify', 'Ada+1@example.com', 'Ada');
    expect(page.events()).to.have.length(1);
    page.mootrack('identify', 'ada+1@example.com');
    expect(page.events()).to.have.length(2);
  });

  for (const email of [undefined, '', 'ada', 'ada@example', 'ada @example.com', 'a@b@c.de']) {
    it(`refuses ${JSON.stringify(email)}`, () => {
      expect(refused('identify', email)).to.equal('Error: email cannot be undefined or empty');
      expect(cookies()).to.not.have.property('email');
    });
  }
});

describe("Send's library: track", () => {
  it("sends a product's view, with the product whole", () => {
    page.mootrack('PAGE_VIEWED', [{product: whole()}]);
    const {ContactId, sessionId} = ids();
    const rest = {properties: [{product: whole()}], Url: PAGE_URL};
    expect(only()).to.equal(
      JSON.stringify({ContactId, actionType: 'PAGE_VIEWED', sessionId, siteId: SITE_ID, ...rest}),
    );
  });

  it("writes defaults into the caller's object", () => {
    const given: Record<string, unknown> = {itemCode: 'a', itemUrl: '/p/1', itemPrice: NaN};
    expect(said('warn', () => page.mootrack('track', 'PAGE_VIEWED', [{product: given}]))).to.have.length(4);
    const filled = {itemCode: 'a', itemUrl: PAGE_URL, itemPrice: 0, itemQuantity: 1, itemTotalPrice: 0};
    expect(given).to.deep.equal(filled);
    expect(product()).to.deep.equal(filled);
  });

  it('fails on a frozen object that needs a default, and takes one that needs none', () => {
    expect(refused('track', 'X', [{product: Object.freeze({itemCode: 'a'})}])).to.contain('TypeError');
    page.mootrack('track', 'X', [{product: Object.freeze(whole())}]);
    expect(product()).to.deep.equal(whole());
  });

  it('looks at the first entry alone, and at nothing without a product', () => {
    page.mootrack('track', 'X', [{itemCode: null}, {product: {}}]);
    expect(page.events()[0]!.body.properties).to.deep.equal([{itemCode: null}, {product: {}}]);
  });

  const props: [unknown, unknown][] = [
    [5, undefined],
    [null, undefined],
    [true, undefined],
    [[], undefined],
    [{}, undefined],
    ['', undefined],
    ['text', 'text'],
    [[1], [1]],
  ];
  for (const [given, sent] of props) {
    it(`${sent ? 'sends' : 'leaves out'} properties that are ${JSON.stringify(given)}`, () => {
      page.mootrack('X', given);
      expect(page.events()[0]!.body.properties).to.deep.equal(sent);
    });
  }

  it('passes over an action that is no text', () => {
    page.mootrack('track', 5);
    page.mootrack('track');
    expect(page.events()).to.have.length(0);
  });

  const broken: [string, Record<string, unknown>, string][] = [
    ['no code', {itemCode: ''}, 'itemCode cannot be empty'],
    ['a name that is null', {...whole(), itemName: null}, 'itemName type should be a string'],
    ['a name that is a number', {...whole(), itemName: 5}, 'itemName type should be a string'],
    ['an empty picture', {...whole(), itemImage: ''}, 'itemImage should be a valid URL'],
    ['a picture that is null', {...whole(), itemImage: null}, 'itemImage should be a valid URL'],
    ['a relative picture', {...whole(), itemImage: '/1.png'}, 'itemImage should be a valid URL'],
    ['a data picture', {...whole(), itemImage: 'data:image/png;base64,AA'}, 'itemImage should be a valid URL'],
  ];
  for (const [name, given, message] of broken) {
    it(`loses a product with ${name}`, () => {
      expect(refused('track', 'PAGE_VIEWED', [{product: given}])).to.contain(message);
      expect(refused('trackOrderCompleted', [whole(), given], 5)).to.contain(message);
      expect(refused('trackAddToOrder', given)).to.contain(message);
    });
  }
});

describe("Send's library: adds", () => {
  const sendAdd = (...args: unknown[]): unknown => {
    said('warn', () => page.mootrack('trackAddToOrder', ...args));
    return product();
  };

  it('takes eight arguments, and props last over all', () => {
    page.mootrack('trackAddToOrder', 'sku-1', 10.5, URL_OF_ITEM, 2, 21, 'Lamp', PICTURE, {colour: 'red', itemPrice: 9});
    const {ContactId, sessionId} = ids();
    const sent = {itemCode: 'sku-1', itemPrice: 9, itemQuantity: 2, itemTotalPrice: 21, itemUrl: URL_OF_ITEM};
    const properties = [{product: {...sent, itemName: 'Lamp', itemImage: PICTURE, colour: 'red'}}];
    const event = {ContactId, actionType: 'ADDED_TO_ORDER', sessionId, siteId: SITE_ID, properties, Url: PAGE_URL};
    expect(only()).to.equal(JSON.stringify(event));
  });

  it('takes an object, keeps its seven known fields, and others by props only', () => {
    page.mootrack('trackAddToOrder', whole(), {size: 'L'});
    const {colour, ...known} = whole();
    expect(colour).to.equal('red');
    expect(product()).to.deep.equal({...known, size: 'L'});
  });

  const numbers: [unknown, unknown][] = [
    ['10.50', '10.50'],
    ['12abc', '12abc'],
    [-1, -1],
    [Infinity, null],
    [NaN, 0],
    [null, 0],
    [undefined, 0],
    [0, 0],
    ['', 0],
    ['$10', 0],
  ];
  for (const [given, sent] of numbers) {
    it(`writes a price of ${String(given) || 'empty text'} as ${JSON.stringify(sent)}`, () => {
      expect(sendAdd('a', given, URL_OF_ITEM, 1, 1)).to.have.property('itemPrice', sent);
    });
  }

  it('takes a quantity of 1 and a total of 0 where there is none', () => {
    expect(sendAdd('a', 3, URL_OF_ITEM)).to.include({itemQuantity: 1, itemTotalPrice: 0});
  });

  for (const url of [undefined, '', '/p/1', '//shop.example/p/1']) {
    it(`puts the page's URL in place of ${JSON.stringify(url)}`, () => {
      expect(sendAdd('a', 1, url, 1, 1)).to.have.property('itemUrl', PAGE_URL);
    });
  }

  it('takes an absolute URL anywhere in the text, a code that is a number, and any name that is not empty', () => {
    expect(sendAdd(5, 1, 'see ftp://x', 1, 1, 7)).to.include({itemCode: 5, itemUrl: 'see ftp://x', itemName: 7});
  });

  it('leaves out an empty name', () => {
    expect(sendAdd('a', 1, URL_OF_ITEM, 1, 1, '')).to.not.have.property('itemName');
  });

  const broken: [string, unknown[], string][] = [
    ['no code', ['', 1], 'itemCode cannot be empty'],
    ['a code that is null', [null, 1], 'TypeError'],
    ['an empty picture', ['a', 1, URL_OF_ITEM, 1, 1, 'A', ''], 'itemImage should be a valid url'],
    ['a picture that is null', ['a', 1, URL_OF_ITEM, 1, 1, 'A', null], 'itemImage should be a valid url'],
    ['props that are null', ['a', 1, URL_OF_ITEM, 1, 1, 'A', PICTURE, null], 'props should be a plain object'],
    ['props that are an array', ['a', 1, URL_OF_ITEM, 1, 1, 'A', PICTURE, []], 'props should be a plain object'],
    [
      "props that are a class's",
      ['a', 1, URL_OF_ITEM, 1, 1, 'A', PICTURE, new Date()],
      'props should be a plain object',
    ],
    ['an object with props that are none', [whole(), 5], 'props should be a plain object'],
  ];
  for (const [name, args, message] of broken) {
    it(`loses an add with ${name}`, () => {
      expect(refused('trackAddToOrder', ...args)).to.contain(message);
    });
  }
});

describe("Send's library: purchases", () => {
  it('sends whole products and the total', () => {
    page.mootrack('trackOrderCompleted', [whole()], 21, 'order-1');
    const {ContactId, sessionId} = ids();
    const properties = [{products: [whole()], totalPrice: 21}];
    const event = {ContactId, actionType: 'ORDER_COMPLETED', sessionId, siteId: SITE_ID, properties, Url: PAGE_URL};
    expect(only()).to.equal(JSON.stringify(event));
  });

  it('leaves out a missing total and takes an empty list', () => {
    page.mootrack('trackOrderCompleted', []);
    expect(page.events()[0]!.body.properties).to.deep.equal([{products: []}]);
  });

  it('refuses what is no array', () => {
    expect(refused('trackOrderCompleted', whole())).to.contain('products type should be an array');
  });
});
