import {expect, waitUntil} from '@open-wc/testing';
import {deleteCookie, readAnew, readCookie, recentPairs, watchCookies, writeCookie} from '../../src/send/cookies.js';
import {clearCookies} from '../support/library-page.js';
import {replacing} from './fixtures/page.js';

describe('recentPairs', () => {
  beforeEach(() => {
    clearCookies();
    readAnew();
  });
  after(clearCookies);
  const recent = (): string | null => readCookie('uid', recentPairs());

  it('asks the browser once in a while', () => {
    let now = 1000;
    const undo = replacing(performance, 'now', () => now);
    expect(recent()).to.equal(null);
    document.cookie = 'uid=a; path=/';
    now += 50;
    expect(recent()).to.equal(null);
    now += 1;
    expect(recent()).to.equal('a');
    undo();
  });

  it('knows what we write and delete at once', () => {
    writeCookie('uid', 'a');
    expect(recent()).to.equal('a');
    writeCookie('uid', 'b');
    expect(recent()).to.equal('b');
    deleteCookie('uid');
    expect(recent()).to.equal(null);
  });

  it('knows what others write soon', async () => {
    expect(recent()).to.equal(null);
    document.cookie = 'uid=a; path=/';
    await waitUntil(() => recent() === 'a');
  });

  it('asks no more while the browser tells of changes', async () => {
    const watch = new AbortController();
    let now = 1000;
    const undo = replacing(performance, 'now', () => now);
    watchCookies(watch.signal);
    expect(recent()).to.equal(null);
    document.cookie = 'uid=a; path=/';
    now += 9000;
    expect(recent()).to.equal(null);
    await waitUntil(() => recent() === 'a');
    now += 51;
    document.cookie = 'uid=b; path=/';
    expect(recent()).to.equal('a');
    watch.abort();
    expect(recent()).to.equal('b');
    undo();
  });

  it('asks all the same after some time: no browser is trusted to tell everything', () => {
    const watch = new AbortController();
    let now = 1000;
    const undo = replacing(performance, 'now', () => now);
    watchCookies(watch.signal);
    expect(recent()).to.equal(null);
    document.cookie = 'uid=a; path=/';
    now += 10_001;
    expect(recent()).to.equal('a');
    watch.abort();
    undo();
  });
});
