import {expect} from '@open-wc/testing';
import {claimFact} from '../../src/send/fact-claims.js';

const CLAIMS = Symbol.for('ordercloud-send-elements.claims.v1');

describe('claimFact', () => {
  beforeEach(() => Reflect.deleteProperty(globalThis, CLAIMS));

  it('gives a fact to one taker for each website', () => {
    expect([claimFact('w', '1'), claimFact('w', '1'), claimFact('v', '1'), claimFact('w', '2')]).to.deep.equal([
      true,
      false,
      true,
      true,
    ]);
  });

  it('remembers the newest 1000', () => {
    for (let i = 0; i <= 1000; i++) claimFact('w', String(i));
    expect([claimFact('w', '1'), claimFact('w', '1000')]).to.deep.equal([false, false]);
    expect(claimFact('w', '0')).to.be.true;
  });

  it('is shared with other copies of the kit', () => {
    claimFact('w', '1');
    expect((globalThis as {[CLAIMS]?: unknown})[CLAIMS]).to.be.instanceOf(Set);
  });
});
