/**
 * `npm test`: every check of the project, all of them whatever fails. What opens no browser runs two at a time, the rest
 * one after the other. A stage that counts tests writes its counts to the file named by `TEST_COUNTS`; any other counts
 * as one. The last line is `N passed, N failed`.
 */
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from './bundle.mjs';

const folder = await mkdtemp(join(tmpdir(), 'ordercloud-send-elements-'));
const countsOf = (name) => join(folder, `${name}.json`);

/** The script of a command that a package brings. */
const command = (name) => join('node_modules', '.bin', name);

/** @param {number} concurrency files at a time */
async function nodeTests(name, concurrency) {
  const directory = join('test', name);
  const files = (await readdir(join(root, directory))).filter((file) => file.endsWith('.test.mjs'));
  return [
    ...['--test', `--test-concurrency=${concurrency}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./scripts/counts-reporter.mjs', `--test-reporter-destination=${countsOf(name)}`],
    ...files.map((file) => join(directory, file)),
  ];
}

const withoutBrowser = {
  eslint: [command('eslint'), '.'],
  types: [command('tsc'), '-p', 'tsconfig.json'],
  prettier: [command('prettier'), '--check', '--log-level', 'warn', '.'],
  layers: ['scripts/layers.mjs'],
  manifest: ['scripts/manifest.mjs', '--check'],
  build: ['scripts/build.mjs'],
  demo: ['scripts/build-demo.mjs'],
  size: ['scripts/size.mjs'],
};
const inBrowser = {
  unit: [command('wtr')],
  // Much of their time is waiting.
  journeys: await nodeTests('journeys', 2),
  // Two of these build.
  package: await nodeTests('package', 1),
};

/** Runs a command; resolves with its exit code and, where it is asked to keep quiet meanwhile, with what it printed. */
function run(name, args, isQuiet) {
  const env = {...process.env, TEST_COUNTS: countsOf(name)};
  const output = isQuiet ? 'pipe' : 'inherit';
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {cwd: root, env, stdio: ['ignore', output, output]});
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (printed += text));
    child.on('close', (code) => resolve({code, printed}));
  });
}

/** What a stage has counted, and one failure at least where it ended badly. */
async function outcome(name, code) {
  const {passed, failed} = await readFile(countsOf(name), 'utf8')
    .then(JSON.parse)
    .catch(() => ({passed: code === 0 ? 1 : 0, failed: 0}));
  return {passed, failed: code === 0 ? failed : Math.max(failed, 1)};
}

const total = {passed: 0, failed: 0};
const lines = [];

/** Takes stages from the list until none is left. */
async function work(stages, isQuiet) {
  for (let stage = stages.shift(); stage; stage = stages.shift()) {
    const [name, args] = stage;
    const heading = `\n== ${name}`;
    if (!isQuiet) console.log(heading);
    const start = performance.now();
    const {code, printed} = await run(name, args, isQuiet);
    if (isQuiet) console.log(`${heading}\n${printed}`.trimEnd());
    const {passed, failed} = await outcome(name, code);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    lines.push(
      `${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`,
    );
  }
}

const start = performance.now();
const checks = Object.entries(withoutBrowser);
await Promise.all([work(checks, true), work(checks, true)]);
await work(Object.entries(inBrowser), false);
await rm(folder, {recursive: true});
console.log(`\n${lines.join('\n')}\n\n${((performance.now() - start) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
