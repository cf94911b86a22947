import {expect} from '@open-wc/testing';
import {countriesIn, countryName, countryOf} from '../../src/core/countries.js';

describe('countries', () => {
  it('are all of ISO 3166-1, in the order of the language', () => {
    const german = countriesIn('de');
    expect(german).to.have.length(249);
    expect(german[0]!.name).to.equal('Afghanistan');
    expect(german.findIndex(({code}) => code === 'AT')).to.be.lessThan(german.findIndex(({code}) => code === 'PK'));
    expect(german.every(({code, name}) => name !== code)).to.equal(true);
  });

  it('are narrowed to those that are named, whatever lies between them', () => {
    expect(countriesIn('en', 'us, de\nXX').map(({code}) => code)).to.deep.equal(['DE', 'US', 'XX']);
    expect(countriesIn('en', 'Germany')).to.have.length(249);
  });

  it('have a name in any language, and their code where there is none', () => {
    expect(countryName('US', 'de')).to.equal('Vereinigte Staaten');
    expect(countryName('US', 'no-such-language-tag-')).to.be.a('string');
    expect(countryName('usa', 'en')).to.equal('usa');
  });

  it('belong to a language that names one', () => {
    expect([countryOf('de-CH'), countryOf('de'), countryOf('-')]).to.deep.equal(['CH', '', '']);
  });
});
