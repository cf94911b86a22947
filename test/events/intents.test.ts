import {expect} from '@open-wc/testing';
import {CartItemAddingEvent, OrderSubmittingEvent, SendTrackingEvent} from '../../src/events/index.js';

const intents = {
  'oc-cart-item-adding': () => new CartItemAddingEvent({productID: 'kettle', quantity: 1, specs: []}),
  'oc-order-submitting': () => new OrderSubmittingEvent({order: {ID: 'o'}, lineItems: []}),
  'send-tracking': () => new SendTrackingEvent({action: 'PAGE_VIEWED', payload: []}),
};

describe('intents', () => {
  for (const [name, make] of Object.entries(intents)) {
    it(`${name} bubbles, is composed and can be cancelled`, () => {
      const event = make();
      expect(event.type).to.equal(name);
      expect(event.constructor).to.have.property('eventName', name);
      expect(event).to.include({bubbles: true, composed: true, cancelable: true});
      document.addEventListener(name, (heard) => heard.preventDefault(), {once: true});
      expect(document.dispatchEvent(event)).to.equal(false);
    });
  }

  it('can be edited, without touching what they were made from', () => {
    const wanted = {productID: 'kettle', quantity: 1, specs: [{SpecID: 'color', OptionID: 'red'}]};
    const {detail} = new CartItemAddingEvent(wanted);
    detail.quantity = 3;
    detail.specs[0]!.OptionID = 'blue';
    expect(detail.quantity).to.equal(3);
    expect(wanted).to.deep.equal({productID: 'kettle', quantity: 1, specs: [{SpecID: 'color', OptionID: 'red'}]});
  });
});
