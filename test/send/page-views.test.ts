import {expect, nextFrame, waitUntil} from '@open-wc/testing';
import {PageViews} from '../../src/send/page-views.js';
import {returnFromCache, setVisibility} from '../support/page-life.js';
import {replacing} from './fixtures/page.js';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('PageViews', () => {
  let sent: string[];
  let views: PageViews;
  let life: AbortController;
  const source = new EventTarget();

  beforeEach(() => {
    sent = [];
    life = new AbortController();
    views = new PageViews(() => sent.push('plain'));
  });
  afterEach(() => {
    life.abort();
    setVisibility(null);
  });

  const start = (): void => views.start(life.signal);
  const plain = (): Promise<void> => waitUntil(() => sent.length > 0);

  it('sends a plain page view where there is nothing else', async () => {
    start();
    await plain();
    await nextFrame();
    expect(sent).to.deep.equal(['plain']);
  });

  it('sends none where a product view came first', async () => {
    expect(views.count('shoe')).to.be.true;
    start();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal([]);
  });

  it('waits for an announced product view, and sends none when it comes', async () => {
    views.announce({source, productID: 'shoe'});
    start();
    await nextFrame();
    await settled();
    views.count('shoe');
    views.settle(({productID}) => productID === 'shoe');
    expect(sent).to.deep.equal([]);
    expect(views.count('shoe')).to.be.false;
  });

  it('sends one when the last announced product view has failed', async () => {
    views.announce({source, productID: 'shoe'});
    views.announce({source: null, productID: 'sock'});
    start();
    await nextFrame();
    await settled();
    views.settle((view) => view.source === source);
    expect(sent).to.deep.equal([]);
    views.settle(() => true);
    expect(sent).to.deep.equal(['plain']);
  });

  it('waits for kit tags that are not defined yet', async () => {
    const name = 'oc-product-view';
    const element = document.createElement(name);
    document.body.append(element);
    start();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal([]);
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback(): void {
          queueMicrotask(() => views.count('shoe'));
        }
      },
    );
    await nextFrame();
    await settled();
    element.remove();
    expect(sent).to.deep.equal([]);
  });

  it('waits two seconds at most', async () => {
    const limits: (() => void)[] = [];
    const {setTimeout: real} = globalThis;
    const restore = replacing(globalThis, 'setTimeout', ((run: () => void, delay?: number) => {
      if (delay === 2000) limits.push(run);
      return real(run, delay);
    }) as typeof setTimeout);
    views.announce({source, productID: 'shoe'});
    start();
    await waitUntil(() => limits.length > 0);
    restore();
    limits[0]!();
    expect(sent).to.deep.equal(['plain']);
  });

  it('waits for a page in the background to be seen, and lets product views wait too', async () => {
    setVisibility('hidden');
    start();
    views.whenSeen(() => sent.push('product'));
    await settled();
    await nextFrame();
    expect(sent).to.deep.equal([]);
    setVisibility('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => sent.length === 2);
    expect(sent).to.deep.equal(['product', 'plain']);
    views.whenSeen(() => sent.push('later'));
    expect(sent.at(-1)).to.equal('later');
  });

  it('begins a new visit when the page comes back from the back/forward cache', async () => {
    start();
    await plain();
    views.count('shoe');
    returnFromCache();
    expect(views.count('shoe')).to.be.true;
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal(['plain']);
    returnFromCache();
    await waitUntil(() => sent.length === 2);
  });

  it('knows of what is announced just as the page comes back', async () => {
    addEventListener('pageshow', () => views.count('shoe'), {once: true});
    start();
    await plain();
    returnFromCache();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal(['plain']);
    expect(views.count('shoe')).to.be.false;
  });

  it('decides once when it is stopped and started again', async () => {
    start();
    await plain();
    life.abort();
    life = new AbortController();
    start();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal(['plain']);
  });

  it('leaves nothing when it is stopped', async () => {
    start();
    life.abort();
    returnFromCache();
    await nextFrame();
    await settled();
    expect(sent).to.deep.equal([]);
  });
});
