import {aTimeout, expect} from '@open-wc/testing';
import {loadWordsFor, type Locales} from '../../src/core/load-words.js';
import {page} from '../../src/core/readers.js';
import {setStrings} from '../../src/core/strings.js';
import {warnOnce} from '../../src/core/warn-once.js';
import {useWarnings} from '../support/console.js';

const word = (locale: string): unknown => page.wordsFor?.('oc-loaded', locale).label;

describe('loadWordsFor', () => {
  const warnings = useWarnings();
  let asked: string[];
  let locales: Locales;
  const load = (locale: string): void => loadWordsFor(locale, page, warnOnce, locales);

  beforeEach(() => {
    asked = [];
    locales = new Map(
      ['eo', 'tlh'].map((language) => [
        language,
        () => {
          asked.push(language);
          if (language === 'tlh') return Promise.reject(new TypeError('Failed to fetch'));
          return Promise.resolve({words: {'oc-loaded': {label: 'Aĉeti'}}});
        },
      ]),
    );
  });

  it('loads the words of a language once, whatever its region', async () => {
    for (const locale of ['eo', 'EO-001', 'eo']) load(locale);
    await aTimeout(0);
    expect(asked).to.deep.equal(['eo']);
    expect(word('eo-001')).to.equal('Aĉeti');
  });

  it("leaves the page's own words alone", async () => {
    setStrings('eo', {'oc-loaded': {label: 'Mendi'}});
    load('eo');
    await aTimeout(0);
    expect(word('eo')).to.equal('Mendi');
  });

  it('asks for nothing where there is none for the language', () => {
    for (const locale of ['', 'vo', 'constructor', '-', 'e']) load(locale);
    expect(asked).to.deep.equal([]);
  });

  it('stays silent where the file does not come, and asks no second time', async () => {
    for (const locale of ['tlh', 'tlh']) load(locale);
    await aTimeout(0);
    expect(asked).to.deep.equal(['tlh']);
    expect(word('tlh')).to.equal(undefined);
    expect(warnings).to.deep.equal([]);
  });
});
