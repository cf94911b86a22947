import {expect} from '@open-wc/testing';
import {compactUuid, uuid} from '../../src/core/ids.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('uuid', () => {
  afterEach(() => Reflect.deleteProperty(crypto, 'randomUUID'));

  it('makes version 4 ids, each its own', () => {
    expect(uuid()).to.match(UUID);
    expect(compactUuid()).to.match(/^[\da-f]{12}4[\da-f]{3}[89ab][\da-f]{15}$/);
    expect(new Set(Array.from({length: 100}, uuid)).size).to.equal(100);
  });

  it('does so on an insecure origin too', () => {
    Object.defineProperty(crypto, 'randomUUID', {value: undefined, configurable: true});
    expect(uuid()).to.match(UUID);
    expect(new Set(Array.from({length: 100}, uuid)).size).to.equal(100);
  });
});
