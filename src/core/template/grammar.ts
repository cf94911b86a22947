/** A place of a template, such as `{product.Name}` or `{price.unitPrice | money:USD}`. */
export interface Place {
  /** Dotted path into the scope. */
  path: string;
  /** Name of the formatter, where there is one. */
  format: string | undefined;
  /** What stands behind the formatter's colon. */
  argument: string | undefined;
}

const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const PATH = String.raw`${NAME}(?:\.[\p{L}\p{N}_$-]+|\[\d+\])*`;
const PLACE = new RegExp(String.raw`\{\s*(${PATH})\s*(?:\|\s*(\w+)(?::([\w-]+))?\s*)?\}`, 'gu');
const CONDITION = new RegExp(String.raw`^\s*(!?)(${PATH})\s*$`, 'u');
const REPETITION = new RegExp(String.raw`^\s*(${NAME})\s+of\s+(${PATH})\s*$`, 'u');

/** The literal texts and the places of a text, in order. A brace that begins no place is literal text. */
export function parseText(text: string): (string | Place)[] {
  const parts: (string | Place)[] = [];
  let end = 0;
  for (const {0: whole, 1: path, 2: format, 3: argument, index} of text.matchAll(PLACE)) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push({path: path!, format, argument});
    end = index + whole.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** What a `data-if` asks: the path, and whether it is to be missing; null where it is no condition. */
export function parseCondition(text: string): {path: string; negated: boolean} | null {
  const [, negation, path] = CONDITION.exec(text) ?? [];
  return path ? {path, negated: negation === '!'} : null;
}

/** The parts of a `data-each` such as `line of lineItems`; null where it is none. */
export function parseRepetition(text: string): {name: string; path: string} | null {
  const [, name, path] = REPETITION.exec(text) ?? [];
  return name && path ? {name, path} : null;
}
