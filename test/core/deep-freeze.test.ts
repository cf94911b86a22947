import {expect} from '@open-wc/testing';
import {deepFreeze} from '../../src/core/deep-freeze.js';

describe('deepFreeze', () => {
  it('freezes all that hangs from a value, and gives it back', () => {
    const value = {xp: {Images: [{Url: 'a.png'}]}};
    expect(deepFreeze(value)).to.equal(value);
    expect(() => (value.xp.Images[0]!.Url = 'b.png')).to.throw(TypeError);
    expect(() => value.xp.Images.push({Url: 'b.png'})).to.throw(TypeError);
  });

  it('bears cycles and plain values', () => {
    const loop: {self?: unknown} = {};
    loop.self = loop;
    expect(deepFreeze(loop)).to.be.frozen;
    for (const value of [null, undefined, 1, 'text']) expect(deepFreeze(value)).to.equal(value);
  });
});
