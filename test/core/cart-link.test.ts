import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {formatCartItems, parseCartItems, type CartLinkLine} from '../../src/core/cart-link.js';

const lineOf = (productID: string, quantity = 1, specs: CartLinkLine['specs'] = []): CartLinkLine => ({
  productID,
  quantity,
  specs,
});

/** A line of OrderCloud's with what a link says. */
const lineItem = ({productID, quantity, specs}: CartLinkLine): object => ({
  ID: 'x',
  ProductID: productID,
  Quantity: quantity,
  Specs: specs.map((spec) => ({Name: 'n', OptionID: null, Value: null, PriceMarkup: null, ...spec})),
});

describe('cart links', () => {
  const readable: [string, CartLinkLine[]][] = [
    ['mug', [lineOf('mug')]],
    ['mug:2,apron:1', [lineOf('mug', 2), lineOf('apron')]],
    ['mug:2, apron', [lineOf('mug', 2), lineOf('apron')]],
    ['mug:1,mug:2', [lineOf('mug', 3)]],
    ['mug:9999,mug:1', [lineOf('mug', 9999)]],
    ['mug:2:color=red', [lineOf('mug', 2, [{SpecID: 'color', OptionID: 'red'}])]],
    ['mug:1:color=red,mug:1', [lineOf('mug', 1, [{SpecID: 'color', OptionID: 'red'}]), lineOf('mug')]],
    ['mug:2:text==Hi there', [lineOf('mug', 2, [{SpecID: 'text', Value: 'Hi there'}])]],
    ['mug:2:text==Hi~20there~2C~7E', [lineOf('mug', 2, [{SpecID: 'text', Value: 'Hi there,~'}])]],
    [
      'mug:1:a=own=~C3~A9;b=x;',
      [
        lineOf('mug', 1, [
          {SpecID: 'a', OptionID: 'own', Value: 'é'},
          {SpecID: 'b', OptionID: 'x'},
        ]),
      ],
    ],
  ];
  for (const [text, lines] of readable) {
    it(`reads ${text}`, () => expect(parseCartItems(text)).to.deep.equal({lines, ignored: 0}));
  }

  const junk = [
    ...['', ':', 'mug:0', 'mug:-1', 'mug:1.5', 'mug:10000', 'mug:x', 'a b', '../x', '<b>', 'mug:1:', 'mug:1:color'],
    ...[
      'mug:1:=red',
      'mug:1:color=',
      'mug:1:a b=c',
      'mug:1:a==~C3',
      'mug:1:a==~00',
      'mug:1:a=b:c',
      'javascript:alert(1)',
    ],
    ...[`${'a'.repeat(101)}:1`, `mug:1:a==${'x'.repeat(201)}`, `mug:1:${'a=b;'.repeat(21)}`],
  ].filter((text) => text !== 'mug:1:');
  for (const text of junk) {
    it(`leaves out ${text.slice(0, 30) || 'nothing'}`, () => {
      expect(parseCartItems(text)).to.deep.equal({lines: [], ignored: 1});
      expect(parseCartItems(`${text},mug`).lines).to.deep.equal([lineOf('mug')]);
    });
  }

  it('reads no more than fits', () => {
    expect(parseCartItems('a,'.repeat(3000))).to.deep.equal({lines: [], ignored: 1});
    const {lines, ignored} = parseCartItems(Array.from({length: 60}, (_, index) => `p${index}`).join(','));
    expect([lines.length, ignored]).to.deep.equal([50, 1]);
  });

  it('writes nothing that is too much, and leaves out what can’t be bought by itself', () => {
    const many = Array.from({length: 51}, (_, index) => ({ProductID: `p${index}`, Quantity: 1}));
    expect(formatCartItems(many)).to.equal('');
    expect(formatCartItems([{ProductID: 'a', Quantity: 1, BundleItemID: 'b'}])).to.equal('');
    expect(formatCartItems([null, 3, {}, {ProductID: 'x', Quantity: 'y'}, {ProductID: 'a', Quantity: 2}])).to.equal(
      'a:2',
    );
    expect(formatCartItems([{ProductID: 'a', Quantity: 1, Specs: [null]}])).to.equal('');
  });

  const id = fc.stringMatching(/^[\w-]{1,12}$/);
  const value = fc.string({minLength: 1, maxLength: 40, unit: 'binary'}).filter((text) => !/[^\P{C}\n]/u.test(text));
  const spec = fc
    .record({SpecID: id, OptionID: fc.option(id, {nil: undefined}), Value: fc.option(value, {nil: undefined})})
    .filter(({OptionID, Value}) => Boolean(OptionID ?? Value))
    .map(({SpecID, OptionID, Value}) => ({SpecID, ...(OptionID && {OptionID}), ...(Value && {Value})}));
  const cart = fc.uniqueArray(
    fc.record({productID: id, quantity: fc.integer({min: 1, max: 9999}), specs: fc.array(spec, {maxLength: 3})}),
    {minLength: 1, maxLength: 5, selector: ({productID}) => productID},
  );

  it('reads what it has written, also where that was encoded on its way', () => {
    fc.assert(
      fc.property(cart, (lines) => {
        const text = formatCartItems(lines.map(lineItem));
        expect(text).to.match(/^[\w.~,:;=-]+$/);
        for (const query of [`?cart=${text}`, `?${new URLSearchParams({cart: text}).toString()}`]) {
          expect(parseCartItems(new URLSearchParams(query).get('cart')!)).to.deep.equal({lines, ignored: 0});
        }
      }),
    );
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), fc.array(fc.anything()), (text, lines) => {
        for (const {quantity} of parseCartItems(text).lines) expect(quantity).to.be.within(1, 9999);
        expect(formatCartItems(lines)).to.be.a('string');
      }),
    );
  });
});
