import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {holdLinks} from '../../src/send/held-links.js';

describe('holdLinks', () => {
  let life: AbortController;
  let gone: string[];
  let wait: Promise<unknown> | null;
  let settle: () => void;
  let prevented: boolean[];
  const stay = (event: Event): void => {
    prevented.push(event.defaultPrevented);
    event.preventDefault();
  };

  beforeEach(() => {
    [gone, prevented] = [[], []];
    wait = new Promise<void>((resolve) => (settle = resolve));
    life = new AbortController();
    holdLinks(
      () => wait,
      life.signal,
      (url) => gone.push(url),
    );
    // The test's own page must not be left.
    addEventListener('click', stay, {signal: life.signal});
  });
  afterEach(() => {
    life.abort();
    document.querySelectorAll('a').forEach((link) => link.remove());
  });

  const click = (attributes: Record<string, string>, init: MouseEventInit = {}): void => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries({href: '/elsewhere', ...attributes})) link.setAttribute(name, value);
    const inside = document.createElement('span');
    link.append(inside);
    document.body.append(link);
    inside.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, cancelable: true, ...init}));
  };

  it('goes when what is under way has settled', async () => {
    click({});
    await aTimeout(0);
    expect([gone, prevented]).to.deep.equal([[], [true]]);
    settle();
    await waitUntil(() => gone.length === 1);
    expect(gone).to.deep.equal([new URL('/elsewhere', location.href).href]);
  });

  it('goes after one second at most', async () => {
    const start = performance.now();
    click({});
    await waitUntil(() => gone.length === 1, 'it goes', {timeout: 2000});
    expect(performance.now() - start).to.be.within(950, 1800);
  });

  it('goes where what is under way fails', async () => {
    wait = Promise.reject(new Error('lost'));
    click({});
    await waitUntil(() => gone.length === 1);
  });

  it('leaves links alone while nothing is under way', () => {
    wait = null;
    click({});
    expect(prevented).to.deep.equal([false]);
  });

  for (const [name, attributes, init] of [
    ['opens elsewhere', {target: '_blank'}, {}],
    ['is opened in a tab', {}, {ctrlKey: true}],
    ['is opened in a window', {}, {shiftKey: true}],
    ['is clicked with another button', {}, {button: 1}],
    ['downloads', {download: 'x.pdf'}, {}],
    ['downloads under a name of the server’s', {download: ''}, {}],
    ['stays on the page', {href: '#top'}, {}],
    ['is no page', {href: 'mailto:ada@example.com'}, {}],
    ['keeps the referrer to itself', {rel: 'noreferrer'}, {}],
  ] as const) {
    it(`leaves a link alone that ${name}`, () => {
      click(attributes, init);
      expect(prevented).to.deep.equal([false]);
    });
  }

  it('leaves a link alone that the page’s base opens elsewhere', () => {
    const base = document.createElement('base');
    base.target = '_blank';
    document.head.append(base);
    click({});
    base.remove();
    expect(prevented).to.deep.equal([false]);
  });

  it('leaves a link alone that a script handles', () => {
    const handle = (event: Event): void => event.preventDefault();
    document.addEventListener('click', handle, {signal: life.signal});
    click({});
    settle();
    expect([gone, prevented]).to.deep.equal([[], [true]]);
  });

  it('holds nothing once it has ended', () => {
    life.abort();
    addEventListener('click', stay, {once: true});
    click({});
    expect(prevented).to.deep.equal([false]);
  });
});
