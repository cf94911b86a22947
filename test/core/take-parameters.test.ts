import {expect} from '@open-wc/testing';
import {landingUrl} from '../../src/core/landing.js';
import {takeParameters} from '../../src/core/take-parameters.js';

const LANDING = Symbol.for('ordercloud-send-elements.landing.v1');
type Shared = {[LANDING]?: string};

describe('takeParameters', () => {
  const before = location.href;
  const open = (query: string): void => history.replaceState({kept: 1}, '', `${location.pathname}${query}#top`);

  beforeEach(() => delete (globalThis as Shared)[LANDING]);
  afterEach(() => {
    history.replaceState(null, '', before);
    delete (globalThis as Shared)[LANDING];
  });

  it('gives what it takes out of the address, and leaves the rest', () => {
    open('?a=1&code=x%2Fy&email=ada%40example.com');
    expect(takeParameters('code', 'email', 'other')).to.deep.equal({code: 'x/y', email: 'ada@example.com', other: ''});
    expect(location.search).to.equal('?a=1');
    expect(location.hash).to.equal('#top');
    expect(history.state).to.deep.equal({kept: 1});
  });

  it('takes it out of what the page remembers too', () => {
    open('?code=x&utm=1');
    landingUrl();
    takeParameters('code');
    expect(new URL(landingUrl()).search).to.equal('?utm=1');
  });

  it('touches nothing where there is nothing to take', () => {
    history.replaceState(null, '', `${location.pathname}?q=a+b`);
    expect(takeParameters('code', '')).to.deep.equal({code: '', '': ''});
    expect(location.search).to.equal('?q=a+b');
    expect((globalThis as Shared)[LANDING]).to.equal(undefined);
  });
});
