/** What all bundles of the kit have in common. build.mjs says what is made of them, size.mjs what they may weigh. */
import {existsSync, readdirSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, transform} from 'esbuild';

const {name, version, license} = createRequire(import.meta.url)('../package.json');

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The tags that have a folder with a define module, in alphabetical order. */
export const kitTags = readdirSync(`${root}src/elements`)
  .filter((tag) => existsSync(`${root}src/elements/${tag}/define.ts`))
  .sort();

export const defineModule = (tag) => `./src/elements/${tag}/define.ts`;

const SDK = 'ordercloud-javascript-sdk';

/** What client.ts uses of the SDK; the rest is shaken off. */
export const sdkInUse = {
  contents: `export {Auth, Cart, Configuration, ForgottenCredentials, LineItems, Me, Orders, Payments} from '${SDK}';`,
  resolveDir: root,
};

/**
 * Makes the dynamic import of the SDK a chunk of its own with just the namespaces in use.
 *
 * The SDK is ES5 classes made by functions at module scope, which a bundler has to keep for their effects. They have
 * none, so the calls are marked as pure. Its axios is our fetch.
 */
export const orderCloudSdk = {
  name: SDK,
  setup({onResolve, onLoad}) {
    onResolve({filter: new RegExp(`^${SDK}$`)}, ({kind}) =>
      kind === 'dynamic-import' ? {path: 'ordercloud-sdk', namespace: SDK} : undefined,
    );
    onResolve({filter: /^axios$/}, () => ({path: `${root}src/ordercloud/axios-fetch.ts`}));
    onLoad({filter: /.*/, namespace: SDK}, () => sdkInUse);
    onLoad({filter: /ordercloud-javascript-sdk[\\/]dist[\\/]index\.esm\.js$/}, async ({path}) => ({
      contents: (await readFile(path, 'utf8'))
        .replace(/^(var [\w$]+ = )\/\*\* @class \*\/ \(/gm, '$1/* @__PURE__ */ (')
        .replace(/^(var [\w$]+ = )new /gm, '$1/* @__PURE__ */ new '),
    }));
  },
};

/**
 * `sideEffects` of package.json names the define modules in `dist`, so esbuild has to be told of those in `src`.
 */
const defineModules = {
  name: 'define-modules',
  setup({onResolve}) {
    onResolve({filter: /\/define\.(js|ts)$/}, ({kind, path, resolveDir}) =>
      // As an entry point too: a module is what it was first said to be, whoever imports it afterwards.
      kind === 'import-statement' || kind === 'entry-point'
        ? {path: resolve(resolveDir, path.replace(/js$/, 'ts')), sideEffects: true}
        : undefined,
    );
  },
};

/** Minifies the styles in `css` templates too, where the rest is minified; a template with expressions stays as it is. */
const minifiedStyles = {
  name: 'minified-styles',
  setup({onLoad, initialOptions}) {
    if (!initialOptions.minify) return;
    onLoad({filter: /[\\/]src[\\/](styles|elements)[\\/].*\.ts$/}, async ({path}) => {
      let contents = await readFile(path, 'utf8');
      for (const [template, css] of contents.matchAll(/\bcss`([^`$]*)`/g)) {
        const {code} = await transform(css, {loader: 'css', minify: true});
        contents = contents.replace(template, () => `css\`${code.trim()}\``);
      }
      return {contents, loader: 'ts'};
    });
  },
};

/**
 * Makes one file of all that a page loads first: what is asked for by `import()` is told to import the entry point too,
 * so that all modules of that are shared by the same files. Else a bundler makes a file for each set of files that
 * share something, and the page loads them one after the other.
 */
const firstInOneFile = {
  name: 'first-in-one-file',
  setup({initialOptions, onResolve, onLoad, resolve: find}) {
    const {splitting, stdin} = initialOptions;
    if (!splitting || !stdin) return;
    initialOptions.stdin = {contents: "export * from 'first';", resolveDir: root};
    onResolve({filter: /^first$/}, () => ({path: 'first', namespace: 'first'}));
    onLoad({filter: /.*/, namespace: 'first'}, () => stdin);
    onResolve({filter: /.*/}, async ({kind, path, importer, namespace, resolveDir, pluginData}) => {
      if (namespace === 'late') return pluginData;
      if (kind !== 'dynamic-import' || pluginData === 'found') return undefined;
      const late = await find(path, {kind, importer, namespace, resolveDir, pluginData: 'found'});
      return {path: late.path, errors: late.errors, namespace: 'late', pluginData: late};
    });
    onLoad({filter: /.*/, namespace: 'late'}, ({pluginData: {path, namespace, sideEffects}}) => ({
      contents: "import 'first'; export * from 'late';",
      resolveDir: root,
      pluginData: {path, namespace, sideEffects},
    }));
  },
};

/** What the files for pages without a bundler have in common. */
export const minified = {
  minify: true,
  banner: {js: `/*! ${name} ${version}, ${license}. Bundled licences: THIRD-PARTY-LICENSES.txt in dist/. */`},
};

/** A file that others ask for; the name of those that a page names has no hash. */
const CHUNK = /-[A-Z\d]{8}\.js$/;

/**
 * Runs esbuild with the settings that all have in common; `options` are esbuild's own and win. Chunks go without the
 * banner, which the file that asks for them has; the empty line keeps their source maps right.
 */
export async function bundle({write = true, ...options}) {
  const result = await build({
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: `${root}tsconfig.json`,
    sourcemap: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [firstInOneFile, orderCloudSdk, defineModules, minifiedStyles],
    ...options,
    write: false,
  });
  for (const file of result.outputFiles) {
    if (options.banner && CHUNK.test(file.path)) file.contents = Buffer.from(file.text.replace(options.banner.js, ''));
    if (!write) continue;
    await mkdir(dirname(file.path), {recursive: true});
    await writeFile(file.path, file.contents);
  }
  return result;
}

/** The tags that do without OrderCloud. */
export const sendTags = kitTags.filter((tag) => tag.startsWith('send-'));

/** An entry point that registers `tags` and nothing else. */
export const registering = (tags) => ({
  contents: tags.map((tag) => `import '${defineModule(tag)}';`).join('\n'),
  resolveDir: root,
});

/** An entry point that registers all tags, and gives what the package gives. */
export const everything = {contents: "export * from './src/define.ts';", resolveDir: root};
