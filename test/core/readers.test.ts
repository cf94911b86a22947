import {expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {addReader, page, refresh, removeReader, type Reader} from '../../src/core/readers.js';

/** An element that counts its updates. */
function readerIn(parent: Element | ShadowRoot): Reader & {updates: number} {
  const reader = Object.assign(document.createElement('i'), {
    updates: 0,
    requestUpdate: () => void reader.updates++,
  });
  parent.append(reader);
  addReader(reader);
  reader.updates = 0;
  return reader;
}

/** Mutations are told of in a microtask; a frame later all has been heard. */
const settled = nextFrame;

describe('readers', () => {
  let outside: Reader[];

  beforeEach(() => {
    outside = [...page.readers];
    outside.forEach(removeReader);
  });
  afterEach(() => {
    [...page.readers].forEach(removeReader);
    document.documentElement.lang = '';
  });

  it('are updated when they come, and on request', () => {
    let updates = 0;
    const reader = Object.assign(document.createElement('i'), {requestUpdate: () => void updates++});
    document.body.append(reader);
    addReader(reader);
    expect(updates).to.equal(1);
    refresh();
    expect(updates).to.equal(2);
    reader.remove();
  });

  it('are updated when lang changes above them or at them', async () => {
    const root = await fixture(html`<div><p></p></div>`);
    const reader = readerIn(root.firstElementChild!);
    for (const [index, element] of [document.documentElement, root, reader].entries()) {
      element.setAttribute('lang', 'en-GB');
      await waitUntil(() => reader.updates === index + 1);
    }
    root.removeAttribute('lang');
    await waitUntil(() => reader.updates === 4);
  });

  it('are updated through each shadow root, open or closed, and no more by what else happens', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const outer = host.attachShadow({mode: 'open'}).appendChild(document.createElement('div'));
    const inner = outer.attachShadow({mode: 'closed'}).appendChild(document.createElement('p'));
    const reader = readerIn(inner);
    for (const [index, element] of [document.documentElement, host, outer, inner].entries()) {
      element.lang = 'en-GB';
      await waitUntil(() => reader.updates === index + 1);
    }
    host.title = 'Other';
    host.append('text', document.createElement('b'));
    inner.append('text');
    await settled();
    expect(reader.updates).to.equal(4);
  });

  it('are one observation for the page, which ends with the last of them and begins anew', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const {MutationObserver: Original} = window;
    let observers = 0;
    window.MutationObserver = class extends Original {
      constructor(callback: MutationCallback) {
        super(callback);
        observers++;
      }
      override disconnect(): void {
        super.disconnect();
        observers--;
      }
    };
    try {
      const [one, two] = [readerIn(root), readerIn(root)];
      expect(observers).to.equal(1);
      removeReader(one);
      expect(observers).to.equal(1);
      removeReader(two);
      expect(observers).to.equal(0);
      root.lang = 'en-US';
      await settled();
      expect([one.updates, two.updates]).to.deep.equal([0, 0]);
      const three = readerIn(root);
      root.lang = 'en-GB';
      await waitUntil(() => three.updates === 1);
    } finally {
      window.MutationObserver = Original;
    }
  });
});
