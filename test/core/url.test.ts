import {expect} from '@open-wc/testing';
import {fillUrl} from '../../src/core/fill-url.js';
import {absoluteUrl, safeUrl} from '../../src/core/url.js';

const DANGEROUS = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc',
  'blob:x',
];

describe('absoluteUrl', () => {
  it('makes a URL absolute against the base', () => {
    expect(absoluteUrl('/p/1?a=b', 'https://shop.example/x/')).to.equal('https://shop.example/p/1?a=b');
    expect(absoluteUrl(' https://cdn.example/a b.png ')).to.equal('https://cdn.example/a%20b.png');
    expect(absoluteUrl('//cdn.example/a.png', 'https://shop.example/')).to.equal('https://cdn.example/a.png');
  });

  it("resolves against the document's base by default", () => {
    expect(absoluteUrl('a.png')).to.equal(new URL('a.png', document.baseURI).href);
  });

  it('gives null for what is no http(s) URL', () => {
    for (const url of [...DANGEROUS, '', '  ', 'http://', null, undefined, 3, {}]) {
      expect(absoluteUrl(url, 'https://shop.example/')).to.equal(null);
    }
  });

  it('gives null for a relative URL of a page on a disk', () => {
    expect(absoluteUrl('/p/1', 'file:///shop/index.html')).to.equal(null);
  });
});

describe('safeUrl', () => {
  it('leaves a URL as it stands', () => {
    for (const url of ['a.png', '/p/1', '?id=1', '#top', 'https://shop.example/p/1', '//cdn.example/a.png']) {
      expect(safeUrl(url)).to.equal(url);
    }
  });

  it('gives null for a URL that could do harm', () => {
    for (const url of [...DANGEROUS, '', null, 3]) expect(safeUrl(url)).to.equal(null);
  });
});

describe('fillUrl', () => {
  const fill = (template: string, value: unknown): string =>
    fillUrl(template, (path) => (path === 'ID' ? value : null));

  it('fills places, percent-encoded', () => {
    expect(fill('/p/{ID}', 'kettle')).to.equal('/p/kettle');
    expect(fill('/p/{ ID }?copy={ID}', 'a/b?c&d#é')).to.equal('/p/a%2Fb%3Fc%26d%23%C3%A9?copy=a%2Fb%3Fc%26d%23%C3%A9');
    expect(fill('/p/{ID}', 7)).to.equal('/p/7');
  });

  it('leaves out what is not known, or is neither text nor number', () => {
    expect(fill('/p/{Nothing}', 'kettle')).to.equal('/p/');
    expect(fill('/p/{ID}', {})).to.equal('/p/');
  });

  it('survives half a surrogate pair', () => {
    expect(fill('/p/{ID}', 'a\ud83d')).to.equal('/p/a%EF%BF%BD');
    expect(fill('/p/{ID}', '😀')).to.equal('/p/%F0%9F%98%80');
  });
});
