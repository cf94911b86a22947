/**
 * Weighs what a page loads, minified and gzipped at the highest level, in bytes, against `budgets` of package.json.
 * Prints a table and fails where a budget is passed.
 */
import {gzipSync} from 'node:zlib';
import {createRequire} from 'node:module';
import {dirname, relative, resolve} from 'node:path';
import {bundle, defineModule, kitTags, minified, registering, root, sendTags} from './bundle.mjs';
import {FIRST, productPageFiles} from './product-page.mjs';

const {budgets} = createRequire(import.meta.url)('../package.json');

const weightOf = (files) => files.reduce((sum, {contents}) => sum + gzipSync(contents, {level: 9}).length, 0);

async function weigh(options) {
  const {outputFiles} = await bundle({minify: true, sourcemap: false, write: false, outdir: 'dist', ...options});
  return weightOf(outputFiles);
}

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

const productPage = await productPageFiles();
const partOfPage = (part) => weightOf(productPage.filter((file) => file.part === part));

const results = await Promise.all(
  [
    ['send.js', weigh({...minified, stdin: registering(sendTags)}), budgets.send],
    ['product page, first scripts', partOfPage(FIRST), budgets.productPage],
    ...kitTags.map((tag) => [
      tag,
      weigh({entryPoints: [defineModule(tag)], plugins: [ownFolderOnly]}),
      budgets.element,
    ]),
    ['OrderCloud calls, loaded with the first call', partOfPage('calls'), Infinity],
    ['OrderCloud SDK, loaded with the first call', partOfPage('ordercloud-sdk'), Infinity],
  ].map(async ([name, size, budget]) => ({name, size: await size, budget})),
);
const width = Math.max(...results.map(({name}) => name.length));
for (const {name, size, budget} of results) {
  const limit = budget === Infinity ? '' : ` of ${String(budget).padStart(5)}${size > budget ? '  TOO BIG' : ''}`;
  console.log(`${name.padEnd(width)} ${String(size).padStart(6)}${limit}`);
}
const tooBig = results.filter(({size, budget}) => size > budget).length;
console.log(`size: ${results.length} weighed, ${tooBig} too big (bytes, gzip -9)`);
process.exitCode = tooBig > 0 ? 1 : 0;
