import {expect} from '@open-wc/testing';
import {parseProductPaths} from '../../src/send/product-paths.js';

/** What is written to the console while `work` runs. */
function warnings(work: () => void): string[] {
  const lines: string[] = [];
  const {warn} = console;
  console.warn = (line: string) => void lines.push(line);
  try {
    work();
  } finally {
    console.warn = warn;
  }
  return lines;
}

describe('parseProductPaths', () => {
  it('takes one path or a list', () => {
    const json = '{"itemImage": ["xp.Photo", "xp.Images[0].Url"], "color": "xp.Color"}';
    expect(parseProductPaths(json)).to.deep.equal({itemImage: ['xp.Photo', 'xp.Images[0].Url'], color: ['xp.Color']});
  });

  it('takes attributes, which win, and passes over others', () => {
    const attributes = {'item-image': 'xp.Photo', 'item-colour': 'xp.Colour', 'item-url': '', 'website-id': 'x'};
    expect(parseProductPaths('{"itemImage": "xp.Image"}', attributes)).to.deep.equal({
      itemImage: ['xp.Photo'],
      itemColour: ['xp.Colour'],
    });
  });

  it('gives nothing for nothing', () => {
    expect(warnings(() => expect(parseProductPaths(null)).to.deep.equal({}))).to.deep.equal([]);
    expect(warnings(() => expect(parseProductPaths(' \n ')).to.deep.equal({}))).to.deep.equal([]);
  });

  for (const json of ['{', '[]', '"xp"', 'null', '7']) {
    it(`makes nothing of ${json}`, () => {
      warnings(() => expect(parseProductPaths(json)).to.deep.equal({}));
    });
  }

  it('says once that a map is no object, with tag, attribute, code and remedy', () => {
    const lines = warnings(() => parseProductPaths('{"a": 1}') && parseProductPaths('{"a": 1}'));
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]).to.match(/^<send-tracker data-map> .*"a".*\[map-invalid\]$/);
  });

  it('keeps what is sound beside what is not', () => {
    const json = '{"good": "xp.A", "bad": {"path": "xp.B"}, "empty": "", "__proto__": "xp.C", "itemPrice": "xp.D"}';
    const paths = warnings(() => expect(parseProductPaths(json)).to.deep.equal({good: ['xp.A']}));
    expect(paths).to.have.lengthOf(4);
  });
});
