/** The faults are what they say they are. */
import assert from 'node:assert/strict';
import {Agent, request} from 'node:http';
import {afterEach, test} from 'node:test';
import {waitFor} from '../support/collector.mjs';
import {FaultCollector, LIBRARY_PATH, seededRandom} from '../support/fault-collector.mjs';

/** Milliseconds. */
const DELAY = 200;

let collector;

afterEach(() => collector?.down());

const start = async (options) => (collector = await FaultCollector.start(options));

/** Sends an event; gives its status and headers, or the error's code. */
function post(body = {actionType: 'A'}, {path = '/track', method = 'POST', agent} = {}) {
  return new Promise((resolve) => {
    const sent = request(collector.origin + path, {method, agent}, (answer) => {
      answer.resume().on('end', () => resolve({status: answer.statusCode, headers: answer.headers}));
    });
    sent.on('error', ({code}) => resolve({code}));
    sent.end(method === 'POST' ? JSON.stringify(body) : '');
  });
}

const arrival = () => waitFor(() => collector.requests.length > 0, 'a request');

const timeOf = async (work) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

test('keeps events and nothing else', async () => {
  await start({libraryScript: 'script'});
  await post({actionType: 'A'});
  await post({Cookies: {}}, {path: '/api/forms/1'});
  assert.equal((await post({Cookies: {}})).status, 400);
  await post(null, {path: LIBRARY_PATH, method: 'GET'});
  await post(null, {method: 'OPTIONS'});
  assert.deepEqual(
    collector.received.map(({path, body}) => [path, body]),
    [['/track', {actionType: 'A'}]],
  );
  assert.equal(collector.requests.length, 5);
  assert.equal(collector.count('OPTIONS'), 1);
});

test('says how long a preflight holds, and closes each connection', async () => {
  await start();
  const {headers} = await post(null, {method: 'OPTIONS'});
  assert.equal(headers['access-control-max-age'], '0');
  assert.equal(headers.connection, 'close');
  await post();
  assert.notEqual(collector.requests[0].connection, collector.requests[1].connection);
});

test('uses a connection again where asked to', async () => {
  await start({keepAlive: true, preflightMaxAge: 600});
  const agent = new Agent({keepAlive: true, maxSockets: 1});
  const {headers} = await post(null, {method: 'OPTIONS', agent});
  await post({actionType: 'A'}, {agent});
  agent.destroy();
  assert.equal(headers['access-control-max-age'], '600');
  assert.equal(collector.requests[0].connection, collector.requests[1].connection);
});

test('answers a status so many times, with headers, and does no work', async () => {
  await start();
  collector.fault({status: 503, headers: {'retry-after': '2'}, times: 1});
  const {status, headers} = await post();
  assert.equal(status, 503);
  assert.equal(headers['retry-after'], '2');
  assert.equal((await post()).status, 200);
  assert.equal(collector.received.length, 1);
});

test('picks requests by path, method and body', async () => {
  await start();
  collector.fault({path: '/identify', status: 500});
  collector.fault({match: ({actionType}) => actionType === 'BAD', status: 400});
  assert.equal((await post({actionType: 'A'}, {path: '/identify'})).status, 500);
  assert.equal((await post({actionType: 'BAD'})).status, 400);
  assert.equal((await post({actionType: 'GOOD'})).status, 200);
});

test('drops a connection before the work and after it', async () => {
  await start();
  collector.fault({lose: 'before', times: 1});
  assert.equal((await post()).code, 'ECONNRESET');
  assert.equal(collector.received.length, 0);
  collector.fault({lose: 'after', times: 1});
  assert.equal((await post()).code, 'ECONNRESET');
  assert.equal(collector.received.length, 1);
});

test('delays the way there and the way back', async () => {
  await start();
  const quick = collector.fault({delay: DELAY});
  const slow = post();
  await arrival();
  assert.equal(collector.received.length, 0);
  await slow;
  quick();
  collector.fault({answerDelay: DELAY});
  assert.ok((await timeOf(() => post())) >= DELAY - 10);
  assert.equal(collector.received.length, 2);
});

test('delays at random, within a range', async () => {
  await start();
  collector.fault({delay: [DELAY, 2 * DELAY]});
  assert.ok((await timeOf(() => post())) >= DELAY - 10);
});

test('has the same random numbers in each run', () => {
  const numbers = (random) => Array.from({length: 100}, random);
  const [one, same, other] = [7, 7, 8].map((seed) => numbers(seededRandom(seed)));
  assert.deepEqual(one, same);
  assert.notDeepEqual(one, other);
  assert.ok(one.every((number) => number >= 0 && number < 1));
  assert.ok(Math.max(...one) - Math.min(...one) > 0.8);
});

test('swallows requests until that is taken back', async () => {
  await start();
  const answer = collector.fault({hole: true});
  const swallowed = post();
  await waitFor(() => collector.requests[0]?.outcome === 'hole', 'the request');
  answer();
  assert.equal((await swallowed).code, 'ECONNRESET');
  assert.equal(collector.received.length, 0);
  assert.equal((await post()).status, 200);
});

test('closes its port and opens the same one again', async () => {
  await start();
  const {origin} = collector;
  await collector.down();
  assert.equal((await post()).code, 'ECONNREFUSED');
  await collector.up();
  assert.equal(collector.origin, origin);
  assert.equal((await post()).status, 200);
});
