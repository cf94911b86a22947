import {expect} from '@open-wc/testing';
import type {Spec} from 'ordercloud-javascript-sdk';
import {displayOf, optionDisplay, textProblem, textRules} from '../../src/core/spec-display.js';

const spec = (presentation: unknown, validation: unknown = {}, options = 0): Spec => ({
  ID: 'id',
  Name: 'Name',
  Options: Array.from({length: options}, (_, index) => ({ID: String(index), Value: 'x'})),
  xp: {presentation, validation},
});

describe('how specs are shown', () => {
  it('is as their data says, else radio buttons for few options and a list for many', () => {
    expect(displayOf(spec({control: 'cards'}, {}, 9)).control).to.equal('cards');
    expect(displayOf(spec({control: 'hologram'}, {}, 6)).control).to.equal('radio');
    expect(displayOf(spec({}, {}, 7)).control).to.equal('dropdown');
    expect(displayOf(spec({textControl: 'textarea'})).textControl).to.equal('textarea');
  });

  it('takes texts alone, whatever the data holds', () => {
    for (const xp of [null, 'x', {presentation: null}, {presentation: {label: 3, helpText: {}}}]) {
      expect(displayOf({ID: 'id', Name: 'Name', xp})).to.include({label: 'Name', help: '', textControl: 'text'});
    }
    expect(displayOf({ID: 'id', Name: ''}).label).to.equal('id');
  });

  it('takes hex colours and safe URLs alone', () => {
    const shown = (presentation: unknown): ReturnType<typeof optionDisplay> =>
      optionDisplay({ID: 'o', Value: 'Option', xp: {presentation}});
    for (const color of ['#fff', '#FFFF', '#a1b2c3', '#a1b2c3d4']) expect(shown({color}).color).to.equal(color);
    for (const color of ['red', '#ff', '#12345', 'url(x)', '#fff;x', 3]) expect(shown({color}).color).to.equal('');
    expect(shown({imageUrl: '/a.png'}).image).to.equal('/a.png');
    for (const imageUrl of ['javascript:alert(1)', 'data:image/png,x', 4])
      expect(shown({imageUrl}).image).to.equal(null);
    expect(shown({label: 'Other'}).label).to.equal('Other');
    expect(optionDisplay({ID: 'o', Value: ''}).label).to.equal('o');
  });

  it('limits texts to 2000 characters at most', () => {
    expect(textRules(spec({})).maxLength).to.equal(2000);
    expect(textRules(spec({}, {maxLength: 9999})).maxLength).to.equal(2000);
    expect(textRules(spec({}, {maxLength: 3, minLength: '2'}))).to.include({maxLength: 3, minLength: 0});
  });

  it('finds the rule that a text breaks', () => {
    const rule = (presentation: unknown, validation: unknown, text: string): string | undefined =>
      textProblem(spec(presentation, validation), text)?.rule;
    expect(rule({}, {minLength: 2}, '')).to.equal(undefined);
    expect(rule({}, {minLength: 2}, 'a')).to.equal('minLength');
    expect(rule({}, {maxLength: 2}, 'abc')).to.equal('maxLength');
    const number = {textControl: 'number'};
    expect(rule(number, {min: 5}, '4')).to.equal('min');
    expect(rule(number, {min: 5, max: 10}, '9')).to.equal(undefined);
    expect(rule(number, {max: 10}, '11')).to.equal('max');
    expect(rule(number, {}, 'x')).to.equal('step');
    const date = {textControl: 'date'};
    expect(rule(date, {minDate: '2026-12-01'}, '2026-11-30')).to.equal('min');
    expect(rule(date, {maxDate: '2026-12-24'}, '2026-12-24')).to.equal(undefined);
  });
});
