/**
 * Weighs what a page loads, minified and gzipped at the highest level, in bytes, against `budgets` of package.json.
 * Prints a table and fails where a budget is passed.
 */
import {gzipSync} from 'node:zlib';
import {createRequire} from 'node:module';
import {dirname, relative, resolve} from 'node:path';
import {bundle, defineModule, kitTags, minified, registering, root, sdkInUse, sendTags} from './bundle.mjs';

const {budgets} = createRequire(import.meta.url)('../package.json');

const PRODUCT_PAGE = ['oc-session', 'oc-product-view', 'oc-add-to-cart-button', 'oc-cart-count', 'send-tracker'];

/** Leaves out what lies outside the folder of the entry point: other layers and Lit. */
const ownFolderOnly = {
  name: 'own-folder-only',
  setup({onResolve, initialOptions}) {
    const folder = dirname(resolve(root, initialOptions.entryPoints[0]));
    onResolve({filter: /.*/}, ({kind, path, resolveDir}) => {
      if (kind === 'entry-point') return undefined;
      const inside = path.startsWith('.') && !relative(folder, resolve(resolveDir, path)).startsWith('..');
      return inside ? undefined : {path, external: true};
    });
  },
};

/** The gzipped size of all that is loaded, but for the SDK where it is a chunk of its own. */
async function weigh(options) {
  const {outputFiles} = await bundle({...minified, sourcemap: false, write: false, outdir: 'dist', ...options});
  return outputFiles
    .filter(({path}) => !path.includes('ordercloud-sdk'))
    .reduce((sum, {contents}) => sum + gzipSync(contents, {level: 9}).length, 0);
}

const rows = [
  ['send.js', {stdin: registering(sendTags)}, budgets.send],
  ['product page without the SDK', {stdin: registering(PRODUCT_PAGE), splitting: true}, budgets.productPage],
  ...kitTags.map((tag) => [
    tag,
    {entryPoints: [defineModule(tag)], plugins: [ownFolderOnly], banner: {}},
    budgets.element,
  ]),
  ['OrderCloud SDK, loaded with the first call', {stdin: sdkInUse}, Infinity],
];

const results = await Promise.all(
  rows.map(async ([name, options, budget]) => ({name, size: await weigh(options), budget})),
);
const width = Math.max(...results.map(({name}) => name.length));
for (const {name, size, budget} of results) {
  const limit = budget === Infinity ? '' : ` of ${String(budget).padStart(5)}${size > budget ? '  TOO BIG' : ''}`;
  console.log(`${name.padEnd(width)} ${String(size).padStart(6)}${limit}`);
}
const tooBig = results.filter(({size, budget}) => size > budget).length;
console.log(`size: ${results.length} weighed, ${tooBig} too big (bytes, gzip -9)`);
process.exitCode = tooBig > 0 ? 1 : 0;
