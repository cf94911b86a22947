/** The page whose weight has a budget: a shopper looks at a product, with the cart's button and count, and is tracked. */
import {basename} from 'node:path';
import {bundle, minified, registering} from './bundle.mjs';

const TAGS = ['oc-session', 'oc-product-view', 'oc-add-to-cart-button', 'oc-cart-count', 'send-tracker'];

/** What comes by `import()` when something is done or has gone wrong; all else counts as loaded with the page. */
const ON_DEMAND = /^(mistakes|misspelt-tags)-/;

/** The name of the SDK's file, which comes with the first call of OrderCloud. */
export const SDK_FILE = /^ordercloud-sdk-/;

/**
 * The files of the page's elements, by name, with those that it loads marked; `stdin.js` is the one to start with.
 *
 * @returns {Promise<{name: string, contents: Uint8Array, loaded: boolean}[]>}
 */
export async function productPageFiles() {
  const {metafile, outputFiles} = await bundle({
    ...minified,
    stdin: registering(TAGS),
    splitting: true,
    sourcemap: false,
    outdir: 'dist',
    write: false,
  });
  const imports = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output.imports]));
  const loaded = new Set();
  const load = (name) => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const {kind, path} of imports.get(name)) {
      if (kind === 'import-statement' || !ON_DEMAND.test(basename(path))) load(basename(path));
    }
  };
  load('stdin.js');
  return outputFiles.map(({path, contents}) => ({name: basename(path), contents, loaded: loaded.has(basename(path))}));
}
