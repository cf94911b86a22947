/** What runs in a page of the benchmark, the same for each sender: it fires events and measures what they cost. */

/**
 * How a sender takes events; each page sets its own as `globalThis.sender`.
 *
 * @typedef {object} Sender
 * @property {(number: number) => () => unknown} prepare the event of a number, not yet fired
 * @property {() => number} queued how many wait to be answered
 */

/** Storage calls that write, and the characters that they write, since the page began. */
const written = {writes: 0, characters: 0};
const {setItem} = Storage.prototype;
for (const method of ['setItem', 'removeItem']) {
  const original = Storage.prototype[method];
  Storage.prototype[method] = function (...args) {
    written.writes += 1;
    written.characters += String(args[1] ?? '').length;
    return original.apply(this, args);
  };
}

const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({duration}) => duration))).observe({
  type: 'longtask',
});

/** More than any sender needs for what it leaves to microtasks. */
const MICROTASKS = 30;
/** Events that a shop could fire in one task. */
const CHUNK = 20;

export {prepareFact} from './facts.js';

export const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Resolves when everything was answered; gives the writes to storage that it took. */
export async function drain() {
  const {writes} = written;
  while (globalThis.sender.queued() > 0) await nextTask();
  return written.writes - writes;
}

/**
 * Fires one event. Gives the microseconds of the call itself, those until its microtasks have run as well, and what was
 * written to storage by then.
 */
async function fire(number) {
  const event = globalThis.sender.prepare(number);
  const {writes, characters} = written;
  const start = performance.now();
  event();
  const returned = performance.now();
  for (let i = 0; i < MICROTASKS; i++) await null;
  const end = performance.now();
  return {
    call: (returned - start) * 1000,
    whole: (end - start) * 1000,
    writes: written.writes - writes,
    characters: written.characters - characters,
  };
}

/** The microseconds of a bare write of as many characters: what is written down at once can't cost less. */
function writeBare(characters, key = 'bare') {
  const text = String(performance.now()).padEnd(characters, 'x');
  const start = performance.now();
  setItem.call(localStorage, key, text);
  return (performance.now() - start) * 1000;
}

/** Fires `count` events, each when the one before was answered, and beside each makes a bare write. */
export async function fireAlone(count) {
  const samples = [];
  for (let number = 0; number < count; number++) {
    const sample = {...(await fire(number)), later: await drain()};
    await nextTask();
    samples.push({...sample, bare: writeBare(sample.characters)});
    await nextTask();
  }
  return samples;
}

/** Fires `count` events that queue up, in chunks, each with a bare write behind it; the first has the number `from`. */
export async function fireQueued(from, count) {
  const samples = [];
  for (let number = from; number < from + count; number++) {
    const sample = await fire(number);
    samples.push({...sample, bare: writeBare(sample.characters)});
    if (number % CHUNK === 0) await nextTask();
  }
  return {samples, queued: globalThis.sender.queued()};
}

/** Bare writes of so many characters, to be fired as events are. */
const prepareBare = (characters) => (number) => () => writeBare(characters, `bare-${number}`);

/**
 * Fires `count` events, `chunk` in a task, or bare writes of so many characters. Gives the milliseconds of the longest
 * task, and of those that count as long.
 */
export async function tasksOf(count, chunk = CHUNK, characters = 0) {
  const prepare = characters ? prepareBare(characters) : globalThis.sender.prepare;
  const events = Array.from({length: count}, (_, number) => prepare(number));
  await nextTask();
  longTasks.length = 0;
  let longest = 0;
  while (events.length > 0) {
    await nextTask();
    const start = performance.now();
    for (const event of events.splice(0, chunk)) event();
    for (let i = 0; i < MICROTASKS; i++) await null;
    longest = Math.max(longest, performance.now() - start);
  }
  // The browser tells of a long task some time after it.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {longest, long: [...longTasks]};
}
