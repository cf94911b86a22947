import {expect, fixture, html} from '@open-wc/testing';
import {announce} from '../../src/controllers/announce.js';
import {ProductViewingEvent} from '../../src/events/product-viewing.js';

describe('announce', () => {
  const heardFrom = (host: Element): EventTarget | null => {
    let target: EventTarget | null = null;
    addEventListener('oc-product-viewing', (event) => (target = event.target), {once: true});
    const event = new ProductViewingEvent({productID: 'kettle'});
    expect(announce(host as HTMLElement, event)).to.equal(event);
    return target;
  };

  it('dispatches on the element', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    expect(heardFrom(host)).to.equal(host);
  });

  it('dispatches on the document where the element has gone', () => {
    expect(heardFrom(document.createElement('div'))).to.equal(document);
  });
});
