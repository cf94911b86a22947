import {expect} from '@open-wc/testing';
import {filtersOf, readChoice, writeChoice} from '../../src/controllers/product-list-choice.js';

const DEFAULTS = {search: '', categoryID: '', sort: '', prefix: ''};
const NOTHING = {search: '', categoryID: '', sort: '', page: 1, facets: {}};
const URL_OF_PAGE = 'https://shop.example/c?lang=de#top';

describe('what is chosen of a list', () => {
  describe('readChoice', () => {
    it('is what the markup says where the URL has nothing', () => {
      expect(readChoice('', DEFAULTS)).to.deep.equal(NOTHING);
      const own = {search: 'tea', categoryID: 'c', sort: 'Name'};
      expect(readChoice('?lang=de', {...own, prefix: ''})).to.deep.equal({...NOTHING, ...own});
    });

    it('takes what the URL says, even nothing', () => {
      expect(readChoice('?q=&category=tea&sort=!Name&page=3', {...DEFAULTS, search: 'cup'})).to.deep.equal({
        search: '',
        categoryID: 'tea',
        sort: '!Name',
        page: 3,
        facets: {},
      });
    });

    for (const page of ['0', '-1', '1.5', 'x', '', '1e99', 'Infinity']) {
      it(`takes page "${page}" for the first`, () => {
        expect(readChoice(`?page=${page}`, DEFAULTS).page).to.equal(1);
      });
    }

    it('collects the values of each facet, of xp alone', () => {
      expect(readChoice('?xp.A=1&xp.A=2&xp.B.C=3&xp.D=&Name=x&xp.__proto__=4', DEFAULTS).facets).to.deep.equal({
        'xp.A': ['1', '2'],
        'xp.B.C': ['3'],
        'xp.__proto__': ['4'],
      });
    });

    it('knows its own parameters by their prefix', () => {
      const query = '?q=a&b-q=c&xp.A=1&b-xp.B=2&b-page=2';
      expect(readChoice(query, {...DEFAULTS, prefix: 'b-'})).to.deep.equal({
        ...NOTHING,
        search: 'c',
        page: 2,
        facets: {'xp.B': ['2']},
      });
      expect(readChoice(query, DEFAULTS).facets).to.deep.equal({'xp.A': ['1']});
    });
  });

  describe('writeChoice', () => {
    it('leaves out what the markup says anyway, and leaves other parameters alone', () => {
      expect(writeChoice(URL_OF_PAGE, NOTHING, DEFAULTS)).to.equal(URL_OF_PAGE);
      expect(writeChoice(`${URL_OF_PAGE.replace('#', '&page=3&xp.A=1#')}`, NOTHING, DEFAULTS)).to.equal(URL_OF_PAGE);
    });

    it('is read as it was written', () => {
      for (const prefix of ['', 'b-']) {
        const defaults = {...DEFAULTS, search: 'tea', prefix};
        const choice = {
          search: '',
          categoryID: 'c&d',
          sort: '!Name',
          page: 4,
          facets: {'xp.A': ['x|y', 'ü'], 'xp.B': ['z']},
        };
        const url = writeChoice(URL_OF_PAGE, choice, defaults);
        expect(readChoice(new URL(url).search, defaults)).to.deep.equal(choice);
        expect(new URL(url).searchParams.get('lang')).to.equal('de');
      }
    });
  });

  describe('filtersOf', () => {
    it('wants any value of a facet, each facet, and what the markup wants', () => {
      const facets = {'xp.A': ['1', '2'], 'xp.B': ['3']};
      expect(filtersOf({'xp.A': '!4', Name: 'n'}, {...NOTHING, facets})).to.deep.equal({
        'xp.A': ['!4', '1|2'],
        'xp.B': ['3'],
        Name: 'n',
      });
    });

    it('takes values for what they are, not for the grammar of filters', () => {
      const facets = {'xp.A': ['a|b', '!c', '>1 <2', '5*', 'plain & simple']};
      expect(filtersOf({}, {...NOTHING, facets})).to.deep.equal({'xp.A': ['a*b|*c|*1 <2|5*|plain & simple']});
    });
  });
});
