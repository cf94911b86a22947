import {expect} from '@open-wc/testing';
import {fillText} from '../../src/core/fill-text.js';

describe('fillText', () => {
  it('fills places, and leaves those without a value', () => {
    expect(fillText('{quantity} × {name}{end}', {quantity: 2, name: 'Kettle'})).to.equal('2 × Kettle{end}');
    expect(fillText('{constructor}')).to.equal('{constructor}');
  });

  it('inserts a value as it is', () => {
    expect(fillText('{name}', {name: '$& {name}'})).to.equal('$& {name}');
  });

  it('writes numbers as the language does, and texts of digits as they are', () => {
    expect(fillText('{n}', {n: 1250}, 'de')).to.equal('1.250');
    expect(fillText('{n}', {n: '1250'}, 'de')).to.equal('1250');
  });

  it('bears a word that is no text', () => {
    expect(fillText(5 as unknown as string)).to.equal('5');
  });
});
