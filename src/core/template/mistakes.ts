import {warnOnce, type ConfigurationMistake} from '../warn-once.js';
import type {Owner} from './context.js';

type Words = Pick<ConfigurationMistake, 'problem' | 'remedy'>;

/** By code, the words for what is wrong with a template; `what` is the name or text at fault. */
const MISTAKES = {
  'template-action-unknown': (what) => ({
    problem: `has a template with data-action="${what}", which does nothing here`,
    remedy: "Write one of the actions in this tag's documentation, and nothing else",
  }),
  'template-attribute-refused': (what) => ({
    problem: `has a template with the attribute ${what}, which is left out since it can run scripts or styles from data`,
    remedy: 'Use data-action for what a control does, and class for its look',
  }),
  'template-element-refused': (what) => ({
    problem: `has a template with <${what}>, which is left out since it can run scripts or load documents`,
    remedy: 'Write it into the page beside the element',
  }),
  'template-failed': (what) => ({
    problem: `can't show its template (${what})`,
    remedy: 'Take parts out of the template until it is shown, to find the one at fault',
  }),
  'template-formatter-unknown': (what) => ({
    problem: `has a template with the formatter ${what}, which is unknown`,
    remedy: 'Write one of money, date, count',
  }),
  'template-list-cut': (what) => ({
    problem: `has a template that repeats ${what} too often, so the rest is left out`,
    remedy: 'Show lists page by page',
  }),
  'template-syntax': (what) => ({
    problem: `has a template with ${what}, which can't be read, so its element is left out`,
    remedy: 'Write data-each="line of lineItems", and data-if="path" or data-if="!path"',
  }),
  'template-url-refused': (what) => ({
    problem: `has a template whose ${what} got a URL that is left out, since it is neither relative nor http(s)`,
    remedy: 'Check the template and the data',
  }),
} satisfies Record<string, (what: string) => Words>;

export type TemplateMistake = keyof typeof MISTAKES;

/** Says in a line of the console what is wrong with a template. */
export function report(code: TemplateMistake, what: string, {tag}: Owner): void {
  warnOnce({tag, code, ...MISTAKES[code](what)});
}
