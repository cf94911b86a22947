/** `npm run test:model`: ten thousand random runs of a website's tabs against a model; `MODEL` replays one. */
import {spawnSync} from 'node:child_process';
import {root} from './bundle.mjs';

const env = {...process.env, MODEL: process.env.MODEL ?? '{"numRuns": 10000}'};
const args = ['node_modules/.bin/wtr', '--files', 'test/send/delivery.model.test.ts', '--concurrency', '1'];
process.exitCode = spawnSync(process.execPath, args, {cwd: root, env, stdio: 'inherit'}).status;
