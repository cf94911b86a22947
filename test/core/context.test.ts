import {expect, fixture, html} from '@open-wc/testing';
import {ContextRequestEvent, provideContext, requestContext, type Context} from '../../src/core/context.js';

const key: Context<string> = Symbol('test');

const nested = (): Promise<HTMLElement> =>
  fixture(
    html`<div id="outer">
      <div id="inner"><p></p></div>
    </div>`,
  );

describe('context', () => {
  it('asks the nearest provider', async () => {
    const outer = await nested();
    const inner = outer.querySelector('#inner')!;
    const heard: string[] = [];
    provideContext(outer, key, 'outer');
    provideContext(inner, key, 'inner');
    requestContext(outer.querySelector('p')!, key, (value) => heard.push(value));
    expect(heard).to.deep.equal(['inner']);
  });

  it('hears a provider that comes late', async () => {
    const outer = await nested();
    const heard: string[] = [];
    requestContext(outer.querySelector('p')!, key, (value) => heard.push(value));
    expect(heard).to.deep.equal([]);
    provideContext(outer, key, 'outer');
    expect(heard).to.deep.equal(['outer']);
    provideContext(outer.querySelector('#inner')!, key, 'inner');
    expect(heard).to.deep.equal(['outer', 'inner']);
  });

  it('looks through shadow roots', async () => {
    const host = await nested();
    const inside = document.createElement('p');
    host.attachShadow({mode: 'open'}).append(inside);
    let heard = '';
    requestContext(inside, key, (value) => (heard = value));
    provideContext(host, key, 'host');
    expect(heard).to.equal('host');
  });

  it('is not answered by the asker itself, another key, or a provider that has gone', async () => {
    const outer = await nested();
    const inner = outer.querySelector('#inner')!;
    const heard: string[] = [];
    provideContext(outer, Symbol('other') as Context<string>, 'other');
    const undo = provideContext(outer, key, 'gone');
    undo();
    provideContext(inner, key, 'itself');
    requestContext(inner, key, (value) => heard.push(value));
    expect(heard).to.deep.equal([]);
  });

  it('stops asking when undone', async () => {
    const outer = await nested();
    const heard: string[] = [];
    requestContext(outer.querySelector('p')!, key, (value) => heard.push(value))();
    provideContext(outer, key, 'outer');
    expect(heard).to.deep.equal([]);
  });

  it('keeps a request that it answers from anybody above', async () => {
    const outer = await nested();
    let above = 0;
    outer.parentElement!.addEventListener('context-request', () => above++, {once: true});
    provideContext(outer, key, 'outer');
    const asker = outer.querySelector('p')!;
    asker.dispatchEvent(new ContextRequestEvent(key, () => {}, asker));
    expect(above).to.equal(0);
  });
});
