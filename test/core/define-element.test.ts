import {expect, fixture, html} from '@open-wc/testing';
import {defineElement} from '../../src/core/define-element.js';
import {reportMisspeltTags} from '../../src/core/misspelt-tags.js';
import {factBuffer} from '../../src/core/fact-buffer.js';
import {KIT_TAGS} from '../../src/core/tags.js';
import {warnOnce} from '../../src/core/warn-once.js';
import {useWarnings} from '../support/console.js';

class First extends HTMLElement {}
class Second extends HTMLElement {}

describe('defineElement', () => {
  const warnings = useWarnings();

  it('registers a tag once; a second copy of the kit changes nothing', () => {
    defineElement('oc-cart', First);
    defineElement('oc-cart', Second);
    expect(customElements.get('oc-cart')).to.equal(First);
  });

  it("starts to record the page's facts", () => {
    defineElement('oc-cart', First);
    const before = factBuffer().length;
    document.dispatchEvent(new CustomEvent('oc-cart-changed', {bubbles: true, detail: {order: null, lineItems: []}}));
    expect(factBuffer().length).to.equal(before + 1);
  });

  it('names the tag that a misspelt one may stand for', async () => {
    await fixture(html`<div><oc-produkt-view></oc-produkt-view><send-traker></send-traker></div>`);
    reportMisspeltTags(KIT_TAGS, warnOnce);
    reportMisspeltTags(KIT_TAGS, warnOnce);
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.match(/^<oc-produkt-view> .*<oc-product-view>.*\[unknown-tag\]$/);
    expect(warnings[1]).to.contain('<send-tracker>');
  });

  it("says nothing of the kit's own tags that are yet to be defined, nor of anybody else's", async () => {
    await fixture(html`<div><oc-login-form></oc-login-form><my-cart></my-cart></div>`);
    reportMisspeltTags(KIT_TAGS, warnOnce);
    expect(warnings).to.deep.equal([]);
  });
});
