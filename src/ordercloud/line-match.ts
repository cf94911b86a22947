import type {LineItem, LineItemSpec, Spec} from 'ordercloud-javascript-sdk';

/** The lines of a product that have what was asked for, and maybe more. */
export function linesWith(
  lines: readonly LineItem[],
  productID: string,
  asked: readonly LineItemSpec[],
): readonly LineItem[] {
  return lines.filter((line) => line.ProductID === productID && !line.BundleItemID && holds(line, asked));
}

/**
 * The line that more of the same would go to: same product, same specs in any order.
 *
 * OrderCloud fills in the defaults of specs that an add leaves out, so a line may have more specs than were asked for.
 * `readSpecs` is asked for the product's specs only where that alone is in question.
 */
export async function findLine(
  lines: readonly LineItem[],
  productID: string,
  asked: readonly LineItemSpec[],
  readSpecs: () => Promise<readonly Spec[]>,
): Promise<LineItem | undefined> {
  const candidates = linesWith(lines, productID, asked);
  const exact = candidates.find(({Specs}) => (Specs ?? []).length === asked.length);
  if (exact || candidates.length === 0) return exact;
  const specs = await readSpecs();
  return candidates.find((line) => othersAreDefaults(line, asked, specs));
}

function holds({Specs: held}: LineItem, asked: readonly LineItemSpec[]): boolean {
  return asked.every((wanted) => (held ?? []).some((spec) => isSame(wanted, spec)));
}

/** An answer has the option's label as `Value`, which an add by `OptionID` needn't name. */
function isSame(asked: LineItemSpec, held: LineItemSpec): boolean {
  if (asked.SpecID !== held.SpecID || (asked.OptionID || null) !== (held.OptionID || null)) return false;
  return asked.Value ? asked.Value === held.Value : Boolean(asked.OptionID) || !held.Value;
}

function othersAreDefaults({Specs: held}: LineItem, asked: readonly LineItemSpec[], specs: readonly Spec[]): boolean {
  return (held ?? []).every((spec) => {
    if (asked.some(({SpecID}) => SpecID === spec.SpecID)) return true;
    const definition = specs.find(({ID}) => ID === spec.SpecID);
    if (!definition) return false;
    if (definition.DefaultOptionID) return definition.DefaultOptionID === spec.OptionID;
    return (definition.DefaultValue || null) === (spec.Value || null);
  });
}
