/** Private to readers of the manifest, whichever way TypeScript or we say so. */
const isPrivate = ({name, privacy}) => name.startsWith('#') || privacy === 'private' || privacy === 'protected';

/** Of a class, what a user of its tag can rely on. */
function publicPart({members = [], events = [], ...declaration}) {
  const own = members.filter((member) => !isPrivate(member) && !member.static && !member.inheritedFrom);
  return {
    ...declaration,
    // What is left is public, which the analyzer says of some members alone.
    members: own.filter(({name}) => !LIFECYCLE.has(name)).map((member) => ({...member, privacy: undefined})),
    // `dispatchEvent(new SomeEvent())` yields an event without a name beside the one of `@fires`.
    events: events.filter(({name}) => name),
  };
}

/** Lit's and the platform's hooks, and what the kit's controllers are called by. */
const LIFECYCLE = new Set(['render', 'createRenderRoot', 'willUpdate', 'update', 'updated', 'firstUpdated']);

/** A getter alone can't be set, which the analyzer does not say. */
const readonlyGetters = {
  name: 'readonly-getters',
  analyzePhase({ts, node, moduleDoc}) {
    if (!ts.isGetAccessor(node) || !ts.isClassDeclaration(node.parent)) return;
    const name = node.name.getText();
    if (node.parent.members.some((member) => ts.isSetAccessor(member) && member.name.getText() === name)) return;
    const declaration = moduleDoc.declarations?.find((each) => each.name === node.parent.name?.getText());
    const member = declaration?.members?.find((each) => each.name === name);
    if (member) member.readonly = true;
  },
};

/** Describes the published modules, not the sources: one a tag, which exports the class and defines the tag. */
const publishedModules = {
  name: 'published-modules',
  packageLinkPhase({customElementsManifest: manifest}) {
    manifest.modules = manifest.modules
      .flatMap(({declarations}) => declarations)
      .filter(({customElement, tagName}) => customElement && tagName)
      .sort((a, b) => (a.tagName < b.tagName ? -1 : 1))
      .map((declaration) => {
        const {name, tagName} = declaration;
        const path = `elements/${tagName}.js`;
        return {
          kind: 'javascript-module',
          path,
          declarations: [publicPart(declaration)],
          exports: [
            {kind: 'js', name, declaration: {name, module: path}},
            {kind: 'custom-element-definition', name: tagName, declaration: {name, module: path}},
          ],
        };
      });
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/{define,*.styles}.ts'],
  litelement: true,
  packagejson: false,
  plugins: [readonlyGetters, publishedModules],
};
