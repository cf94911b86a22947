import {KIT_TAGS} from '../../src/core/tags.js';
import type {Strings, StringTable} from '../../src/core/strings.js';
import {FAILURE_WORDS} from '../../src/ordercloud/failure-words.js';

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'nl'] as const;

type Module = Record<string, unknown> & {words?: Strings};

/** Counts that a cart may hold; what is beyond, such as the French form for millions, has the general form. */
const COUNTS = Array.from({length: 1001}, (_, count) => count);

const placesOf = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');

/** The counts of each plural category of a language. */
function pluralsOf(language: string): Map<string, number[]> {
  const rules = new Intl.PluralRules(language);
  const plurals = new Map<string, number[]>();
  for (const count of COUNTS) plurals.set(rules.select(count), [...(plurals.get(rules.select(count)) ?? []), count]);
  return plurals;
}

/** The English words of each element that has any: those of its module, and those that come with the first call. */
async function readEnglish(): Promise<StringTable> {
  const english: Record<string, Strings> = {};
  for (const tag of KIT_TAGS) {
    const module = (await import(`../../src/elements/${tag}/${tag}.ts`)) as Module;
    const takesWords = Object.values(module).some(
      (each) => typeof each === 'function' && 'strings' in ((each as {properties?: object}).properties ?? {}),
    );
    if (takesWords && !module.words) throw new Error(`src/elements/${tag}/${tag}.ts: write \`export const words\``);
    if (module.words) english[tag] = {...module.words, ...FAILURE_WORDS[tag]};
  }
  return english;
}

/** What is wrong with the words of one element, line by line. */
function* offences(language: string, english: Strings, words: Strings): Generator<string> {
  const plurals = pluralsOf(language);
  const bases = Object.keys(english).flatMap((key) => (key.endsWith('.other') ? [key.slice(0, -'.other'.length)] : []));
  const baseOf = (key: string): string | undefined => bases.find((base) => key.startsWith(`${base}.`));
  const wanted: Record<string, string> = {};
  for (const [key, text] of Object.entries(english)) if (!baseOf(key)) wanted[key] = text;
  for (const base of bases) for (const form of plurals.keys()) wanted[`${base}.${form}`] = english[`${base}.other`]!;
  for (const [key, text] of Object.entries(wanted)) {
    const own = words[key];
    const places = placesOf(text);
    // A form that stands for one number alone, such as the Arabic dual, may say it in a word.
    const isOneNumber = plurals.get(key.slice((baseOf(key) ?? key).length + 1))?.length === 1;
    const allowed = [places, ...(isOneNumber ? [places.replace('{count}', '').replace('  ', ' ').trim()] : [])];
    if (own === undefined) yield `add ${JSON.stringify(key)}, in English ${JSON.stringify(text)}`;
    else if (own.trim() === '') yield `${JSON.stringify(key)} is empty`;
    else if (!allowed.includes(placesOf(own))) yield `${JSON.stringify(key)} has to hold ${places || 'no {places}'}`;
  }
  for (const key of Object.keys(words)) if (!(key in wanted)) yield `remove ${JSON.stringify(key)}`;
}

describe('the words of', () => {
  let english: StringTable;

  before(async function () {
    this.timeout(20_000);
    english = await readEnglish();
  });

  for (const language of LANGUAGES) {
    it(`${language} are those of the elements`, async () => {
      const {words} = (await import(`../../src/locales/${language}.ts`)) as {words: StringTable};
      const lines = Object.entries(english).flatMap(([tag, own]) =>
        [...offences(language, own, words[tag] ?? {})].map((line) => `${tag}: ${line}`),
      );
      for (const tag of Object.keys(words))
        if (!english[tag]) lines.push(`${tag}: remove it, there is no such element`);
      if (lines.length) throw new Error(`src/locales/${language}.ts\n${lines.join('\n')}`);
    });
  }

  it('English have a form for one where they have one for others', () => {
    const lines = Object.entries(english).flatMap(([tag, words]) =>
      Object.keys(words)
        .filter((key) => key.endsWith('.other') && words[key.replace(/other$/, 'one')] === undefined)
        .map((key) => `${tag}: ${key}`),
    );
    if (lines.length) throw new Error(lines.join('\n'));
  });
});
