import {intl} from './intl.js';

/** The codes of ISO 3166-1, two letters each. The platform names regions, but has no list of the countries. */
const CODES =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ' +
  'DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJM' +
  'JOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONP' +
  'NRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTO' +
  'TRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW';

export interface Country {
  /** ISO 3166-1, two letters in capitals. */
  code: string;
  name: string;
}

/**
 * Countries by name, in the order of the language.
 *
 * @param locale BCP 47 tag; the browser's language when empty or malformed
 * @param narrow codes of those that are wanted, separated by spaces or commas; all when empty
 */
export function countriesIn(locale: string, narrow = ''): readonly Country[] {
  const wanted = (narrow ?? '').toUpperCase().match(/\b[A-Z]{2}\b/g);
  const key = `${locale} ${wanted?.join() ?? ''}`;
  const known = lists.get(key);
  if (known) return known;
  const names = namesIn(locale);
  const collator = intl(Intl.Collator, locale);
  const list = (wanted ?? CODES.match(/../g)!)
    .map((code) => ({code, name: names.of(code) ?? code}))
    .sort((a, b) => collator.compare(a.name, b.name));
  lists.set(key, list);
  return list;
}

/** A form asks with each letter that is typed, and to sort all takes longer than that. */
const lists = new Map<string, readonly Country[]>();

/** A country's name in a language; the code itself where it has none. */
export function countryName(code: string, locale: string): string {
  return /^[A-Z]{2}$/.test(code) ? (namesIn(locale).of(code) ?? code) : code;
}

/** The country of a language such as `de-CH`, or empty. */
export function countryOf(locale: string): string {
  try {
    return new Intl.Locale(locale || navigator.language).region ?? '';
  } catch {
    return '';
  }
}

/** The platform's names demand options, which `intl` does not. */
const Names = Intl.DisplayNames as new (locale?: string, options?: object) => Intl.DisplayNames;

function namesIn(locale: string): Intl.DisplayNames {
  return intl(Names, locale, {type: 'region'});
}
