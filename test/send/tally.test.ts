import {expect} from '@open-wc/testing';
import {Tally} from '../../src/send/tally.js';

describe('Tally', () => {
  it('counts what becomes of each event, once', () => {
    const tally = new Tally();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'f']) tally.pending(key);
    tally.handed('a');
    tally.handed('b');
    tally.ended('b', 'acknowledged');
    tally.ended('b', 'unknown');
    tally.ended('c', 'elsewhere');
    tally.dropped('d', 'consent');
    tally.dropped('d', 'overflow');
    tally.ended('e', 'unknown');
    expect(tally.stats).to.deep.equal({
      captured: 6,
      pending: 1,
      handed: 1,
      acknowledged: 1,
      unknown: 1,
      elsewhere: 1,
      dropped: {consent: 1},
    });
    expect(tally.open).to.deep.equal(['a', 'f']);
  });

  it('counts an event as pending again that was handed over', () => {
    const tally = new Tally();
    tally.pending('a');
    tally.handed('a');
    tally.pending('a');
    expect(tally.stats).to.include({captured: 1, pending: 1, handed: 0});
  });

  it('counts an event that was dropped and waits again once', () => {
    const tally = new Tally();
    tally.pending('a');
    tally.dropped('a', 'refused');
    tally.reopened('a', 'refused');
    expect(tally.stats).to.deep.include({captured: 1, pending: 1, dropped: {}});
  });

  it('gives figures that nobody else can change', () => {
    const tally = new Tally();
    tally.stats.dropped['mine'] = 7;
    expect(tally.stats.dropped).to.deep.equal({});
  });
});
