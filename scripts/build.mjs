/**
 * Makes `dist`:
 *
 * - for npm, each module of `src` by itself, so that `sideEffects` can name the define modules and nothing else is kept;
 *   Lit stays an import, the OrderCloud SDK becomes the private module `ordercloud/sdk.js`;
 * - `cdn/`, minified: everything, `send-*` alone, the loader with one file a tag, and a classic script for `file://`;
 * - `sandbox/`: the module, and the classic scripts and the service worker that a page without a bundler needs.
 */
import {spawn} from 'node:child_process';
import {cp, readdir, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {bundle, defineModule, everything, kitTags, minified, registering, root, sdkInUse, sendTags} from './bundle.mjs';
import {noticesOf} from './third-party.mjs';

const require = createRequire(import.meta.url);
const {name} = require('../package.json');

/** Keeps imports between our own modules as they are written. */
const separately = {
  name: 'separately',
  setup({onResolve}) {
    onResolve({filter: /^\./}, ({kind, path}) => (kind === 'entry-point' ? undefined : {path, external: true}));
    onResolve({filter: /^ordercloud-javascript-sdk$/}, () => ({path: './sdk.js', external: true}));
  },
};

const sources = (await readdir(`${root}src`, {recursive: true}))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('sandbox') && file !== 'loader.ts')
  .map((file) => `./src/${file}`);

const classic = {...minified, format: 'iife'};

await rm(`${root}dist`, {recursive: true, force: true});
const types = run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json']);

const results = await Promise.all([
  bundle({entryPoints: sources, outdir: 'dist', outbase: 'src', packages: 'external', plugins: [separately]}),
  bundle({stdin: sdkInUse, outfile: 'dist/ordercloud/sdk.js', sourcemap: false}),
  bundle({
    stdin: everything,
    outdir: 'dist/cdn',
    entryNames: name,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    ...minified,
  }),
  bundle({
    stdin: registering(sendTags),
    outdir: 'dist/cdn',
    entryNames: 'send',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    ...minified,
  }),
  bundle({
    entryPoints: [
      {in: './src/loader.ts', out: 'loader'},
      ...kitTags.map((tag) => ({in: defineModule(tag), out: `elements/${tag}`})),
    ],
    outdir: 'dist/cdn',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    ...minified,
  }),
  bundle({
    entryPoints: [{in: './src/define.ts', out: `cdn/${name}.classic`}],
    outdir: 'dist',
    globalName: 'OrderCloudSendElements',
    ...classic,
  }),
  bundle({
    entryPoints: [{in: './src/sandbox/index.ts', out: 'index'}],
    outdir: 'dist/sandbox',
    sourcemap: false,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  }),
  bundle({
    entryPoints: [{in: './src/sandbox/index.ts', out: 'sandbox.classic'}],
    outdir: 'dist/sandbox',
    sourcemap: false,
    globalName: 'OrderCloudSendSandbox',
    ...classic,
  }),
  bundle({
    entryPoints: [{in: './src/sandbox/send/library-entry.ts', out: 'send-library'}],
    outdir: 'dist/sandbox',
    ...classic,
  }),
  cp(require.resolve('msw/mockServiceWorker.js'), `${root}dist/sandbox/mockServiceWorker.js`),
]);
await writeFile(`${root}dist/THIRD-PARTY-LICENSES.txt`, await noticesOf(results));
await types;

function run(command, args) {
  return new Promise((resolve, reject) => {
    spawn(command, args, {cwd: root, stdio: 'inherit'}).on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)),
    );
  });
}
