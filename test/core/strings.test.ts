import {expect} from '@open-wc/testing';
import {fillText, setStrings, stringsFor} from '../../src/core/strings.js';

describe('stringsFor', () => {
  it('gives the defaults where nothing is registered', () => {
    expect(stringsFor('oc-a', 'de', {label: 'Add'})).to.deep.equal({label: 'Add'});
  });

  it('lets the language win over every language, and the locale over the language', () => {
    setStrings('', {'oc-b': {a: 'any', b: 'any', c: 'any'}});
    setStrings('pt', {'oc-b': {b: 'pt', c: 'pt'}});
    setStrings('pt-BR', {'oc-b': {c: 'pt-BR'}});
    const defaults = {a: 'x', b: 'x', c: 'x', d: 'x'};
    expect(stringsFor('oc-b', 'pt-br', defaults)).to.deep.equal({a: 'any', b: 'pt', c: 'pt-BR', d: 'x'});
    expect(stringsFor('oc-b', 'pt', defaults)).to.deep.equal({a: 'any', b: 'pt', c: 'pt', d: 'x'});
    expect(stringsFor('oc-b', '', defaults)).to.deep.equal({a: 'any', b: 'any', c: 'any', d: 'x'});
  });

  it('adds to what was registered before', () => {
    setStrings('fr', {'oc-c': {a: 'un', b: 'deux'}});
    setStrings('FR', {'oc-c': {b: 'DEUX'}, 'oc-d': {a: 'autre'}});
    expect(stringsFor('oc-c', 'fr', {})).to.deep.equal({a: 'un', b: 'DEUX'});
    expect(stringsFor('oc-d', 'fr', {})).to.deep.equal({a: 'autre'});
  });
});

describe('fillText', () => {
  it('fills places, and leaves those without a value', () => {
    expect(fillText('{quantity} × {name}{end}', {quantity: 2, name: 'Kettle'})).to.equal('2 × Kettle{end}');
    expect(fillText('{constructor}')).to.equal('{constructor}');
  });

  it('inserts a value as it is', () => {
    expect(fillText('{name}', {name: '$& {name}'})).to.equal('$& {name}');
  });

  it('bears a word that is no text', () => {
    expect(fillText(5 as unknown as string)).to.equal('5');
  });
});
