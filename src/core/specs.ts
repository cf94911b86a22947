import type {LineItemSpec, Spec, SpecOption, Variant} from 'ordercloud-javascript-sdk';
import type {Markup} from './price.js';

/** What a shopper has chosen of one spec: an option, a text, or both where the option asks for a text. */
export interface SpecChoice {
  OptionID?: string | null;
  Value?: string | null;
}

export type SpecChoices = ReadonlyMap<string, SpecChoice>;

/** Lists as OrderCloud means them to be shown. */
export const inListOrder = <T extends {ListOrder?: number}>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.ListOrder ?? 0) - (b.ListOrder ?? 0));

export const optionsOf = (spec: Spec): SpecOption[] => inListOrder(spec.Options ?? []);

/** The option that is chosen or, before any choice, the default one; undefined for none. */
export function optionOf(spec: Spec, choices: SpecChoices): SpecOption | undefined {
  const choice = choices.get(spec.ID!);
  const id = choice ? choice.OptionID : spec.DefaultOptionID;
  return id ? spec.Options?.find(({ID}) => ID === id) : undefined;
}

/** The text that is chosen or, before any choice, the default one; empty for none. An emptied text is the default again. */
export function textOf(spec: Spec, choices: SpecChoices): string {
  const choice = choices.get(spec.ID!);
  return choice?.Value || (choice?.OptionID ? '' : (spec.DefaultValue ?? ''));
}

/** The ID that stands for a text of the shopper's own among the options. */
export const OTHER = '';

/** One of the things to choose for a spec: an option, {@link OTHER}, or null for nothing. */
export interface Offer {
  id: string | null;
  option?: SpecOption;
}

/** Nothing can be chosen only where OrderCloud would not fill in a default. */
export function offersOf(spec: Spec): Offer[] {
  const none: Offer[] = spec.Required || spec.DefaultOptionID || spec.DefaultValue ? [] : [{id: null}];
  const other: Offer[] = spec.AllowOpenText ? [{id: OTHER}] : [];
  return [...none, ...optionsOf(spec).map((option) => ({id: option.ID!, option})), ...other];
}

/** The ID of the offer that is chosen, the default before any choice; undefined while a required one is open. */
export function chosenOffer(spec: Spec, choices: SpecChoices): string | null | undefined {
  const choice = choices.get(spec.ID!);
  if (choice) return choice.OptionID ?? null;
  if (spec.DefaultOptionID) return spec.DefaultOptionID;
  if (spec.DefaultValue) return OTHER;
  return spec.Required ? undefined : null;
}

/** Whether a spec wants a text, for itself or for the option that is chosen. */
export function asksForText(spec: Spec, choices: SpecChoices): boolean {
  if (!spec.Options?.length || optionOf(spec, choices)?.IsOpenText) return true;
  return chosenOffer(spec, choices) === OTHER;
}

/** The chosen options of the other specs that define variants. */
export function chosenBeside(spec: Spec, specs: readonly Spec[], choices: SpecChoices): SpecOption[] {
  const others = specs.filter(({DefinesVariant, ID}) => DefinesVariant && ID !== spec.ID);
  return others.flatMap((other) => optionOf(other, choices) ?? []);
}

/** The specs to add a product with, those that are left to their defaults too. */
export function lineSpecs(specs: readonly Spec[], choices: SpecChoices): LineItemSpec[] {
  return specs.flatMap((spec): LineItemSpec[] => {
    const SpecID = spec.ID!;
    const option = optionOf(spec, choices);
    const Value = textOf(spec, choices);
    if (option) return [{SpecID, OptionID: option.ID, ...(option.IsOpenText && Value && {Value})}];
    return Value && spec.AllowOpenText ? [{SpecID, Value}] : [];
  });
}

/** What is missing of a spec: an option, a text, or nothing. */
export function missingOf(spec: Spec, choices: SpecChoices): 'option' | 'text' | null {
  const option = optionOf(spec, choices);
  const text = textOf(spec, choices);
  if (option) return option.IsOpenText && !text ? 'text' : null;
  if (!spec.Required || (spec.AllowOpenText && text)) return null;
  return spec.Options?.length && choices.get(spec.ID!)?.OptionID !== OTHER ? 'option' : 'text';
}

export function markupsOf(specs: readonly Spec[], choices: SpecChoices): Markup[] {
  return specs.flatMap((spec) => optionOf(spec, choices) ?? []);
}

/**
 * The variant that the choices pick: undefined while a spec that defines variants is open or the product has none, null
 * where the combination doesn't exist or is inactive.
 */
export function variantOf(
  specs: readonly Spec[],
  variants: readonly Variant[],
  choices: SpecChoices,
): Variant | null | undefined {
  const defining = specs.filter(({DefinesVariant}) => DefinesVariant);
  const chosen = defining.map((spec) => [spec.ID!, optionOf(spec, choices)?.ID] as const);
  if (variants.length === 0 || chosen.length === 0 || chosen.some(([, option]) => !option)) return undefined;
  return variants.find((variant) => variant.Active && chosen.every((pair) => has(variant, pair))) ?? null;
}

/** Whether an active variant has `option` of `spec`, together with what is chosen of the other specs. */
export function isOffered(
  spec: Spec,
  option: SpecOption,
  specs: readonly Spec[],
  variants: readonly Variant[],
  choices: SpecChoices,
): boolean {
  if (!spec.DefinesVariant || variants.length === 0) return true;
  const others = specs.filter(({DefinesVariant, ID}) => DefinesVariant && ID !== spec.ID);
  const wanted = others.flatMap((other): [string, string][] => {
    const chosen = optionOf(other, choices);
    return chosen ? [[other.ID!, chosen.ID!]] : [];
  });
  return variants.some(
    (variant) => variant.Active && [[spec.ID!, option.ID] as const, ...wanted].every((pair) => has(variant, pair)),
  );
}

function has({Specs}: Variant, [specID, optionID]: readonly [string, string | undefined]): boolean {
  return (Specs ?? []).some(({SpecID, OptionID}) => SpecID === specID && OptionID === optionID);
}
