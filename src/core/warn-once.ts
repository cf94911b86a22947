/** A configuration mistake, said so that the author of the markup can mend it. */
export interface ConfigurationMistake {
  /** The tag at fault, e.g. `send-tracker`. */
  tag: string;
  /** The attribute at fault, where there is one. */
  attribute?: string;
  /** Stable code, e.g. `website-id-missing`. */
  code: string;
  /** What is wrong, in a sentence without the final stop. */
  problem: string;
  /** What to do about it, in a sentence without the final stop. */
  remedy: string;
}

const said = new Set<string>();

/** Writes one console line for each cause (tag, attribute, code and wording) and page. */
export function warnOnce({tag, attribute, code, problem, remedy}: ConfigurationMistake): void {
  const line = `<${tag}${attribute ? ` ${attribute}` : ''}> ${problem}. ${remedy}. [${code}]`;
  if (said.has(line)) return;
  said.add(line);
  console.warn(line);
}
