/** Writes `custom-elements.json` from the sources; with `--check` says whether the file is what they would give. */
import {readFile, writeFile} from 'node:fs/promises';
import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {root} from './bundle.mjs';

const file = `${root}custom-elements.json`;
const manifest = await cli({argv: ['analyze', '--quiet'], cwd: root, noWrite: true});
const text = `${JSON.stringify(manifest, null, 2)}\n`;

if (!process.argv.includes('--check')) await writeFile(file, text);
else if (text !== (await readFile(file, 'utf8').catch(() => ''))) {
  console.error('custom-elements.json is not what the sources say: run `npm run manifest`.');
  process.exitCode = 1;
}
console.log(`manifest: ${manifest.modules.length} elements`);
