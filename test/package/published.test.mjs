/** What is packed, and whether it can be used: in Node, in a bundled page, with types. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cp, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {build} from 'esbuild';
import {kitTags, root} from '../../scripts/bundle.mjs';
import {startBrowser} from '../support/browser.mjs';
import {installPackage, manifest} from '../support/installed.mjs';
import {serveFolder} from '../support/serve.mjs';

const run = promisify(execFile);
const command = (name) => join(root, 'node_modules', '.bin', name);

const {name, exports} = manifest;
const modules = Object.keys(exports).filter((path) => !path.endsWith('.json'));
const specifier = (path) => name + path.slice(1);

/** What each entry has to export, at the least. */
const EXPORTED = {
  '.': ['OcSession', 'SendTracker', 'CartItemAddedEvent', 'setStrings', 'toSendProduct'],
  './define.js': ['OcSession', 'SendTracker'],
  './events.js': ['CartItemAddedEvent', 'SendTrackingEvent'],
  './controllers.js': ['ProductController', 'SessionController', 'ViewController'],
  './sandbox.js': ['createSandbox', 'mountInPage'],
  ...Object.fromEntries(['ar', 'de', 'es', 'fr', 'nl'].map((language) => [`./locales/${language}.js`, ['words']])),
};

/** Every path that package.json names, in whatever field. */
function pathsIn(value) {
  if (typeof value === 'string') return /^(\.\/)?[\w./*-]+\.\w+$/.test(value) ? [value.replace(/^\.\//, '')] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

let installed;
before(async () => (installed = await installPackage()));
after(() => installed?.remove());

describe('the tarball', () => {
  test('holds every path that package.json names', () => {
    const {exports: named, types, unpkg, jsdelivr, customElements, sideEffects} = manifest;
    for (const path of pathsIn({named, types, unpkg, jsdelivr, customElements, sideEffects, files: manifest.files})) {
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`);
      assert.ok(
        installed.files.some((file) => pattern.test(file)),
        path,
      );
    }
    for (const file of [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/cdn/loader.js',
    ]) {
      assert.ok(installed.files.includes(file), file);
    }
  });

  test('holds nothing but what is published', () => {
    const strangers = installed.files.filter((file) => !/^(dist\/|[\w-]+\.(md|json)$|LICENSE$)/.test(file));
    assert.deepEqual(strangers, []);
  });

  test('has one entry for each tag', () => {
    const entries = modules.map((path) => /^\.\/elements\/(.+)\.js$/.exec(path)?.[1]).filter(Boolean);
    assert.deepEqual(entries.sort(), kitTags);
  });

  test('satisfies publint', async () => {
    const {stdout} = await run(command('publint'), ['run', installed.tarball, '--strict'], {cwd: root});
    assert.match(stdout, /All good!/);
  });

  test('has types that resolve', async () => {
    await run(command('attw'), [installed.tarball, '--profile', 'esm-only']);
  });
});

describe('side effects', () => {
  test('are where package.json says they are, and only there', async () => {
    const marked = manifest.sideEffects.map((path) => new RegExp(`^${path.slice(2).replace('*', '[^/]+')}$`));
    const sources = installed.files.filter((file) => /^dist\/(?!cdn|sandbox).*\.js$/.test(file));
    for (const file of sources) {
      const text = await readFile(join(root, file), 'utf8');
      const registers = /^defineElement\(|^customElements\.define\(|^import "/m.test(text);
      assert.equal(
        registers,
        marked.some((pattern) => pattern.test(file)),
        file,
      );
    }
  });

  test('a bundle that imports classes alone registers no tag', async () => {
    const bundled = await bundleHost(`import {setStrings} from '${name}'; setStrings('de', {});`);
    assert.doesNotMatch(bundled, /customElements\.define|attachInternals/);
    assert.match(await bundleHost(`import '${name}/elements/oc-cart.js';`), /attachInternals/);
  });
});

async function bundleHost(contents) {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: installed.folder},
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: installed.folder,
    write: false,
  });
  return outputFiles.find(({path}) => path.endsWith('stdin.js')).text;
}

describe('each export', () => {
  test('can be imported in Node, and does nothing there', async () => {
    const script = join(installed.folder, 'import.mjs');
    const listed = modules.map((path) => `'${path}': Object.keys(await import('${specifier(path)}'))`);
    await writeFile(script, `process.stdout.write(JSON.stringify({${listed.join(', ')}}));`);
    const {stdout, stderr} = await run(process.execPath, [script]);
    assert.equal(stderr, '');
    checkExports(JSON.parse(stdout));
  });

  test('can be imported in a page', async () => {
    const folder = join(installed.folder, 'page');
    await build({
      entryPoints: modules.map((path, index) => ({in: specifier(path), out: String(index)})),
      absWorkingDir: installed.folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: folder,
      logLevel: 'error',
    });
    await writeFile(join(folder, 'index.html'), '<!doctype html><link rel="icon" href="data:,"><title>All</title>');
    const [server, browser] = await Promise.all([serveFolder(folder), startBrowser()]);
    try {
      const page = await browser.newPage();
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(`${server.origin}/index.html`);
      const found = await page.evaluate(async (paths) => {
        const entries = paths.map(async (path, index) => [path, Object.keys(await import(`/${index}.js`))]);
        return Object.fromEntries(await Promise.all(entries));
      }, modules);
      checkExports(found);
      const undefinedTags = await page.evaluate((tags) => tags.filter((tag) => !customElements.get(tag)), kitTags);
      assert.deepEqual(undefinedTags, []);
      assert.deepEqual(complaints, []);
    } finally {
      await Promise.all([browser.close(), server.close()]);
    }
  });

  test('package.json and the manifest of elements can be read', async () => {
    for (const path of ['package.json', 'custom-elements.json']) {
      JSON.parse(await readFile(join(installed.folder, 'node_modules', name, path), 'utf8'));
    }
  });
});

function checkExports(found) {
  for (const path of modules) {
    const expected = EXPORTED[path] ?? [className(path)];
    for (const each of expected) assert.ok(found[path]?.includes(each), `${path} exports ${each}`);
  }
}

/** `./elements/oc-cart.js` exports `OcCart`. */
const className = (path) =>
  path.replace(/^.*\/(.+)\.js$/, '$1').replace(/(^|-)(\w)/g, (_, dash, letter) => letter.toUpperCase());

test('types hold for users, in what is right and in what is wrong', async () => {
  const fixture = fileURLToPath(new URL('./fixtures/types.ts', import.meta.url));
  await cp(fixture, join(installed.folder, 'types.ts'));
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    noEmit: true,
  };
  const config = join(installed.folder, 'tsconfig.json');
  await writeFile(config, JSON.stringify({compilerOptions, files: ['types.ts']}));
  const {stdout} = await run(command('tsc'), ['-p', config]).catch((error) => error);
  assert.equal(stdout, '');
});
