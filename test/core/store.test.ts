import {expect} from '@open-wc/testing';
import {Store} from '../../src/core/store.js';

describe('Store', () => {
  it('tells listeners each new value, in their order, and not the present one', () => {
    const store = new Store(1);
    const heard: string[] = [];
    store.subscribe((value) => heard.push(`a${value}`));
    store.subscribe((value) => heard.push(`b${value}`));
    store.set(2);
    expect(heard).to.deep.equal(['a2', 'b2']);
    expect(store.value).to.equal(2);
  });

  it('keeps quiet when the value is the same', () => {
    const store = new Store(Number.NaN);
    let calls = 0;
    store.subscribe(() => calls++);
    store.set(Number.NaN);
    expect(calls).to.equal(0);
  });

  it('tells nobody who has unsubscribed, even in the middle of a change', () => {
    const store = new Store(1);
    let calls = 0;
    store.subscribe(() => leave());
    const leave = store.subscribe(() => calls++);
    store.set(2);
    expect(calls).to.equal(0);
  });

  it('never tells an older value after a newer one', () => {
    const store = new Store(1);
    const heard: number[] = [];
    store.subscribe((value) => value === 2 && store.set(3));
    store.subscribe((value) => heard.push(value));
    store.set(2);
    expect(heard).to.deep.equal([3]);
  });
});
