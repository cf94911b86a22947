import {expect} from '@open-wc/testing';
import type {LineItem, LineItemSpec, Spec} from 'ordercloud-javascript-sdk';
import {findLine} from '../../src/ordercloud/line-match.js';

const SIZE: LineItemSpec = {SpecID: 'size', OptionID: 'm'};
const TEXT: LineItemSpec = {SpecID: 'text', Value: 'For Ada'};

const line = (ID: string, ...Specs: LineItemSpec[]): LineItem => ({ID, ProductID: 'p', Quantity: 1, Specs});
/** As OrderCloud answers a choice: with the option's label. */
const answered = (spec: LineItemSpec, label = 'Medium'): LineItemSpec => ({...spec, Value: spec.Value ?? label});

describe('findLine', () => {
  let reads = 0;
  const find = async (lines: LineItem[], asked: LineItemSpec[], specs: Spec[] = []): Promise<string | undefined> => {
    reads = 0;
    return (await findLine(lines, 'p', asked, () => (reads++, Promise.resolve(specs))))?.ID;
  };

  it('finds the line of the product', async () => {
    expect(await find([{...line('x'), ProductID: 'q'}, line('a')], [])).to.equal('a');
    expect(await find([{...line('x'), ProductID: 'q'}], [])).to.equal(undefined);
  });

  it('compares specs in any order, by option or by text', async () => {
    const lines = [line('a', answered(SIZE)), line('b', TEXT, answered(SIZE))];
    expect(await find(lines, [SIZE])).to.equal('a');
    expect(await find(lines, [SIZE, TEXT])).to.equal('b');
    expect(await find(lines, [{...SIZE, Value: 'Medium'}])).to.equal('a');
    expect(reads).to.equal(0);
  });

  it('tells other choices apart', async () => {
    const lines = [line('a', answered(SIZE)), line('b', TEXT)];
    expect(await find(lines, [{SpecID: 'size', OptionID: 'l'}])).to.equal(undefined);
    expect(await find(lines, [{SpecID: 'text', Value: 'For Grace'}])).to.equal(undefined);
    expect(await find(lines, [{SpecID: 'size', OptionID: 'm', Value: 'Other'}])).to.equal(undefined);
  });

  it('takes a default that OrderCloud filled in for the same as leaving it out', async () => {
    const lines = [line('a', answered(SIZE)), line('b', TEXT)];
    const specs: Spec[] = [{ID: 'size', Name: 'Size', DefaultOptionID: 'm'}];
    expect(await find(lines, [], specs)).to.equal('a');
    expect(reads).to.equal(1);
    expect(await find(lines, [], [{ID: 'size', Name: 'Size', DefaultOptionID: 's'}])).to.equal(undefined);
    expect(await find([line('b', TEXT)], [], [{ID: 'text', Name: 'Text', DefaultValue: 'For Ada'}])).to.equal('b');
    expect(await find([line('b', TEXT)], [], [])).to.equal(undefined);
  });

  it('passes over lines of a bundle, and lines without specs when some were asked for', async () => {
    expect(await find([{...line('x'), BundleItemID: 'bundle'}], [])).to.equal(undefined);
    expect(await find([{ID: 'x', ProductID: 'p'}], [SIZE])).to.equal(undefined);
    expect(await find([{ID: 'a', ProductID: 'p'}], [])).to.equal('a');
  });
});
