/** What pages load, part by part: the first scripts, and what they ask for while the page is looked at. */
import {basename} from 'node:path';
import {bundle, minified, registering} from './bundle.mjs';

/** A shopper looks at a product, with the cart's button and count, and is tracked. */
export const PRODUCT_PAGE = ['oc-session', 'oc-product-view', 'oc-add-to-cart-button', 'oc-cart-count', 'send-tracker'];

/**
 * What comes by `import()` where it is asked for, a browser is old, a page has a template, or something has gone wrong;
 * all else comes while the page is looked at.
 */
const ON_DEMAND =
  /^(mistakes|misspelt-tags|history-changes|consent-(tcf|google|listener)|(half|found)-visible|load-words|cart-links|rendered-template)-/;

/** The part of the page's first scripts; the others are named after the module that is asked for by `import()`. */
export const FIRST = 'first';

/**
 * The files of a page with these tags, by name, each with the part that it belongs to, or null where a page that is looked
 * at does without; `stdin.js` is the one to start with. A part is what its module imports and no earlier part has.
 *
 * @param {readonly string[]} tags
 * @returns {Promise<{name: string, contents: Uint8Array, part: string | null}[]>}
 */
export async function pageFiles(tags) {
  const {metafile, outputFiles} = await bundle({
    ...minified,
    stdin: registering(tags),
    splitting: true,
    sourcemap: false,
    outdir: 'dist',
    write: false,
  });
  const imports = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output.imports]));
  const parts = new Map();
  /** Gives `name` and what it imports to a part; afterwards what they ask for, each to a part of its own. */
  const load = (name, part) => {
    if (parts.has(name)) return [];
    parts.set(name, part);
    return imports.get(name).flatMap(({kind, path}) => {
      const target = basename(path);
      if (kind === 'import-statement') return load(target, part);
      return ON_DEMAND.test(target) ? [] : [target];
    });
  };
  for (let asked = load('stdin.js', FIRST); asked.length > 0;) {
    asked = asked.flatMap((name) => load(name, name.replace(/-\w+\.js$/, '')));
  }
  return outputFiles.map(({path, contents}) => {
    const name = basename(path);
    return {name, contents, part: parts.get(name) ?? null};
  });
}
