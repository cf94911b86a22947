/**
 * The expressions of promotions, as far as the sandbox's own promotions and their like need them: `order`, `item`,
 * `items.any|all|count|quantity|total(filter)`, `min`, `max`, texts in single quotes, `and`, `or`, `not`, comparisons
 * and arithmetic. Within a filter a bare name is a property of the line.
 *
 * Source: OrderCloud's "Promotions" in its platform documentation. Inferred: what is absent equals nothing.
 */
import {readPath} from '../../core/path.js';

/** What the names of an expression stand for. */
export interface ExpressionScope {
  order: object;
  items: readonly object[];
  /** The line, where a promotion applies to lines. */
  item?: object;
}

type Value = string | number | boolean | null;

const TOKEN = /\s*('(?:[^']|'')*'|\d*\.?\d+|[A-Za-z_][\w.]*|<>|<=|>=|[-+*/%()=<>,])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text);
    if (!match) throw new SyntaxError(`Expression can't be read: ${text}`);
    tokens.push(match[1]!);
  }
  return tokens;
}

const LEVELS: readonly Readonly<Record<string, (a: Value, b: Value) => Value>>[] = [
  {or: (a, b) => Boolean(a) || Boolean(b)},
  {and: (a, b) => Boolean(a) && Boolean(b)},
  {
    '=': (a, b) => a === b,
    '<>': (a, b) => a !== b,
    '<': (a, b) => a !== null && b !== null && a < b,
    '>': (a, b) => a !== null && b !== null && a > b,
    '<=': (a, b) => a !== null && b !== null && a <= b,
    '>=': (a, b) => a !== null && b !== null && a >= b,
  },
  {'+': (a, b) => Number(a) + Number(b), '-': (a, b) => Number(a) - Number(b)},
  {
    '*': (a, b) => Number(a) * Number(b),
    '/': (a, b) => Number(a) / Number(b),
    '%': (a, b) => Number(a) % Number(b),
  },
];

class Evaluation {
  readonly #tokens: readonly string[];
  #scope: ExpressionScope & {filtered?: object};
  #place = 0;

  constructor(text: string, scope: ExpressionScope) {
    this.#tokens = tokensOf(text);
    this.#scope = scope;
  }

  result(): Value {
    const value = this.#level(0);
    if (this.#place < this.#tokens.length) throw new SyntaxError(`Expression goes on at ${this.#tokens[this.#place]}`);
    return value;
  }

  #level(depth: number): Value {
    const operators = LEVELS[depth];
    if (!operators) return this.#term();
    let value = this.#level(depth + 1);
    for (let token = this.#peek(); token !== '' && Object.hasOwn(operators, token); token = this.#peek()) {
      this.#place++;
      value = operators[token]!(value, this.#level(depth + 1));
    }
    return value;
  }

  #term(): Value {
    const token = this.#tokens[this.#place++] ?? '';
    if (token === '') throw new SyntaxError('An expression ends too early');
    if (token === '(') return this.#closed(this.#level(0));
    if (token === 'not') return !this.#level(2);
    if (token === '-') return -Number(this.#term());
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^[\d.]/.test(token)) return Number(token);
    if (token === 'true' || token === 'false') return token === 'true';
    if (this.#peek() === '(') return this.#function(token);
    return this.#property(token);
  }

  #function(name: string): Value {
    this.#place++;
    const start = this.#place;
    if (name === 'min' || name === 'max') {
      const values = [Number(this.#level(0))];
      while (this.#peek() === ',') {
        this.#place++;
        values.push(Number(this.#level(0)));
      }
      return this.#closed(Math[name](...values));
    }
    const {items} = this.#scope;
    const matching = items.filter((filtered) => {
      this.#place = start;
      return this.#within(filtered);
    });
    // Without lines the filter has to be passed over all the same.
    if (items.length === 0) this.#within({});
    const sum = (property: string): number =>
      matching.reduce((total, line) => total + Number(readPath(line, property) ?? 0), 0);
    switch (name) {
      case 'items.any':
        return this.#closed(matching.length > 0);
      case 'items.all':
        return this.#closed(matching.length === items.length);
      case 'items.count':
        return this.#closed(matching.length);
      case 'items.quantity':
        return this.#closed(sum('Quantity'));
      case 'items.total':
        return this.#closed(sum('LineSubtotal'));
      default:
        throw new SyntaxError(`${name} is no function that the sandbox knows`);
    }
  }

  /** Whether a line passes the filter that follows; an empty one lets every line through. */
  #within(filtered: object): boolean {
    if (this.#peek() === ')') return true;
    const outer = this.#scope;
    this.#scope = {...outer, filtered};
    const passes = Boolean(this.#level(0));
    this.#scope = outer;
    return passes;
  }

  #property(path: string): Value {
    const {order, item, filtered} = this.#scope;
    const data = filtered && !/^(order|item)\./.test(path) ? filtered : {order, item};
    const value = readPath(data, path);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }

  #closed<T>(value: T): T {
    if (this.#tokens[this.#place++] !== ')') throw new SyntaxError('A bracket is missing in an expression');
    return value;
  }

  #peek(): string {
    return this.#tokens[this.#place] ?? '';
  }
}

/** The value of an expression; throws a `SyntaxError` where the sandbox can't read it. */
export const evaluate = (text: string, scope: ExpressionScope): Value => new Evaluation(text, scope).result();
