import {expect} from '@open-wc/testing';
import {exposedTokenCookies} from '../../src/core/token-cookies.js';

describe('exposedTokenCookies', () => {
  const set = (name: string, value: string): void => void (document.cookie = `${name}=${value}; path=/`);

  afterEach(() => {
    for (const pair of document.cookie.split('; ')) document.cookie = `${pair.split('=')[0]}=; path=/; max-age=0`;
  });

  it('names the cookies in which the SDK keeps tokens, under any prefix', () => {
    set('ordercloud.access-token', 'a.b.c');
    set('shop.refresh-token', 'r');
    set('shop.idp-access-token', 'i');
    expect(exposedTokenCookies().sort()).to.deep.equal([
      'ordercloud.access-token',
      'shop.idp-access-token',
      'shop.refresh-token',
    ]);
  });

  it('passes over other cookies, empty ones, and a value that looks like a name', () => {
    set('uid', 'ordercloud.access-token');
    set('access-token', 'x');
    set('ordercloud.access-token-hint', 'x');
    set('ordercloud.identity-token', '');
    expect(exposedTokenCookies()).to.deep.equal([]);
  });
});
