import {expect} from '@open-wc/testing';
import {formatDate} from '../../src/core/format-date.js';

describe('formatDate', () => {
  it('writes a time of OrderCloud as a date of the language', () => {
    expect(formatDate('2026-03-05T12:00:00.123+00:00', 'en-US')).to.equal('Mar 5, 2026');
    expect(formatDate('2026-03-05T12:00:00.123+00:00', 'de', 'long')).to.equal('5. März 2026');
    expect(formatDate('2026-03-05T12:00:00+00:00', 'nl', 'full')).to.equal('donderdag 5 maart 2026');
    expect(formatDate('2026-03-05T12:00:00+00:00', 'en-US', 'short')).to.equal('3/5/26');
  });

  it('leaves a day alone the same day in every time zone', () => {
    expect(formatDate('2026-03-05', 'en-US')).to.equal('Mar 5, 2026');
  });

  it('writes nothing where there is no date', () => {
    for (const none of [null, undefined, '', 'soon', '2026-13-45']) expect(formatDate(none, 'en')).to.equal('');
  });

  it('bears a malformed language', () => {
    expect(formatDate('2026-03-05', 'en_US')).to.contain('2026');
  });
});
