/**
 * `npm run test:samples`: builds the kit, installs and builds the framework samples from their own lock files, and buys in
 * each of them. Each step counts as one test; after one that failed nothing is left to try. The last line is
 * `N passed, N failed`.
 */
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from './bundle.mjs';

const folder = await mkdtemp(join(tmpdir(), 'samples-'));
const counts = join(folder, 'counts.json');
const journeys = [
  '--test',
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./scripts/counts-reporter.mjs', `--test-reporter-destination=${counts}`],
  'test/samples/samples.test.mjs',
];

const steps = [
  ['', process.execPath, 'scripts/build.mjs'],
  ...['vue', 'angular'].flatMap((sample) => [
    [`demo/${sample}`, 'npm', 'ci', '--no-audit', '--no-fund'],
    [`demo/${sample}`, 'npm', 'run', 'build'],
  ]),
];

function run(place, command, ...args) {
  console.log(`\n== ${[place, command === 'npm' ? command : 'node', ...args].join(' ').trim()}`);
  // On Windows npm is a script, which takes a shell to start.
  const options = {cwd: join(root, place), stdio: 'inherit', shell: command === 'npm' && process.platform === 'win32'};
  return new Promise((resolve) => {
    spawn(command, args, options)
      .on('error', () => resolve(1))
      .on('close', (code) => resolve(code ?? 1));
  });
}

let passed = 0;
let failed = 0;
for (const step of steps) {
  if ((await run(...step)) === 0) passed++;
  else failed++;
  if (failed) break;
}
if (!failed) {
  const code = await run('', process.execPath, ...journeys);
  const counted = await readFile(counts, 'utf8').then(JSON.parse, () => ({passed: 0, failed: 1}));
  passed += counted.passed;
  failed = code === 0 ? counted.failed : Math.max(counted.failed, 1);
}
await rm(folder, {recursive: true});
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
