import {expect} from '@open-wc/testing';
import {libraryArguments} from '../../src/send/library-arguments.js';
import {judge} from '../support/send-rules.js';

const PAGE = 'https://shop.example/';
const product = {itemCode: 'a', itemPrice: 2, itemUrl: PAGE, itemQuantity: 3, itemTotalPrice: 6};

describe('libraryArguments', () => {
  it('names the page of a plain page view', () => {
    expect(libraryArguments({action: 'PAGE_VIEWED', payload: []}, PAGE)).to.deep.equal(['trackPageView', PAGE]);
  });

  it('wraps a viewed product', () => {
    const args = libraryArguments({action: 'PAGE_VIEWED', payload: [{product}]}, PAGE);
    expect(args).to.deep.equal(['track', 'PAGE_VIEWED', [{product}]]);
  });

  it('always gives eight arguments for an add, what is not Send’s by position in the last', () => {
    const full = {...product, itemName: 'A', itemImage: `${PAGE}a.jpg`, itemCategory: 'Shoes', color: 'red'};
    const args = libraryArguments({action: 'ADDED_TO_ORDER', payload: [{product: full}]}, PAGE);
    const eighth = {itemCategory: 'Shoes', color: 'red'};
    expect(args).to.deep.equal(['trackAddToOrder', 'a', 2, PAGE, 3, 6, 'A', `${PAGE}a.jpg`, eighth]);
    expect(judge(args, PAGE).sent).to.deep.equal([{product: full}]);
    expect(libraryArguments({action: 'ADDED_TO_ORDER', payload: [{product}]}, PAGE)).to.have.lengthOf(9);
  });

  it('gives the products and the total of a purchase', () => {
    const args = libraryArguments({action: 'ORDER_COMPLETED', payload: [{products: [product], totalPrice: 6}]}, PAGE);
    expect(args).to.deep.equal(['trackOrderCompleted', [product], 6]);
  });

  it('leaves out what an identification lacks', () => {
    const identify = (payload: {email: string; name?: string; properties?: Record<string, unknown>}): unknown[] =>
      libraryArguments({action: 'IDENTIFY', payload}, PAGE);
    expect(identify({email: 'a@b.co'})).to.deep.equal(['identify', 'a@b.co']);
    expect(identify({email: 'a@b.co', name: 'A'})).to.deep.equal(['identify', 'a@b.co', 'A']);
    expect(identify({email: 'a@b.co', properties: {x: 1}})).to.deep.equal(['identify', 'a@b.co', undefined, {x: 1}]);
  });

  it('gives a page’s own event by its name, with its properties where there are any', () => {
    const properties = {topic: 'tea'};
    const call = (payload: {event: string; properties?: typeof properties}) => ({action: 'CUSTOM', payload}) as const;
    expect(libraryArguments(call({event: 'Read', properties}), PAGE)).to.deep.equal(['track', 'Read', [properties]]);
    expect(libraryArguments(call({event: 'Read'}), PAGE)).to.deep.equal(['track', 'Read']);
  });

  it('shares no object with the call, which the library would write into', () => {
    const call = {action: 'ORDER_COMPLETED', payload: [{products: [product], totalPrice: 6}]} as const;
    const args = libraryArguments(structuredClone(call) as never, PAGE);
    expect((args[1] as object[])[0]).not.to.equal(product);
  });
});
