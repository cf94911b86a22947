import {expect} from '@open-wc/testing';
import {isBeingEdited} from '../../src/send/editing.js';

describe('isBeingEdited', () => {
  for (const [query, edited] of [
    ['', false],
    ['?sc_mode=edit', true],
    ['?sc_mode=PREVIEW&sc_lang=en', true],
    ['?sc_mode=normal', false],
    ['?sc_headless_mode=design', true],
    ['?sc_horizon=editor', true],
    ['?mode=edit', false],
    ['?mode=edit&sc_itemid=1&sc_site=shop', true],
    ['?mode=metadata&sc_itemid=1', true],
    ['?mode=normal&sc_itemid=1', false],
    ['?q=sc_mode=edit', false],
  ] as const) {
    it(`says ${edited ? 'yes' : 'no'} to ${query || 'a plain address'}`, () => {
      expect(isBeingEdited(`https://shop.example/p${query}`)).to.equal(edited);
    });
  }
});
