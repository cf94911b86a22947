/**
 * Weighs what a page loads, minified and gzipped at the highest level, in bytes, against `budgets` of package.json.
 * Prints a table and fails where a budget is passed.
 */
import {gzipSync} from 'node:zlib';
import {createRequire} from 'node:module';
import {dirname, relative, resolve} from 'node:path';
import {bundle, defineModule, kitTags, root, sendTags} from './bundle.mjs';
import {FIRST, PRODUCT_PAGE, pageFiles} from './page-files.mjs';

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

/** What keeps events and brings them to Send; what brings Send's library to the page is weighed besides. */
const DELIVERING = ['outbox', 'one-tab', 'back-off', 'tally', 'http-transport', 'wire-body', 'library-transport'];
/** What these import that others of the kit use anyway. */
const SHARED = /^\.\/(cookies|email|erase-traces|storage|transport|values|visitor|website-id)\.js$|^\.\.\//;

const LOADER = /^\.\/library-(loader|script)\.js$/;

const leavingOut = (...filters) => ({
  name: 'left-out',
  setup({onResolve}) {
    for (const filter of filters) onResolve({filter}, ({path}) => ({path, external: true}));
  },
});

const delivering = (...leftOut) =>
  weigh({
    stdin: {
      contents: DELIVERING.map((name) => `export * from './${name}.js';`).join('\n'),
      resolveDir: `${root}src/send`,
    },
    plugins: [leavingOut(SHARED, ...leftOut)],
  });

const [sendPage, productPage] = await Promise.all([sendTags, PRODUCT_PAGE].map(pageFiles));
const part = (files, name) => weightOf(files.filter((file) => file.part === name));
const whole = (files) => weightOf(files.filter((file) => file.part !== null && file.part !== 'ordercloud-sdk'));

const results = await Promise.all(
  [
    ['send.js', part(sendPage, FIRST), budgets.send],
    ['send.js and the tracker it loads', whole(sendPage), budgets.sendWhole],
    ['outbox and transports', delivering(LOADER), budgets.delivering],
    ["the same and what brings Send's library", delivering(), budgets.deliveringWhole],
    ['product page, first scripts', part(productPage, FIRST), budgets.productPage],
    ['product page, all but the SDK', whole(productPage), budgets.productPageWhole],
    ...kitTags.map((tag) => [
      tag,
      weigh({entryPoints: [defineModule(tag)], plugins: [ownFolderOnly]}),
      budgets[tag] ?? budgets.element,
    ]),
    ['tracker, loaded with its tag', part(productPage, 'tracker'), Infinity],
    ['OrderCloud calls, loaded with the first call', part(productPage, 'calls'), Infinity],
    ['OrderCloud SDK, loaded with the first call', part(productPage, 'ordercloud-sdk'), Infinity],
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
