/** `npm run test:model`: ten thousand random runs of a website's tabs against a model; `MODEL` replays one. */
import {spawnSync} from 'node:child_process';
import {root} from './bundle.mjs';

const {MODEL = JSON.stringify({numRuns: 10_000, seed: Date.now() % 2 ** 31})} = process.env;
const env = {...process.env, MODEL};
const args = ['node_modules/.bin/wtr', '--files', 'test/send/delivery.model.test.ts', '--concurrency', '1'];
process.exitCode = spawnSync(process.execPath, args, {cwd: root, env, stdio: 'inherit'}).status;
