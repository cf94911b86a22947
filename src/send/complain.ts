import {warnOnce, type ConfigurationMistake} from '../core/warn-once.js';
import type {MistakeCode} from './mistakes.js';

/**
 * Says a mistake in a page's markup, once, in words that are loaded with the first mistake: pages without one don't pay
 * for them. Where they can't be loaded the console has the code alone.
 *
 * @param about what the words are about, such as an ID that leads nowhere
 * @returns what was said
 */
export async function complain(tag: string, code: MistakeCode, about = ''): Promise<ConfigurationMistake> {
  const mistake = await import('./mistakes.js').then(
    ({MISTAKES}) => ({tag, code: code.replace(/:.*/, ''), ...MISTAKES[code](about)}),
    () => ({tag, code, problem: 'has a mistake', remedy: 'The README lists the codes'}),
  );
  warnOnce(mistake);
  return mistake;
}
