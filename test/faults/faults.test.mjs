/**
 * What becomes of events when something goes wrong, counted at the collector: each scenario with each transport.
 *
 * `FAULTS=5,7k` runs these scenarios only, `TRANSPORT=http` this transport; `TRANSPORT=model` shows that what is expected
 * of `http` can be reached, by a sender of twenty lines in the scenarios that are about adds alone. Back/forward cache and prerendering are real
 * where the browser has them, which a headless build without a window has not.
 */
import {after, before, describe, it} from 'node:test';
import {Cell} from './cell.mjs';
import {expectationOf} from './expectation.mjs';
import {Ground} from './ground.mjs';
import {scenarios} from './scenarios/index.mjs';
import {tableOf} from './table.mjs';

/** Cells at a time. Most of their time is waiting. */
const CONCURRENCY = 4;

const {FAULTS = '', TRANSPORT = ''} = process.env;
const asked = (list, name) => list === '' || list.split(',').includes(name);

/** Scenarios about adds that wait for an answer, and nothing else. */
const MODELLED = '1,1b,2,2b,3,4,5,6,6b,7,7c,7k,10,11,12,13,26,26b,26c,27,29b'.split(',');

function transportsOf({number, expect}) {
  if (TRANSPORT === 'model') return MODELLED.includes(number) ? ['model'] : [];
  return Object.keys(expect).filter((name) => asked(TRANSPORT, name));
}

const cells = [];
let ground;

before(async () => {
  ground = await Ground.make();
});

after(async () => {
  await ground?.close();
  console.log(tableOf(cells));
  const {keepsPages, prerenders} = ground ?? {};
  console.log(
    `Back/forward cache: ${keepsPages ? 'real' : 'none, Back loads a page anew'}. Prerendering: ${prerenders ? 'real' : 'emulated'}.`,
  );
});

describe('faults', {concurrency: CONCURRENCY}, () => {
  for (const scenario of scenarios.filter(({number}) => asked(FAULTS, number))) {
    for (const transport of transportsOf(scenario)) {
      const result = {scenario, transport, row: null, passed: false};
      cells.push(result);
      it(`${scenario.number} ${transport}: ${scenario.name}`, () => run(result));
    }
  }
});

async function run(result) {
  const {scenario, transport} = result;
  const cell = await Cell.open(ground, scenario, transport);
  try {
    await scenario.steps(cell);
    await cell.judge(expectationOf(scenario, transport));
    await scenario.check?.(cell);
    result.passed = true;
  } finally {
    result.row = cell.row();
    await cell.close();
  }
}
