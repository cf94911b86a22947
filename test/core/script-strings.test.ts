import {expect, waitUntil} from '@open-wc/testing';
import {addReader, loadWords, page, removeReader, type Reader} from '../../src/core/readers.js';
import {readScriptStrings} from '../../src/core/script-strings.js';
import {warnOnce} from '../../src/core/warn-once.js';
import {useWarnings} from '../support/console.js';

function script(text: string, lang = ''): HTMLScriptElement {
  const element = Object.assign(document.createElement('script'), {type: 'application/json', text, lang});
  element.dataset.strings = '';
  document.body.append(element);
  return element;
}

const read = (): void => readScriptStrings(page, warnOnce);
const word = (tag: string, locale: string): unknown => page.wordsFor?.(tag, locale).label;

describe('a script with words', () => {
  const warnings = useWarnings();
  let scripts: HTMLScriptElement[];

  beforeEach(() => (scripts = []));
  afterEach(() => scripts.forEach((each) => each.remove()));

  it('is for its lang, or for every language', () => {
    scripts = [script('{"oc-s1": {"label": "Alle"}}'), script('{"oc-s1": {"label": "Deutsch"}}', 'de')];
    read();
    expect(word('oc-s1', 'de-AT')).to.equal('Deutsch');
    expect(word('oc-s1', 'sv')).to.equal('Alle');
    expect(warnings).to.deep.equal([]);
  });

  it('is read once, and again when it is another', () => {
    scripts = [script('{"oc-s2": {"label": "A"}}')];
    read();
    let updates = 0;
    const reader = Object.assign(document.createElement('i'), {requestUpdate: () => updates++}) as Reader;
    page.readers.add(reader);
    read();
    expect(updates).to.equal(0);
    scripts[0]!.text = '{"oc-s2": {"label": "B"}}';
    read();
    expect(word('oc-s2', '')).to.equal('B');
    scripts[0]!.lang = 'nl';
    read();
    expect(updates).to.equal(2);
    page.readers.delete(reader);
  });

  it('that can not be understood is one line of the console', () => {
    const wrong = ['', '{', '[]', '5', 'null', '{"oc-s3": "label"}', '{"oc-s3": null}'];
    scripts = wrong.map((text) => script(text, 'ga'));
    read();
    read();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/^<script data-strings> for "ga" holds no JSON of words.*\[strings-invalid\]$/);
  });

  it('that the parser is in the midst of is read when it is whole', () => {
    scripts = [script('{"oc-s8": {"label":')];
    Object.defineProperty(document, 'readyState', {value: 'loading', configurable: true});
    try {
      read();
      read();
    } finally {
      Reflect.deleteProperty(document, 'readyState');
    }
    expect(warnings).to.deep.equal([]);
    scripts[0]!.text += ' "whole"}}';
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(word('oc-s8', '')).to.equal('whole');
  });

  it('can not reach what every object has', () => {
    scripts = [script('{"__proto__": {"oc-s4": {"label": "A"}}, "oc-s5": {"__proto__": {"label": "B"}}}')];
    read();
    expect(({} as Record<string, unknown>).label).to.equal(undefined);
    expect(({} as Record<string, unknown>)['oc-s4']).to.equal(undefined);
  });

  it('is found where it stands when an element is rendered, and where it comes later', async () => {
    [...page.readers].forEach(removeReader);
    scripts = [script('{"oc-s6": {"label": "early"}}')];
    const reader = Object.assign(document.createElement('i'), {requestUpdate: () => loadWords()}) as Reader;
    document.body.append(reader);
    addReader(reader);
    await waitUntil(() => word('oc-s6', '') === 'early');
    const box = document.createElement('div');
    box.append(script('{"oc-s7": {"label": "late"}}'));
    document.body.append(box);
    await waitUntil(() => word('oc-s7', '') === 'late');
    removeReader(reader);
    reader.remove();
    box.remove();
  });
});
