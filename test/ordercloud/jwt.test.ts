import {expect} from '@open-wc/testing';
import {readClaims} from '../../src/ordercloud/jwt.js';

function token(claims: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const base64url = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `e30.${base64url}.signature`;
}

describe('readClaims', () => {
  it('reads base64url and letters beyond ASCII', () => {
    const claims = {usr: 'zoë?>~ÿ', exp: 1_900_000_000, orderid: 'o1'};
    expect(token(claims)).to.match(/[-_]/);
    expect(readClaims(token(claims))).to.deep.equal(claims);
  });

  for (const orderid of [null, '']) {
    it(`takes a token whose orderid is ${JSON.stringify(orderid)} for a user's`, () => {
      expect(readClaims(token({usr: 'ada', exp: 1, orderid}))).to.deep.equal({usr: 'ada', exp: 1});
    });
  }

  for (const junk of ['', 'opaque', 'a.b', 'a.%%%.c', token(null), token({usr: 'ada'}), token({exp: 1}), token([])]) {
    it(`gives null for ${JSON.stringify(junk)}`, () => {
      expect(readClaims(junk)).to.equal(null);
    });
  }
});
