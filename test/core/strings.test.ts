import {expect} from '@open-wc/testing';
import {page, type Reader} from '../../src/core/readers.js';
import {setStrings} from '../../src/core/strings.js';
import {addWords, KIT_OWN} from '../../src/core/word-tables.js';

const wordsFor = (tag: string, locale: string): unknown => page.wordsFor?.(tag, locale);

describe('setStrings', () => {
  it('registers nothing for others', () => {
    setStrings('de', {'oc-a': {label: 'Los'}});
    expect(wordsFor('oc-a', 'nl')).to.deep.equal({});
    expect(wordsFor('oc-z', 'de')).to.deep.equal({});
    expect(wordsFor('oc-a', 'de')).to.deep.equal({label: 'Los'});
  });

  it('lets the language win over every language, the locale over the language, and all over the own words of the kit', () => {
    addWords(page, `${KIT_OWN}pt`, {'oc-b': {a: 'kit', b: 'kit', c: 'kit', d: 'kit'}});
    setStrings('', {'oc-b': {a: 'any', b: 'any', c: 'any'}});
    setStrings('pt', {'oc-b': {b: 'pt', c: 'pt'}});
    setStrings('pt-BR', {'oc-b': {c: 'pt-BR'}});
    expect(wordsFor('oc-b', 'pt-br')).to.deep.equal({a: 'any', b: 'pt', c: 'pt-BR', d: 'kit'});
    expect(wordsFor('oc-b', 'pt')).to.deep.equal({a: 'any', b: 'pt', c: 'pt', d: 'kit'});
    expect(wordsFor('oc-b', '')).to.deep.equal({a: 'any', b: 'any', c: 'any'});
  });

  it('adds to what was registered before', () => {
    setStrings('fr', {'oc-c': {a: 'un', b: 'deux'}});
    setStrings('FR', {'oc-c': {b: 'DEUX'}, 'oc-d': {a: 'autre'}});
    expect(wordsFor('oc-c', 'fr')).to.deep.equal({a: 'un', b: 'DEUX'});
    expect(wordsFor('oc-d', 'fr')).to.deep.equal({a: 'autre'});
  });

  it('updates what is shown', () => {
    let updates = 0;
    const reader = Object.assign(document.createElement('i'), {requestUpdate: () => updates++}) as Reader;
    page.readers.add(reader);
    setStrings('fr', {});
    page.readers.delete(reader);
    expect(updates).to.equal(1);
  });
});
