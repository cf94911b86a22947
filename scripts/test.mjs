/**
 * `npm test`: every check of the project, one after the other, all of them whatever fails. A stage that counts tests
 * writes its counts to the file named by `TEST_COUNTS`; any other counts as one. The last line is `N passed, N failed`.
 */
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {root} from './bundle.mjs';

const counts = join(await mkdtemp(join(tmpdir(), 'ordercloud-send-elements-')), 'counts.json');

/** The script of a command that a package brings. */
const command = (name) => join('node_modules', '.bin', name);

async function nodeTests(folder) {
  const files = (await readdir(join(root, folder))).filter((file) => file.endsWith('.test.mjs'));
  return [
    // One file at a time: two of them build.
    ...['--test', '--test-concurrency=1'],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./scripts/counts-reporter.mjs', `--test-reporter-destination=${counts}`],
    ...files.map((file) => join(folder, file)),
  ];
}

const stages = {
  eslint: [command('eslint'), '.'],
  prettier: [command('prettier'), '--check', '--log-level', 'warn', '.'],
  layers: ['scripts/layers.mjs'],
  types: [command('tsc'), '-p', 'tsconfig.json'],
  manifest: ['scripts/manifest.mjs', '--check'],
  build: ['scripts/build.mjs'],
  demo: ['scripts/build-demo.mjs'],
  size: ['scripts/size.mjs'],
  unit: [command('wtr')],
  journeys: await nodeTests('test/journeys'),
  package: await nodeTests('test/package'),
};

function run(args) {
  const env = {...process.env, TEST_COUNTS: counts};
  return new Promise((resolve) => {
    spawn(process.execPath, args, {cwd: root, env, stdio: ['ignore', 'inherit', 'inherit']}).on('close', resolve);
  });
}

/** What a stage has counted, and one failure at least where it ended badly. */
async function outcome(code) {
  const {passed, failed} = await readFile(counts, 'utf8')
    .then(JSON.parse)
    .catch(() => ({passed: code === 0 ? 1 : 0, failed: 0}));
  await rm(counts, {force: true});
  return {passed, failed: code === 0 ? failed : Math.max(failed, 1)};
}

const total = {passed: 0, failed: 0};
const lines = [];
for (const [name, args] of Object.entries(stages)) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const {passed, failed} = await outcome(await run(args));
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  lines.push(
    `${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`,
  );
}
await rm(dirname(counts), {recursive: true});
console.log(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
