import {expect} from '@open-wc/testing';
import {mirrorStatus} from '../../src/core/status.js';

describe('mirrorStatus', () => {
  it('sets one custom state and clears the others', () => {
    class Probe extends HTMLElement {
      readonly internals = this.attachInternals();
    }
    customElements.define('test-status', Probe);
    const element = new Probe();
    mirrorStatus(element.internals, 'loading');
    mirrorStatus(element.internals, 'ready');
    expect([...element.internals.states]).to.deep.equal(['ready']);
    expect(element.matches(':state(ready)')).to.equal(true);
  });
});
