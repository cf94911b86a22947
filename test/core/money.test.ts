import {expect} from '@open-wc/testing';
import {formatMoney} from '../../src/core/money.js';

describe('formatMoney', () => {
  it('writes an amount in its currency and language', () => {
    expect(formatMoney(1234.5, 'USD', 'en-US')).to.equal('$1,234.50');
    expect(formatMoney(1234.5, 'EUR', 'de-DE').replace(/\s/g, ' ')).to.equal('1.234,50 €');
  });

  it('has as many decimals as the currency', () => {
    expect(formatMoney(1200, 'JPY', 'en-US')).to.equal('¥1,200');
  });

  it('writes a plain number where the currency is not known', () => {
    expect(formatMoney(3, null, 'en-US')).to.equal('3.00');
    expect(formatMoney(3, undefined, 'en-US')).to.equal('3.00');
    expect(formatMoney(3, '', 'en-US')).to.equal('3.00');
  });

  it('keeps a malformed currency or language from throwing', () => {
    expect(formatMoney(3, 'DOLLARS', 'en-US')).to.match(/^3.00 DOLLARS$/);
    expect(formatMoney(3, 'USD', 'en_US')).to.equal(formatMoney(3, 'USD'));
    expect(formatMoney(3, 'DOLLARS', 'en_US')).to.equal('3.00 DOLLARS');
  });
});
