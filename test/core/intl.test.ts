import {expect} from '@open-wc/testing';
import {formatCount, intl} from '../../src/core/intl.js';

describe('intl', () => {
  it('makes one object for a language and its options', () => {
    const options = {style: 'percent'};
    expect(intl(Intl.NumberFormat, 'de', options)).to.equal(intl(Intl.NumberFormat, 'de', {...options}));
    expect(intl(Intl.NumberFormat, 'de', options)).not.to.equal(intl(Intl.NumberFormat, 'de'));
    expect(intl(Intl.NumberFormat, 'de')).not.to.equal(intl(Intl.NumberFormat, 'fr'));
    expect(intl(Intl.PluralRules, 'de')).to.be.instanceOf(Intl.PluralRules);
  });

  it('takes the language of the browser for a malformed one, and for none', () => {
    const own = new Intl.NumberFormat().resolvedOptions().locale;
    for (const locale of ['en_US', '-', 'x'.repeat(40), '', undefined]) {
      expect(intl(Intl.NumberFormat, locale).resolvedOptions().locale, locale).to.equal(own);
    }
  });

  it('throws for wrong options', () => {
    expect(() => intl(Intl.NumberFormat, 'de', {style: 'currency', currency: 'DOLLARS'})).to.throw(RangeError);
  });
});

describe('formatCount', () => {
  it('writes a number as the language does', () => {
    expect(formatCount(1250, 'en')).to.equal('1,250');
    expect(formatCount(1250, 'de')).to.equal('1.250');
    expect(formatCount(3, 'ar-EG')).to.equal('٣');
  });
});
