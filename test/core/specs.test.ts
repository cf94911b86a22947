import {expect} from '@open-wc/testing';
import type {Spec, Variant} from 'ordercloud-javascript-sdk';
import {
  isOffered,
  lineSpecs,
  markupsOf,
  missingOf,
  optionsOf,
  variantOf,
  type SpecChoice,
} from '../../src/core/specs.js';

const choices = (entries: Record<string, SpecChoice>): Map<string, SpecChoice> => new Map(Object.entries(entries));
const size: Spec = {
  ID: 'size',
  Name: 'Size',
  Required: true,
  DefinesVariant: true,
  Options: [
    {ID: 'l', Value: 'Large', ListOrder: 2, PriceMarkupType: 'AmountPerQuantity', PriceMarkup: 6},
    {ID: 's', Value: 'Small', ListOrder: 1},
  ],
};
const glaze: Spec = {
  ID: 'glaze',
  Name: 'Glaze',
  Required: true,
  DefinesVariant: true,
  Options: [
    {ID: 'white', Value: 'White'},
    {ID: 'clay', Value: 'Clay'},
  ],
};
const note: Spec = {ID: 'note', Name: 'Note', AllowOpenText: true, DefaultValue: 'Hello'};
const colour: Spec = {
  ID: 'colour',
  Name: 'Colour',
  DefaultOptionID: 'own',
  Options: [{ID: 'own', Value: 'Own', IsOpenText: true}],
};
const variant = (s: string, g: string, Active = true): Variant => ({
  ID: `${s}-${g}`,
  Active,
  Specs: [
    {SpecID: 'size', OptionID: s},
    {SpecID: 'glaze', OptionID: g},
  ],
});
const variants = [variant('s', 'white'), variant('s', 'clay'), variant('l', 'white'), variant('l', 'clay', false)];
const both = [size, glaze];

describe('specs', () => {
  it('are added with what is chosen, and with the defaults', () => {
    const all = [size, glaze, note, colour];
    expect(lineSpecs(all, choices({size: {OptionID: 'l'}}))).to.deep.equal([
      {SpecID: 'size', OptionID: 'l'},
      {SpecID: 'note', Value: 'Hello'},
      {SpecID: 'colour', OptionID: 'own'},
    ]);
    const typed = choices({note: {Value: 'Bye'}, colour: {OptionID: 'own', Value: 'Plum'}});
    expect(lineSpecs([note, colour], typed)).to.deep.equal([
      {SpecID: 'note', Value: 'Bye'},
      {SpecID: 'colour', OptionID: 'own', Value: 'Plum'},
    ]);
    expect(lineSpecs([colour], choices({colour: {OptionID: null}}))).to.deep.equal([]);
  });

  it('take an emptied text for the default, and an option that is not there for none', () => {
    expect(lineSpecs([note], choices({note: {Value: ''}}))).to.deep.equal([{SpecID: 'note', Value: 'Hello'}]);
    expect(lineSpecs([size], choices({size: {OptionID: 'xl'}}))).to.deep.equal([]);
  });

  it('know what is missing', () => {
    expect(missingOf(size, choices({}))).to.equal('option');
    expect(missingOf(size, choices({size: {OptionID: 's'}}))).to.equal(null);
    expect(missingOf(note, choices({}))).to.equal(null);
    expect(missingOf({...note, Required: true, DefaultValue: undefined}, choices({}))).to.equal('text');
    expect(missingOf(colour, choices({}))).to.equal('text');
    expect(missingOf({...size, AllowOpenText: true}, choices({size: {OptionID: ''}}))).to.equal('text');
    expect(missingOf({...size, AllowOpenText: true}, choices({size: {OptionID: '', Value: 'x'}}))).to.equal(null);
  });

  it('have markups, and options in their order', () => {
    expect(markupsOf(both, choices({size: {OptionID: 'l'}}))).to.deep.equal([size.Options![0]]);
    expect(optionsOf(size).map(({ID}) => ID)).to.deep.equal(['s', 'l']);
    expect(optionsOf({...size, Options: undefined})).to.deep.equal([]);
  });

  it('pick a variant: none yet, one, or one that does not exist', () => {
    expect(variantOf(both, variants, choices({size: {OptionID: 'l'}}))).to.equal(undefined);
    expect(variantOf(both, [], choices({size: {OptionID: 'l'}, glaze: {OptionID: 'white'}}))).to.equal(undefined);
    expect(variantOf(both, variants, choices({size: {OptionID: 'l'}, glaze: {OptionID: 'white'}}))?.ID).to.equal(
      'l-white',
    );
    expect(variantOf(both, variants, choices({size: {OptionID: 'l'}, glaze: {OptionID: 'clay'}}))).to.equal(null);
    expect(variantOf([note], variants, choices({}))).to.equal(undefined);
  });

  it('offer what goes together with what is chosen', () => {
    const offered = (chosen: Map<string, SpecChoice>): boolean =>
      isOffered(glaze, glaze.Options![1]!, both, variants, chosen);
    expect(offered(choices({}))).to.equal(true);
    expect(offered(choices({size: {OptionID: 's'}}))).to.equal(true);
    expect(offered(choices({size: {OptionID: 'l'}}))).to.equal(false);
    expect(isOffered(note, {Value: 'x'}, [note], variants, choices({}))).to.equal(true);
    expect(isOffered(size, size.Options![0]!, both, [], choices({}))).to.equal(true);
    expect(isOffered(size, {ID: 'xl', Value: 'X'}, both, [{ID: 'odd', Active: true}], choices({}))).to.equal(false);
  });
});
