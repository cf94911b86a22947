import type {CommerceError} from '../ordercloud/errors.js';
import type {ViewController} from './view-controller.js';

/** Words for a password that is refused: the rules by OrderCloud's own names for them. */
export const PASSWORD_WORDS = {
  insecure: 'Choose another password, with {rules}.',
  insecureUnknown: 'Choose a safer password: a longer one, with different kinds of characters.',
  MinimumCharacterCount: 'at least {MinimumCharacterCount} characters',
  UpperCaseRequired: 'a capital letter',
  LowerCaseRequired: 'a small letter',
  NumericRequired: 'a number',
  SpecialCharacterRequired: 'a special character',
  MaxConsecutiveDupeChars: 'no more than {MaxConsecutiveDupeChars} equal characters in a row',
} as const;

const RULES = [
  'MinimumCharacterCount',
  'UpperCaseRequired',
  'LowerCaseRequired',
  'NumericRequired',
  'SpecialCharacterRequired',
  'MaxConsecutiveDupeChars',
] as const;

type Data = Partial<Record<(typeof RULES)[number], unknown>>;

/**
 * What a password has to have, as a shopper reads it; empty where `error` speaks of something else. The rules are in
 * `Data`: of the security profile's settings those that are on.
 */
export function passwordProblem(
  view: ViewController<typeof PASSWORD_WORDS>,
  {code, data}: Pick<CommerceError, 'code' | 'data'>,
): string {
  if (!code.endsWith('.InsecurePassword')) return '';
  const known = (data ?? {}) as Data;
  const rules = RULES.filter((rule) => known[rule]).map((rule) => view.text(rule, {[rule]: Number(known[rule])}));
  return rules.length > 0 ? view.text('insecure', {rules: rules.join(', ')}) : view.text('insecureUnknown');
}
