import type {LineItemSpec, Spec, Variant} from 'ordercloud-javascript-sdk';
import type {CatalogueProduct, Nullable} from '../catalogue/types.js';
import {badRequest, invalid, notFound} from './errors.js';

export type FullLineItemSpec = Nullable<LineItemSpec> & {SpecID: string};

interface GivenSpec {
  SpecID: string;
  OptionID: string | null;
  Value: string | null;
}

function readGiven(value: unknown): GivenSpec {
  const {SpecID, OptionID = null, Value = null} = (value ?? {}) as Partial<Record<keyof GivenSpec, unknown>>;
  if (typeof SpecID !== 'string') throw invalid('Specs', 'a SpecID is required');
  if (OptionID !== null && typeof OptionID !== 'string') throw invalid('Specs', 'OptionID is not a text');
  if (Value !== null && (typeof Value !== 'string' || Value.length > 2000)) {
    throw invalid('Specs', 'Value is not a text of 2000 characters at most');
  }
  return {SpecID, OptionID, Value};
}

/** What the line keeps of one spec: the choice made, or the default, or nothing where neither is. */
function resolve(spec: Spec, given: GivenSpec | undefined): FullLineItemSpec | null {
  const optionID = given ? given.OptionID : (spec.DefaultOptionID ?? null);
  const value = (given ? given.Value : (spec.DefaultValue ?? null)) || null;
  const base = {SpecID: spec.ID!, Name: spec.Name};
  if (optionID !== null) {
    const option = spec.Options?.find(({ID}) => ID === optionID);
    if (!option) throw badRequest('Spec.OptionNotFound', {SpecID: spec.ID, OptionID: optionID});
    if (option.IsOpenText && value === null) throw badRequest('Spec.RequiresValue', {SpecID: spec.ID});
    return {
      ...base,
      OptionID: optionID,
      Value: option.IsOpenText ? value : option.Value!,
      PriceMarkupType: option.PriceMarkupType ?? 'NoMarkup',
      PriceMarkup: option.PriceMarkup ?? null,
    };
  }
  if (value !== null && !spec.AllowOpenText) throw badRequest('Spec.RequiresSelection', {SpecID: spec.ID});
  if (value !== null) return {...base, OptionID: null, Value: value, PriceMarkupType: 'NoMarkup', PriceMarkup: null};
  if (!spec.Required || !given) return null;
  throw badRequest(spec.AllowOpenText ? 'Spec.RequiresValue' : 'Spec.RequiresSelection', {SpecID: spec.ID});
}

/**
 * The specs of a line, with names, values and markups, defaults filled in.
 *
 * Inferred: a spec that the product does not have is 404; a required one that is left out and has no default is
 * `Spec.OneOrMoreRequiresValue`, while one that is given empty is `Spec.RequiresSelection` or `Spec.RequiresValue`.
 */
export function resolveSpecs({specs}: CatalogueProduct, value: unknown): FullLineItemSpec[] {
  if (value !== undefined && value !== null && !Array.isArray(value)) throw invalid('Specs', 'not a list');
  const given = ((value ?? []) as unknown[]).map(readGiven);
  const stranger = given.find(({SpecID}) => !specs.some(({ID}) => ID === SpecID));
  if (stranger) throw notFound('Spec', stranger.SpecID);
  const resolved = specs.map((spec) =>
    resolve(
      spec,
      given.find(({SpecID}) => SpecID === spec.ID),
    ),
  );
  const missing = specs.filter((spec, index) => spec.Required && resolved[index] === null).map(({ID}) => ID);
  if (missing.length > 0) throw badRequest('Spec.OneOrMoreRequiresValue', {SpecIDs: missing});
  return resolved.filter((each) => each !== null);
}

/** The variant that the specs pick, or null where the product has none; 400 for a missing or inactive one. */
export function findVariant({product, variants}: CatalogueProduct, specs: readonly FullLineItemSpec[]): Variant | null {
  if (variants.length === 0) return null;
  const variant = variants.find((each) =>
    each.Specs?.every(({SpecID, OptionID}) =>
      specs.some((chosen) => chosen.SpecID === SpecID && chosen.OptionID === OptionID),
    ),
  );
  if (!variant?.Active) throw badRequest('LineItem.VariantNotFound', {ProductID: product.ID});
  return variant;
}
