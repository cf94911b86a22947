/** The tracker's own account of what became of the events. */
import assert from 'node:assert/strict';
import {added, consented} from '../facts.mjs';
import {sumOf} from '../tab.mjs';

export const account = [
  {
    number: 'S',
    name: 'stats() adds up, with one sent, one refused and one taken back',
    page: () => ({attributes: {consent: 'granted'}}),
    expect: {
      http: {lost: 2, why: 'One is refused and one is taken back by a withdrawal, each with its reason.'},
      library: {lost: 2, why: 'One is refused and one is taken back by a withdrawal, each with its reason.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      cell.collector.fault({match: (body) => JSON.stringify(body).includes('refused'), status: 400});
      await tab.add('a1', 'refused');
      await cell.until(() => cell.collector.requests.some(({outcome}) => outcome === 'status 400'), 'the refusal');
      await tab.fire(consented('pending'), added('a2'), consented('denied'));
    },
    async check({tabs: [tab]}) {
      const stats = await tab.stats();
      assert.ok(stats, 'There is no stats().');
      assert.equal(sumOf(stats), stats.captured);
      assert.equal(stats.captured, 3);
      assert.equal(stats.acknowledged, 1);
      assert.equal(
        Object.values(stats.dropped).reduce((sum, count) => sum + count, 0),
        2,
      );
    },
  },
];
