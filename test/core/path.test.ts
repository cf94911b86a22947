import {expect} from '@open-wc/testing';
import {readPath} from '../../src/core/path.js';

const product = {Name: 'Kettle', xp: {Images: [{Url: '/a.png'}, {Url: ''}], 'odd key': 1, none: null, blank: '  '}};

describe('readPath', () => {
  for (const [path, value] of [
    ['Name', 'Kettle'],
    ['xp.Images[0].Url', '/a.png'],
    ['xp.Images.0.Url', '/a.png'],
    ['xp["Images"]', undefined],
    ['xp.odd key', 1],
    ['xp.Images[7].Url', undefined],
    ['xp.none.Url', undefined],
    ['Name.length', undefined],
    ['constructor', undefined],
    ['__proto__.toString', undefined],
    ['xp.Images.length', 2],
  ] as const) {
    it(`reads ${path}`, () => expect(readPath(product, path)).to.equal(value));
  }

  it('gives undefined for data that is no object', () => {
    for (const data of [null, undefined, 3, 'text']) expect(readPath(data, 'xp.Url')).to.equal(undefined);
  });
});
