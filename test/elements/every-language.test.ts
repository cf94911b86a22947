import {expect, fixtureCleanup, nextFrame, waitUntil} from '@open-wc/testing';
import type {CSSResult, LitElement} from 'lit';
import '../../src/define.js';
import {page} from '../../src/core/readers.js';
import {setStrings, type Strings, type StringTable} from '../../src/core/strings.js';
import {KIT_TAGS} from '../../src/core/tags.js';
import type {Status} from '../../src/core/status.js';
import {FAILURE_WORDS} from '../../src/ordercloud/failure-words.js';
import {CASES} from '../support/catalogue-cases.js';
import {overflowing, seen} from '../support/languages.js';
import {useSandbox} from '../support/sandbox.js';
import {fillCart, openShop} from '../support/shop.js';

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'nl'] as const;

type View = LitElement & {status: Status; strings: Strings | null};

const classOf = (tag: string): typeof LitElement => customElements.get(tag) as typeof LitElement;

const VIEWS = KIT_TAGS.filter((tag) => 'strings' in (classOf(tag).properties ?? {}));

/** Puts an element into a box as wide as the narrowest screen, with what most of them need to show something. */
function place(tag: string, box: Element, attributes: Record<string, string> = {}): View {
  const element = document.createElement(tag) as View;
  const all = {'product-id': CASES.hostileName, 'product-url': '/p/{ID}', href: '/next', ...attributes};
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  box.append(element);
  return element;
}

async function settled(element: View): Promise<void> {
  await waitUntil(() => element.status !== 'loading', `${element.localName} is loading`, {timeout: 4000});
  await element.updateComplete;
  await nextFrame();
}

const flat = (styles: unknown): CSSResult[] =>
  Array.isArray(styles) ? styles.flatMap(flat) : styles ? [styles as CSSResult] : [];

describe('every element with words', () => {
  useSandbox();
  let box: HTMLElement;

  before(async function () {
    this.timeout(20_000);
    await Promise.all(LANGUAGES.map((language) => import(`../../src/locales/${language}.ts`)));
  });
  beforeEach(async () => {
    box = document.body.appendChild(document.createElement('div'));
    box.style.inlineSize = '320px';
    await openShop();
    await fillCart([CASES.hostileName, 2]);
  });
  afterEach(() => {
    box.remove();
    fixtureCleanup();
  });

  for (const tag of VIEWS) {
    for (const [lang, dir, way] of [
      ['ar', 'rtl', 'from right to left'],
      ['de', 'ltr', 'from left to right'],
    ] as const) {
      it(`${tag} keeps within a narrow page ${way}`, async () => {
        box.lang = lang;
        box.dir = dir;
        const element = place(tag, box);
        await settled(element);
        expect([...overflowing(element.shadowRoot!, box.getBoundingClientRect())]).to.deep.equal([]);
        expect(box.scrollWidth).to.be.at.most(box.clientWidth);
        expect(getComputedStyle(element).direction).to.equal(dir);
      });
    }

    it(`${tag} knows no left and no right`, () => {
      for (const {cssText} of flat(classOf(tag).styles)) expect(cssText).not.to.match(/\b(left|right)\b|translateX/);
    });

    it(`${tag} speaks every language`, async () => {
      const element = place(tag, box);
      const english = (await import(`../../src/elements/${tag}/${tag}.ts`)) as {words: Strings};
      for (const language of LANGUAGES) {
        const {words} = (await import(`../../src/locales/${language}.ts`)) as {words: StringTable};
        box.lang = language;
        const hasCome = (): boolean => Object.keys(page.wordsFor?.(tag, language) ?? {}).length > 0;
        await waitUntil(hasCome, `no words of ${tag} in ${language}`);
        await settled(element);
        const known = new Set(Object.values(words[tag]!));
        const foreign = Object.values({...english.words, ...FAILURE_WORDS[tag]}).filter((word) => !known.has(word));
        expect(seen(element).filter((text) => foreign.includes(text))).to.deep.equal([]);
      }
    });
  }

  it('takes the words of the page before those of the kit', async () => {
    setStrings('nl', {'oc-cart': {total: 'Alles samen'}});
    box.lang = 'nl-BE';
    const element = place('oc-cart', box);
    await settled(element);
    await waitUntil(() => seen(element).includes('Subtotaal'));
    expect(seen(element)).to.contain('Alles samen');
  });
});
