import {expect} from '@open-wc/testing';
import {picturesOf} from '../../src/core/pictures.js';

const urls = (xp: unknown): string[] => picturesOf({xp}).map(({url}) => url);

describe('picturesOf', () => {
  it('reads a list of URLs and of objects, however they are spelt', () => {
    expect(urls({Images: ['/a.png', {Url: '/b.png'}, {url: '/c.png'}, {ImageUrl: '/d.png'}]})).to.deep.equal([
      '/a.png',
      '/b.png',
      '/c.png',
      '/d.png',
    ]);
    expect(urls({images: [{URL: 'https://x.example/a.png'}]})).to.deep.equal(['https://x.example/a.png']);
  });

  it('finds one picture elsewhere where there is no list', () => {
    expect(urls({Image: {Url: '/a.png'}, ImageUrl: '/b.png'})).to.deep.equal(['/a.png']);
  });

  it('shows the primary one first', () => {
    expect(urls({Images: [{Url: '/a.png'}, {Url: '/b.png', Primary: true}]})).to.deep.equal(['/b.png', '/a.png']);
  });

  it('takes a thumbnail, a srcset, an alternative text and tags', () => {
    const [picture] = picturesOf({
      xp: {
        Images: [
          {Url: '/a.png', Thumbnailurl: '/s.png', Srcset: '/a.png 1x, javascript:x 2x', Alt: 'A', Tags: ['x', 1]},
        ],
      },
    });
    expect(picture).to.deep.equal({url: '/a.png', thumbnail: '/s.png', srcset: '/a.png 1x', alt: 'A', tags: ['x']});
    expect(urls({Images: [{ThumbnailUrl: '/s.png'}]})).to.deep.equal(['/s.png']);
  });

  it('passes over what is no picture, or unsafe', () => {
    for (const xp of [undefined, null, 'x', {Images: 'x'}, {Images: [null, 3, {}, {Url: 'javascript:x'}, []]}]) {
      expect(urls(xp)).to.deep.equal([]);
    }
    expect(picturesOf(null)).to.deep.equal([]);
  });
});
