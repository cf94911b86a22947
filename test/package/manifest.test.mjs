/** custom-elements.json, held against the classes at run time and against what their sources use. */
import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {before, describe, test} from 'node:test';
import {kitTags, root} from '../../scripts/bundle.mjs';

const readJson = async (path) => JSON.parse(await readFile(root + path, 'utf8'));
const manifest = await readJson('custom-elements.json');
const packageExports = Object.keys((await readJson('package.json')).exports);
const declarations = new Map(
  manifest.modules.flatMap((module) => module.declarations.map((declaration) => [declaration.tagName, declaration])),
);
const named = (entries = []) => new Set(entries.map(({name}) => name));

/** All source text in the folder of a tag. */
async function sourceOf(tag) {
  const folder = `${root}src/elements/${tag}`;
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')))).join('\n');
}

const matches = (text, pattern) => new Set([...text.matchAll(pattern)].flatMap(([, names]) => names.split(/\s+/)));

const propertiesIn = (css) => matches(css, /var\((--[\w-]+)/g);

/** Custom properties that every element with a view has; the README lists them. */
const sharedProperties = propertiesIn(await readFile(`${root}src/styles/shared.ts`, 'utf8'));

test('the README has the custom properties that all elements share', async () => {
  const readme = await readFile(`${root}README.md`, 'utf8');
  for (const name of sharedProperties) assert.ok(readme.includes(`\`${name}\``), name);
});

function assertHolds(documented, used, what) {
  for (const each of used) assert.ok(documented.has(each), `${what} "${each}" is documented`);
}

test('it has the schema version and every tag of the kit, in the module that is published', () => {
  assert.equal(manifest.schemaVersion, '1.0.0');
  assert.deepEqual([...declarations.keys()].sort(), kitTags);
  for (const {path, declarations, exports} of manifest.modules) {
    const [{name, tagName}] = declarations;
    assert.ok(packageExports.includes(`./${path}`), path);
    const declaration = {name, module: path};
    assert.deepEqual(exports, [
      {kind: 'js', name, declaration},
      {kind: 'custom-element-definition', name: tagName, declaration},
    ]);
  }
});

let events;
before(async () => {
  const exported = Object.entries(await import(`${root}dist/events/index.js`));
  events = new Map(exported.filter(([, each]) => each.eventName).map(([name, {eventName}]) => [eventName, name]));
});

for (const tag of kitTags) {
  describe(tag, async () => {
    const declaration = declarations.get(tag);
    const source = await sourceOf(tag);

    test('has a summary, a description, and a sentence for all that it lists', () => {
      assert.ok(declaration.summary && declaration.description, tag);
      const {attributes, members, slots, cssParts, cssProperties, cssStates, events} = declaration;
      for (const each of [attributes, members, slots, cssParts, cssProperties, cssStates, events].flat()) {
        assert.ok(!each || each.description?.trim(), `${each?.name} of ${tag} has a description`);
      }
    });

    test('lists nothing private', () => {
      for (const {name, privacy} of declaration.members ?? []) assert.ok(!/^[#_]/.test(name) && !privacy, name);
    });

    test('lists each attribute that the class observes', async () => {
      const module = await import(`${root}dist/elements/${tag}/${tag}.js`);
      assertHolds(named(declaration.attributes), module[declaration.name].observedAttributes, 'attribute');
    });

    test('lists the events that exist and that its source fires, each with its type', () => {
      for (const {name, type} of declaration.events ?? []) assert.equal(type?.text, events.get(name), name);
      const classes = new Set((declaration.events ?? []).map(({type}) => type?.text));
      assertHolds(classes, matches(source, /new (\w+Event)\(/g), 'event');
    });

    test('lists the slots, parts and custom properties that its source uses', () => {
      const slots = [...source.matchAll(/<slot(?:\s+name="([\w-]+)")?[\s>]/g)].map(([, name]) => name ?? '');
      assertHolds(named(declaration.slots), slots, 'slot');
      assertHolds(named(declaration.cssParts), matches(source, /\spart="([\w\s-]+)"/g), 'part');
      const documented = new Set([...named(declaration.cssProperties), ...sharedProperties]);
      assertHolds(documented, propertiesIn(source), 'custom property');
    });
  });
}
