import {expect} from '@open-wc/testing';
import {commerce} from '../../src/ordercloud/commerce.js';
import {useSandbox} from '../support/sandbox.js';

describe('commerce', () => {
  const shop = useSandbox();

  it('is one for the document, under a name that all copies of the kit know', () => {
    const services = commerce();
    expect(commerce()).to.equal(services);
    const shared = globalThis as {[key: symbol]: unknown};
    expect(shared[Symbol.for('ordercloud-send-elements.commerce.v1')]).to.equal(services);
  });

  it('does nothing until it is asked', () => {
    const {session, cart} = commerce();
    expect(session.state.value.status).to.equal('unconfigured');
    expect(session.config).to.equal(null);
    expect(cart.state.value.status).to.equal('idle');
    expect(shop.requests).to.deep.equal([]);
  });
});
