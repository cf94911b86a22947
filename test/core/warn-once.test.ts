import {expect} from '@open-wc/testing';
import {warnOnce} from '../../src/core/warn-once.js';
import {useWarnings} from '../support/console.js';

const mistake = {
  tag: 'send-tracker',
  attribute: 'website-id',
  code: 'website-id-missing',
  problem: 'is missing',
  remedy: 'Copy it from Send',
};

describe('warnOnce', () => {
  const warnings = useWarnings();

  it('writes one line for a cause, which names tag, attribute, remedy and code', () => {
    warnOnce(mistake);
    warnOnce({...mistake});
    expect(warnings).to.deep.equal(['<send-tracker website-id> is missing. Copy it from Send. [website-id-missing]']);
  });

  it('writes another line for another cause', () => {
    warnOnce({...mistake, attribute: undefined, code: 'other'});
    expect(warnings).to.deep.equal(['<send-tracker> is missing. Copy it from Send. [other]']);
  });
});
