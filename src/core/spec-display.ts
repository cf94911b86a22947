/** How storefronts of OrderCloud's say in `xp` what a spec looks like and what texts it takes. */
import type {Spec, SpecOption} from 'ordercloud-javascript-sdk';
import {readPath} from './path.js';
import {safeUrl} from './url.js';

const CONTROLS = ['dropdown', 'buttons', 'radio', 'swatches', 'images', 'cards'] as const;
const TEXT_CONTROLS = ['text', 'textarea', 'number', 'date'] as const;

/** More options than this are a list to open, where the data doesn't say how to show them. */
const RADIOS = 6;

/** OrderCloud's limit of `LineItemSpec.Value`. */
const LONGEST = 2000;

export interface SpecDisplay {
  control: (typeof CONTROLS)[number];
  textControl: (typeof TEXT_CONTROLS)[number];
  label: string;
  help: string;
  placeholder: string;
  prefix: string;
  suffix: string;
}

export interface OptionDisplay {
  label: string;
  description: string;
  badge: string;
  /** A hex colour, or empty. */
  color: string;
  /** A relative or http(s) URL, or null. */
  image: string | null;
}

/** What a text has to keep to; dates as `2026-12-24`. */
export interface TextRules {
  min: number | string | null;
  max: number | string | null;
  step: number | null;
  minLength: number;
  maxLength: number;
}

const text = (source: unknown, path: string): string => {
  const value = readPath(source, path);
  return typeof value === 'string' ? value : '';
};

const number = (source: unknown, path: string): number | null => {
  const value = readPath(source, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

export function displayOf(spec: Spec): SpecDisplay {
  const shown = (name: string): string => text(spec, `xp.presentation.${name}`);
  const many = (spec.Options?.length ?? 0) > RADIOS;
  return {
    control: CONTROLS.find((each) => each === shown('control')) ?? (many ? 'dropdown' : 'radio'),
    textControl: TEXT_CONTROLS.find((each) => each === shown('textControl')) ?? 'text',
    label: shown('label') || spec.Name || spec.ID!,
    help: shown('helpText'),
    placeholder: shown('placeholder'),
    prefix: shown('prefix'),
    suffix: shown('suffix'),
  };
}

export function optionDisplay(option: SpecOption): OptionDisplay {
  const shown = (name: string): string => text(option, `xp.presentation.${name}`);
  const color = shown('color');
  return {
    label: shown('label') || option.Value || option.ID!,
    description: shown('description'),
    badge: shown('badge'),
    color: /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(color) ? color : '',
    image: safeUrl(shown('imageUrl')),
  };
}

export function textRules(spec: Spec): TextRules {
  const rule = (name: string): number | null => number(spec, `xp.validation.${name}`);
  return {
    min: rule('min') ?? (text(spec, 'xp.validation.minDate') || null),
    max: rule('max') ?? (text(spec, 'xp.validation.maxDate') || null),
    step: rule('step'),
    minLength: rule('minLength') ?? 0,
    maxLength: Math.min(rule('maxLength') ?? LONGEST, LONGEST),
  };
}

/** The rule that a text breaks, with its limit, or null. Empty texts break none. */
export function textProblem(spec: Spec, value: string): {rule: keyof TextRules; limit: number | string} | null {
  if (value === '') return null;
  const rules = textRules(spec);
  const broken = (rule: keyof TextRules): {rule: keyof TextRules; limit: number | string} => ({
    rule,
    limit: rules[rule]!,
  });
  if (value.length < rules.minLength) return broken('minLength');
  if (value.length > rules.maxLength) return broken('maxLength');
  const {textControl} = displayOf(spec);
  const amount = textControl === 'number' ? Number(value) : value;
  if (Number.isNaN(amount)) return {rule: 'step', limit: ''};
  // Dates in ISO's form compare as texts.
  if (rules.min !== null && amount < rules.min) return broken('min');
  return rules.max !== null && amount > rules.max ? broken('max') : null;
}
