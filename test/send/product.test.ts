import {expect} from '@open-wc/testing';
import {callsFor, type CallOptions} from '../../src/send/calls.js';
import {libraryArguments} from '../../src/send/library-arguments.js';
import {completeSendProduct, toSendProduct, toViewedProduct} from '../../src/send/product.js';
import {expectLibraryRequest} from '../support/library-twin.js';
import {judge} from '../support/send-rules.js';

const PAGE = 'https://shop.example/shoes/now?color=red';
const BASE = 'https://shop.example/shoes/';

/** The arguments that reach `mootrack` for a line with this product of which `quantity` were added. */
function addArguments(line: object, quantity: unknown, options: CallOptions = {}): unknown {
  const fact = {type: 'oc-cart-item-added', detail: {lineItem: line, quantity, order: null}, pageUrl: PAGE};
  const [call] = callsFor(fact, {baseUrl: BASE, ...options});
  if (!call) return null;
  expectLibraryRequest(call, PAGE);
  return libraryArguments(call, PAGE);
}

const add = (...args: unknown[]): unknown[] => [
  'trackAddToOrder',
  ...args,
  ...Array.from({length: 8 - args.length}, () => undefined),
];

const line = (product: object, rest: object = {}): object => ({
  ID: 'line',
  ProductID: 'shoe',
  Quantity: 7,
  UnitPrice: 10,
  LineTotal: 70,
  Product: {ID: 'shoe', Name: 'Shoe', ...product},
  ...rest,
});

const withXp = (xp: unknown, rest: object = {}): object => line({xp}, rest);
const plain = (...rest: unknown[]): unknown[] => add('shoe', 10, PAGE, 2, 20, 'Shoe', ...rest);
const cycle: Record<string, unknown> = {};
cycle['Images'] = [cycle];
cycle['Url'] = cycle;

type Case = [title: string, line: object, quantity: unknown, expected: unknown, options?: CallOptions];

const cases: Case[] = [
  ['a plain line', line({}), 2, plain()],
  ['only an ID', {ProductID: 'shoe'}, 1, add('shoe', 0, PAGE, 1, 0)],
  ['the added quantity, not the line’s', line({}), 1, add('shoe', 10, PAGE, 1, 10, 'Shoe')],
  ['a total without the dirt of fractions', line({}, {UnitPrice: 0.1}), 3, add('shoe', 0.1, PAGE, 3, 0.3, 'Shoe')],
  ['a total rounded to cents', line({}, {UnitPrice: 1.005}), 3, add('shoe', 1.005, PAGE, 3, 3.02, 'Shoe')],
  ['a price in text', line({}, {UnitPrice: ' 12.50 '}), 2, add('shoe', 12.5, PAGE, 2, 25, 'Shoe')],
  ['a price that is half a number', line({}, {UnitPrice: '12abc'}), 2, add('shoe', 0, PAGE, 2, 0, 'Shoe')],
  ['a price below zero', line({}, {UnitPrice: -3}), 2, add('shoe', 0, PAGE, 2, 0, 'Shoe')],
  ['an endless price', line({}, {UnitPrice: Infinity}), 2, add('shoe', 0, PAGE, 2, 0, 'Shoe')],
  ['no price', line({}, {UnitPrice: null}), 2, add('shoe', 0, PAGE, 2, 0, 'Shoe')],
  ['a quantity in text', line({}), '2', plain()],
  ['quantity zero', line({}), 0, null],
  ['a quantity below zero', line({}), -1, null],
  ['a quantity that is no number', line({}), 'many', null],
  ['no product ID', line({}, {ProductID: undefined}), 2, null],
  ['a blank product ID', line({}, {ProductID: '  '}), 2, null],
  ['a numeric product ID', line({}, {ProductID: 404}), 2, add('404', 10, PAGE, 2, 20, 'Shoe')],
  ['no product data', line({}, {Product: null}), 2, add('shoe', 10, PAGE, 2, 20)],
  ['a blank name', line({Name: '   '}), 2, add('shoe', 10, PAGE, 2, 20)],
  ['a name that is an object', line({Name: {en: 'Shoe'}}), 2, add('shoe', 10, PAGE, 2, 20)],
  ['a numeric name', line({Name: 501}), 2, add('shoe', 10, PAGE, 2, 20, '501')],
  [
    'markup, quotes and emoji in a name',
    line({Name: ' <b>"Shoe"</b> & 👟 '}),
    2,
    add('shoe', 10, PAGE, 2, 20, '<b>"Shoe"</b> & 👟'),
  ],
  ['Images[0].Url', withXp({Images: [{Url: 'https://cdn.example/a.jpg'}]}), 2, plain('https://cdn.example/a.jpg')],
  ['Images[0].url', withXp({Images: [{url: '/a.jpg'}]}), 2, plain('https://shop.example/a.jpg')],
  ['Images[0] as text', withXp({Images: ['a.jpg']}), 2, plain('https://shop.example/shoes/a.jpg')],
  ['a protocol-relative picture', withXp({ImageUrl: '//cdn.example/a.jpg'}), 2, plain('https://cdn.example/a.jpg')],
  ['a picture with a space', withXp({Image: {Url: '/a b.jpg'}}), 2, plain('https://shop.example/a%20b.jpg')],
  [
    'an unusable picture before a usable one',
    withXp({Images: [{Url: 5}], ImageUrl: '/b.jpg'}),
    2,
    plain('https://shop.example/b.jpg'),
  ],
  ['an embedded picture', withXp({Images: [{Url: 'data:image/png;base64,AAAA'}]}), 2, plain()],
  ['a picture that is a script', withXp({Images: [{Url: 'javascript:alert(1)'}]}), 2, plain()],
  ['no pictures in the list', withXp({Images: []}), 2, plain()],
  ['a list of null', withXp({Images: [null]}), 2, plain()],
  ['pictures as a number', withXp({Images: 5}), 2, plain()],
  ['xp of null', withXp(null), 2, plain()],
  ['xp as text', withXp('Url'), 2, plain()],
  ['xp as a list', withXp([{Url: '/a'}]), 2, plain()],
  ['xp that goes in circles', withXp(cycle), 2, plain()],
  [
    'xp with prototype names',
    withXp(JSON.parse('{"__proto__": {"Url": "/evil"}, "constructor": {"Url": "/evil"}}')),
    2,
    plain(),
  ],
  ['a huge text', withXp({Brand: 'x'.repeat(100_000)}), 2, plain(undefined, {itemManufacturer: 'x'.repeat(100_000)})],
  ['xp.Url', withXp({Url: '/p/shoe'}), 2, add('shoe', 10, 'https://shop.example/p/shoe', 2, 20, 'Shoe')],
  ['xp.url', withXp({url: 'https://other.example/x'}), 2, add('shoe', 10, 'https://other.example/x', 2, 20, 'Shoe')],
  ['a URL that is none', withXp({Url: 'http://[1/'}), 2, plain()],
  ['a URL of mail', withXp({Url: 'mailto:a@b.example'}), 2, plain()],
  ['a URL that is an object', withXp({Url: {href: '/p'}}), 2, plain()],
  [
    'product-url before xp.Url',
    withXp({Url: '/other'}),
    2,
    add('shoe', 10, 'https://shop.example/p/shoe', 2, 20, 'Shoe'),
    {productUrl: '/p/{ID}'},
  ],
  [
    'product-url with an ID to be encoded',
    line({}, {ProductID: 'a/b ü'}),
    2,
    add('a/b ü', 10, 'https://shop.example/p/a%2Fb%20%C3%BC', 2, 20, 'Shoe'),
    {productUrl: '/p/{ID}'},
  ],
  [
    'product-url of which a part is missing',
    withXp({Url: '/other'}),
    2,
    add('shoe', 10, 'https://shop.example/other', 2, 20, 'Shoe'),
    {productUrl: '/p/{xp.Slug}'},
  ],
  [
    'product-url with half a character',
    withXp({Slug: '\ud800'}),
    2,
    add('shoe', 10, 'https://shop.example/p/%EF%BF%BD', 2, 20, 'Shoe'),
    {productUrl: '/p/{xp.Slug}'},
  ],
  [
    'category, manufacturer and supplier',
    line({DefaultSupplierID: 'acme', xp: {Category: {Name: 'Shoes'}, Brand: ' Best '}}),
    2,
    plain(undefined, {itemCategory: 'Shoes', itemManufacturer: 'Best', itemSupplier: 'acme'}),
  ],
  [
    'a variant’s picture, and the product’s name',
    withXp({Images: [{Url: '/red.jpg'}]}, {Variant: {Name: 'Shoe 42', xp: {Images: [{Url: '/blue.jpg'}]}}}),
    2,
    plain('https://shop.example/blue.jpg'),
  ],
  [
    'a variant without a picture',
    withXp({Images: [{Url: '/red.jpg'}]}, {Variant: {ID: 'v', xp: null}}),
    2,
    plain('https://shop.example/red.jpg'),
  ],
  [
    'custom properties: text, number, boolean, date',
    withXp({Color: ' red ', Size: 42, Sale: false, Since: '2024-02-29T00:00:00Z'}),
    2,
    plain(undefined, {color: 'red', size: 42, sale: false, since: '2024-02-29T00:00:00Z'}),
    {paths: {color: ['xp.Color'], size: ['xp.Size'], sale: ['xp.Sale'], since: ['xp.Since']}},
  ],
  [
    'custom properties that are none: object, list, blank, not finite',
    withXp({Color: {hex: '#f00'}, Size: [42], Blank: ' ', Weight: NaN}),
    2,
    plain(),
    {paths: {color: ['xp.Color'], size: ['xp.Size'], blank: ['xp.Blank'], weight: ['xp.Weight']}},
  ],
  [
    'a path of one’s own instead of the defaults',
    withXp({Photo: '/photo.jpg', Images: [{Url: '/a.jpg'}]}),
    2,
    plain('https://shop.example/photo.jpg'),
    {paths: {itemImage: ['xp.None', 'xp.Photo']}},
  ],
  ['paths for what OrderCloud decides', withXp({P: 1}), 2, plain(), {paths: {itemPrice: ['xp.P'], itemCode: ['xp.P']}}],
];

describe('toSendProduct', () => {
  for (const [title, given, quantity, expected, options] of cases) {
    it(`maps an add: ${title}`, () => {
      const args = addArguments(given, quantity, options);
      expect(args).to.deep.equal(expected);
      if (Array.isArray(args)) expect(judge(args, PAGE).complaints).to.deep.equal([]);
    });
  }

  it('takes LineTotal for a line that was bought, discounts included', () => {
    const bought = toSendProduct({ProductID: 'shoe', Quantity: 3, UnitPrice: 10, LineTotal: 27.5}, {pageUrl: PAGE});
    expect(bought).to.deep.equal({
      itemCode: 'shoe',
      itemPrice: 10,
      itemUrl: PAGE,
      itemQuantity: 3,
      itemTotalPrice: 27.5,
    });
  });

  it('computes the total of a bought line that has none', () => {
    const bought = toSendProduct({ProductID: 'shoe', Quantity: 3, UnitPrice: 10}, {pageUrl: PAGE});
    expect(bought?.itemTotalPrice).to.equal(30);
  });

  it('falls back to the URL of the page it runs in', () => {
    expect(toSendProduct({ProductID: 'shoe'})?.itemUrl).to.equal(location.href);
  });

  it('leaves what it is given untouched', () => {
    const given = Object.freeze({ProductID: 'shoe', Product: Object.freeze({Name: ' Shoe '})});
    expect(toSendProduct(given)?.itemName).to.equal('Shoe');
    expect(given.Product.Name).to.equal(' Shoe ');
  });

  it('survives getters that throw', () => {
    const hostile = {
      ProductID: 'shoe',
      get Product(): never {
        throw new Error('no');
      },
    };
    expect(toSendProduct(hostile)?.itemCode).to.equal('shoe');
  });
});

describe('toViewedProduct', () => {
  it('is one unit at the price', () => {
    const price = {unitPrice: 12.5, regularPrice: 15, currency: 'USD'};
    expect(toViewedProduct({ID: 'shoe', Name: 'Shoe'}, price, {pageUrl: PAGE})).to.deep.equal({
      itemCode: 'shoe',
      itemPrice: 12.5,
      itemUrl: PAGE,
      itemQuantity: 1,
      itemTotalPrice: 12.5,
      itemName: 'Shoe',
    });
  });

  it('costs 0 without a price and is null without an ID', () => {
    expect(toViewedProduct({ID: 'shoe'}, null)).to.include({itemPrice: 0, itemTotalPrice: 0});
    expect(toViewedProduct({Name: 'Shoe'}, null)).to.equal(null);
  });
});

describe('completeSendProduct', () => {
  it('fills in what is missing and keeps custom scalars', () => {
    const product = {
      itemCode: ' a ',
      itemPrice: '3',
      itemQuantity: 2,
      itemImage: '',
      itemName: '',
      Color: 'red',
      Tags: ['x'],
    };
    expect(completeSendProduct(product, {pageUrl: PAGE})).to.deep.equal({
      itemCode: 'a',
      itemPrice: 3,
      itemUrl: PAGE,
      itemQuantity: 2,
      itemTotalPrice: 6,
      Color: 'red',
    });
  });

  it('links to no page by an address that names a visitor', () => {
    const pageUrl = 'https://shop.example/p?email=ada%40example.com&color=red';
    const itemUrl = 'https://shop.example/p?color=red';
    expect(completeSendProduct({itemCode: 'shoe'}, {pageUrl})).to.include({itemUrl});
    expect(completeSendProduct({itemCode: 'shoe', itemUrl: pageUrl})).to.include({itemUrl});
  });

  it('writes dates as ISO 8601 and leaves out those that are none', () => {
    const product = {itemCode: 'a', since: new Date(0), until: new Date(NaN)};
    const sent = completeSendProduct(product);
    expect(sent?.['since']).to.equal('1970-01-01T00:00:00.000Z');
    expect(sent).not.to.have.property('until');
  });
});
