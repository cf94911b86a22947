import {expect} from '@open-wc/testing';
import {backOff} from '../../src/send/back-off.js';
import {replacing} from './fixtures/page.js';

describe('backOff', () => {
  it('doubles up to five minutes, of which it takes a random part', () => {
    const undo = replacing(Math, 'random', () => 0.5);
    const waits = [1, 2, 3, 9, 10, 1000].map(backOff);
    undo();
    expect(waits).to.deep.equal([500, 1000, 2000, 128_000, 150_000, 150_000]);
  });
});
