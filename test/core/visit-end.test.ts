import {expect} from '@open-wc/testing';
import {whenVisitEnds} from '../../src/core/visit-end.js';
import {returnFromCache} from '../support/page-life.js';

describe('whenVisitEnds', () => {
  const home = location.href;
  const push = (url: string): void => history.pushState(null, '', url);
  afterEach(() => history.replaceState(null, '', home));

  const cases: {name: string; does: () => unknown; ends: number}[] = [
    {name: 'a route', does: () => push('/a'), ends: 1},
    {name: 'two routes', does: () => [push('/a'), push('/b')], ends: 1},
    {name: 'another query', does: () => push('?page=2'), ends: 0},
    {name: 'the back/forward cache', does: returnFromCache, ends: 1},
    {name: 'the cache after a route', does: () => [push('/a'), returnFromCache()], ends: 1},
    {name: 'a page that is left for good', does: () => dispatchEvent(new PageTransitionEvent('pagehide')), ends: 0},
  ];
  for (const {name, does, ends} of cases) {
    it(`calls ${ends === 1 ? 'once' : 'nobody'} for ${name}`, () => {
      let calls = 0;
      whenVisitEnds(() => calls++);
      does();
      expect(calls).to.equal(ends);
      push('/end');
    });
  }
});
