import {expect} from '@open-wc/testing';
import {within} from '../../src/core/within.js';

describe('within', () => {
  it('waits for a promise, whatever becomes of it', async () => {
    await within(Promise.resolve(), 60_000);
    await within(Promise.reject(new Error('lost')), 60_000);
  });

  it('waits no longer than that', async () => {
    const start = performance.now();
    await within(new Promise(() => {}), 30);
    expect(performance.now() - start).to.be.within(25, 1000);
  });
});
