/**
 * `npm run bench`: what an event costs the page that fires it, beside a peer's in the same run. Figures of one machine
 * mean little by themselves; what holds elsewhere is the ratio. Prints tables and judges nothing.
 */
import {cpus, loadavg} from 'node:os';
import {Ground, SENDERS} from './ground.mjs';

/** Each sender has this many pages, and they take turns. */
const ROUNDS = 3;
/** Events before those that are measured, so that all senders are compiled. */
const WARM_UP = 60;
/** Events that are measured on one page at each length of the queue. */
const SAMPLES = 50;
const LENGTHS = [100, 300, 500];
const PEER = 'snowplow';
/** Events whose long tasks are counted; a thousand of the peer's take minutes. */
const ALL = {http: 1000, library: 1000, [PEER]: 300};

const NAMES = Object.keys(SENDERS);

const quantile = (values, part) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)];
const spread = (values) => [0.5, 0.95].map((part) => quantile(values, part).toFixed(0)).join(' / ');
const sum = (values) => values.reduce((total, value) => total + value, 0);
const mean = (values) => sum(values) / values.length;

/** One page's samples by length of the queue, and the storage writes that an event of such a queue takes till its end. */
const capture = (ground, name) =>
  ground.open(name, async (page) => {
    const call = (method, ...args) => page.evaluate((of, ...rest) => globalThis.bench[of](...rest), method, ...args);
    const alone = (await call('fireAlone', WARM_UP + SAMPLES)).slice(WARM_UP);
    const samples = {1: alone};
    const writes = {1: mean(alone.map(({writes, later}) => writes + later))};
    await ground.whileSlow(async () => {
      let last = 0;
      for (const length of LENGTHS) {
        const fired = await call('fireQueued', WARM_UP + SAMPLES + last, length - last);
        if (fired.queued !== length) throw new Error(`${name} has ${fired.queued} events queued, not ${length}.`);
        samples[length] = fired.samples.slice(-SAMPLES);
        last = length;
      }
    });
    const longest = LENGTHS.at(-1);
    const captured = mean(samples[longest].map((each) => each.writes));
    // After a failure the peer waits for another event.
    if (name === PEER) await call('fireQueued', 0, 1);
    writes[longest] = captured + (await call('drain')) / longest;
    return {samples, writes};
  });

/** The long tasks while a page fires many events, or makes bare writes, some in a task or all in one. */
const tasks = (ground, name, ...how) =>
  ground.open(name, (page) =>
    ground.whileSlow(() => page.evaluate((...args) => globalThis.bench.tasksOf(...args), ...how)),
  );

function print(title, head, rows) {
  const table = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log(`\n${title}`);
  for (const row of table) {
    console.log(
      row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join('  '),
    );
  }
}

const load = () => loadavg()[0].toFixed(2);

const before = load();
const ground = await Ground.make();
try {
  const pages = Object.fromEntries(NAMES.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of NAMES) pages[name].push(await capture(ground, name));
  }
  const pooled = (name, length, field) =>
    pages[name].flatMap(({samples}) => samples[length].map((sample) => sample[field]));
  const lengths = [1, ...LENGTHS];
  const ratio = (one, other) => (quantile(one, 0.5) / quantile(other, 0.5)).toFixed(1);
  for (const [title, field] of [
    ['Microseconds until the call returns: median / 95th percentile', 'call'],
    ['Microseconds until the event is written down, microtasks included: median / 95th percentile', 'whole'],
  ]) {
    const rows = lengths.map((length) => {
      const [http, peer] = ['http', PEER].map((name) => pooled(name, length, field));
      const bare = pooled('http', length, 'bare');
      const cells = NAMES.map((name) => spread(pooled(name, length, field)));
      return [length, ...cells, spread(bare), ratio(http, bare), ratio(peer, http)];
    });
    print(title, ['queued', ...NAMES, 'bare setItem beside http', 'http : bare', `${PEER} : http`], rows);
  }
  print(
    'Storage writes for an event: at its capture, and until it is answered; characters written at its capture',
    ['queued', ...NAMES],
    lengths.map((length) => [
      length,
      ...NAMES.map((name) => {
        const all = pages[name].map(({writes}) => writes[length]).filter((each) => each !== undefined);
        const total = all.length ? mean(all).toFixed(2) : '';
        return `${mean(pooled(name, length, 'writes')).toFixed(2)}, ${total}; ${mean(pooled(name, length, 'characters')).toFixed(0)}`;
      }),
    ]),
  );
  const characters = Math.round(mean(pooled('http', 1, 'characters')));
  const rows = [];
  for (const [name, title, count, size] of [
    ...NAMES.map((name) => [name, name, ALL[name], 0]),
    ['http', 'bare setItem', ALL.http, characters],
  ]) {
    const cells = [];
    for (const chunk of [undefined, count]) {
      const {longest, long} = await tasks(ground, name, count, chunk, size);
      cells.push(longest.toFixed(0), `${long.length}, ${sum(long).toFixed(0)}`);
    }
    rows.push([title, count, ...cells]);
  }
  const head = ['', 'events', '20 a task: longest', 'long tasks, sum', 'in one task: longest', 'long tasks, sum'];
  print('Milliseconds that events take while nothing is answered', head, rows);
  const {model} = cpus()[0];
  console.log(`\n${await ground.version()}, ${model} x ${cpus().length}, load ${before} before and ${load()} after`);
} finally {
  await ground.close();
}
