import {expect} from '@open-wc/testing';
import {completeFact, FACT_BUFFER_SIZE, factBuffer, recordFacts} from '../../src/core/fact-buffer.js';
import {SendIdentifyEvent} from '../../src/events/send-identify.js';

const BUFFER = Symbol.for('ordercloud-send-elements.facts.v1');
const fire = (detail: unknown, type = 'oc-cart-changed'): boolean =>
  document.dispatchEvent(new CustomEvent(type, {bubbles: true, detail}));

describe('completeFact', () => {
  it('gives a hand-made event an id, a time and a page, on the event itself', () => {
    const event = new CustomEvent('oc-cart-changed', {detail: 1});
    const fact = completeFact(event);
    expect(fact.id).to.match(/^[0-9a-f-]{36}$/);
    expect(new Date(fact.occurredAt).toISOString()).to.equal(fact.occurredAt);
    expect(fact.pageUrl).to.equal(location.href);
    expect(completeFact(event).id).to.equal(fact.id);
  });

  it('keeps what a fact has', () => {
    const event = new SendIdentifyEvent({email: 'ada@example.com'});
    const {id} = event;
    expect(completeFact(event).id).to.equal(id);
    const entry = {type: 'oc-cart-changed', detail: {}, id: 'mine', occurredAt: 'then', pageUrl: 'there'};
    expect(completeFact(entry)).to.deep.equal({...entry});
  });
});

describe('factBuffer', () => {
  it('keeps what a page has pushed before any script, and records behind it', () => {
    const pushed = [{type: 'oc-cart-item-added', detail: {quantity: 1}}];
    Reflect.set(globalThis, BUFFER, pushed);
    recordFacts();
    fire({order: null});
    expect(factBuffer()).to.equal(pushed);
    expect(factBuffer().map(({type}) => type)).to.deep.equal(['oc-cart-item-added', 'oc-cart-changed']);
    expect(factBuffer()[1]).to.include.keys('id', 'occurredAt', 'pageUrl');
  });

  it('replaces what is no list', () => {
    Reflect.set(globalThis, BUFFER, {});
    recordFacts();
    fire('kept');
    expect(factBuffer().map(({detail}) => detail)).to.deep.equal(['kept']);
  });

  it('records once for any number of copies of the kit', async () => {
    const copy = (await import(new URL('../../src/core/fact-buffer.ts?copy', import.meta.url).href)) as {
      recordFacts: typeof recordFacts;
      factBuffer: typeof factBuffer;
    };
    recordFacts();
    copy.recordFacts();
    factBuffer().length = 0;
    fire('once');
    expect(factBuffer().map(({detail}) => detail)).to.deep.equal(['once']);
    expect(copy.factBuffer()).to.equal(factBuffer());
  });

  it('records before anybody on the way can stop the event', () => {
    factBuffer().length = 0;
    const stop = (event: Event): void => event.stopImmediatePropagation();
    document.addEventListener('oc-error', stop, {capture: true, once: true});
    fire({code: 'x'}, 'oc-error');
    expect(factBuffer()).to.have.length(1);
  });

  it('passes over events that no tracker maps', () => {
    factBuffer().length = 0;
    fire({}, 'oc-cart-item-adding');
    fire({}, 'send-tracked');
    expect(factBuffer()).to.have.length(0);
  });

  it('keeps the newest 200', () => {
    factBuffer().length = 0;
    for (let n = 1; n <= FACT_BUFFER_SIZE + 5; n++) fire(n);
    expect(factBuffer().length).to.equal(200);
    expect(factBuffer()[0]!.detail).to.equal(6);
    expect(factBuffer().at(-1)!.detail).to.equal(205);
  });

  it('keeps what was said about consent before others, and 200 at most', () => {
    const junk = [null] as unknown as ReturnType<typeof factBuffer>;
    Reflect.set(globalThis, BUFFER, [...junk, {type: 'send-consent', detail: {tracking: 'denied'}}]);
    for (let n = 1; n <= FACT_BUFFER_SIZE; n++) fire(n);
    expect(factBuffer().length).to.equal(200);
    expect(factBuffer()[0]!.type).to.equal('send-consent');
    expect(factBuffer()[1]!.detail).to.equal(2);
    for (let n = 1; n <= FACT_BUFFER_SIZE + 1; n++) fire(n, 'send-consent');
    expect(
      factBuffer()
        .map(({detail}) => detail)
        .slice(0, 2),
    ).to.deep.equal([2, 3]);
    expect(factBuffer().length).to.equal(200);
  });
});
