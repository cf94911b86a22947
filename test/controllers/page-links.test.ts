import {expect} from '@open-wc/testing';
import {isPlainClick, pageNumbers} from '../../src/controllers/page-links.js';

describe('page links', () => {
  for (const [page, pages, expected] of [
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [1, 5, [1, 2, 0, 5]],
    [3, 5, [1, 2, 3, 4, 5]],
    [5, 9, [1, 0, 4, 5, 6, 0, 9]],
    [9, 9, [1, 0, 8, 9]],
    [12, 9, [1, 0, 9]],
  ] as const) {
    it(`are ${expected.join(' ')} on page ${page} of ${pages}`, () => {
      expect(pageNumbers(page, pages)).to.deep.equal(expected);
    });
  }

  it('leave clicks alone that are for another tab, or were answered already', () => {
    expect(isPlainClick(new MouseEvent('click'))).to.equal(true);
    for (const init of [{ctrlKey: true}, {metaKey: true}, {shiftKey: true}, {altKey: true}, {button: 1}]) {
      expect(isPlainClick(new MouseEvent('click', init))).to.equal(false);
    }
    const answered = new MouseEvent('click', {cancelable: true});
    answered.preventDefault();
    expect(isPlainClick(answered)).to.equal(false);
  });
});
