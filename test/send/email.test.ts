import {expect} from '@open-wc/testing';
import {withoutEmail} from '../../src/send/email.js';

describe('withoutEmail', () => {
  for (const [url, expected] of [
    ['/p?email=a@b.example', '/p'],
    ['/p?email=a@b.example&b=2', '/p?b=2'],
    ['/p?a=1&email=a@b.example', '/p?a=1'],
    ['/p?a=1&email=a@b.example&b=2#top', '/p?a=1&b=2#top'],
    ['/p?a=1&email=a@b.example#top', '/p?a=1#top'],
    ['/p?email=a@b.example&email=c@d.example', '/p'],
    ['/p?email=a@b.example&email=c@d.example&b=2&email=e@f.example', '/p?b=2'],
    ['/#/p?email=a@b.example', '/#/p'],
    ['/p?my-email=1&emails=2&', '/p?my-email=1&emails=2&'],
  ] as const) {
    it(`makes ${expected} of ${url}`, () => {
      expect(withoutEmail(url)).to.equal(expected);
    });
  }
});
