/** Frameworks bind undefined or null to properties before they have their data. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/send-event/define.js';
import '../../src/elements/send-identify/define.js';
import '../../src/elements/send-product-view/define.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';

const PROPERTIES = {
  'send-event': ['name', 'properties', 'on', 'htmlFor'],
  'send-identify': ['htmlFor', 'emailFrom', 'nameFrom', 'email', 'name', 'properties'],
  'send-product-view': ['itemCode', 'itemName', 'itemPrice', 'itemUrl', 'itemImage', 'itemCategory', 'properties'],
};

describe('elements of Send whose properties are not set yet', () => {
  const warnings = useWarnings();
  const facts = useEvents('send-event', 'send-identify', 'send-product-viewed');

  for (const [tag, names] of Object.entries(PROPERTIES)) {
    for (const none of [undefined, null]) {
      it(`announce nothing and complain of nothing: ${tag} with ${none}`, async () => {
        const element = document.createElement(tag) as HTMLElement & {updateComplete: Promise<unknown>};
        const unset = Object.fromEntries(names.map((name) => [name, none]));
        element.innerHTML = '<form><input name="email" value="ada@example.com"></form>';
        await fixture(html`${Object.assign(element, unset)}`);
        Object.assign(element, {name: 'x'}, unset);
        await element.updateComplete;
        expect([facts, warnings]).to.deep.equal([[], []]);
      });
    }
  }
});
