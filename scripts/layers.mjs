/**
 * Holds the run-time imports of `src` against the layers of ARCHITECTURE.md; `import type` is free. Prints one line
 * for each offence, `file:line: what is wrong`, and fails if there is one.
 */
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import ts from 'typescript';
import {kitTags, root} from './bundle.mjs';

const LIT = /^(lit|@lit\/[\w-]+)(\/|$)/;

/**
 * By layer: the layers it may import, those it may ask for by `import()` alone, and the packages. Modules of one layer may
 * import each other.
 */
const RULES = {
  core: {layers: [], later: ['locales']},
  locales: {layers: []},
  events: {layers: ['core']},
  ordercloud: {layers: ['core']},
  send: {layers: ['core', 'events']},
  controllers: {layers: ['core', 'events', 'ordercloud'], packages: LIT},
  styles: {layers: [], packages: LIT},
  'elements/oc': {layers: ['core', 'events', 'controllers', 'ordercloud', 'styles'], packages: LIT},
  'elements/send': {layers: ['core', 'events', 'send', 'styles'], packages: LIT},
  sandbox: {layers: ['core'], packages: /^(hono|msw)(\/|$)/},
  entries: {
    layers: ['core', 'events', 'ordercloud', 'send', 'controllers', 'styles', 'elements/oc', 'elements/send'],
  },
};

const SDK_IMPORTER = 'ordercloud/client.ts';

const layerOf = (file) => {
  const [folder, element] = file.split('/');
  if (folder === 'elements') return element.startsWith('oc-') ? 'elements/oc' : 'elements/send';
  return file.includes('/') ? folder : 'entries';
};

/** The run-time imports of a file, as `{specifier, line, dynamic}`. */
function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(join(root, 'src', file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (node, dynamic) => {
    const {line} = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({specifier: node.text, line: line + 1, dynamic});
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) add(node.moduleSpecifier, false);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly) add(node.moduleSpecifier, false);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteralLike(specifier)) add(specifier, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What is wrong with one import, or null. */
function offence(file, {specifier, dynamic}) {
  const layer = layerOf(file);
  const rule = RULES[layer];
  if (!rule) return `src/${layer} is no layer`;
  if (!specifier.startsWith('.')) {
    if (specifier === 'ordercloud-javascript-sdk') {
      return file === SDK_IMPORTER && dynamic ? null : `only ${SDK_IMPORTER} imports the SDK, and dynamically`;
    }
    return rule.packages?.test(specifier) ? null : `${layer} may not import the package ${specifier}`;
  }
  if (!specifier.endsWith('.js')) return `${specifier} has no ending .js`;
  const target = resolved(file, specifier);
  const targetLayer = layerOf(target);
  if (targetLayer !== layer) {
    const allowed = dynamic && rule.later ? [...rule.layers, ...rule.later] : rule.layers;
    return allowed.includes(targetLayer) ? null : `${layer} may not import ${targetLayer} (${target})`;
  }
  const elementFolder = layer.startsWith('elements/') && dirname(file);
  // A tag works alone, so it may register those that it renders.
  if (file.endsWith('/define.ts') && target.endsWith('/define.ts')) return null;
  return elementFolder && dirname(target) !== elementFolder ? 'an element may not import another one' : null;
}

const resolved = (file, specifier) => join(dirname(file), specifier).replace(/\.js$/, '.ts');

/** The import cycles, each as the files along it. */
function cyclesOf(graph) {
  const cycles = [];
  const done = new Set();
  const walk = (file, path) => {
    const start = path.indexOf(file);
    if (start >= 0) return void cycles.push([...path.slice(start), file]);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}

const files = readdirSync(join(root, 'src'), {recursive: true}).filter((file) => file.endsWith('.ts'));
const offences = [];
const graph = new Map();
for (const file of files) {
  const imports = importsOf(file);
  graph.set(
    file,
    imports.filter(({specifier}) => specifier.startsWith('.')).map(({specifier}) => resolved(file, specifier)),
  );
  for (const each of imports) {
    const wrong = offence(file, each);
    if (wrong) offences.push(`src/${file}:${each.line}: ${wrong}`);
  }
}
for (const cycle of cyclesOf(graph)) offences.push(`src/${cycle[0]}:1: cycle ${cycle.join(' > ')}`);

const listed = [...readFileSync(join(root, 'src/core/tags.ts'), 'utf8').matchAll(/^ {2}'([\w-]+)',$/gm)].map(
  ([, tag]) => tag,
);
for (const tag of listed)
  if (!kitTags.includes(tag)) offences.push(`src/core/tags.ts:1: ${tag} has no src/elements/${tag}/define.ts`);
for (const tag of kitTags)
  if (!listed.includes(tag)) offences.push(`src/elements/${tag}/define.ts:1: ${tag} is not in KIT_TAGS`);

for (const line of offences) console.error(line);
console.log(`layers: ${files.length} modules, ${offences.length} offences`);
process.exitCode = offences.length > 0 ? 1 : 0;
